"""What is no cursor or no size of a page, and the pages of parents and of lists of records."""

import base64

import orjson
import pytest

from api.errors import BadInput
from api.read.declared.paging import EARLIEST_FIRST
from tests.api.read.asking import Asking

MARK = EARLIEST_FIRST.mark
SPOILT = [
    base64.urlsafe_b64encode(orjson.dumps(parts)).decode()
    for parts in (
        ["2021-07-02", 1, MARK, -1],
        ["2021-07-02", 1, MARK, 2**31],
        ["2021-07-02", 1, MARK, "1"],
        ["2021-07-02", 1, MARK, 1, 1],
        [None, 1, MARK, 1],
        {"2021-07-02": 1, "1": MARK, "2": 3, "4": 5},
    )
]


@pytest.mark.parametrize(
    "cursor", ["", "x", "bm90IGpzb24", "W10", "WzEsMiwzXQ", "💥", "WyIyMDIxLTk5LTk5IiwxLCIzIl0", *SPOILT]
)
def test_what_is_no_cursor_is_refused(article: Asking, cursor: str) -> None:
    with pytest.raises(BadInput, match="cursor"):
        article.ask("query ($at: String) { timeline(after: $at) { totalCount } }", at=cursor)


def test_a_cursor_of_another_order_or_list_is_refused(article: Asking) -> None:
    cursor = article.ask("{ timeline { pageInfo { endCursor } } }")["timeline"]["pageInfo"]["endCursor"]
    with pytest.raises(BadInput, match="another order"):
        article.ask(
            "query ($at: String) { timeline(after: $at, orderBy: LATEST_FIRST) { totalCount } }", at=cursor
        )
    with pytest.raises(BadInput, match="another list"):
        article.ask("query ($at: String) { actors(after: $at) { totalCount } }", at=cursor)


@pytest.mark.parametrize("size", [0, -1, 101, 1_000_000_000])
@pytest.mark.parametrize("name", ["first", "last"])
def test_a_page_of_no_or_too_many_entries_is_refused(article: Asking, name: str, size: int) -> None:
    with pytest.raises(BadInput, match=f"{name} must be from 1 to 100, and is {size}"):
        article.ask("query ($n: Int) { timeline(NAME: $n) { totalCount } }".replace("NAME", name), n=size)


def test_first_and_last_exclude_each_other(article: Asking) -> None:
    with pytest.raises(BadInput, match="not both"):
        article.ask("{ timeline(first: 1, last: 1) { totalCount } }")


def test_each_parent_has_a_page_of_its_own(article: Asking) -> None:
    query = """query ($at: String, $n: Int) { nodes(ids: ["actor:iran", "actor:united-states"]) {
      ... on Actor { slug entries(first: $n, after: $at, where: {kinds: [STATEMENT]}) {
        totalCount edges { cursor node { slug } } pageInfo { hasNextPage endCursor } } } } }"""
    whole = article.ask(query, n=100)["nodes"]
    short = article.ask(query, n=1)["nodes"]
    for all_of_it, first in zip(whole, short, strict=True):
        slugs = [edge["node"]["slug"] for edge in all_of_it["entries"]["edges"]]
        assert len(slugs) == all_of_it["entries"]["totalCount"] == len(set(slugs)) > 1
        assert [edge["node"]["slug"] for edge in first["entries"]["edges"]] == slugs[:1]
        assert first["entries"]["pageInfo"]["hasNextPage"]
        rest = article.ask(query, n=100, at=first["entries"]["pageInfo"]["endCursor"])["nodes"]
        again = next(each for each in rest if each["slug"] == all_of_it["slug"])
        assert [edge["node"]["slug"] for edge in again["entries"]["edges"]] == slugs[1:]


@pytest.mark.parametrize("name", ["actors", "places", "publishers", "documents", "claims"])
def test_lists_of_records_are_paged_in_the_order_of_their_names(article: Asking, name: str) -> None:
    query = """query ($at: String) { page: NAME(first: 2, after: $at) {
      totalCount nodes { id } pageInfo { hasNextPage endCursor } } }""".replace("NAME", name)
    seen: list[str] = []
    at = None
    while True:
        page = article.ask(query, at=at)["page"]
        seen += [node["id"] for node in page["nodes"]]
        at = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert len(seen) == len(set(seen)) == page["totalCount"]
