"""Postings that hold what a condition asks for, and the stretches of them that a page reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select, tuple_

from api.read.paging import Cursor, Window
from schema.tables import TABLES
from schema.term import UNDATED

POSTING = TABLES["posting"]
PLACE = (POSTING.c.day, POSTING.c.second, POSTING.c.entry_id)
PLACE_NAMES = ("day", "second", "id")

FEW = 5_000
"""So many entries are looked through within some milliseconds."""
MOST_RANGES = 200
"""So many postings are read side by side; more would cost as much as looking through all entries."""

Place = tuple[int, int, int]
"""A place in the timeline: the number of a day, a second in it, and an entry."""

BEGINNING: Place = (0, 0, 0)
FIRST_UNDATED: Place = (UNDATED, 0, 0)
END: Place = (UNDATED + 1, 0, 0)

SEEK_NUMBERS = 7
"""How many numbers a seek has: its term, and three for each of its two places."""


@dataclass(frozen=True, slots=True)
class Range:
    """The postings of a term from one place in the timeline up to another."""

    term: int
    start: Place = BEGINNING
    end: Place = END


@dataclass(frozen=True, slots=True)
class Postings:
    """Ranges that hold every entry for which a condition holds, and at most (or about) so many entries.

    They are `exact` where they hold no others.
    """

    ranges: tuple[Range, ...]
    most: int
    exact: bool = True

    @property
    def whole(self) -> bool:
        """Return whether each range is all that its term has."""
        return all(each.start == BEGINNING and each.end == END for each in self.ranges)

    @property
    def is_single(self) -> bool:
        """Return whether there is but one range, and that whole."""
        return len(self.ranges) == 1 and self.whole


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a page's order that is read in one direction: without end where nothing bounds it."""

    start: Place
    end: Place


def list_segments(window: Window) -> list[Segment]:
    """Return what a window of the timeline's own order reads, one after another; `last` reads backwards."""
    after, before = _place(window.after), _place(window.before)
    if not window.order.descending:
        segments = [Segment(after or BEGINNING, before or END)]
    else:
        segments = [
            Segment(*_narrow(BEGINNING, FIRST_UNDATED, after, before)),
            Segment(*_narrow(FIRST_UNDATED, END, after, before)),
        ]
    kept = [each for each in segments if each.start < each.end]
    return kept[::-1] if window.backward else kept


def _place(cursor: Cursor | None) -> Place | None:
    if cursor is None:
        return None
    day = UNDATED if cursor.value is None else date.fromisoformat(cursor.value).toordinal()
    return day, cursor.within, cursor.id


def _narrow(start: Place, end: Place, after: Place | None, before: Place | None) -> tuple[Place, Place]:
    """Return the part of a descending segment, dated or not, that comes after one place and before another."""
    undated = start == FIRST_UNDATED
    if after is not None:
        if (after >= FIRST_UNDATED) is undated:
            end = min(end, after)
        elif not undated:
            return end, end
    if before is not None:
        if (before >= FIRST_UNDATED) is undated:
            start = max(start, before)
        elif undated:
            return end, end
    return start, end


def list_seeks(ranges: Iterable[Range], segments: Iterable[Segment]) -> list[list[int]]:
    """Return (term, start, end) of what each segment has of each range, with three numbers for each place."""
    return [list(seek) for seek in _list_seeks(ranges, list(segments))]


def _list_seeks(ranges: Iterable[Range], segments: list[Segment]) -> Iterator[tuple[int, ...]]:
    for each in ranges:
        for segment in segments:
            start, end = max(each.start, segment.start), min(each.end, segment.end)
            if start < end:
                yield each.term, *start, *end


Bounds = tuple[ColumnElement[Any], ...]
"""The SQL of a seek: its term, the place that it starts after, and the place that it ends before."""


def select_places(bounds: Bounds) -> Select[Any]:
    """Return the select of the places (`day`, `second`, `id`) of one seek."""
    columns = [column.label(name) for column, name in zip(PLACE, PLACE_NAMES, strict=True)]
    return select(*columns).where(_is_within(bounds))


def select_ids(bounds: Bounds) -> Select[Any]:
    """Return the select of the ids of one seek."""
    return select(POSTING.c.entry_id.label("id")).where(_is_within(bounds))


def _is_within(bounds: Bounds) -> ColumnElement[bool]:
    term, *places = bounds
    place = tuple_(*PLACE)
    return and_(POSTING.c.term_id == term, place > tuple_(*places[:3]), place < tuple_(*places[3:]))


def in_order(seek: Select[Any], *, descending: bool) -> Select[Any]:
    """Return the same in timeline order."""
    return seek.order_by(*[column.desc() if descending else column.asc() for column in PLACE])
