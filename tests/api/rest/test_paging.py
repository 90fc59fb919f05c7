import re

import pytest
from starlette.testclient import TestClient

from tests.api.article import EVERYTHING, STATEMENTS


def links(headers: dict[str, str]) -> dict[str, str]:
    return {relation: address for address, relation in re.findall(r'<([^>]+)>; rel="(\w+)"', headers["link"])}


def walk(client: TestClient, address: str, relation: str) -> list[list[str]]:
    """Return the slugs of each page, from this address along the links of that relation."""
    pages = []
    onward: str | None = address
    while onward:
        response = client.get(onward)
        pages.append([each["slug"] for each in response.json()["data"]])
        onward = links(response.headers).get(relation)
    return pages


@pytest.mark.parametrize("limit", range(1, 8))
@pytest.mark.parametrize("sort", ["earliest", "latest", "first_reported", "recently_updated"])
def test_walking_the_links_shows_each_entry_once_there_and_back(
    client: TestClient, limit: int, sort: str
) -> None:
    address = f"/v1/timeline?sort={sort}&limit={limit}&fields=slug"
    whole = [each["slug"] for each in client.get(f"/v1/timeline?sort={sort}&limit=100").json()["data"]]
    pages = walk(client, address, "next")
    assert [slug for page in pages for slug in page] == whole
    assert sorted(whole) == sorted(EVERYTHING)
    onward, last = address, address
    while onward := links(client.get(last).headers).get("next"):
        last = onward
    back = walk(client, last, "prev")
    assert [slug for page in reversed(back) for slug in page] == whole
    assert back[0] == pages[-1]


def test_links_are_absolute_and_keep_the_other_parameters(client: TestClient) -> None:
    response = client.get("/v1/timeline?kind=statement&actor=iran&actor=united-states&limit=2")
    kept = "http://testserver/v1/timeline?kind=statement&actor=iran&actor=united-states&limit=2"
    cursor = response.json()["page"]["end_cursor"]
    assert links(response.headers) == {"first": kept, "next": f"{kept}&after={cursor}"}


def test_the_first_page_is_linked_from_everywhere(client: TestClient) -> None:
    start = client.get("/v1/statements?limit=3")
    second = client.get(links(start.headers)["next"])
    first = client.get(links(second.headers)["first"])
    assert first.json() == start.json()
    assert [each["slug"] for each in second.json()["data"]] == STATEMENTS[3:6]


def test_a_page_says_what_lies_on_either_side(client: TestClient) -> None:
    start = client.get("/v1/timeline?limit=10").json()["page"]
    assert (start["has_next"], start["has_previous"]) == (True, False)
    end = client.get("/v1/timeline", params={"limit": 10, "after": start["end_cursor"]}).json()["page"]
    assert (end["has_next"], end["has_previous"]) == (False, True)


def test_a_page_is_of_20_unless_its_size_is_given(client: TestClient) -> None:
    assert len(client.get("/v1/timeline").json()["data"]) == len(EVERYTHING)
    assert client.get("/v1/timeline").json() == client.get("/v1/timeline?limit=20").json()


def test_an_empty_list_is_an_empty_page(client: TestClient) -> None:
    response = client.get("/v1/timeline?from=2022-01-01", headers={"prefer": "count=exact"})
    assert response.json() == {
        "data": [],
        "page": {
            "has_next": False,
            "has_previous": False,
            "start_cursor": None,
            "end_cursor": None,
            "total": 0,
        },
    }
    assert links(response.headers).keys() == {"first"}


@pytest.mark.parametrize("address", ["/v1/actors", "/v1/places", "/v1/claims"])
def test_other_records_are_walked_the_same_way(client: TestClient, address: str) -> None:
    whole = [each["slug"] for each in client.get(f"{address}?limit=100").json()["data"]]
    assert [slug for page in walk(client, f"{address}?limit=2", "next") for slug in page] == whole
