"""What phrases for days say: dates with and without a year, weekdays, days counted from the anchor."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from schema.dates.english import read_month, read_number, read_weekday
from schema.phrases.anchors import Anchor, end_month, find_monday, shift, spell_span

Match = re.Match[str]


def full_day(match: Match, _: Anchor) -> str | None:
    """Return a day that is named with its year."""
    return _name_day(match, int(match["year"]))


def _name_day(match: Match, year: int) -> str | None:
    """Return the day named, unless the weekday named with it is another."""
    day = date(year, read_month(match["month"]), int(match["day"]))
    weekday = match["weekday"]
    return None if weekday and read_weekday(weekday) != day.weekday() else day.isoformat()


def iso_day(match: Match, _: Anchor) -> str:
    """Return a day in figures, the year first."""
    return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()


def figures(match: Match, _: Anchor) -> str | None:
    """Return a day in figures with the year last, where only one order of day and month is possible."""
    days = list(_list_orders(match))
    return days[0].isoformat() if len(days) == 1 else None


def either_figures(match: Match, _: Anchor) -> str | None:
    """Return both days that figures may be, the day or the month first, as a set."""
    days = list(_list_orders(match))
    return f"[{days[0]},{days[1]}]" if len(days) == 2 else None  # noqa: PLR2004 - there are two orders


def _list_orders(match: Match) -> Iterator[date]:
    year, first, second = (int(match[name]) for name in ("year", "first", "second"))
    for day, month in sorted({(first, second), (second, first)}, key=lambda order: order[::-1]):
        if month <= 12:  # noqa: PLR2004 - months of the year
            yield date(year, month, day)


def day_without_year(match: Match, anchor: Anchor) -> str | None:
    """Return the latest such day not after A, or the first not before it of what is to come; a year away at most."""
    return _name_day(match, find_year(anchor, read_month(match["month"]), int(match["day"])))


def find_year(anchor: Anchor, month: int, day: int = 0) -> int:
    """Return the year of the month, or of its day, that is nearest to A on the side of the tense."""
    named, here = (month, day), (anchor.day.month, anchor.day.day if day else 0)
    if anchor.is_future:
        return anchor.day.year + (named < here)
    return anchor.day.year - (named > here)


def day_of_other_year(match: Match, anchor: Anchor) -> str | None:
    """Return a day of last year, this year or next year."""
    return _name_day(match, anchor.day.year + STEPS[match["step"]])


STEPS = {"last": -1, "this": 0, "next": 1}
"""How many weeks, months or years from A's own these words lead."""


def day_of_month(match: Match, anchor: Anchor) -> str:
    """Return a day of last month, this month or next month."""
    month = shift(anchor.day.replace(day=1), STEPS[match["step"]], "month")
    return month.replace(day=int(match["day"])).isoformat()


def day_without_month(match: Match, anchor: Anchor) -> str:
    """Return the latest such day of a month not after A, or the first not before it of what is to come."""
    wanted, first = int(match["day"]), anchor.day.replace(day=1)
    months = [shift(first, step if anchor.is_future else -step, "month") for step in range(3)]
    days = [month.replace(day=wanted) for month in months if wanted <= end_month(month).day]
    return next(
        day for day in days if (day >= anchor.day if anchor.is_future else day <= anchor.day)
    ).isoformat()


