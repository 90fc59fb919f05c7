"""Days as schemes write them, and the imprecise dates that they make."""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache

from schema.records.record import DateRecord
from schema.vocabularies import DateBasis, DatePrecision
from seed.importers.reading.faults import Faults

_DAY = re.compile(r"([0-9]{4})-?([0-9]{1,2})-?([0-9]{1,2})(?:[T ][0-9:.]*Z?)?")
_PLAIN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDED = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})\.?[ -]([0-9]{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DECEMBER = 12

Stretch = tuple[date, date]
"""A first and a last day."""

UNDATED = DateRecord(basis=DateBasis.IMPORTED)


def read_day(faults: Faults, column: str, value: str, otherwise: Stretch | None = None) -> Stretch | None:
    """Return the day that a text like 2014-01-24, 20140124 or 24 January 2014 says.

    A day that its month does not have is widened to the month, a month that is none to the year; what is no
    date at all is `otherwise`. Each is noted.
    """
    found = _find_day(value)
    if found is not None and found[0] == found[1]:
        return found
    kept = found or otherwise
    faults.note("no_such_date", column, value, date_of(*kept).edtf if kept else None)
    return kept


@lru_cache(maxsize=20_000)
def _find_day(value: str) -> Stretch | None:
    text = value.strip()
    if _PLAIN.fullmatch(text):
        with suppress(ValueError):  # of a day that does not exist
            return (only := date.fromisoformat(text)), only
    found = _DAY.fullmatch(_spell_in_numbers(text))
    if found is None or found[1] == "0000":
        return None
    year, month, day = map(int, found.groups())
    try:
        return (only := date(year, month, day)), only
    except ValueError:
        return month_of(year, month) if 1 <= month <= _DECEMBER else year_of(year)


def _spell_in_numbers(value: str) -> str:
    """Return `24 January 2014` as `2014-01-24`, and any other text as it is."""
    found = _WORDED.fullmatch(value)
    if found is None or (month := found[2][:3].lower()) not in _MONTHS:
        return value
    return f"{found[3]}-{_MONTHS.index(month) + 1}-{found[1]}"


def week_of(day: date) -> Stretch:
    """Return the Monday and the Sunday around a day."""
    past = min(day.weekday(), (day - date.min).days)
    left = min(6 - day.weekday(), (date.max - day).days)
    return day - timedelta(past), day + timedelta(left)


def month_of(year: int, month: int) -> Stretch:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def read_year(text: str) -> Stretch | None:
    """Return the first and last day of the year that a text is; None where it is none."""
    is_year = text.isascii() and text.isdigit() and len(text) <= len("9999") and int(text) > 0
    return year_of(int(text)) if is_year else None


def year_of(year: int) -> Stretch:
    """Return the first and last day of a year."""
    return date(year, 1, 1), date(year, _DECEMBER, 31)


@lru_cache(maxsize=20_000)
def date_of(first: date, last: date, precision: DatePrecision | None = None) -> DateRecord:
    """Return a stretch of days as an imported date: a day, a whole month or year, or the interval as it is.

    `precision` (few_days or week) is kept where the stretch is longer than a day and no whole month.
    """
    edtf, is_interval = f"{first}/{last}", False
    if first == last:
        edtf = str(first)
    elif (first, last) == month_of(first.year, first.month):
        edtf = str(first)[:7]
    elif (first, last) == year_of(first.year):
        edtf = str(first)[:4]
    else:
        is_interval = True
    return DateRecord(edtf=edtf, basis=DateBasis.IMPORTED, precision=precision if is_interval else None)
