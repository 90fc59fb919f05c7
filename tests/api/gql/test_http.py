import asyncio
import json

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message

from api.errors import BadInput, TimedOut, Unavailable
from api.gql.http import sdl
from tests.api.gql.canned import CannedEngine, make_client, make_row

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
client = make_client()


def post(body: object, *, to: TestClient = client, accept: str = GRAPHQL, **headers: str) -> tuple[int, dict]:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"content-type": JSON, "accept": accept} | headers
    response = to.post("/graphql", content=content, headers=headers)
    return response.status_code, response.json()


def code(result: dict) -> str:
    return result["errors"][0]["extensions"]["code"]


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        (None, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (GRAPHQL, GRAPHQL),
        (f"{GRAPHQL}, {JSON};q=0.9", GRAPHQL),
        (f"{GRAPHQL};q=0.5, {JSON}", JSON),
        (f"{GRAPHQL}, {JSON}, text/event-stream", GRAPHQL),
        (f"{JSON}, {GRAPHQL}", JSON),
        (f"{JSON};q=0, */*", GRAPHQL),
        (f"text/html, {GRAPHQL.upper()} ; charset=utf-8", GRAPHQL),
    ],
)
def test_the_media_type_is_the_one_that_is_preferred(accept: str | None, answered: str) -> None:
    headers = {} if accept is None else {"accept": accept}
    plain = TestClient(client.app, headers={"accept": ""} if accept is None else {})
    response = plain.post("/graphql", json={"query": "{__typename}"}, headers=headers)
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{answered}; charset=utf-8"
    assert response.headers["vary"] == "Accept"
    assert response.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("accept", ["text/html", f"{JSON};q=0", "image/*", f"{JSON};q=much"])
def test_a_client_that_takes_neither_media_type_is_told_in_json(accept: str) -> None:
    response = client.get("/graphql?query={__typename}", headers={"accept": accept})
    assert response.status_code == 406
    assert code(response.json()) == "NOT_ACCEPTABLE"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
def test_another_method_is_not_allowed(method: str) -> None:
    response = client.request(method, "/graphql")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, POST"
    assert code(response.json()) == "METHOD_NOT_ALLOWED"


@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
@pytest.mark.parametrize("kind", ["mutation", "subscription"])
def test_get_answers_queries_alone(kind: str, accept: str) -> None:
    response = client.get("/graphql", params={"query": f"{kind}{{a}}"}, headers={"accept": accept})
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"


def test_get_takes_its_parameters_from_the_url() -> None:
    parameters = {
        "query": "query A{__typename} query B($name:String!){__type(name:$name){kind}}",
        "operationName": "B",
        "variables": '{"name": "Incident"}',
        "extensions": "{}",
        "unknown": "ignored",
    }
    assert client.get("/graphql", params=parameters).json() == {"data": {"__type": {"kind": "OBJECT"}}}


def test_head_is_get_without_a_body() -> None:
    assert client.head("/graphql?query={__typename}").status_code == 200


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("/graphql", 'There is no query: send {"query": "…"}.'),
        ("/graphql?query={a}&query={b}", "query stands in the URL more than once: leave one."),
        ("/graphql?query={a}&variables=[1]", "variables must be an object or null."),
        ("/graphql?query={a}&variables={", "variables is not JSON: "),
        ("/graphql?query={a}&variables=NaN", "variables is not JSON: NaN is no JSON number."),
    ],
)
def test_a_url_that_asks_nothing_is_refused(url: str, message: str) -> None:
    response = client.get(url)
    assert response.status_code == 400
    assert response.json()["errors"][0]["message"].startswith(message)
    assert code(response.json()) == "BAD_REQUEST"


@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "The body is not JSON in UTF-8: "),
        (b'{"query":', "The body is not JSON in UTF-8: "),
        (b'{"query": "\xff"}', "The body is not JSON in UTF-8: "),
        (b'\xef\xbb\xbf{"query": "{a}"}', "The body is not JSON in UTF-8: "),
        ('{"query":"{a}"}'.encode("utf-16"), "The body is not JSON in UTF-8: "),
        (
            b'{"query": "{a}", "variables": {"a": NaN}}',
            "The body is not JSON in UTF-8: NaN is no JSON number.",
        ),
        (b'{"query": "{a}", "variables": {"a": -Infinity}}', "The body is not JSON in UTF-8: -Infinity"),
        (b'{"a":' * 20_000, "The body is not JSON in UTF-8: "),
        (b"9" * 5_000, "The body is not JSON in UTF-8: "),
        (b'"x"', "The body is no JSON object"),
        (b"null", "The body is no JSON object"),
        (b"5", "The body is no JSON object"),
        (b"[]", "Several operations in one request are not answered"),
        (b'[{"query": "{a}"}]', "Several operations in one request are not answered"),
        (b"{}", "There is no query"),
        (b'{"query": null}', "There is no query"),
        (b'{"query": 5}', "query must be a string or null."),
        (b'{"query": "{a}", "variables": "{}"}', "variables must be an object or null."),
        (b'{"query": "{a}", "operationName": 1}', "operationName must be a string or null."),
        (b'{"query": "{a}", "extensions": []}', "extensions must be an object or null."),
        (b'{"query": "{a \\ud800}"}', "query holds half of a surrogate pair"),
        (b'{"query": "{a}", "operationName": "\\udfff"}', "operationName holds half of a surrogate pair"),
    ],
)
def test_a_body_that_asks_nothing_is_refused(body: bytes, message: str, accept: str) -> None:
    status, result = post(body, accept=accept)
    assert status == 400
    assert code(result) == "BAD_REQUEST"
    assert result["errors"][0]["message"].startswith(message)