NAMED_DAYS = {
    "today": 0,
    "yesterday": -1,
    "the day before yesterday": -2,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def named_day(match: Match, anchor: Anchor) -> str:
    """Return today, yesterday or tomorrow."""
    return (anchor.day + timedelta(days=NAMED_DAYS[match["name"]])).isoformat()


def this_day(_: Match, anchor: Anchor) -> str:
    """Return the anchor's own day."""
    return anchor.day.isoformat()


def last_night(_: Match, anchor: Anchor) -> str:
    """Return the night that ended on A: its evening is of the day before."""
    return spell_span(anchor.day - timedelta(days=1), anchor.day)


def overnight(match: Match, anchor: Anchor) -> str:
    """Return the night that ends on A, or that begins on it for what is to come."""
    if anchor.is_future:
        return spell_span(anchor.day, anchor.day + timedelta(days=1))
    return last_night(match, anchor)


def weekday_before(match: Match, anchor: Anchor) -> str | None:
    """Return the latest such weekday, A included, of what has occurred."""
    return None if anchor.is_future else _latest_weekday(match["weekday"], anchor.day).isoformat()


def weekday_after(match: Match, anchor: Anchor) -> str | None:
    """Return the first such weekday, A included, of what is to come."""
    return _first_weekday(match["weekday"], anchor.day).isoformat() if anchor.is_future else None


def _latest_weekday(word: str, latest: date) -> date:
    return latest - timedelta(days=(latest.weekday() - read_weekday(word)) % 7)


def _first_weekday(word: str, earliest: date) -> date:
    return earliest + timedelta(days=(read_weekday(word) - earliest.weekday()) % 7)


def past_weekday(match: Match, anchor: Anchor) -> str:
    """Return the latest such weekday before A."""
    return _weekday_before(match, anchor).isoformat()


def coming_weekday(match: Match, anchor: Anchor) -> str:
    """Return the first such weekday after A."""
    return _weekday_after(match, anchor).isoformat()


def last_weekday(match: Match, anchor: Anchor) -> str | None:
    """Return the weekday before A, unless it is of A's own week and "last" may mean the week before's."""
    nearest = _weekday_before(match, anchor)
    return nearest.isoformat() if nearest < find_monday(anchor.day) else None


def either_last_weekday(match: Match, anchor: Anchor) -> str:
    """Return the weekday before A and the one a week before that, as a set."""
    nearest = _weekday_before(match, anchor)
    return f"[{nearest - timedelta(weeks=1)},{nearest}]"


def next_weekday(match: Match, anchor: Anchor) -> str | None:
    """Return the weekday after A, unless it is of A's own week and "next" may mean the week after's."""
    nearest = _weekday_after(match, anchor)
    return nearest.isoformat() if find_monday(nearest) > anchor.day else None


def either_next_weekday(match: Match, anchor: Anchor) -> str:
    """Return the weekday after A and the one a week after that, as a set."""
    nearest = _weekday_after(match, anchor)
    return f"[{nearest},{nearest + timedelta(weeks=1)}]"


def _weekday_before(match: Match, anchor: Anchor) -> date:
    return _latest_weekday(match["weekday"], anchor.day - timedelta(days=1))


def _weekday_after(match: Match, anchor: Anchor) -> date:
    return _first_weekday(match["weekday"], anchor.day + timedelta(days=1))


def this_weekday(match: Match, anchor: Anchor) -> str | None:
    """Return the weekday of A's ISO week, where it lies on the side of the tense."""
    day = find_monday(anchor.day) + timedelta(days=read_weekday(match["weekday"]))
    on_side = day >= anchor.day if anchor.is_future else day <= anchor.day
    return day.isoformat() if on_side else None


def hours_ago(match: Match, anchor: Anchor) -> str | None:
    """Return the days on which so many hours before A may lie, of what has occurred: a dateline has no time of day."""
    return None if anchor.is_future else spell_span(anchor.day - _count_days(match), anchor.day)


def coming_hours(match: Match, anchor: Anchor) -> str | None:
    """Return the days on which so many hours after A may lie, of what is to come."""
    return spell_span(anchor.day, anchor.day + _count_days(match)) if anchor.is_future else None


def _count_days(match: Match) -> timedelta:
    """Return how many days hours may reach: one where no number is given."""
    hours = read_number(match["number"]) if match["number"] else 1
    return timedelta(days=-(-hours // 24))


def weeks_ago_today(match: Match, anchor: Anchor) -> str:
    """Return the day just so many weeks before A."""
    return str(anchor.day - timedelta(weeks=read_number(match["number"])))


def days_of_year(match: Match, _: Anchor) -> str | None:
    """Return two days of a month that is named with its year."""
    return _join(match, int(match["year"]))


def days_without_year(match: Match, anchor: Anchor) -> str | None:
    """Return the latest such days that have begun by A, or the first that begin on or after it of what is to come."""
    return _join(match, find_year(anchor, read_month(match["month"]), int(match["first"])))


def _join(match: Match, year: int) -> str | None:
    """Return the days as an interval; with "and" as the set of both, with "or" as the set that one of them is."""
    month = read_month(match["month"])
    first, last = date(year, month, int(match["first"])), date(year, month, int(match["last"]))
    if first >= last:
        return None
    if match["word"] == "between":
        return spell_span(first, last) if match["mark"] == "and" else None
    marks = {"and": "{}", "or": "[]"}.get(match["mark"])
    return f"{marks[0]}{first},{last}{marks[1]}" if marks else spell_span(first, last)
