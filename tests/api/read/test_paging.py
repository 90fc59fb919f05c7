"""Pages lose and repeat nothing, over ties, times of one day, entries without a date and ones that come in between."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, insert

from api.read.declared.paging import ORDERS as ORDERS_READ
from api.read.declared.paging import write_cursor
from schema.storage.database import make_engine
from schema.store.sort_dates import find_sort_second
from schema.tables import TABLES
from tests.api.read import naive
from tests.api.read.asking import Asking

When = dt.date | str | None
"""A day, or a time of day as EDTF has it."""

DAYS: list[When] = [None, *(dt.date(2021, 7, day) for day in (1, 2, 3))]
TIMES = [
    "09:00:00",
    "20:00:00Z",
    "23:30:00-05:00",
    "23:00:00",
    "02:00:00+03:00",
    "00:00:00",
    "12:00:00Z",
    "00:30:00+23:59",
]
WHENS: list[When] = [*DAYS, *(f"2021-07-02T{time}" for time in TIMES), "2021-07-01T23:59:59-23:59"]
ORDERS = ["EARLIEST_FIRST", "LATEST_FIRST", "FIRST_REPORTED", "LAST_REPORTED", "RECENTLY_UPDATED"]
NOW = dt.datetime(2021, 7, 9, tzinfo=dt.UTC)

FORWARD = """query ($n: Int, $at: String, $order: TimelineOrder!) {
  timeline(first: $n, after: $at, orderBy: $order) { edges { cursor node { slug } } pageInfo { ...P } } }
  fragment P on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }"""
BACKWARD = FORWARD.replace("first: $n, after: $at", "last: $n, before: $at")

quietly = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass
class Entries:
    """A database to fill with entries that have nothing but dates."""

    engine: Engine
    asking: Asking

    def fill(self, days: list[When]) -> None:
        with self.engine.begin() as connection:
            connection.execute(delete(TABLES["entry"]))
        self.add(days, 1)

    def add(self, days: list[When], first: int) -> None:
        if days:
            with self.engine.begin() as connection:
                connection.execute(
                    insert(TABLES["entry"]), [row(key, day) for key, day in enumerate(days, first)]
                )

    def page(self, query: str, size: int, at: str | None, order: str) -> dict[str, Any]:
        return self.asking.ask(query, n=size, at=at, order=order)["timeline"]

    def walk(self, query: str, size: int, order: str) -> Iterator[list[str]]:
        ahead, end = ("hasNextPage", "endCursor") if query is FORWARD else ("hasPreviousPage", "startCursor")
        at: str | None = None
        while True:
            page = self.page(query, size, at, order)
            yield [edge["node"]["slug"] for edge in page["edges"]]
            if not page["pageInfo"][ahead]:
                return
            at = page["pageInfo"][end]


def row(key: int, when: When) -> dict[str, Any]:
    """Return an entry whose every date is the day; updates lie as far apart as the days do."""
    day, edtf = read_day(when), None if when is None else str(when)
    return {
        "id": key,
        "slug": f"entry-{key:03}",
        "kind": "statement",
        "title": "An entry",
        "date_precision": "unknown" if day is None else "day" if when is day else "time",
        "date_edtf": edtf,
        "date_basis": "editor",
        "sort_date": day,
        "sort_second": find_sort_second(edtf),
        "first_reported_on": day,
        "aspect": "occurred",
        "granularity": "single",
        "assessment": "reported",
        "revision": 1,
        "created_at": NOW,
        "updated_at": NOW
        + dt.timedelta(days=day.day if day else 0, microseconds=day.day if day else 500_000),
    }


def read_day(when: When) -> dt.date | None:
    return dt.date.fromisoformat(when[:10]) if isinstance(when, str) else when


def expected(whens: list[When], order: str) -> list[str]:
    """Return the slugs in order, by sorting in Python."""
    if order in ("EARLIEST_FIRST", "LATEST_FIRST"):
        found = {
            f"entry-{key:03}": (read_day(when), None if when is None else str(when), key)
            for key, when in enumerate(whens, 1)
        }
        return naive.sort_entries(found, down=order == "LATEST_FIRST")
    days = [read_day(when) for when in whens]
    descending = order != "FIRST_REPORTED"
    keys = [
        (day or (dt.date.min if order == "RECENTLY_UPDATED" else None), key)
        for key, day in enumerate(days, 1)
    ]
    dated = sorted(((day, key) for day, key in keys if day), reverse=descending)
    undated = sorted((key for day, key in keys if not day), reverse=descending)
    return [f"entry-{key:03}" for key in [*(key for _, key in dated), *undated]]


@pytest.fixture
def entries(empty_database: str) -> Iterator[Entries]:
    engine = make_engine(empty_database)
    with Asking(empty_database) as asking:
        yield Entries(engine, asking)
    engine.dispose()


@quietly
@given(
    days=st.lists(st.sampled_from(WHENS), max_size=12), size=st.integers(1, 5), order=st.sampled_from(ORDERS)
)
@example(days=[None, None, None], size=1, order="LATEST_FIRST")
@example(days=[], size=3, order="EARLIEST_FIRST")
def test_pages_forwards_and_backwards_give_each_entry_once_in_order(
    entries: Entries, days: list[When], size: int, order: str
) -> None:
    entries.fill(days)
    forwards = [slug for page in entries.walk(FORWARD, size, order) for slug in page]
    backwards = [slug for page in entries.walk(BACKWARD, size, order) for slug in reversed(page)]
    assert forwards == expected(days, order)
    assert backwards == forwards[::-1]


@quietly
@given(
    days=st.lists(st.sampled_from(WHENS), min_size=1, max_size=8),
    more=st.lists(st.sampled_from(WHENS), min_size=1, max_size=3),
    size=st.integers(1, 3),
    order=st.sampled_from(ORDERS),
)
def test_entries_that_come_in_between_make_no_page_lose_or_repeat_another(
    entries: Entries, days: list[When], more: list[When], size: int, order: str
) -> None:
    entries.fill(days)
    walk = entries.walk(FORWARD, size, order)
    seen = next(walk)
    entries.add(more, len(days) + 1)
    seen += [slug for page in walk for slug in page]
    assert len(seen) == len(set(seen))
    whole = expected(days + more, order)
    assert [slug for slug in whole if slug in seen] == seen
    assert set(expected(days, order)) <= set(seen)


@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("order", ["EARLIEST_FIRST", "LATEST_FIRST"])
def test_a_cursor_written_before_times_ordered_a_day_leads_to_the_times_of_its_day(
    entries: Entries, order: str, *, backward: bool
) -> None:
    entries.fill(WHENS)
    whole = expected(WHENS, order)
    at = whole.index("entry-003")  # 2 July, without a time of day
    old = write_cursor(ORDERS_READ[order.lower()], "2021-07-02", 3)
    page = entries.page(BACKWARD if backward else FORWARD, 100, old, order)
    found = [edge["node"]["slug"] for edge in page["edges"]]
    assert found == (whole[:at] if backward else whole[at + 1 :])


def test_a_page_says_what_lies_on_either_side(entries: Entries) -> None:
    entries.fill([dt.date(2021, 7, 1)] * 3)
    first = entries.page(FORWARD, 2, None, "EARLIEST_FIRST")["pageInfo"]
    assert (first["hasPreviousPage"], first["hasNextPage"]) == (False, True)
    second = entries.page(FORWARD, 2, first["endCursor"], "EARLIEST_FIRST")["pageInfo"]
    assert (second["hasPreviousPage"], second["hasNextPage"]) == (True, False)
    back = entries.page(BACKWARD, 2, second["startCursor"], "EARLIEST_FIRST")["pageInfo"]
    assert (back["hasPreviousPage"], back["hasNextPage"]) == (False, True)
    assert back["startCursor"] == first["startCursor"]


def test_a_page_may_lie_between_two_cursors(entries: Entries) -> None:
    entries.fill([*(dt.date(2021, 7, day) for day in range(1, 6)), None])
    cursors = [edge["cursor"] for edge in entries.page(FORWARD, 10, None, "EARLIEST_FIRST")["edges"]]
    between = entries.asking.ask(
        "query ($a: String, $b: String) { timeline(after: $a, before: $b) { nodes { slug } } }",
        a=cursors[1],
        b=cursors[5],
    )
    assert [node["slug"] for node in between["timeline"]["nodes"]] == ["entry-003", "entry-004", "entry-005"]
    crossed = entries.asking.ask(
        "query ($a: String, $b: String) { timeline(after: $a, before: $b) { nodes { slug } } }",
        a=cursors[5],
        b=cursors[1],
    )
    assert crossed["timeline"]["nodes"] == []
