"""A page of the timeline as it is asked for: what its SQL depends on, and what that binds."""

from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Select

from api.read.conditions import ANYTHING, Condition, narrow
from api.read.dialects import Dialect
from api.read.facets import Filtered
from api.read.listings import PageRequest
from api.read.postings import SEEK_NUMBERS, Postings, Segment, list_seeks, list_segments


@dataclass(frozen=True)
class TimelineRequest(PageRequest):
    """A page of the timeline: `postings` are looked through for it, and `rest` is what must be checked of them."""

    postings: Postings | None = None
    rest: Condition = ANYTHING
    filtered: Filtered | None = None
    by_segments: bool = True
    """Whether postings are sought, each segment of the order apart; else the entries are walked along."""
    hits: tuple[int, ...] | None = None
    """The window's entries, where a search has found them already."""
    pair: tuple[int, int] | None = None
    """The two terms that are all that is asked for, where it is kept how many entries have both."""

    @property
    def by_day(self) -> bool:
        """Return whether the order is that of the postings."""
        return self.window.order.column == "sort_date"

    @property
    def form(self) -> tuple[Any, ...]:
        """Return what the page's SQL depends on."""
        found = self.hits is not None
        if not self.by_segments:
            return (self.window.form, self.condition.form(), found)
        postings = self.postings and (self.postings.is_single, self.postings.whole)
        segments = len(list_segments(self.window)) if self.by_day else 0
        forms = (self.window.form, self.condition.form(), self.rest.form())
        return (*forms, postings, segments, found, self.pair is not None)

    def values(self) -> dict[str, Any]:
        """Return the values that the page's SQL binds."""
        values = super().values() | {"hits": list(self.hits or ())}
        if not self.by_segments:
            return values
        values |= {f"r{number}": value for number, value in enumerate(self.rest.list_values())}
        values |= dict(zip(("one", "other"), self.pair or (), strict=False))
        segments = list_segments(self.window) if self.by_day else []
        for number, each in enumerate(segments):
            values |= dict(zip(list_bounds(number), (*each.start, *each.end), strict=True))
        if self.postings is not None:
            values |= self._list_sought(self.postings, segments)
        return values

    def _list_sought(self, postings: Postings, segments: list[Segment]) -> dict[str, Any]:
        """Return what names the postings: their terms, and unless it is one as a whole, what is sought of each."""
        terms = [each.term for each in postings.ranges]
        if postings.is_single:
            return {"terms": terms, "term": terms[0]}
        seeks = list_seeks(postings.ranges, segments)
        columns = {f"seeks{n}": [seek[n] for seek in seeks] for n in range(SEEK_NUMBERS)}
        return {"terms": terms, "seeks": seeks, **columns}

    def narrow(self, dialect: Dialect, listed: Select[Any]) -> Select[Any]:
        """Return of the listed postings those of entries for which the rest holds."""
        return narrow(listed, self.rest, dialect, "r")

    def rest_sql(self, dialect: Dialect) -> ColumnElement[bool]:
        """Return what must be checked of the entries in the postings, as SQL."""
        return self.rest.sql(dialect, (f"r{number}" for number in count()))


@cache
def list_bounds(number: int) -> list[str]:
    """Return the names of the values that bound a segment."""
    return [f"segment{number}_{side}_{part}" for side in ("start", "end") for part in ("day", "second", "id")]
