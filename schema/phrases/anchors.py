"""What a phrase of time is read from: its anchor, and whether what it dates lies before or after that."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import NamedTuple

from schema.vocabularies import Aspect, DateBasis


class Tense(Enum):
    """On which side of its anchor lies what a phrase dates."""

    PAST = auto()
    """On or before it: what occurred."""
    ONGOING = auto()
    """It began on or before the anchor and ends on or after it."""
    FUTURE = auto()
    """On or after it: what is planned or announced, and a next meeting."""
    UNDECIDED = auto()
    """Both are possible, so only a phrase that says the same for either is read."""


TENSES = {
    Aspect.OCCURRED: Tense.PAST,
    Aspect.ONGOING: Tense.ONGOING,
    Aspect.PLANNED: Tense.FUTURE,
    Aspect.ANNOUNCED: Tense.FUTURE,
    Aspect.HYPOTHETICAL: Tense.UNDECIDED,
    Aspect.DID_NOT_OCCUR: Tense.UNDECIDED,
}
"""The tense in which the date of an entry is read, by the entry's aspect."""


class Anchor(NamedTuple):
    """The first and last day that a phrase is read from, the day of the report that holds it, and the tense."""

    earliest: date | None
    latest: date | None
    report: date | None
    tense: Tense = Tense.PAST

    @property
    def day(self) -> date:
        """The one day that the anchor is; ValueError when it is longer, open or missing."""
        if self.earliest is None or self.earliest != self.latest:
            raise ValueError("the anchor is not one day")
        return self.earliest

    @property
    def is_future(self) -> bool:
        """Whether what the phrase dates is still to come."""
        return self.tense is Tense.FUTURE

    def at(self, day: date, tense: Tense) -> "Anchor":
        """Return the anchor moved to another day and tense."""
        return Anchor(day, day, self.report, tense)


def spell_span(start: date, end: date) -> str:
    """Return the days from start to end as EDTF."""
    return start.isoformat() if start == end else f"{start}/{end}"


def spell_month(day: date) -> str:
    """Return the month of a day as EDTF."""
    return day.isoformat()[:7]


def spell_year(year: int) -> str:
    """Return a year as EDTF; ValueError outside 1 to 9999."""
    return date(year, 1, 1).isoformat()[:4]


def find_monday(day: date) -> date:
    """Return the first day of the ISO week (ISO 8601: weeks begin on Monday)."""
    return day - timedelta(days=day.weekday())


SATURDAY = 5
"""The weekday on which a weekend begins, as `date.weekday` numbers it."""


def is_weekend(day: date) -> bool:
    """Return whether a day is a Saturday or Sunday, on which "last week" may mean either of two weeks."""
    return day.weekday() >= SATURDAY


def end_month(day: date) -> date:
    """Return the last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def shift(day: date, number: int, unit: str) -> date:
    """Return the day so many days, weeks, fortnights, months, years or decades later, or earlier below 0.

    A day that the month does not have becomes the month's last: 31 March and a month is 30 April.
    """
    if unit in _DAYS:
        return day + timedelta(days=number * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + number * _MONTHS[unit]
    first = date(months // 12, months % 12 + 1, 1)
    return min(end_month(first), first + timedelta(days=day.day - 1))


_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120}


@dataclass(frozen=True, slots=True)
class PhraseReading:
    """What a phrase says: a date in canonical EDTF, and the basis on which it was read."""

    edtf: str
    basis: DateBasis
