"""How many were killed or injured: the span of everything that was counted, and never more than that."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from schema.records import CasualtyRecord, CountRange
from schema.vocabularies import CasualtyOutcome, CountStatus, Population

_WHOLE = {Population.TOTAL, Population.UNSPECIFIED}


class _Span(NamedTuple):
    low: int
    best: int
    high: int


def find_envelope(casualties: Iterable[CasualtyRecord], outcome: CasualtyOutcome) -> CountRange | None:
    """Return the envelope over the counted rows of an outcome; None when nothing was counted.

    The rows of population total or unspecified count if there are any, else the sum over the populations,
    which are disjoint. The least number is `low`, the greatest `high`, and `best` the one of the latest
    `as_of` (the greatest, if several have that). `low` and `high` are None where no row gives a range.
    """
    counted = [c for c in casualties if c.outcome == outcome and c.status == CountStatus.COUNTED]
    if not counted:
        return None
    whole = [c for c in counted if c.population in _WHOLE]
    parts = [whole] if whole else _list_parts(counted)
    low, best, high = (sum(ends) for ends in zip(*map(_span, parts), strict=True))
    if all(c.low is None for part in parts for c in part):
        return CountRange(best=best)
    return CountRange(low=low, best=best, high=high)


def _list_parts(counted: Sequence[CasualtyRecord]) -> list[list[CasualtyRecord]]:
    populations = dict.fromkeys(c.population for c in counted)
    return [[c for c in counted if c.population == population] for population in populations]


def _span(rows: Sequence[CasualtyRecord]) -> _Span:
    """Return the span of the rows about one population; a row without a range spans its one number."""
    lows = [_number(c.best if c.low is None else c.low) for c in rows]
    highs = [_number(c.best if c.high is None else c.high) for c in rows]
    latest = max(rows, key=lambda c: (c.as_of or date.min, _number(c.best)))
    return _Span(min(lows), _number(latest.best), max(highs))


def _number(count: int | None) -> int:
    """Return the count of a counted row, which always has one."""
    if count is None:
        raise ValueError("a counted row has a best count")
    return count
