"""What phrases say that are read from another entry: before it, after it, or counted from it."""

from datetime import timedelta

from schema.dates.english import read_number
from schema.phrases.anchors import Anchor, find_monday, is_weekend, shift, spell_month, spell_span, spell_year
from schema.phrases.days import Match
from schema.phrases.periods import spell_as


def less_than_after(match: Match, anchor: Anchor) -> str | None:
    """Return when the other was, which came less than so many units before A; A may be an interval."""
    if anchor.earliest is None or anchor.latest is None:
        return None
    start = shift(anchor.earliest, -read_number(match["number"]), match["unit"]) + timedelta(days=1)
    return spell_span(start, anchor.latest)


def until_report(_: Match, anchor: Anchor) -> str | None:
    """Return the time from A to the day of the report."""
    if anchor.earliest is None or anchor.report is None or anchor.earliest > anchor.report:
        return None
    return spell_span(anchor.earliest, anchor.report)


def until_anchor(_: Match, anchor: Anchor) -> str | None:
    """Return the time up to A."""
    return f"../{anchor.latest}" if anchor.latest else None


def counted(match: Match, anchor: Anchor) -> str:
    """Return the period so many units before or after A: a day, about a day for weeks, a month or a year."""
    number = read_number(match["number"]) * _SIDES[match["side"]]
    if match["unit"] != "day":
        return spell_as(match["unit"], shift(anchor.day, number, match["unit"]))
    return _days_from(anchor, number)


_SIDES = {
    "earlier": -1,
    "before": -1,
    "previously": -1,
    "later": 1,
    "after": 1,
    "afterward": 1,
    "afterwards": 1,
}


def hours_from(match: Match, anchor: Anchor) -> str:
    """Return A and the days that so many hours before or after it may reach; a day where no number is given."""
    hours = read_number(match["number"]) if match["number"] else 1
    days = -(-hours // 24)
    if match["side"] == "earlier":
        return spell_span(anchor.day - timedelta(days=days), anchor.day)
    return spell_span(anchor.day, anchor.day + timedelta(days=days))


def neighbour(match: Match, anchor: Anchor) -> str | None:
    """Return the day, night, week, month or year before, of or after A."""
    step, unit = _STEPS[match["word"]], match["unit"]
    if unit == "night":
        start = anchor.day + timedelta(days=step)
        return spell_span(start, start + timedelta(days=1))
    if unit in {"day", "morning", "afternoon", "evening"}:
        return _days_from(anchor, step)
    if unit == "week" and is_weekend(anchor.day):
        return None
    moved = shift(anchor.day, step, unit)
    if unit == "week":
        return spell_span(find_monday(moved), find_monday(moved) + timedelta(days=6))
    return spell_month(moved) if unit == "month" else spell_year(moved.year)


_STEPS = {
    **dict.fromkeys(("previous", "preceding", "prior", "before"), -1),
    **dict.fromkeys(("same", "that"), 0),
    **dict.fromkeys(("next", "following", "after"), 1),
}


def _days_from(anchor: Anchor, days: int) -> str:
    """Return A moved by days; A may be an interval, then so is what comes back."""
    if anchor.earliest is None or anchor.latest is None:
        raise ValueError("an open anchor cannot be counted from")
    step = timedelta(days=days)
    return spell_span(anchor.earliest + step, anchor.latest + step)
