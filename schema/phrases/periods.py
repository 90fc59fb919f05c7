"""What phrases for months, quarters, years and longer periods say, and for times counted in such units."""

from datetime import date, timedelta

from schema.dates.english import read_month, read_number
from schema.phrases.anchors import Anchor, shift, spell_month, spell_span, spell_year
from schema.phrases.days import STEPS, Match, find_year


def full_month(match: Match, _: Anchor) -> str:
    """Return a month that is named with its year."""
    return spell_month(date(int(match["year"]), read_month(match["month"]), 1))


def month_without_year(match: Match, anchor: Anchor) -> str:
    """Return the latest such month up to A's, or the first from A's on of what is to come."""
    month = read_month(match["month"])
    return spell_month(date(find_year(anchor, month), month, 1))


def month_of_other_year(match: Match, anchor: Anchor) -> str:
    """Return a month of last year, this year or next year."""
    return spell_month(date(anchor.day.year + STEPS[match["step"]], read_month(match["month"]), 1))


def other_month(match: Match, anchor: Anchor) -> str:
    """Return the calendar month before or after A's."""
    return spell_month(shift(anchor.day, STEPS[match["step"]], "month"))


def last_or_next_month(match: Match, anchor: Anchor) -> str | None:
    """Return "last June" or "next June" where only one is possible: where A's own year has none on that side."""
    days = _list_months(match, anchor)
    return spell_month(days[0]) if len(days) == 1 else None


def either_month(match: Match, anchor: Anchor) -> str:
    """Return both months that "last June" or "next June" may be, as a set."""
    return f"[{','.join(map(spell_month, _list_months(match, anchor)))}]"


def _list_months(match: Match, anchor: Anchor) -> list[date]:
    """Return the nearest such month on that side of A's, and where it is of A's year the one a year further."""
    month, step, year = read_month(match["month"]), STEPS[match["step"]], anchor.day.year
    is_on_side = month * step > anchor.day.month * step
    years = sorted([year, year + step]) if is_on_side else [year + step]
    return [date(each, month, 1) for each in years]


def other_quarter(match: Match, anchor: Anchor) -> str:
    """Return the three months of the calendar quarter before, at or after A."""
    first = anchor.day.replace(month=(anchor.day.month - 1) // 3 * 3 + 1, day=1)
    start = shift(first, 3 * STEPS[match["step"]], "month")
    return f"{spell_month(start)}/{spell_month(shift(start, 2, 'month'))}"


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def part_of_year(match: Match, _: Anchor) -> str:
    """Return a half or quarter of a year that is named."""
    return _name_part(match, int(match["year"]))


def part_of_other_year(match: Match, anchor: Anchor) -> str:
    """Return a half or quarter of last year, this year or next year."""
    return _name_part(match, anchor.day.year + STEPS[match["step"]])


def part_without_year(match: Match, anchor: Anchor) -> str:
    """Return the latest half or quarter that has begun by A, or the first that has not ended of what is to come."""
    length = _LENGTHS[match["part"]]
    first = _first_month(match, length)
    year = find_year(anchor, first) if not anchor.is_future else find_year(anchor, first + length - 1)
    return _name_part(match, year)


_LENGTHS = {"half": 6, "h": 6, "quarter": 3, "q": 3}


def _first_month(match: Match, length: int) -> int:
    ordinal = match["ordinal"]
    if ordinal == "last":
        return 13 - length
    return (_ORDINALS.get(ordinal) or int(ordinal[0])) * length - length + 1


def _name_part(match: Match, year: int) -> str:
    length = _LENGTHS[match["part"]]
    start = date(year, _first_month(match, length), 1)
    return f"{spell_month(start)}/{spell_month(shift(start, length - 1, 'month'))}"


def whole_year(match: Match, _: Anchor) -> str:
    """Return a year."""
    return spell_year(int(match["year"]))


def other_year(match: Match, anchor: Anchor) -> str:
    """Return the calendar year before or after A's."""
    return spell_year(anchor.day.year + STEPS[match["step"]])


def other_decade(match: Match, anchor: Anchor) -> str:
    """Return the decade before or after A's."""
    return f"{spell_year(anchor.day.year + 10 * STEPS[match['step']])[:3]}X"


def decade(match: Match, _: Anchor) -> str:
    """Return a decade."""
    return f"{match['decade']}X"


def century(match: Match, _: Anchor) -> str:
    """Return a century; the 20th is 19XX, as people count it and as EDTF spells it."""
    return f"{int(match['number']) - 1:02}XX" if match["number"] != "0" else ""


def units_ago(match: Match, anchor: Anchor) -> str:
    """Return the period so many units before A: a day, about a day for weeks, a month or a year."""
    return spell_as(match["unit"], shift(anchor.day, -read_number(match["number"]), match["unit"]))


def units_ahead(match: Match, anchor: Anchor) -> str:
    """Return the period so many units after A: a day, about a day for weeks, a month or a year."""
    return spell_as(match["unit"], shift(anchor.day, read_number(match["number"]), match["unit"]))


def future_units_ahead(match: Match, anchor: Anchor) -> str | None:
    """Return the period so many units after A, of what is to come alone: else "in three days" may be a duration."""
    return units_ahead(match, anchor) if anchor.is_future else None


def spell_as(unit: str, day: date) -> str:
    """Return a day as exactly as a unit counts: weeks lead to about a day, months to a month, years to a year."""
    if unit == "day":
        return str(day)
    if unit in {"week", "fortnight"}:
        return f"{day}~"
    if unit == "month":
        return spell_month(day)
    return spell_year(day.year) + ("~" if unit == "decade" else "")


def past_units(match: Match, anchor: Anchor) -> str | None:
    """Return the time from so many units before A, about, to A, of what has occurred; one where no number is given."""
    return None if anchor.is_future else f"{shift(anchor.day, -_count(match), match['unit'])}~/{anchor.day}"


def coming_units(match: Match, anchor: Anchor) -> str | None:
    """Return the time from A to so many units after it, about, of what is to come; one where no number is given."""
    return f"{anchor.day}/{shift(anchor.day, _count(match), match['unit'])}~" if anchor.is_future else None


def _count(match: Match) -> int:
    return read_number(match["number"]) if match["number"] else 1


RECENT = {"day": (7, "day"), "week": (4, "week"), "month": (6, "month"), "year": (5, "year")}
"""How far "recent days", "recent weeks" … reach, and "the coming days" likewise."""


def recent(match: Match, anchor: Anchor) -> str | None:
    """Return the time from some units before A, about, to A, of what has occurred."""
    number, unit = RECENT[match["unit"]]
    return None if anchor.is_future else f"{shift(anchor.day, -number, unit)}~/{anchor.day}"


def coming(match: Match, anchor: Anchor) -> str | None:
    """Return the time from A to some units after it, about, of what is to come."""
    number, unit = RECENT[match["unit"]]
    return f"{anchor.day}/{shift(anchor.day, number, unit)}~" if anchor.is_future else None


def more_than_ago(match: Match, anchor: Anchor) -> str:
    """Return the time up to so many units before A."""
    return f"../{shift(anchor.day, -read_number(match['number']), match['unit'])}"


def less_than_ago(match: Match, anchor: Anchor) -> str:
    """Return the time from so many units before A, that day excluded, to A."""
    start = shift(anchor.day, -read_number(match["number"]), match["unit"]) + timedelta(days=1)
    return spell_span(start, anchor.day)
