"""Facets over HTTP: both faces count the same, and a chosen value empties no other choice."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import make_app
from api.settings import Settings
from tests.api.cases import CASES, Case

SUMS = "killed { ...S } injured { ...S }"
QUERY = f"""{{ timeline(where: WHERE) {{ facets {{
  kinds {{ value count {SUMS} }} categories(first: 100) {{ kind value count {SUMS} }}
  actors(first: 100) {{ actor {{ slug }} count {SUMS} }} countries(first: 100) {{ value count {SUMS} }}
  places(first: 100) {{ place {{ slug }} count {SUMS} }}
  documents(first: 100) {{ document {{ slug }} count {SUMS} }} assessments {{ value count {SUMS} }}
  histogram(interval: WEEK) {{ buckets {{ from to count {SUMS} }} spanning undated }} {SUMS} }} }} }}
  fragment S on CasualtySum {{ low best high withNumber withoutNumber }}"""


@pytest.fixture(scope="module")
def client(article_database: str) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(database_url=article_database))) as client:
        yield client


def ask_graphql(client: TestClient, where: str) -> dict[str, Any]:
    content = json.dumps({"query": QUERY.replace("WHERE", where)})
    response = client.post("/graphql", content=content, headers={"content-type": "application/json"})
    facets: dict[str, Any] = response.json()["data"]["timeline"]["facets"]
    return facets


def ask_rest(client: TestClient, query: str) -> dict[str, Any]:
    response = client.get(f"/v1/facets?{query}")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def in_rest(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return GraphQL's facets as REST has them: vocabularies in lower case, names in snake case."""
    if isinstance(value, dict):
        return {
            re.sub("[A-Z]", lambda found: f"_{found[0].lower()}", key): in_rest(each)
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [in_rest(each) for each in value]
    return value.lower() if isinstance(value, str) and len(value) > 2 else value


def shorten(facets: dict[str, Any]) -> dict[str, Any]:
    """Return REST's facets with no more of a record than its slug."""
    for name, record in (("actors", "actor"), ("places", "place"), ("documents", "document")):
        for bucket in facets[name]:
            bucket[record] = {"slug": bucket[record]["slug"]}
    return facets


@pytest.mark.parametrize(
    "case", [case for case in CASES if "sort=" not in case.query], ids=lambda case: case.name
)
def test_both_faces_count_the_same(client: TestClient, case: Case) -> None:
    if case.name == "sorts of two kinds":  # a filter by category in REST, and by `any` in GraphQL
        return
    counted = ask_rest(client, f"{case.query}{'&' if case.query else ''}limit=100&interval=week")
    assert shorten(counted) == in_rest(ask_graphql(client, case.where))


def test_a_chosen_kind_does_not_empty_the_others(client: TestClient) -> None:
    counted = ask_rest(client, "kind=incident")
    assert [(each["value"], each["count"]) for each in counted["kinds"]] == [
        ("statement", 8),
        ("incident", 5),
        ("diplomatic_event", 3),
    ]
    assert {each["kind"] for each in counted["categories"]} == {"incident"}


def test_every_entry_is_counted_once_over_time(client: TestClient) -> None:
    for interval in ("day", "week", "month", "year"):
        histogram = ask_rest(client, f"interval={interval}&from=2021-07-07")["histogram"]
        within = sum(bucket["count"] for bucket in histogram["buckets"])
        assert within + histogram["spanning"] + histogram["undated"] == 16


def test_only_the_facets_named_are_counted(client: TestClient) -> None:
    assert set(ask_rest(client, "fields=kinds,histogram")) == {"kinds", "histogram"}
    assert len(ask_rest(client, "fields=actors&limit=2")["actors"]) == 2


@pytest.mark.parametrize("query", ["interval=decade", "limit=0", "actor=nobody", "sort=latest", "after=x"])
def test_what_cannot_be_asked_is_refused(client: TestClient, query: str) -> None:
    problem = client.get(f"/v1/facets?{query}").json()
    assert problem["status"] == 400
    assert problem["errors"][0]["pointer"] == f"/query/{query.partition('=')[0]}"
