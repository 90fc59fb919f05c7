import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from api.gql.http import sdl
from tests.api.gql.canned import GRAPHQL, JSON, code_of, make_client

client = make_client()


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
    assert response.headers["vary"] == "Accept, Origin"
    assert response.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("accept", ["text/html", f"{JSON};q=0", "image/*", f"{JSON};q=much"])
def test_a_client_that_takes_neither_media_type_is_told_in_json(accept: str) -> None:
    response = client.get("/graphql?query={__typename}", headers={"accept": accept})
    assert response.status_code == 406
    assert code_of(response.json()) == "NOT_ACCEPTABLE"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
def test_another_method_is_not_allowed(method: str) -> None:
    response = client.request(method, "/graphql")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, POST"
    assert code_of(response.json()) == "METHOD_NOT_ALLOWED"


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


def test_the_schema_is_served_as_text() -> None:
    app = Starlette(routes=[Route("/schema.graphql", sdl)])
    response = TestClient(app).get("/schema.graphql")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert "type TimelineConnection" in response.text
