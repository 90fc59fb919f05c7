"""The EDTF subset as a grammar: a text becomes a term, a span or a choice, each with its bounds.

EDTF is ISO 8601-2, levels 0 and 1, with the sets of level 2 (`[a,b]`, `{a,b}`, `[a..b]`, `[..b]`, `[a..]`).
Years run from 0001 to 9999. A qualifier (`?`, `~`, `%`) is kept in the text and never widens the bounds.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from schema.dates.advice import MAX_LENGTH, MalformedDate, describe_malformed
from schema.dates.terms import DateTerm, read_term
from schema.vocabularies import DatePrecision


class OpenEnd(StrEnum):
    """What stands where an interval has no date: open (`..`) or unknown (nothing)."""

    OPEN = ".."
    UNKNOWN = ""


class DateSpan(NamedTuple):
    """From one end to the other; at least one end is a date."""

    edtf: str
    earliest: date | None
    latest: date | None
    precision: DatePrecision
    start: DateTerm | OpenEnd
    end: DateTerm | OpenEnd


class DateSet(NamedTuple):
    """A set: one of its members, or every one of them."""

    edtf: str
    earliest: date | None
    latest: date | None
    precision: DatePrecision
    every: bool
    members: tuple[DateTerm | DateSpan, ...]


def read_date(text: str) -> DateTerm | DateSpan | DateSet:
    """Return what an EDTF text says, in canonical form; raise MalformedDate when it is not in the subset."""
    if len(text) > MAX_LENGTH:
        raise MalformedDate(f"a date of {len(text):,} characters is too long: it has at most {MAX_LENGTH}")
    text = text.strip(" ")
    if text.startswith(("[", "{")):
        return _read_choice(text)
    if "/" in text:
        return _read_interval(text)
    return read_term(text)


def _read_dated_term(text: str) -> DateTerm:
    term = read_term(text.strip(" "))
    if term.form == "time":
        raise MalformedDate(
            f"{term.edtf!r}: a time of day stands alone; write {term.edtf[:10]} in a range or set"
        )
    return term


def _read_interval(text: str) -> DateSpan:
    start, _, end = text.partition("/")
    if "/" in end:
        raise MalformedDate(describe_malformed(text))
    return _make_span(_read_end(start), _read_end(end), "/")


def _read_end(text: str) -> DateTerm | OpenEnd:
    text = text.strip(" ")
    return OpenEnd(text) if text in {OpenEnd.OPEN, OpenEnd.UNKNOWN} else _read_dated_term(text)


def _make_span(start: DateTerm | OpenEnd, end: DateTerm | OpenEnd, mark: str) -> DateSpan:
    edtf = f"{_spell(start, mark)}{mark}{_spell(end, mark)}"
    earliest = start.earliest if isinstance(start, DateTerm) else None
    latest = end.latest if isinstance(end, DateTerm) else None
    if earliest and latest and earliest > latest:
        ordered = f"{_spell(end, mark)}{mark}{_spell(start, mark)}"
        raise MalformedDate(f"{edtf!r} is reversed: it ends before it starts; write {ordered}")
    return DateSpan(
        edtf, earliest, latest, _precision(edtf, earliest, latest, DatePrecision.INTERVAL), start, end
    )


def _spell(end: DateTerm | OpenEnd, mark: str) -> str:
    """Return an end as it is written beside the mark: in a set, `..` itself says that the end is open."""
    if isinstance(end, DateTerm):
        return end.edtf
    return end.value if mark == "/" else ""


def _precision(edtf: str, earliest: date | None, latest: date | None, closed: DatePrecision) -> DatePrecision:
    if earliest is None and latest is None:
        raise MalformedDate(f"{edtf!r} is open at both ends and says nothing; leave the date out")
    if earliest is None:
        return DatePrecision.OPEN_START
    return DatePrecision.OPEN_END if latest is None else closed


def _read_choice(text: str) -> DateSet:
    closing = {"[": "]", "{": "}"}[text[0]]
    if not text.endswith(closing):
        raise MalformedDate(f"{text!r} is a set that is not closed; end it with {closing}")
    members = sorted(dict.fromkeys(map(_read_member, text[1:-1].split(","))), key=_set_order)
    if len(members) == 1 and isinstance(members[0], DateTerm):
        raise MalformedDate(f"{text!r} is a set of one; write {members[0].edtf}")
    return _make_choice(text[0], tuple(members), closing)


def _read_member(text: str) -> DateTerm | DateSpan:
    start, mark, end = text.partition("..")
    if not mark:
        return _read_dated_term(text)
    return _make_span(_read_set_end(start), _read_set_end(end), mark)


def _read_set_end(text: str) -> DateTerm | OpenEnd:
    return _read_dated_term(text) if text.strip(" ") else OpenEnd.OPEN


def _set_order(member: DateTerm | DateSpan) -> tuple[bool, date, date, str]:
    """Sort by date: what is open to the past first, what is open to the future last, as in EDTF."""
    return member.latest is None, member.earliest or date.min, member.latest or date.max, member.edtf


def _make_choice(opening: str, members: tuple[DateTerm | DateSpan, ...], closing: str) -> DateSet:
    edtf = f"{opening}{','.join(member.edtf for member in members)}{closing}"
    earliest = _bound([member.earliest for member in members], min)
    latest = _bound([member.latest for member in members], max)
    precision = _precision(edtf, earliest, latest, DatePrecision.ONE_OF)
    return DateSet(edtf, earliest, latest, precision, opening == "{", members)


def _bound(days: list[date | None], furthest: Callable[[list[date]], date]) -> date | None:
    known = [day for day in days if day is not None]
    return furthest(known) if len(known) == len(days) else None
