"""What phrases say that hold another phrase: "since March", "from Monday to Wednesday", "about 28 July"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from schema.dates.imprecise import parse
from schema.phrases.anchors import Anchor, PhraseReading, Tense, shift, spell_month
from schema.phrases.days import Match
from schema.vocabularies import DateBasis, DatePrecision

Read = Callable[[str, Anchor], PhraseReading]
"""Reads the phrase that stands within another; raises ValueError where no rule reads it."""


def open_end(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the time from the first day of what is named, its end open."""
    inner = read(match["point"], anchor)
    return PhraseReading(f"{_ends(inner)[0]}/..", inner.basis)


def open_end_of_past(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the time from the first day of what is named, which is past, its end open."""
    return open_end(match, anchor._replace(tense=Tense.PAST), read)


def until_anchor(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the time from the first day of what is named, which is past, to A."""
    inner = read(match["point"], anchor._replace(tense=Tense.PAST))
    return PhraseReading(f"{_ends(inner)[0]}/{anchor.day}", inner.basis)


def open_end_after(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the time after what is named; after a part of a day, the rest of that day included."""
    inner = _read_beyond(match["point"], anchor, read, Tense.PAST)
    last = _ends(inner)[1]
    return PhraseReading(
        f"{last if _is_part_of_day(match['point'], inner) else _step(last, 1)}/..", inner.basis
    )


def open_start(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the time up to the last day of what is named; up to its start, to its first day."""
    inner = _read_end(match["point"], anchor, read)
    return PhraseReading(
        f"../{_ends(inner)[0 if _START.match(match['point']) else 1].strip('~')}", inner.basis
    )


def open_start_until(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the time up to the last day of what is named; what is ongoing ends on or after A."""
    tense = Tense.FUTURE if anchor.tense is Tense.ONGOING else anchor.tense
    return open_start(match, anchor._replace(tense=tense), read)


def open_start_before(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the time before what is named; before a part of a day, the start of that day included."""
    point = match["point"]
    inner = _read_beyond(point, anchor, partial(_read_end, read=read), Tense.FUTURE)
    first, last = _ends(inner)
    if _END.match(point):
        return PhraseReading(f"../{last.strip('~')}", inner.basis)
    return PhraseReading(f"../{first if _is_part_of_day(point, inner) else _step(first, -1)}", inner.basis)


_START = re.compile("(?:the )?(?:very )?(?:start|beginning) of ")
_END = re.compile("(?:the )?(?:very )?end of ")
_PART_OF_DAY = re.compile("morning|noon|evening|night|dawn|dusk|hours|early|late|sun(?:rise|set)|[0-9]:|m[.]")


def _is_part_of_day(point: str, inner: PhraseReading) -> bool:
    """Return whether a phrase names a part of the day, or of the night, that it is read as."""
    days = re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:/[0-9]{4}-[0-9]{2}-[0-9]{2}|T.*)?", inner.edtf)
    return days is not None and _PART_OF_DAY.search(point) is not None


def _read_end(point: str, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the date by which something was; of what is ongoing only one that is the same past and to come."""
    if anchor.tense is not Tense.ONGOING:
        return read(point, anchor)
    past, future = (read(point, anchor._replace(tense=tense)) for tense in (Tense.PAST, Tense.FUTURE))
    if past != future:
        raise ValueError("it may lie on either side")
    return past


NEAREST_TO_ANCHOR = frozenset(
    {
        DateBasis.WEEKDAY_BEFORE_DATELINE,
        DateBasis.WEEKDAY_AFTER_DATELINE,
        DateBasis.EXPLICIT_YEAR_FROM_DATELINE,
        DateBasis.NORTHERN_SEASON,
        DateBasis.VAGUE_TERM,
    }
)
"""The bases of dates of which there are several, the nearest to the anchor being meant."""


def _read_beyond(point: str, anchor: Anchor, read: Read, tense: Tense) -> PhraseReading:
    """Return a date that cannot be A's own day: what is to come before Friday has a Friday after A."""
    inner = read(point, anchor)
    day = anchor.latest
    if anchor.is_future is not (tense is Tense.FUTURE) or day is None or day != anchor.earliest:
        return inner
    if inner.basis not in NEAREST_TO_ANCHOR or parse(inner.edtf).earliest != day:
        return inner
    return read(point, anchor.at(day + timedelta(days=1 if tense is Tense.FUTURE else -1), tense))


def _ends(reading: PhraseReading) -> tuple[str, str]:
    """Return the first and last term of a single date or closed interval, in EDTF."""
    if reading.edtf.startswith(("[", "{")) or ".." in reading.edtf:
        raise ValueError("a set or an open interval has no ends")
    start, _, end = reading.edtf.partition("T")[0].partition("/")
    return start, end or start


def _step(term: str, step: int) -> str:
    """Return the day, month or year before or after a term; of a longer one, the day."""
    read = parse(term)
    if read.earliest is None or read.latest is None:
        raise ValueError("an open date has no neighbour")
    if read.precision is DatePrecision.MONTH:
        return spell_month(shift(read.earliest, step, "month"))
    if read.precision is DatePrecision.YEAR:
        return f"{shift(read.earliest, step, 'year').year:04}"
    return str((read.latest if step > 0 else read.earliest) + timedelta(days=step))


def interval(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the time from the first of two dates to the last."""
    first, last, basis = _read_both(match, anchor, read)
    return PhraseReading(f"{_ends(first)[0]}/{_ends(last)[1]}", basis)


def both(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return two days, as the set of both."""
    return _choose(match, anchor, read, "{}")


def either(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return two days, as the set that one of them is."""
    return _choose(match, anchor, read, "[]")


def _choose(match: Match, anchor: Anchor, read: Read, marks: str) -> PhraseReading:
    first, last, basis = _read_both(match, anchor, read)
    if {parse(first.edtf).precision, parse(last.edtf).precision} not in _CHOICES:
        raise ValueError("not two days, months or years")
    return PhraseReading(f"{marks[0]}{first.edtf},{last.edtf}{marks[1]}", basis)


_CHOICES = [{precision} for precision in (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR)]


def _read_both(match: Match, anchor: Anchor, read: Read) -> tuple[PhraseReading, PhraseReading, DateBasis]:
    """Return both dates and the basis of the one read from A: the other is the nearest to it in their order.

    What has occurred is the latest that has begun by A, what is to come the first that has not begun. An end with its
    year goes before both, since that counts for the start too.
    """
    start, end = match["start"], match["end"]
    try:
        last = read(end, Anchor(None, None, None, anchor.tense))
    except ValueError:
        first = read(start, anchor)
        return first, _read_beside(end, anchor, read, _bound(first, "earliest"), Tense.FUTURE), first.basis
    return _read_beside(start, anchor, read, _bound(last, "latest"), Tense.PAST), last, last.basis


def _read_beside(phrase: str, anchor: Anchor, read: Read, day: date, tense: Tense) -> PhraseReading:
    """Return the nearest of such dates to a day that is named with it; else the one counted from A."""
    nearest = read(phrase, anchor.at(day, tense))
    return nearest if nearest.basis in NEAREST_TO_ANCHOR | {DateBasis.EXPLICIT} else read(phrase, anchor)


def _bound(reading: PhraseReading, side: str) -> date:
    _ends(reading)
    day = getattr(parse(reading.edtf), side)
    if day is None:
        raise ValueError("an open date has no such bound")
    return date.fromisoformat(str(day))


def require_one_day(reading: PhraseReading) -> date:
    """Return the one day that a phrase says; ValueError where it says anything else."""
    read = parse(reading.edtf)
    if read.precision is not DatePrecision.DAY or read.earliest is None:
        raise ValueError("not one day")
    return read.earliest


def approximate(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return a date as about that."""
    return _qualify(read(match["point"], anchor), "~")


def uncertain(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return a date as possibly that."""
    return _qualify(read(match["point"], anchor), "?")


def _qualify(reading: PhraseReading, mark: str) -> PhraseReading:
    """Return the date with the qualifier; about a time of day is its day, since EDTF qualifies no time."""
    _ends(reading)
    if "T" in reading.edtf:
        return PhraseReading(reading.edtf.partition("T")[0], reading.basis)
    terms = [term if term[-1] in "?~%" else term + mark for term in reading.edtf.split("/")]
    return PhraseReading("/".join(terms), reading.basis)


def same(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return a date as it is: the words about it make it no more exact."""
    return read(match["point"], anchor)
