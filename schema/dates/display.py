"""Imprecise dates in English, for people: "about 1 to 8 July 2021"."""

from collections.abc import Callable

from schema.dates.english import MONTHS
from schema.dates.grammar import DateSet, DateSpan, OpenEnd, read_date
from schema.dates.terms import DateTerm

_QUALIFIERS = {"?": "possibly ", "~": "about ", "%": "possibly about "}
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_ON_A_DAY = {"day", "day_of_month", "day_of_year"}
_SHORTENED = {"day", "season", "month"}


def display(edtf: str | None, *, one_event: bool = False) -> str:
    """Return a date in English, "date unknown" for None.

    With `one_event` a range is where one event lies ("between 1 and 4 July 2021"), not what lasted that long
    ("1 to 4 July 2021"). Raises MalformedDate as `schema.dates.imprecise.parse` does.
    """
    if edtf is None:
        return "date unknown"
    match read_date(edtf):
        case DateTerm() as term:
            return _words(term)
        case DateSpan() as span:
            return _span(span, one_event=one_event)
        case DateSet() as choice:
            return _choice(choice)


def _words(end: DateTerm | OpenEnd) -> str:
    """Return a term with its qualifier, or what is said where an interval has none."""
    return _qualified(end, _plain(end)) if isinstance(end, DateTerm) else "an unknown date"


def _qualified(term: DateTerm, words: str) -> str:
    return _QUALIFIERS.get(term.edtf[-1], "") + words


def _plain(term: DateTerm) -> str:
    return _PLAIN[term.form](term)


def _month(term: DateTerm) -> str:
    return f"{MONTHS[term.earliest.month - 1]} {_year(term.earliest.year)}"


def _season(term: DateTerm) -> str:
    """Return the season with its year; winter has two: "winter 2021/22"."""
    first, last = term.earliest.year, term.latest.year
    return f"{_SEASONS[term.edtf[5:7]]} {_year(first)}" + (f"/{last % 100:02}" if last > first else "")


def _year(year: int) -> str:
    return str(year) if year >= 1000 else f"AD {year}"  # noqa: PLR2004 - fewer digits do not look like a year


def _ordinal(number: int) -> str:
    in_teens = number // 10 % 10 == 1
    ending = "th" if in_teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _clock(time: str) -> str:
    clock, offset = time[:8].removesuffix(":00"), time[8:]
    zone = " UTC" if offset == "Z" else f" UTC{offset}"
    return clock + (zone if offset else "")


_PLAIN: dict[str, Callable[[DateTerm], str]] = {
    "day": lambda term: f"{term.earliest.day} {_month(term)}",
    "month": _month,
    "season": _season,
    "year": lambda term: _year(term.earliest.year),
    "decade": lambda term: f"the {_year(term.earliest.year)}s",
    "century": lambda term: f"the {_ordinal(term.earliest.year // 100 + 1)} century",
    "day_of_month": lambda term: f"a day in {_month(term)}",
    "month_of_year": lambda term: f"a month in {_year(term.earliest.year)}",
    "day_of_year": lambda term: f"a day in {_year(term.earliest.year)}",
    "time": lambda term: f"{term.earliest.day} {_month(term)}, {_clock(term.edtf[11:])}",
}


def _span(span: DateSpan, *, one_event: bool) -> str:
    start, end = span.start, span.end
    if isinstance(start, DateTerm) and isinstance(end, DateTerm):
        return _closed(start, end, one_event=one_event)
    if OpenEnd.UNKNOWN in (start, end) and not one_event:
        return f"from {_words(start)} to {_words(end)}"
    known, side = (start, "after") if isinstance(start, DateTerm) else (end, "before")
    return f"{_preposition(known)} or {side} {_words(known)}"


def _preposition(end: DateTerm | OpenEnd) -> str:
    return "on" if isinstance(end, DateTerm) and end.form in _ON_A_DAY else "in"


def _closed(start: DateTerm, end: DateTerm, *, one_event: bool) -> str:
    if start.edtf == end.edtf:
        return _words(end)
    first, last = _in_short([start, end])
    return f"between {first} and {last}" if one_event else f"{first} to {last}"


def _choice(choice: DateSet) -> str:
    members = choice.members
    terms = [member for member in members if isinstance(member, DateTerm)]
    if len(terms) == len(members):
        words = _in_short(terms)
    else:
        words = [_member(member, every=choice.every) for member in members]
    return _listed(words, "and" if choice.every else "or")


def _member(member: DateTerm | DateSpan, *, every: bool) -> str:
    if isinstance(member, DateTerm):
        return _words(member)
    return _span(member, one_event=not every)


def _listed(words: list[str], conjunction: str) -> str:
    *first, last = words
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def _in_short(terms: list[DateTerm]) -> list[str]:
    """Return the terms in words, all but the last without the month and year that all share."""
    plain = [_plain(term).split() for term in terms]
    forms = {term.form for term in terms}
    shared = _shared_ending(plain) if len(forms) == 1 and forms <= _SHORTENED else 0
    short = [words[: len(words) - shared] for words in plain[:-1]]
    return [_qualified(term, " ".join(words)) for term, words in zip(terms, [*short, plain[-1]], strict=True)]


def _shared_ending(phrases: list[list[str]]) -> int:
    """Return how many last words all phrases share, each keeping its first."""
    longest = min(map(len, phrases)) - 1
    shared = 0
    while shared < longest and len({words[-1 - shared] for words in phrases}) == 1:
        shared += 1
    return shared
