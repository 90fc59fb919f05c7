"""The public record as it stood: REST's reported_by passes down to all that is shown."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.later import BETWEEN, SINCE, TWO, WORDS, serving_later
from tests.databases import Databases


@pytest.fixture(scope="module")
def client(databases: Databases, empty_template: str) -> Iterator[TestClient]:
    with serving_later(databases, empty_template) as client:
        yield client


def find(client: TestClient, address: str) -> Any:  # noqa: ANN401 - JSON
    response = client.get(f"/v1/{address}")
    assert response.status_code == 200, response.text
    return response.json()


EXPECTED = {
    "citations": [TWO],
    "casualties": [2],
    "killed": 2,
    "injured": None,
    "participants": ["the-ministry"],
    "places": ["the-base"],
    "weapons": [],
    "claims": [("the-group-did-it", "uncontested", ["asserts"])],
    "links": ["the-accusation"],
}


def read_strike(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "citations": [each["quote"] for each in entry["citations"]],
        "casualties": [each["best"] for each in entry["casualties"]],
        "killed": entry["killed"] and entry["killed"]["best"],
        "injured": entry["injured"],
        "participants": [each["actor"]["slug"] for each in entry["participants"]],
        "places": [each["place"]["slug"] for each in entry["places"]],
        "weapons": entry["weapons"],
        "claims": [
            (each["slug"], each["status"], [position["stance"] for position in each["positions"]])
            for each in entry["claims"]
        ],
        "links": [each["entry"]["slug"] for each in entry["links"]],
    }


@pytest.mark.parametrize("address", ["incidents", "timeline"])
def test_lists_show_what_was_known(client: TestClient, address: str) -> None:
    included = "include=participants,places,citations,links,claims"
    page = find(client, f"{address}?reported_by={BETWEEN}&{included}&limit=1")
    assert read_strike(page["data"][0]) == EXPECTED


def test_an_entry_shows_what_was_known(client: TestClient) -> None:
    assert read_strike(find(client, f"entries/the-strike?reported_by={BETWEEN}")) == EXPECTED
    whole, last = find(client, "entries/the-strike"), find(client, f"entries/the-strike?reported_by={SINCE}")
    undated = [each for each in whole["citations"] if each["document"]["slug"] == "undated"]
    assert [*last["citations"], *undated] == whole["citations"]
    assert last["claims"] == whole["claims"]
    assert find(client, "entries/the-accusation")["quoted_words"] == WORDS
    assert find(client, f"entries/the-accusation?reported_by={BETWEEN}")["quoted_words"] is None


@pytest.mark.parametrize(
    "address", ["entries/the-denial", "claims/iran-was-behind-it", "documents/late", "documents/undated"]
)
def test_what_was_not_known_yet_is_not_found(client: TestClient, address: str) -> None:
    response = client.get(f"/v1/{address}?reported_by={BETWEEN}")
    assert response.status_code == 404
    assert response.json()["detail"].endswith(f"in the public record as it stood on {BETWEEN}.")
    assert client.get(f"/v1/{address}").status_code == 200


def test_claims_documents_and_actors_are_as_was_known(client: TestClient) -> None:
    (claim,) = find(client, f"claims?reported_by={BETWEEN}&include=positions")["data"]
    assert (claim["status"], [each["stance"] for each in claim["positions"]]) == ("uncontested", ["asserts"])
    assert find(client, f"claims?reported_by={BETWEEN}&status=contested")["data"] == []
    alone = find(client, f"claims/the-group-did-it?reported_by={BETWEEN}")
    assert (alone["status"], alone["positions"], alone["about"]["slug"]) == (
        "uncontested",
        claim["positions"],
        "the-strike",
    )
    assert [each["slug"] for each in find(client, f"documents?reported_by={BETWEEN}")["data"]] == ["early"]
    group = find(client, f"actors/the-group?reported_by={BETWEEN}")
    assert group["positions"] == []
    assert [each["kind"] for each in group["relations"]] == ["allied_with"]
    (listed,) = (
        each
        for each in find(client, f"actors?reported_by={BETWEEN}&include=relations")["data"]
        if each["slug"] == "the-group"
    )
    assert listed["relations"] == group["relations"]


@pytest.mark.parametrize(
    "address", ["entries/the-strike", "claims", "claims/the-group-did-it", "documents", "actors/iran"]
)
def test_a_day_that_is_none_is_refused(client: TestClient, address: str) -> None:
    response = client.get(f"/v1/{address}?reported_by=2024-02-30")
    assert response.status_code == 400
    assert [each["pointer"] for each in response.json()["errors"]] == ["/query/reported_by"]
