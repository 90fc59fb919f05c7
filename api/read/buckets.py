"""Histograms: days, weeks, months and years with what lies wholly within each, and the rest."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from api.read.selection import TYPE_KEY, Selection
from schema.term import Facet

INTERVALS = {"day": Facet.DAY, "week": Facet.WEEK, "month": Facet.MONTH, "year": Facet.YEAR}
DATED, UNDATED = "dated", "undated"
_WEEK = timedelta(days=6)


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


class Histogram:
    """A histogram's fields as they are selected."""

    def __init__(self, selection: Selection, *, tagged: bool) -> None:
        ((self.kind, self.fields),) = selection.below.items()
        self.tagged = tagged

    def write(self, interval: str, counts: Iterable[tuple[str, int]]) -> dict[str, Any]:
        """Return the histogram of (value, count), the values in order; among them are the dated and the undated."""
        within = dict(counts)
        dated, undated = within.pop(DATED, 0), within.pop(UNDATED, 0)
        totals = {"spanning": dated - sum(within.values()), "undated": undated}

        def write(field: Selection) -> Any:  # noqa: ANN401 - whatever the field gives
            if field.name == "buckets":
                return [self._bucket(field, *list_days(interval, v), n) for v, n in within.items()]
            return totals.get(field.name, self.kind)

        return self._tag(self.kind, {field.key: write(field) for field in self.fields})

    def _bucket(self, buckets: Selection, first: str, last: str, number: int) -> dict[str, Any]:
        ((kind, fields),) = buckets.below.items()
        values = {"from": first, "to": last, "count": number}
        return self._tag(kind, {field.key: values.get(field.name, kind) for field in fields})

    def _tag(self, kind: str, values: dict[str, Any]) -> dict[str, Any]:
        return {TYPE_KEY: kind, **values} if self.tagged else values
