import asyncio
import json

import pytest
from starlette.types import Message

from tests.api.gql.canned import GRAPHQL, JSON, code_of, make_client, post

client = make_client()


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
    assert code_of(response.json()) == "BAD_REQUEST"


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
    assert code_of(result) == "BAD_REQUEST"
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
    assert (status, code_of(result)) == (415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize(
    "content_type", [JSON, f"{JSON};charset=UTF-8", f'{JSON} ; charset="utf-8"', JSON.upper()]
)
def test_json_is_json_however_it_is_written(content_type: str) -> None:
    assert post({"query": "{__typename}"}, **{"content-type": content_type})[0] == 200


def test_a_body_may_be_100_kilobytes_and_no_more() -> None:
    body = json.dumps({"query": "{__typename}"}).encode()
    assert post(body + b" " * (100_000 - len(body)))[0] == 200
    status, result = post(body + b" " * (100_001 - len(body)))
    assert (status, code_of(result)) == (413, "PAYLOAD_TOO_LARGE")
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