def test_what_is_unknown_in_a_body_is_ignored_and_null_is_missing() -> None:
    body = {
        "query": "{__typename}",
        "variables": None,
        "operationName": None,
        "extensions": {"a": 1},
        "id": 7,
    }
    assert post(body) == (200, {"data": {"__typename": "Query"}})


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("content-type", "text/plain"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("content-type", f"{JSON}; charset=latin-1"),
        ("content-type", ""),
        ("content-encoding", "gzip"),
    ],
)
def test_a_body_in_another_form_is_unsupported(header: str, value: str) -> None:
    status, result = post({"query": "{__typename}"}, **{header: value})
    assert (status, code(result)) == (415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize(
    "content_type", [JSON, f"{JSON};charset=UTF-8", f'{JSON} ; charset="utf-8"', JSON.upper()]
)
def test_json_is_json_however_it_is_written(content_type: str) -> None:
    assert post({"query": "{__typename}"}, **{"content-type": content_type})[0] == 200


def test_a_body_may_be_100_kilobytes_and_no_more() -> None:
    body = json.dumps({"query": "{__typename}"}).encode()
    assert post(body + b" " * (100_000 - len(body)))[0] == 200
    status, result = post(body + b" " * (100_001 - len(body)))
    assert (status, code(result)) == (413, "PAYLOAD_TOO_LARGE")
    assert "longer than 100,000 bytes" in result["errors"][0]["message"]


def test_a_body_of_unknown_length_is_read_no_further_than_allowed() -> None:
    asked: list[int] = []
    sent: list[Message] = []

    async def receive() -> Message:
        asked.append(1)
        return {"type": "http.request", "body": b" " * 60, "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    app = make_client(max_body_bytes=100).app
    headers = [(b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": "/graphql", "query_string": b"", "headers": headers}
    asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 413
    assert (b"connection", b"close") in sent[0]["headers"]
    assert len(asked) == 2


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
def test_an_operation_that_cannot_be_run_has_errors_and_no_data(body: dict, expected: str) -> None:
    status, result = post(body)
    assert (status, code(result)) == (400, expected)
    assert "data" not in result
    if expected != "BAD_REQUEST":
        assert post(body, accept=JSON)[0] == 200


@pytest.mark.parametrize(
    "value", [10**400, 1.5, "2021-02-30", "yesterday", 20210709, "2021-7-9", "\uff12\uff10\uff12\uff11-07-09"]
)
def test_a_date_that_is_none_says_what_a_date_is(value: object) -> None:
    query = "query($a:Date){timeline(where:{reportedBy:$a}){totalCount}}"
    _, result = post({"query": query, "variables": {"a": value}})
    assert code(result) == "BAD_USER_INPUT"
    assert "YYYY-MM-DD" in result["errors"][0]["message"]


@pytest.mark.parametrize("value", ["1e999", "-1e999", "9" * 400])
def test_a_number_beyond_every_float_is_no_coordinate(value: str) -> None:
    query = "query($a:Float!){timeline(where:{area:{west:$a,south:0,east:0,north:0}}){totalCount}}"
    _, result = post(b'{"query": "%s", "variables": {"a": %s}}' % (query.encode(), value.encode()))
    assert code(result) == "BAD_USER_INPUT"


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
    assert code(result) == "INTERNAL_SERVER_ERROR"
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
    assert (status, code(result)) == (503, expected)
    assert "data" not in result


def test_an_answer_that_takes_too_long_is_given_up() -> None:
    slow = make_client(CannedEngine({}, seconds=10), timeout_seconds=0.05)
    status, result = post({"query": '{place(slug:"a"){id}}'}, to=slow)
    assert (status, code(result)) == (503, "TIMEOUT")
    assert "longer than 0.05 s" in result["errors"][0]["message"]


def test_a_mistake_in_the_view_is_masked_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    broken = make_client()
    del broken.app.state._state["engine"]  # noqa: SLF001 - the only way to break it
    status, result = post({"query": "{__typename}"}, to=broken)
    assert (status, code(result)) == (500, "INTERNAL_SERVER_ERROR")
    assert result["errors"][0]["message"] == "Internal server error"
    assert "AttributeError" in caplog.text


def test_the_schema_is_served_as_text() -> None:
    app = Starlette(routes=[Route("/schema.graphql", sdl)])
    response = TestClient(app).get("/schema.graphql")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert "type TimelineConnection" in response.text
