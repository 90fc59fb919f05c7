"""Single dates of the EDTF subset: each form with its pattern, its precision and its first and last day."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from schema.dates.advice import MalformedDate, describe_impossible, describe_malformed
from schema.vocabularies import DatePrecision


class DateTerm(NamedTuple):
    """One date: a day, month, season, year, decade, century or time of day."""

    edtf: str
    earliest: date
    latest: date
    precision: DatePrecision
    form: str


def _day(text: str) -> tuple[date, date]:
    day = date.fromisoformat(text[:10])
    return day, day


def _months(year: int, month: int, last_month: int) -> tuple[date, date]:
    """Return the first day of a month and the last of another; the latter counts on past 12."""
    last_year, last = year + (last_month - 1) // 12, (last_month - 1) % 12 + 1
    return date(year, month, 1), date(last_year, last, monthrange(last_year, last)[1])


def _month(text: str) -> tuple[date, date]:
    year, month = int(text[:4]), int(text[5:7])
    return _months(year, month, month)


def _season(text: str) -> tuple[date, date]:
    """Return a meteorological season of the northern half: spring from March, winter to the next February."""
    month = 3 * int(text[6])
    return _months(int(text[:4]), month, month + 2)


def _years(first: int, last: int) -> tuple[date, date]:
    return date(first, 1, 1), date(last, 12, 31)


def _year(text: str) -> tuple[date, date]:
    return _years(int(text[:4]), int(text[:4]))


def _decade(text: str) -> tuple[date, date]:
    first = int(text[:3]) * 10
    return _years(first, first + 9)


def _century(text: str) -> tuple[date, date]:
    first = int(text[:2]) * 100
    return _years(first, first + 99)


class _Form(NamedTuple):
    pattern: str
    precision: DatePrecision
    bounds: Callable[[str], tuple[date, date]]


_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_FORMS = {
    "day": _Form(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[?~%]?", DatePrecision.DAY, _day),
    "season": _Form(r"[0-9]{4}-2[1-4][?~%]?", DatePrecision.SEASON, _season),
    "month": _Form(r"[0-9]{4}-[0-9]{2}[?~%]?", DatePrecision.MONTH, _month),
    "year": _Form(r"[0-9]{4}[?~%]?", DatePrecision.YEAR, _year),
    "decade": _Form(r"[0-9]{3}X[?~%]?", DatePrecision.INTERVAL, _decade),
    "century": _Form(r"[0-9]{2}XX[?~%]?", DatePrecision.INTERVAL, _century),
    "day_of_month": _Form(r"[0-9]{4}-[0-9]{2}-XX[?~%]?", DatePrecision.MONTH, _month),
    "month_of_year": _Form(r"[0-9]{4}-XX[?~%]?", DatePrecision.YEAR, _year),
    "day_of_year": _Form(r"[0-9]{4}-XX-XX[?~%]?", DatePrecision.YEAR, _year),
    "time": _Form(
        rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}:[0-5][0-9](?:Z|[+-]{_CLOCK}|[+-](?:[01][0-9]|2[0-3]))?",
        DatePrecision.TIME,
        _day,  # the calendar date as written: no zone is applied to it
    ),
}
_ANY_FORM = re.compile("|".join(f"(?P<{name}>{form.pattern})" for name, form in _FORMS.items()))


def read_term(text: str) -> DateTerm:
    """Return a single date in canonical form; raise MalformedDate when it has no form or is impossible."""
    match = _ANY_FORM.fullmatch(text)
    if match is None:
        raise MalformedDate(describe_malformed(text))
    name = str(match.lastgroup)
    form = _FORMS[name]
    try:
        earliest, latest = form.bounds(text)
    except ValueError:
        raise MalformedDate(describe_impossible(text)) from None
    edtf = _whole_offset(text) if name == "time" else text
    return DateTerm(edtf, earliest, latest, form.precision, name)


def _whole_offset(text: str) -> str:
    """Return a time with its offset as Z or in hours and minutes (`+03` and `+03:00` are one)."""
    clock, offset = text[:19], text[19:]
    if offset in {"", "Z"}:
        return text
    offset = offset if ":" in offset else f"{offset}:00"
    return clock + ("Z" if offset[1:] == "00:00" else offset)
