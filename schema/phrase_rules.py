"""The rules by which a phrase of time is read: a pattern, the basis that it gives, and what it computes."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from schema.english import DAY, MONTH, NUMBER, WEEKDAY, YEAR, read_month, read_number, read_weekday
from schema.vocabularies import DateBasis


class Anchor(NamedTuple):
    """The first and last day that a phrase is read from, and the day of the report that holds it."""

    earliest: date | None
    latest: date | None
    report: date | None

    @property
    def day(self) -> date:
        """The one day that the anchor is; ValueError when it is longer or open."""
        if self.earliest is None or self.earliest != self.latest:
            raise ValueError("the anchor is not one day")
        return self.earliest


class Rule(NamedTuple):
    """A pattern for a whole phrase in lower case, and what it then says; None where it does not apply."""

    pattern: str
    basis: DateBasis
    read: Callable[[re.Match[str], Anchor], str | None]


def _span(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start}/{end}"


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _full_day(match: re.Match[str], _: Anchor) -> str | None:
    return _day_of_year(match, int(match["year"]))


def _day_of_year(match: re.Match[str], year: int) -> str | None:
    """Return the day named, unless the weekday named with it is another."""
    day = date(year, read_month(match["month"]), int(match["day"]))
    weekday = match["weekday"]
    return None if weekday and read_weekday(weekday) != day.weekday() else day.isoformat()


def _full_month(match: re.Match[str], _: Anchor) -> str:
    return _month(date(int(match["year"]), read_month(match["month"]), 1))


def _whole_year(match: re.Match[str], _: Anchor) -> str:
    return date(int(match["year"]), 1, 1).isoformat()[:4]


def _day_without_year(match: re.Match[str], anchor: Anchor) -> str | None:
    month_and_day = (read_month(match["month"]), int(match["day"]))
    is_later = month_and_day > (anchor.day.month, anchor.day.day)
    return _day_of_year(match, anchor.day.year - is_later)


def _month_without_year(match: re.Match[str], anchor: Anchor) -> str:
    month = read_month(match["month"])
    return _month(date(anchor.day.year - (month > anchor.day.month), month, 1))


_NAMED_DAYS = {
    "today": 0,
    "earlier today": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tonight": 0,
    "yesterday": -1,
    "yesterday morning": -1,
    "yesterday afternoon": -1,
    "yesterday evening": -1,
    "the day before yesterday": -2,
    "tomorrow": 1,
}


def _named_day(match: re.Match[str], anchor: Anchor) -> str:
    return (anchor.day + timedelta(days=_NAMED_DAYS[match[0]])).isoformat()


def _days_ago(match: re.Match[str], anchor: Anchor) -> str:
    return (anchor.day - timedelta(days=read_number(match["number"]))).isoformat()


def _latest_weekday(word: str, latest: date) -> date:
    return latest - timedelta(days=(latest.weekday() - read_weekday(word)) % 7)


def _weekday(match: re.Match[str], anchor: Anchor) -> str:
    return _latest_weekday(match["weekday"], anchor.day).isoformat()


def _last_weekday(match: re.Match[str], anchor: Anchor) -> str | None:
    """Return the weekday before A, unless it is of A's own week and "last" may mean the week before's."""
    nearest = _weekday_before(match, anchor)
    return nearest.isoformat() if nearest < _monday(anchor.day) else None


def _either_weekday(match: re.Match[str], anchor: Anchor) -> str:
    nearest = _weekday_before(match, anchor)
    return f"[{nearest - timedelta(weeks=1)},{nearest}]"


def _weekday_before(match: re.Match[str], anchor: Anchor) -> date:
    return _latest_weekday(match["weekday"], anchor.day - timedelta(days=1))


def _monday(day: date) -> date:
    """Return the first day of the ISO week (ISO 8601: weeks begin on Monday)."""
    return day - timedelta(days=day.weekday())


_STEPS = {"last": -1, "next": 1}


def _other_week(match: re.Match[str], anchor: Anchor) -> str:
    monday = _monday(anchor.day) + timedelta(weeks=_STEPS[match["step"]])
    return _span(monday, monday + timedelta(days=6))


def _this_week(_: re.Match[str], anchor: Anchor) -> str:
    return _span(_monday(anchor.day), anchor.day)


def _other_month(match: re.Match[str], anchor: Anchor) -> str:
    middle = anchor.day.replace(day=15) + timedelta(days=30 * _STEPS[match["step"]])
    return _month(middle)


def _this_month(_: re.Match[str], anchor: Anchor) -> str:
    return _span(anchor.day.replace(day=1), anchor.day)


_RECENT = {"days": 7, "weeks": 28}


def _recent(match: re.Match[str], anchor: Anchor) -> str:
    start = anchor.day - timedelta(days=_RECENT[match["unit"]])
    return f"{start}~/{anchor.day}"


def _as_of_anchor(_: re.Match[str], anchor: Anchor) -> str:
    return anchor.day.isoformat()


def _weeks_before(match: re.Match[str], anchor: Anchor) -> str | None:
    if anchor.earliest is None or anchor.latest is None:
        return None
    weeks = timedelta(weeks=read_number(match["number"]))
    return _span(anchor.earliest - weeks + timedelta(days=1), anchor.latest)


def _until_report(_: re.Match[str], anchor: Anchor) -> str | None:
    if anchor.earliest is None or anchor.report is None or anchor.earliest > anchor.report:
        return None
    return _span(anchor.earliest, anchor.report)


_ON_WEEKDAY = rf"(?:on )?(?:{WEEKDAY},? )?"
_MONTH_DAY = rf"{_ON_WEEKDAY}{MONTH} {DAY}"
_DAY_MONTH = rf"{_ON_WEEKDAY}(?:the )?{DAY} (?:of )?{MONTH}"
_NOW = "as yet|so far|thus far|to date|until now|up to now|at present|currently"

RULES = [
    Rule(rf"{_MONTH_DAY},? {YEAR}", DateBasis.EXPLICIT, _full_day),
    Rule(rf"{_DAY_MONTH},? {YEAR}", DateBasis.EXPLICIT, _full_day),
    Rule(rf"(?:in )?{MONTH},? (?:of )?{YEAR}", DateBasis.EXPLICIT, _full_month),
    Rule(rf"(?:in )?{YEAR}", DateBasis.EXPLICIT, _whole_year),
    Rule(_MONTH_DAY, DateBasis.EXPLICIT_YEAR_FROM_DATELINE, _day_without_year),
    Rule(_DAY_MONTH, DateBasis.EXPLICIT_YEAR_FROM_DATELINE, _day_without_year),
    Rule(rf"(?:in )?{MONTH}", DateBasis.EXPLICIT_YEAR_FROM_DATELINE, _month_without_year),
    Rule("|".join(_NAMED_DAYS), DateBasis.RELATIVE_DAY, _named_day),
    Rule(rf"{NUMBER} days? ago", DateBasis.RELATIVE_DAY, _days_ago),
    Rule(rf"(?:on )?{WEEKDAY}(?: morning| afternoon| evening)?", DateBasis.WEEKDAY_BEFORE_DATELINE, _weekday),
    Rule(rf"(?:on )?last {WEEKDAY}", DateBasis.WEEKDAY_BEFORE_DATELINE, _last_weekday),
    Rule(rf"(?:on )?last {WEEKDAY}", DateBasis.WEEKDAY_AMBIGUOUS, _either_weekday),
    Rule("(?P<step>last|next) week", DateBasis.RELATIVE_WEEK, _other_week),
    Rule("(?:earlier )?this week", DateBasis.RELATIVE_WEEK, _this_week),
    Rule("(?P<step>last|next) month", DateBasis.RELATIVE_MONTH, _other_month),
    Rule("(?:earlier )?this month", DateBasis.RELATIVE_MONTH, _this_month),
    Rule("(?:in |over )?recent (?P<unit>days|weeks)", DateBasis.VAGUE_TERM, _recent),
    Rule(_NOW, DateBasis.AS_OF_REPORT, _as_of_anchor),
    Rule(rf"(?:in )?less than {NUMBER} weeks? after", DateBasis.BEFORE_OTHER_ENTRY, _weeks_before),
    Rule("(?:soon|shortly) (?:after|afterwards?)", DateBasis.AFTER_OTHER_ENTRY, _until_report),
]
"""Every rule, in the order in which they are tried: the first that gives a date counts."""
