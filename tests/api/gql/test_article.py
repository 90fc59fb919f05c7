"""The whole way, from HTTP to either database and back, over the article."""

import json
from collections import deque
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_composite_type,
    is_leaf_type,
    is_required_argument,
)
from starlette.testclient import TestClient

from api.app import make_app
from api.gql.schema import SCHEMA
from api.settings import Settings

OBJECTS = [
    kind.name
    for kind in SCHEMA.type_map.values()
    if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__")
]


@pytest.fixture(scope="module")
def client(article_database: str) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(database_url=article_database))) as client:
        yield client


def ask(client: TestClient, query: str, **variables: object) -> dict[str, Any]:
    body = json.dumps({"query": query, "variables": variables})
    response = client.post("/graphql", content=body, headers={"content-type": "application/json"})
    result: dict[str, Any] = response.json()
    return result


GIVEN = {"interval": "MONTH"}
"""What required arguments are given on the way to a type."""


def find_paths() -> dict[str, list[str]]:
    """Return for each type the selections that lead to it from the root by the shortest way."""
    paths: dict[str, list[str]] = {"Query": []}
    pending = deque(["Query"])
    while pending:
        name = pending.popleft()
        for step, below in list_steps(name):
            if below not in paths:
                paths[below] = [*paths[name], step]
                pending.append(below)
    return paths


def list_steps(name: str) -> Iterator[tuple[str, str]]:
    kind = SCHEMA.type_map[name]
    if isinstance(kind, GraphQLInterfaceType):
        yield from ((f"... on {each.name}", each.name) for each in SCHEMA.get_possible_types(kind))
    for field, definition in kind.fields.items():
        below = get_named_type(definition.type)
        required = {name for name, each in definition.args.items() if is_required_argument(each)}
        if is_composite_type(below) and required <= set(GIVEN):
            given = ", ".join(f"{name}: {GIVEN[name]}" for name in sorted(required))
            yield f"{field}({given})" if given else field, below.name


def select_all(name: str) -> str:
    """Return a selection of every field of the type, and below each of what it holds itself."""
    fields = SCHEMA.type_map[name].fields
    askable = [
        field for field, each in fields.items() if not any(map(is_required_argument, each.args.values()))
    ]
    return " ".join(f"{field}{select_values(get_named_type(fields[field].type))}" for field in askable)


def select_values(kind: Any) -> str:  # noqa: ANN401 - any output type
    if is_leaf_type(kind):
        return ""
    values = (name for name, each in kind.fields.items() if is_leaf_type(get_named_type(each.type)))
    return "{__typename " + " ".join(values) + "}"


@pytest.mark.parametrize("name", OBJECTS)
def test_every_field_of_every_type_is_answered(client: TestClient, name: str) -> None:
    steps = find_paths()[name]
    query = "{" + "{".join([*steps, select_all(name)]) + "}" * (len(steps) + 1)
    assert ask(client, query).get("errors") is None


def test_who_denies_what_is_found_out(client: TestClient) -> None:
    query = """{
      claims(statuses: [CONTESTED]) {
        nodes { text positions { stance actor { name } statement { title citations { quote } } } }
      }
    }"""
    (claim,) = ask(client, query)["data"]["claims"]["nodes"]
    assert {(each["stance"], each["actor"]["name"]) for each in claim["positions"]} == {
        ("ASSERTS", "United States"),
        ("DENIES", "Iran"),
    }


def test_a_fragment_on_a_kind_applies_to_that_kind_alone(client: TestClient) -> None:
    query = "{timeline{totalCount nodes{kind ...on Statement{act} ...I}}} fragment I on Incident{incidentCategory}"
    timeline = ask(client, query)["data"]["timeline"]
    assert timeline["totalCount"] == len(timeline["nodes"]) == 16
    for entry in timeline["nodes"]:
        assert ("act" in entry) == (entry["kind"] == "STATEMENT")
        assert ("incidentCategory" in entry) == (entry["kind"] == "INCIDENT")


@pytest.mark.parametrize(
    "identity", ["", ":", "entry", "entry:", "ENTRY:a", "entry:nobody", "x" * 5_000, 2**64]
)
def test_what_is_unknown_or_malformed_is_null(client: TestClient, identity: object) -> None:
    query = "query($id:ID!,$slug:String!){node(id:$id){id} nodes(ids:[$id,$id]){id} entry(slug:$slug){id}}"
    result = ask(client, query, id=identity, slug=str(identity))
    assert result == {"data": {"node": None, "nodes": [None, None], "entry": None}}


@pytest.mark.parametrize(
    ("query", "argument", "message"),
    [
        ("timeline(first:0)", "first", "first must be from 1 to 100, and is 0."),
        ("timeline(first:-1)", "first", "first must be from 1 to 100, and is -1."),
        ("timeline(first:1000000000)", "first", "first must be from 1 to 100, and is 1000000000."),
        ("timeline(first:1,last:1)", "last", "Give first or last, not both."),
        ('timeline(after:"x")', "after", "This is no cursor"),
        ('timeline(where:{actors:["nobody"]})', "where.actors", "There is no actor “nobody”."),
        ('timeline(where:{any:[{places:["nowhere"]}]})', "where.any[0].places", "There is no place"),
        ('timeline(where:{countries:["Iraq"]})', "where.countries", ""),
        ('timeline(where:{during:{from:"2021-07-09",to:"2021-07-01"}})', "where.during", "The range begins"),
        ("timeline(where:{area:{west:0,south:50,east:0,north:40}})", "where.area", "south and north"),
        (
            "timeline(where:{not:{not:{not:{not:{not:{not:{}}}}}}})",
            "where.not.not.not.not.not",
            "any and not",
        ),
    ],
)
def test_an_argument_that_cannot_be_is_named(
    client: TestClient, query: str, argument: str, message: str
) -> None:
    (error,) = ask(client, f"{{{query}{{totalCount}}}}")["errors"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": argument}
    assert error["message"].startswith(message)
    assert error["locations"] == [{"line": 1, "column": 2}]


def test_a_cursor_of_another_order_is_refused(client: TestClient) -> None:
    page = ask(client, "{timeline(first:1){pageInfo{endCursor}}}")["data"]["timeline"]["pageInfo"]
    query = "query($after:String){timeline(after:$after,orderBy:LATEST_FIRST){totalCount}}"
    (error,) = ask(client, query, after=page["endCursor"])["errors"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "after"}
    assert "another order" in error["message"]
