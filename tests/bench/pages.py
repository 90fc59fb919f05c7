"""The two pages that are measured, asked of a timeline latest first, from a place that is never the same twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

import orjson

from api.read.declared.paging import ORDERS, write_cursor
from tests.bench.documents import DAYS, FIRST_DAY
from tests.bench.draws import Draws

FULL = """
query Full($after: String) {
  timeline(first: 50, after: $after, orderBy: LATEST_FIRST) {
    nodes {
      id
      kind
      title
      assessment
      date { edtf earliest latest }
      places { place { name latitude longitude } }
      participants { role actor { name } }
      citations { quote document { slug headline publishedOn } }
      links { relation entry { id title } }
      ... on Incident { incidentCategory responsibility killed { best } }
      ... on Statement { act channel form }
      ... on DiplomaticEvent { diplomaticCategory forum nextMeeting }
    }
  }
}
"""
SMALL = """
query Small($after: String) {
  timeline(first: 10, after: $after, orderBy: LATEST_FIRST) { nodes { id title kind } }
}
"""


@dataclass(frozen=True)
class Page:
    """A page as GraphQL asks it, and how many entries it has."""

    name: str
    query: str
    size: int

    def body(self, after: str) -> bytes:
        """Return the request's body for the page after a cursor."""
        return orjson.dumps({"query": self.query, "variables": {"after": after}})


PAGES = (Page("full", FULL, 50), Page("small", SMALL, 10))


@dataclass(frozen=True)
class Start:
    """Where a page begins: with the last entry before this day, or on it with a lesser id."""

    day: str
    id: int

    @property
    def cursor(self) -> str:
        """Return the place as Dateline's cursor."""
        return write_cursor(ORDERS["latest_first"], self.day, self.id)


def list_starts(entries: int) -> Iterator[Start]:
    """Yield, without end, the places that requests begin at: all over the timeline but its sparse first tenth.

    They are so many that no cache of answers has any of them twice.
    """
    days = Draws(1).evenly(range(DAYS // 10, DAYS))
    ids = Draws(2).evenly(range(entries))
    for day, key in zip(days, ids, strict=True):
        yield Start((FIRST_DAY + timedelta(days=day)).isoformat(), key)


def sample_starts(entries: int, count: int) -> list[Start]:
    """Return places for a comparison of answers: the beginnings of days, which every target can name."""
    return [Start(start.day, 0) for start in islice(list_starts(entries), count)]
