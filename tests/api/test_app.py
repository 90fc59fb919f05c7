"""The application around both faces: its URLs, its middleware, its health."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from starlette.routing import Route
from starlette.testclient import TestClient

from api.app import ROUTES, make_app
from api.rest.resources import RESOURCES
from api.settings import Settings
from schema.storage.database import make_engine

ORIGIN = {"Origin": "https://example.org"}


@pytest.fixture(scope="module")
def client(article_database: str) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(database_url=article_database))) as client:
        yield client


def test_each_resource_is_read_at_the_address_that_its_description_gives() -> None:
    routed = {route.path for route in ROUTES if isinstance(route, Route) and route.path.startswith("/v1/")}
    assert routed == {resource.path for resource in RESOURCES} | {"/v1/timeline.{suffix}"}


def test_the_first_page_is_the_timeline_with_its_landmarks(client: TestClient) -> None:
    response = client.get("/")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert [
        mark for mark in ("<header", "<nav", "<main", "<aside", "<noscript>") if mark not in response.text
    ] == []


def test_the_schema_is_served_as_text(client: TestClient) -> None:
    response = client.get("/schema.graphql")
    assert response.headers["content-type"].startswith("text/plain")
    assert "type TimelineConnection" in response.text


def test_a_migrated_database_is_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").status_code == 200


def test_a_database_that_is_not_migrated_is_not_ready(unmigrated_database: str) -> None:
    engine = make_engine(unmigrated_database)
    engine.connect().close()  # an SQLite file is made when it is first opened
    engine.dispose()
    with TestClient(make_app(Settings(database_url=unmigrated_database))) as client:
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 503
        asked = client.post("/graphql", json={"query": "{ timeline { totalCount } }"})
        assert asked.status_code == 503
        assert asked.json()["errors"][0]["extensions"]["code"] == "SERVICE_UNAVAILABLE"
        assert client.get("/v1/timeline").status_code == 503


def test_a_database_of_another_revision_is_not_ready(writable_article_database: str) -> None:
    engine = make_engine(writable_article_database)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    engine.dispose()
    with TestClient(make_app(Settings(database_url=writable_article_database))) as client:
        assert client.get("/readyz").status_code == 503


def test_pages_of_any_origin_may_read_without_credentials(client: TestClient) -> None:
    response = client.get("/v1/timeline", headers=ORIGIN)
    assert response.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in response.headers
    exposed = response.headers["access-control-expose-headers"]
    assert {"ETag", "Link", "Location"} <= set(exposed.split(", "))


def test_a_browser_may_post_json_from_another_origin(client: TestClient) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    response = client.options("/graphql", headers=ORIGIN | asked)
    assert response.status_code == 200
    assert "POST" in response.headers["access-control-allow-methods"]


def test_origins_may_be_named(article_database: str) -> None:
    settings = Settings(database_url=article_database, cors_origins=("https://example.org",))
    with TestClient(make_app(settings)) as client:
        assert (
            client.get("/v1/timeline", headers=ORIGIN).headers["access-control-allow-origin"]
            == ORIGIN["Origin"]
        )
        other = client.get("/v1/timeline", headers={"Origin": "https://elsewhere.example"})
        assert "access-control-allow-origin" not in other.headers


def test_answers_are_compressed_when_the_client_asks(client: TestClient) -> None:
    assert (
        client.get("/v1/timeline", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    )
    plain = client.get("/v1/timeline", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


def test_each_response_carries_the_id_under_which_it_is_logged(client: TestClient) -> None:
    assert client.get("/healthz").headers["x-request-id"]
    assert client.get("/healthz", headers={"X-Request-ID": "mine-1"}).headers["x-request-id"] == "mine-1"


def test_what_is_not_there_is_told_as_a_problem(client: TestClient) -> None:
    response = client.get("/nowhere")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
