"""What phrases for parts say: of a day or night, and of a month, season, year, decade or century."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from schema.dates.english import read_number
from schema.dates.imprecise import ImpreciseDate, parse
from schema.phrases.anchors import (
    Anchor,
    PhraseReading,
    Tense,
    end_month,
    find_monday,
    is_weekend,
    shift,
    spell_month,
    spell_span,
)
from schema.phrases.days import STEPS, Match
from schema.phrases.frames import Read, require_one_day
from schema.vocabularies import DateBasis, DatePrecision


def part_of_day(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the day or night of which a part is named; EDTF has no part of a day."""
    if re.search("week|month|year", match["point"]):
        raise ValueError("a week, month or year has other parts, even where a day is left of it")
    reading = read(match["point"], anchor)
    whole = parse(reading.edtf)
    is_set_of_days = (
        reading.edtf[0] in "[{" and ".." not in reading.edtf and len(reading.edtf.split(",")[0]) == _DAY
    )
    if whole.precision is not DatePrecision.DAY and not is_set_of_days and not _is_one_night(whole):
        raise ValueError("a part of a day needs a day")
    return reading


_DAY = len("[2021-07-09")


def clock(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return a time of day with its day; its offset is known of GMT and UTC alone.

    A figure alone is no time of day: it needs minutes, a.m. or p.m.
    """
    hour, half = int(match["hour"]), match["half"]
    if not (half or match["minute"]) or (half and not 1 <= hour <= 12):  # noqa: PLR2004 - hours of half a day
        raise ValueError("no time of day")
    reading = read(match["point"], anchor)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = "Z" if match["zone"] in {"gmt", "utc"} else ""
    return PhraseReading(
        f"{require_one_day(reading)}T{hour:02}:{match['minute'] or '00'}:00{zone}", reading.basis
    )


def night(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the night that begins on a day: up to the day after it, or to A where that is earlier and it is past."""
    reading = read(match["point"], anchor)
    read_date = parse(reading.edtf)
    if _is_one_night(read_date):
        return reading
    day = require_one_day(reading)
    following = day + timedelta(days=1)
    is_here = anchor.tense is Tense.PAST and anchor.latest == day
    return PhraseReading(spell_span(day, day if is_here else following), reading.basis)


def _is_one_night(read: ImpreciseDate) -> bool:
    return (
        read.precision is DatePrecision.INTERVAL
        and read.edtf[-1].isdecimal()
        and read.earliest is not None
        and read.latest == read.earliest + timedelta(days=1)
    )


def one_night(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the night that two days have in common."""
    reading = read(match["point"], anchor)
    if not _is_one_night(parse(reading.edtf)):
        raise ValueError("not one night")
    return reading


def night_before(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the night that ends on a day."""
    reading = read(match["point"], anchor)
    day = require_one_day(reading)
    return PhraseReading(spell_span(day - timedelta(days=1), day), reading.basis)


def either_night(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the night that ends on a day and the one that begins on it, as a set."""
    day = require_one_day(read(match["point"], anchor))
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    return PhraseReading(f"[{before}..{day},{day}..{after}]", DateBasis.AMBIGUOUS)


_THIRDS = {
    "early": 0,
    "start": 0,
    "beginning": 0,
    "mid": 1,
    "middle": 1,
    "late": 2,
    "end": 2,
}


def third(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the early, middle or late part of a month, season, year, decade or century: about a third of it."""
    number = _THIRDS[match["part"]]
    edtf = _read_on_side(match["point"], anchor, read, lambda whole: _spell_third(whole, number))
    return PhraseReading(edtf, DateBasis.VAGUE_TERM)


def _read_on_side(point: str, anchor: Anchor, read: Read, part: Callable[[ImpreciseDate], str]) -> str:
    """Return a part of a period, of the one before or after where that of A's own is not on the side of the tense."""
    whole = parse(read(point, anchor).edtf)
    edtf, day = part(whole), anchor.latest
    found = parse(edtf)
    if day is None or day != anchor.earliest or not (found.earliest and found.latest):
        return edtf
    if not (whole.earliest and whole.latest and whole.earliest <= day <= whole.latest):
        return edtf
    if anchor.is_future and found.latest < day:
        return part(parse(read(point, anchor.at(whole.latest + timedelta(days=1), Tense.FUTURE)).edtf))
    if not anchor.is_future and found.earliest > day:
        return part(parse(read(point, anchor.at(whole.earliest - timedelta(days=1), Tense.PAST)).edtf))
    return edtf


def _spell_third(whole: ImpreciseDate, number: int) -> str:
    if whole.earliest is None or whole.latest is None:
        raise ValueError("an open date has no thirds")
    year = whole.earliest.year
    match whole.precision:
        case DatePrecision.MONTH if "X" not in whole.edtf:
            return _thirds(
                whole.earliest, [*_THIRDS_OF_MONTH, (21, end_month(whole.earliest).day)][number], number
            )
        case DatePrecision.SEASON:
            return f"{spell_month(shift(whole.earliest, number, 'month'))}~"
        case DatePrecision.YEAR if "X" not in whole.edtf:
            return _about(number, f"{year:04}-{4 * number + 1:02}", f"{year:04}-{4 * number + 4:02}")
        case DatePrecision.INTERVAL if whole.edtf.endswith("X"):
            first, last = ((0, 3), (4, 6), (7, 9))[number]
            length = 10 if whole.edtf[-2:] == "XX" else 1
            return _about(number, f"{year + first * length:04}", f"{year + (last + 1) * length - 1:04}")
    raise ValueError("no period with thirds")


_THIRDS_OF_MONTH = [(1, 10), (11, 20)]


def _thirds(month: date, days: tuple[int, int], number: int) -> str:
    return _about(number, str(month.replace(day=days[0])), str(month.replace(day=days[1])))


def _about(number: int, start: str, end: str) -> str:
    """Return the interval with those of its ends approximate that are not the whole period's own."""
    return f"{start}{'~' if number else ''}/{end}{'~' if number < 2 else ''}"  # noqa: PLR2004 - the last third


def third_of_this(match: Match, anchor: Anchor) -> str | None:
    """Return about a third of last, this or next week, month or year; what has occurred ends with A."""
    number, step = _THIRDS[match["part"]], STEPS[match["step"].replace("the", "this")]
    day = shift(anchor.day, step, match["unit"])
    if match["unit"] == "week":
        if is_weekend(anchor.day):
            return None
        start, end = ((0, 1), (1, 3), (3, 6))[number]
        monday = find_monday(day)
        edtf = _about(number, str(monday + timedelta(days=start)), str(monday + timedelta(days=end)))
    else:
        edtf = _spell_third(parse(spell_month(day)[: 7 if match["unit"] == "month" else 4]), number)
    return edtf if step else _cut(edtf, anchor)


def _cut(edtf: str, anchor: Anchor) -> str | None:
    """Return the interval up to A, or from A on where it is to come; None where nothing is left."""
    start, _, end = edtf.partition("/")
    first, last = parse(start).earliest, parse(end).latest
    if first is None or last is None or (last < anchor.day if anchor.is_future else first > anchor.day):
        return None
    if anchor.day in {first, last} and (anchor.day == last) is anchor.is_future:
        return str(anchor.day)
    if anchor.is_future:
        return edtf if first >= anchor.day else f"{anchor.day}/{end}"
    return edtf if last <= anchor.day else f"{start}/{anchor.day}"


def units_of(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the first or last days, weeks or months of a month or year, as many as are said."""
    number, unit, which = read_number(match["number"]), match["unit"], match["which"]
    edtf = _read_on_side(match["point"], anchor, read, lambda whole: _spell_units(whole, which, number, unit))
    return PhraseReading(edtf, read(match["point"], anchor).basis)


def _spell_units(whole: ImpreciseDate, which: str, number: int, unit: str) -> str:
    start, end, day = whole.earliest, whole.latest, timedelta(days=1)
    if whole.precision not in {DatePrecision.MONTH, DatePrecision.YEAR} or start is None or end is None:
        raise ValueError("only months and years are parted so")
    if which == "first":
        return spell_span(start, min(end, shift(start, number, unit) - day))
    return spell_span(max(start, shift(end + day, -number, unit)), end)


def week_of(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return the seven days that begin or end with a day, or its ISO week, unless it is of a weekend."""
    reading = read(match["point"], anchor)
    day, six = require_one_day(reading), timedelta(days=6)
    if match["side"] in {"ending", "to"}:
        return PhraseReading(spell_span(day - six, day), reading.basis)
    if match["side"] == "of":
        if is_weekend(day):
            raise ValueError("two weeks may be meant")
        day = find_monday(day)
    return PhraseReading(spell_span(day, day + six), reading.basis)


def part_of_month(match: Match, anchor: Anchor, read: Read) -> PhraseReading:
    """Return a half of a month, a week of it counted from its first day, or its first or last days, about."""
    edtf = _read_on_side(
        match["point"], anchor, read, lambda month: _spell_part(month, match["which"], match["piece"])
    )
    return PhraseReading(edtf, DateBasis.VAGUE_TERM)


def _spell_part(month: ImpreciseDate, which: str, piece: str) -> str:
    if month.precision is not DatePrecision.MONTH or "X" in month.edtf or month.earliest is None:
        raise ValueError("only months are parted so")
    length = end_month(month.earliest).day
    first, last, mark = {
        ("first", "half"): (1, 15, ""),
        ("second", "half"): (16, length, ""),
        ("last", "half"): (16, length, ""),
        ("first", "week"): (1, 7, "~"),
        ("second", "week"): (8, 14, "~"),
        ("third", "week"): (15, 21, "~"),
        ("fourth", "week"): (22, 28, "~"),
        ("last", "week"): (length - 6, length, "~"),
        ("first", "days"): (1, 5, "~"),
        ("last", "days"): (length - 4, length, "~"),
    }[which, piece]
    start, end = month.earliest.replace(day=first), month.earliest.replace(day=last)
    return f"{start}{mark if first > 1 else ''}/{end}{mark if last < length else ''}"
