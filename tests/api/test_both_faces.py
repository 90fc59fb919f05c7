"""GraphQL and REST give the same answers, and they are the right ones."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import make_app
from api.rest.resources import TIMELINE
from api.settings import Settings
from tests.api.cases import CASES, Case
from tests.api.refusals import REFUSALS, Refusal
from tests.api.searches import SEARCHES


@pytest.fixture(scope="module")
def client(article_database: str) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(database_url=article_database))) as client:
        yield client


def ask_graphql(client: TestClient, where: str, order: str = "EARLIEST_FIRST") -> dict[str, Any]:
    query = (
        f"{{ timeline(first: 100, where: {where}, orderBy: {order}) {{ nodes {{ id slug }} totalCount }} }}"
    )
    response = client.post(
        "/graphql", content=json.dumps({"query": query}), headers={"content-type": "application/json"}
    )
    result: dict[str, Any] = response.json()
    return result


def ask_rest(client: TestClient, query: str) -> dict[str, Any]:
    address = f"/v1/timeline?{query}{'&' if query else ''}limit=100&fields=id,slug"
    result: dict[str, Any] = client.get(address, headers={"prefer": "count=exact"}).json()
    return result


@pytest.mark.parametrize("case", [*CASES, *SEARCHES], ids=lambda case: case.name)
def test_both_faces_give_the_expected_entries_in_the_expected_order(client: TestClient, case: Case) -> None:
    timeline = ask_graphql(client, case.where, case.order)["data"]["timeline"]
    page = ask_rest(client, case.query)
    assert [entry["slug"] for entry in timeline["nodes"]] == case.slugs
    assert page["data"] == timeline["nodes"]
    assert page["page"]["total"] == timeline["totalCount"] == len(case.slugs)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.query)
def test_both_faces_refuse_what_cannot_be_and_say_which_argument_it_is(
    client: TestClient, refusal: Refusal
) -> None:
    (error,) = ask_graphql(client, refusal.where)["errors"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": refusal.argument}
    problem = ask_rest(client, refusal.query)
    assert problem["status"] == 400
    assert [each["pointer"] for each in problem["errors"]] == [f"/query/{refusal.parameter}"]


def test_a_page_has_the_same_cursors_in_both_faces(client: TestClient) -> None:
    query = "{ timeline(first: 3) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"
    page_info = client.get("/graphql", params={"query": query}).json()["data"]["timeline"]["pageInfo"]
    page = client.get("/v1/timeline?limit=3").json()["page"]
    assert list(page.values()) == list(page_info.values())


@pytest.mark.parametrize(
    ("address", "kind"),
    [("incidents", "INCIDENT"), ("statements", "STATEMENT"), ("diplomatic-events", "DIPLOMATIC_EVENT")],
)
def test_each_kind_has_an_address_of_its_own(client: TestClient, address: str, kind: str) -> None:
    nodes = ask_graphql(client, f"{{kinds: [{kind}]}}")["data"]["timeline"]["nodes"]
    assert client.get(f"/v1/{address}?fields=id,slug").json()["data"] == nodes


def test_every_filter_of_rest_is_among_the_cases() -> None:
    asked = {part.partition("=")[0] for case in CASES for part in case.query.split("&") if part}
    refused = {part.partition("=")[0] for refusal in REFUSALS for part in refusal.query.split("&")}
    assert asked | refused == {parameter.name for parameter in TIMELINE.filters}
