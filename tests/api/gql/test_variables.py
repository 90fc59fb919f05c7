"""Variables that are taken as they are have the values that graphql-core would give them."""

from typing import Any

import pytest
from graphql import OperationDefinitionNode, VariableValues, get_variable_values, parse

from api.gql.schema import SCHEMA
from api.gql.variables import coerce, declare

DECLARED = (
    "$text: String",
    "$id: ID!",
    "$number: Int",
    "$yes: Boolean",
    '$text: String = "none"',
    "$number: Int! = 7",
    "$text: String, $number: Int!",
    "$ids: [ID!]",
    "$day: Date",
    "$where: TimelineFilter, $text: String",
    "$orderBy: TimelineOrder!",
)
GIVEN: tuple[dict[str, Any], ...] = (
    {},
    {"text": "ä", "id": "actor:iran", "number": 3, "yes": True},
    {"text": None, "id": None, "number": None, "yes": None},
    {"text": 5, "id": 5, "number": "5", "yes": 1},
    {"text": True, "id": 1.5, "number": True, "yes": "true"},
    {"text": ["a"], "id": {}, "number": 2**31, "yes": []},
    {"number": 2.0},
    {"number": 2**31 - 1, "text": "", "unknown": "ignored"},
    {"ids": "one", "day": "2021-07-09", "where": {"search": "rocket"}, "orderBy": "LATEST_FIRST"},
    {"ids": ["one", None], "day": "July", "where": {"nothing": 1}, "orderBy": "NO_ORDER"},
)


def tell_sources(values: VariableValues) -> dict[str, tuple[str, object]]:
    """Return each variable's type and value: two types of the same list are not equal."""
    return {name: (str(each.signature.type), each.value) for name, each in values.sources.items()}


@pytest.mark.parametrize("given", GIVEN)
@pytest.mark.parametrize("declared", DECLARED)
def test_they_are_what_graphql_core_makes_of_them(declared: str, given: dict[str, Any]) -> None:
    node = parse(f"query ({declared}) {{ __typename }}").definitions[0]
    assert isinstance(node, OperationDefinitionNode)
    ours = coerce(declare(node), given)
    theirs = get_variable_values(SCHEMA, node.variable_definitions or (), given)
    if isinstance(theirs, VariableValues):
        assert isinstance(ours, VariableValues)
        assert tell_sources(ours) == tell_sources(theirs)
        assert ours.coerced == theirs.coerced
        assert [type(each) for each in ours.coerced.values()] == [type(e) for e in theirs.coerced.values()]
    else:
        assert isinstance(ours, list)
        assert [each.message for each in ours] == [each.message for each in theirs]
