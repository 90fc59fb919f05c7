from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    is_enum_type,
    is_input_object_type,
    is_specified_scalar_type,
    validate_schema,
)

from api.gql import schema as module
from api.gql.schema import SCHEMA, print_sdl
from schema import vocabularies

COMMITTED = Path(module.__file__).with_name("schema.graphql")
OURS = [kind for name, kind in SCHEMA.type_map.items() if not name.startswith("__")]


def list_members(kind: object) -> Iterator[tuple[str, str | None]]:
    for name, field in getattr(kind, "fields", {}).items():
        yield name, field.description
        for argument, definition in getattr(field, "args", {}).items():
            yield f"{name}({argument}:)", definition.description


def test_the_committed_schema_is_the_one_that_is_served() -> None:
    assert COMMITTED.read_text() == print_sdl(), "run: ./dateline contracts"


def test_the_schema_is_valid() -> None:
    assert validate_schema(SCHEMA) == []


@pytest.mark.parametrize("kind", OURS, ids=str)
def test_every_type_field_and_argument_has_a_description(kind: GraphQLObjectType) -> None:
    assert kind.description
    assert [name for name, description in list_members(kind) if not description] == []


def test_every_vocabulary_is_an_enumeration_in_upper_case() -> None:
    for name in ("EntryKind", "IncidentCategory", "ClaimStatus", "LinkRelation"):
        kind = SCHEMA.type_map[name]
        assert is_enum_type(kind)
        assert list(kind.values) == [member.name for member in getattr(vocabularies, name)]


def test_no_field_has_a_resolver() -> None:
    objects = [kind for kind in OURS if isinstance(kind, GraphQLObjectType)]
    assert [
        (kind.name, name) for kind in objects for name, field in kind.fields.items() if field.resolve
    ] == []


def test_every_kind_of_entry_has_all_fields_of_an_entry() -> None:
    entry = SCHEMA.type_map["TimelineEntry"]
    assert isinstance(entry, GraphQLInterfaceType)
    kinds = SCHEMA.get_possible_types(entry)
    assert {kind.name for kind in kinds} == {"Incident", "Statement", "DiplomaticEvent"}
    assert all(entry.fields.keys() < kind.fields.keys() for kind in kinds)


def test_a_connection_has_edges_nodes_page_info_and_a_total() -> None:
    connections = [kind for kind in OURS if kind.name.endswith("Connection")]
    assert len(connections) == 8
    for kind in connections:
        assert isinstance(kind, GraphQLObjectType)
        facets = ["facets"] if kind.name == "TimelineConnection" else []
        assert list(kind.fields) == ["edges", "nodes", "pageInfo", "totalCount", *facets]


def test_scalars_say_where_they_are_specified() -> None:
    scalars = [SCHEMA.type_map[name] for name in ("Date", "DateTime", "URL")]
    assert not any(is_specified_scalar_type(scalar) for scalar in scalars)
    assert all(scalar.to_kwargs()["specified_by_url"].startswith("https://") for scalar in scalars)


def test_the_filter_nests() -> None:
    filters = SCHEMA.type_map["TimelineFilter"]
    assert is_input_object_type(filters)
    assert str(filters.fields["any"].type) == "[TimelineFilter!]"
    assert str(filters.fields["not"].type) == "TimelineFilter"
