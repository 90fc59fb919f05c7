from typing import Any

import pytest

from api.errors import BadInput, TimedOut, Unavailable
from tests.api.gql.canned import GRAPHQL, JSON, CannedEngine, code_of, make_client, make_row, post


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"query": "{"}, "GRAPHQL_PARSE_FAILED"),
        ({"query": ""}, "GRAPHQL_PARSE_FAILED"),
        ({"query": '{actor(slug:"\\ud800"){id}}'}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{nothing}"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "{timeline(first:9223372036854775808){totalCount}}"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": '{timeline(where:{reportedBy:"2021-02-30"}){totalCount}}'}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "type A{a:Int}"}, "OPERATION_RESOLUTION_FAILURE"),
        ({"query": "query A{__typename} query B{__typename}"}, "OPERATION_RESOLUTION_FAILURE"),
        ({"query": "query A{__typename}", "operationName": "B"}, "OPERATION_RESOLUTION_FAILURE"),
        ({"query": "query($a:ID!){node(id:$a){id}}"}, "BAD_USER_INPUT"),
        ({"query": "query($a:ID!){node(id:$a){id}}", "variables": {"a": "\ud800"}}, "BAD_USER_INPUT"),
        ({"query": "query($a:ID!){node(id:$a){id}}", "variables": {"a": "a\x00"}}, "BAD_USER_INPUT"),
        (
            {"query": "query($a:Int){timeline(first:$a){totalCount}}", "variables": {"a": 2**63}},
            "BAD_USER_INPUT",
        ),
        (
            {"query": "query($a:Int){timeline(first:$a){totalCount}}", "variables": {"a": 1e999}},
            "BAD_REQUEST",
        ),
        ({"query": "{__typename " * 1_001 + "}"}, "GRAPHQL_VALIDATION_FAILED"),
    ],
)
def test_an_operation_that_cannot_be_run_has_errors_and_no_data(body: dict[str, Any], expected: str) -> None:
    status, result = post(body)
    assert (status, code_of(result)) == (400, expected)
    assert "data" not in result
    if expected != "BAD_REQUEST":
        assert post(body, accept=JSON)[0] == 200


@pytest.mark.parametrize(
    "value", [10**400, 1.5, "2021-02-30", "yesterday", 20210709, "2021-7-9", "\uff12\uff10\uff12\uff11-07-09"]
)
def test_a_date_that_is_none_says_what_a_date_is(value: object) -> None:
    query = "query($a:Date){timeline(where:{reportedBy:$a}){totalCount}}"
    _, result = post({"query": query, "variables": {"a": value}})
    assert code_of(result) == "BAD_USER_INPUT"
    assert "YYYY-MM-DD" in result["errors"][0]["message"]


@pytest.mark.parametrize("value", ["1e999", "-1e999", "9" * 400])
def test_a_number_beyond_every_float_is_no_coordinate(value: str) -> None:
    query = "query($a:Float!){timeline(where:{area:{west:$a,south:0,east:0,north:0}}){totalCount}}"
    _, result = post(b'{"query": "%s", "variables": {"a": %s}}' % (query.encode(), value.encode()))
    assert code_of(result) == "BAD_USER_INPUT"


def test_a_row_is_read_by_response_keys_and_its_type_by_its_name() -> None:
    rows = [
        make_row("Incident", key="a", k="INCIDENT"),
        make_row("Statement", key="b", k="STATEMENT", act="DENY"),
    ]
    engine = CannedEngine({"line": make_row("TimelineConnection", all=rows)})
    query = "{line:timeline{all:nodes{__typename key:slug k:kind ...on Statement{act}}}}"
    assert post({"query": query}, to=make_client(engine))[1] == {
        "data": {
            "line": {
                "all": [
                    {"__typename": "Incident", "key": "a", "k": "INCIDENT"},
                    {"__typename": "Statement", "key": "b", "k": "STATEMENT", "act": "DENY"},
                ]
            }
        }
    }


def test_what_is_skipped_is_not_asked_for() -> None:
    engine = CannedEngine({"b": None})
    query = (
        'query($no:Boolean!){a:node(id:"a")@include(if:$no){id} b:node(id:"b"){id} __schema{queryType{name}}}'
    )
    _, result = post({"query": query, "variables": {"no": False}}, to=make_client(engine))
    assert result["data"] == {"b": None, "__schema": {"queryType": {"name": "Query"}}}
    assert engine.asked == ["b"]


def test_what_is_wrong_with_an_argument_is_told_at_its_field() -> None:
    error = BadInput("This is no cursor.", argument="after")
    query = '{a:actor(slug:"a"){entries(after:"x"){totalCount}} p:place(slug:"b"){id}}'
    engine = CannedEngine({"a": error, "p": make_row("Place", id="place:b")})
    status, result = post({"query": query}, to=make_client(engine))
    assert status == 200
    assert result["data"] == {"a": None, "p": {"id": "place:b"}}
    assert result["errors"] == [
        {
            "message": "This is no cursor.",
            "locations": [{"line": 1, "column": 2}],
            "path": ["a"],
            "extensions": {"code": "BAD_USER_INPUT", "argument": "after"},
        }
    ]


def test_what_is_not_ours_is_masked_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    engine = CannedEngine({"place": RuntimeError("password=hunter2")})
    client = make_client(engine)
    response = client.post(
        "/graphql", json={"query": '{place(slug:"a"){id}}'}, headers={"X-Request-ID": "abc"}
    )
    assert response.json() == {
        "data": {"place": None},
        "errors": [
            {
                "message": "Internal server error",
                "locations": [{"line": 1, "column": 2}],
                "path": ["place"],
                "extensions": {"code": "INTERNAL_SERVER_ERROR", "requestId": "abc"},
            }
        ],
    }
    assert "hunter2" in caplog.text


def test_a_row_that_lacks_what_it_must_have_is_masked_too(caplog: pytest.LogCaptureFixture) -> None:
    engine = CannedEngine({"place": make_row("Place")})
    _, result = post({"query": '{place(slug:"a"){id}}'}, to=make_client(engine))
    assert code_of(result) == "INTERNAL_SERVER_ERROR"
    assert "KeyError" in caplog.text


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (Unavailable("The database is away: try again."), "SERVICE_UNAVAILABLE"),
        (TimedOut("The database took too long: ask for less."), "TIMEOUT"),
    ],
)
@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
def test_what_fails_for_the_whole_request_has_no_data(error: Exception, expected: str, accept: str) -> None:
    engine = CannedEngine({}, error=error)
    status, result = post({"query": '{place(slug:"a"){id}}'}, to=make_client(engine), accept=accept)
    assert (status, code_of(result)) == (503, expected)
    assert "data" not in result


def test_a_mistake_in_the_view_is_masked_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    broken = make_client()
    del broken.app.state._state["engine"]  # noqa: SLF001 - the only way to break it
    status, result = post({"query": "{__typename}"}, to=broken)
    assert (status, code_of(result)) == (500, "INTERNAL_SERVER_ERROR")
    assert result["errors"][0]["message"] == "Internal server error"
    assert "AttributeError" in caplog.text
