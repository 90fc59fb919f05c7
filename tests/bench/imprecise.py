"""Imprecise dates as sources give them, with the bounds that the schema derives from them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tests.bench.draws import Draws


class Drawn(NamedTuple):
    """A date's columns; days are ISO text, which both databases take."""

    edtf: str | None
    earliest: str | None
    latest: str | None
    precision: str
    basis: str


def on_day(day: date) -> Drawn:
    """Return a day that the source gives as it is."""
    text = day.isoformat()
    return Drawn(text, text, text, "day", "explicit")


def _day(first: date, _length: int) -> Drawn:
    return on_day(first)


def _about_a_day(first: date, _length: int) -> Drawn:
    day = first.isoformat()
    return Drawn(f"{day}~", day, day, "day", "vague_term")


def _interval(first: date, length: int) -> Drawn:
    start, end = first.isoformat(), (first + timedelta(days=length)).isoformat()
    return Drawn(f"{start}/{end}", start, end, "interval", "constraint_intersection")


def _recent_days(first: date, length: int) -> Drawn:
    start, end = first.isoformat(), (first + timedelta(days=length)).isoformat()
    return Drawn(f"{start}~/{end}", start, end, "interval", "vague_term")


def _week(first: date, _length: int) -> Drawn:
    monday = first - timedelta(days=first.weekday())
    start, end = monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    return Drawn(f"{start}/{end}", start, end, "week", "relative_week")


def _month(first: date, _length: int) -> Drawn:
    start = first.replace(day=1)
    end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Drawn(f"{start:%Y-%m}", start.isoformat(), end.isoformat(), "month", "relative_month")


def _year(first: date, _length: int) -> Drawn:
    year = first.year
    return Drawn(f"{year}", f"{year}-01-01", f"{year}-12-31", "year", "editor")


def _open_start(first: date, _length: int) -> Drawn:
    day = first.isoformat()
    return Drawn(f"../{day}", None, day, "open_start", "before_other_entry")


def _open_end(first: date, _length: int) -> Drawn:
    day = first.isoformat()
    return Drawn(f"{day}/..", day, None, "open_end", "after_other_entry")


def _undated(_first: date, _length: int) -> Drawn:
    return Drawn(None, None, None, "unknown", "editor")


FORMS: dict[Callable[[date, int], Drawn], float] = {
    _day: 62,
    _interval: 9,
    _recent_days: 8,
    _month: 6,
    _about_a_day: 3,
    _week: 3,
    _year: 2,
    _open_start: 3,
    _open_end: 2,
    _undated: 2,
}
"""How often, in percent, a source gives a date in each form."""


def drawn_dates(draws: Draws) -> Iterator[Callable[[date], Drawn]]:
    """Yield, without end, functions from the day an entry is about to its date as a source gives it."""
    forms, lengths = draws.of(FORMS), draws.evenly(range(1, 28))
    while True:
        yield _read_as(next(forms), next(lengths))


def _read_as(form: Callable[[date, int], Drawn], length: int) -> Callable[[date], Drawn]:
    return lambda first: form(first, length)
