"""A repeated request is answered from memory, and never with what was true before a write."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from api.app import make_app
from api.settings import Settings
from schema.storage.database import make_engine
from tests.api.read.asking import Statements

QUERY = {"query": '{ entry(slug: "ain-al-asad-barrage-2021-07-07") { title } }'}
ADDRESS = "/v1/entries/ain-al-asad-barrage-2021-07-07"


@pytest.fixture
def engine(writable_article_database: str) -> Iterator[Engine]:
    engine = make_engine(writable_article_database)
    yield engine
    engine.dispose()


@pytest.fixture
def client(writable_article_database: str) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(database_url=writable_article_database))) as client:
        yield client


@pytest.fixture
def statements() -> Iterator[Statements]:
    with Statements() as statements:
        yield statements


def rename(engine: Engine, title: str) -> None:
    with engine.begin() as connection:
        statement = text("UPDATE entry SET title = :title WHERE slug = 'ain-al-asad-barrage-2021-07-07'")
        connection.execute(statement, {"title": title})


def ask(client: TestClient) -> tuple[Any, Any]:
    by_graphql = client.post("/graphql", json=QUERY).json()["data"]["entry"]["title"]
    return by_graphql, client.get(ADDRESS).json()["title"]


def test_a_repeated_request_is_answered_without_a_statement_and_alike(
    client: TestClient, statements: Statements
) -> None:
    for _ in range(2):
        first = client.post("/graphql", json=QUERY)
    asked = len(statements.texts)
    again = client.post("/graphql", json=QUERY)
    assert asked > 0
    assert len(statements.texts) == asked
    assert again.content == first.content
    assert {**again.headers, "x-request-id": ""} == {**first.headers, "x-request-id": ""}
    assert again.headers["x-request-id"] != first.headers["x-request-id"]


def test_an_answer_asked_for_once_is_not_kept(client: TestClient, statements: Statements) -> None:
    for _ in range(2):
        client.post("/graphql", json=QUERY)
        assert statements.texts
        statements.texts.clear()
    client.post("/graphql", json=QUERY)
    assert statements.texts == []


def test_after_each_write_both_faces_give_what_was_written(client: TestClient, engine: Engine) -> None:
    ask(client)
    for number in range(20):
        rename(engine, f"Barrage {number}")
        assert ask(client) == (f"Barrage {number}", f"Barrage {number}")


def test_what_is_not_yet_committed_is_not_given(client: TestClient, engine: Engine) -> None:
    before = ask(client)
    with engine.connect() as connection:
        connection.execute(text("UPDATE entry SET title = 'Not yet'"))
        assert ask(client) == before
        connection.rollback()
    assert ask(client) == before


def test_the_entity_tag_changes_with_the_record(client: TestClient, engine: Engine) -> None:
    tag = client.get(ADDRESS).headers["etag"]
    for _ in range(2):
        assert client.get(ADDRESS, headers={"if-none-match": tag}).status_code == 304
    rename(engine, "Another title")
    assert client.get(ADDRESS, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"accept": "application/graphql-response+json"},
        {"accept-encoding": "identity"},
        {"origin": "https://example.org"},
        {"host": "elsewhere.example"},
    ],
)
def test_what_an_answer_depends_on_tells_requests_apart(client: TestClient, headers: dict[str, str]) -> None:
    query = {"query": "{ timeline { nodes { url title } } }"}
    fresh = client.post("/graphql", json=query, headers=headers)
    for _ in range(3):
        client.post("/graphql", json=query)
        client.post("/graphql", json=query, headers=headers)
    again = client.post("/graphql", json=query, headers=headers)
    plain = client.post("/graphql", json=query)
    assert {**again.headers, "x-request-id": ""} == {**fresh.headers, "x-request-id": ""}
    assert again.content == fresh.content
    assert (plain.content, {**plain.headers, "x-request-id": ""}) != (
        fresh.content,
        {**fresh.headers, "x-request-id": ""},
    )


def test_an_error_is_not_kept(client: TestClient, statements: Statements) -> None:
    wrong = {"query": '{ timeline(where: {actors: ["nobody-at-all"]}) { totalCount } }'}
    for asked in (1, 2):
        assert client.post("/graphql", json=wrong).json()["errors"]
        assert len([each for each in statements.texts if "actor" in each]) >= asked


def test_memory_holds_no_more_than_it_may(writable_article_database: str, statements: Statements) -> None:
    settings = Settings(database_url=writable_article_database, cache_bytes=8_000)
    with TestClient(make_app(settings)) as client:
        pages = [
            {"query": f"{{ timeline(first: {size}) {{ nodes {{ title }} }} }}"} for size in range(10, 17)
        ]
        for page in [*pages, *pages]:
            client.post("/graphql", json=page)
        statements.texts.clear()
        client.post("/graphql", json=pages[-1])
        assert statements.texts == []
        client.post("/graphql", json=pages[0])
        assert statements.texts
