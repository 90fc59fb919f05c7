from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.api.article import STRIKES
from tests.api.read.asking import Statements

RELATIONS = {"participants": 1, "places": 1, "citations": 1, "links": 1, "claims": 2, "external_ids": 1}
"""What each costs; a claim comes with the positions on it."""


@pytest.fixture
def statements() -> Iterator[list[str]]:
    with Statements() as taken:
        yield taken.texts


def count(client: TestClient, statements: list[str], address: str) -> int:
    statements.clear()
    assert client.get(address).status_code == 200
    return len(statements)


@pytest.mark.parametrize("limit", [1, 100])
def test_a_list_costs_one_statement(client: TestClient, statements: list[str], limit: int) -> None:
    assert (
        count(client, statements, f"/v1/timeline?fields=title,date,killed,act,forum,url&limit={limit}") == 1
    )


@pytest.mark.parametrize("limit", [1, 100])
@pytest.mark.parametrize(("relation", "cost"), RELATIONS.items())
def test_each_relation_included_costs_one_statement_more_however_long_the_page(
    client: TestClient, statements: list[str], relation: str, cost: int, limit: int
) -> None:
    address = f"/v1/timeline?fields=title&include={relation}&limit={limit}"
    assert count(client, statements, address) == 1 + cost


def test_all_relations_together_cost_the_same_for_one_entry_as_for_many(
    client: TestClient, statements: list[str]
) -> None:
    address = f"/v1/incidents?include={','.join(RELATIONS)}&limit="
    kind, own = 1, 2  # whether the index is as it was; casualties and weapons
    client.get(f"{address}1")  # reads the kind's entries from the index
    assert {count(client, statements, f"{address}{limit}") for limit in (1, 5, 100)} == {
        kind + 1 + own + sum(RELATIONS.values())
    }
    assert count(client, statements, f"/v1/entries/{STRIKES}") == 1 + own + sum(RELATIONS.values())


def test_the_whole_timeline_costs_at_most_one_for_each_relation_of_each_kind(
    client: TestClient, statements: list[str]
) -> None:
    own = 4  # casualties and weapons, speakers and positions
    assert count(client, statements, "/v1/timeline?limit=100") == 1 + own


def test_names_in_a_filter_cost_one_statement_however_many(client: TestClient, statements: list[str]) -> None:
    address = "/v1/timeline?fields=title&actor=iran&actor=united-states&place=iraq&country=SY"
    client.get(address)  # reads their entries from the index
    assert count(client, statements, address) == 2


def test_a_count_costs_one_statement(client: TestClient, statements: list[str]) -> None:
    client.get("/v1/timeline?fields=title", headers={"prefer": "count=exact"})
    assert len(statements) == 2
