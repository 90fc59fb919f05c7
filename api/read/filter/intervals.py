"""Intervals of time: the first and the last day of a day, a week, a month and a year."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from schema.term import Facet

INTERVALS = {"day": Facet.DAY, "week": Facet.WEEK, "month": Facet.MONTH, "year": Facet.YEAR}
_WEEK = timedelta(days=6)


@lru_cache(maxsize=4_096)
def list_days(interval: str, value: str) -> tuple[str, str]:
    """Return the first and the last day of the day, week, month or year that a term names."""
    match interval:
        case "year":
            return f"{value}-01-01", f"{value}-12-31"
        case "month":
            last = monthrange(int(value[:4]), int(value[5:]))[1]
            return f"{value}-01", f"{value}-{last}"
        case "week":
            monday = date.fromisoformat(value)
            return value, str(monday + _WEEK if date.max - monday > _WEEK else date.max)
        case _:
            return value, value
