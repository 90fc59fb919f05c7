"""How many were killed or injured: what all that was counted allows, and never more than that is certain.

A number alone is both its ends. A number beside one end leaves the other end open, and so does an end alone: "at
least 40" has no greatest number, "up to 100" no least. A confirmed zero is the number 0; the other kinds of nothing
never are a number.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from schema.records.exchange import CasualtyRecord, CountRange
from schema.vocabularies import CasualtyOutcome, CountStatus, Population

_WHOLE = {Population.TOTAL, Population.UNSPECIFIED}
_NUMBERED = {CountStatus.COUNTED, CountStatus.ZERO_CONFIRMED}


class _Span(NamedTuple):
    """What is said of one population; None for an end that is open, and where nobody says a best number."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


def find_envelope(casualties: Iterable[CasualtyRecord], outcome: CasualtyOutcome) -> CountRange | None:
    """Return the envelope over the rows of an outcome that have a number; None where there is none, or no end is sure.

    It is a pure function of their status, population, numbers and `as_of`.

    The rows of population total or unspecified count if there are any, else the sum over the populations, which are
    disjoint. A population of which several rows speak has the least of their low ends and the greatest of their high
    ends, each only if every row has one, and the best number of the latest `as_of` (the greatest, if several have
    that), unless a later row rules it out. A sum has the sum of the low ends, which is a least number whoever else
    was counted; a best number and a high end only if every population has them. A population whose number is unknown
    has neither. Where every row of the whole only gives a least number ("at least 3"), and the sum of the low ends
    over the populations is greater, that sum is the low end. Where nobody gives a range, but one number, `low` and
    `high` are None.
    """
    told = [c for c in casualties if c.outcome == outcome]
    numbered = [c for c in told if c.status in _NUMBERED]
    if not numbered:
        return None
    whole = [c for c in numbered if c.population in _WHOLE]
    if whole and all(_is_least(c) for c in whole):
        return CountRange(low=_find_least(whole, [c for c in numbered if c.population not in _WHOLE]))
    if len(whole) == 1:  # the usual case, in which nothing is to be worked out
        return CountRange(low=whole[0].low, best=whole[0].best, high=whole[0].high)
    parts = [whole] if whole else _list_parts(numbered)
    spans = [_span(rows) for rows in parts]
    if not whole and _has_unknown(told, {c.population for c in numbered}):
        spans.append(_Span())
    found = _add(spans)
    if found == _Span():
        return None
    if found.low == found.best == found.high and all(_is_alone(c) for part in parts for c in part):
        return CountRange(best=found.best)
    return CountRange(low=found.low, best=found.best, high=found.high)


def find_certain(low: int | None, best: int | None) -> int | None:
    """Return how many are certain of a count: its low end, else its best number; None where it has neither."""
    return best if low is None else low


def fill_ends(
    low: int | None, best: int | None, high: int | None
) -> tuple[int | None, int | None, int | None]:
    """Return a count with each number that it has not given by the one next to it, from below; see schema/term.py."""
    certain = find_certain(low, best)
    best = certain if best is None else best
    return certain, best, best if high is None else high


def _list_parts(numbered: Sequence[CasualtyRecord]) -> list[list[CasualtyRecord]]:
    populations = dict.fromkeys(c.population for c in numbered)
    return [[c for c in numbered if c.population == population] for population in populations]


def _has_unknown(told: Sequence[CasualtyRecord], numbered: set[Population]) -> bool:
    return any(c.status == CountStatus.NUMBER_UNKNOWN and c.population not in numbered for c in told)


def _is_alone(row: CasualtyRecord) -> bool:
    """Return whether a row has a number without ends."""
    return row.low is None and row.high is None


def _is_least(row: CasualtyRecord) -> bool:
    """Return whether a row gives a least number only, which any greater one bears out."""
    return row.best is None and row.high is None


def _find_least(whole: Sequence[CasualtyRecord], others: Sequence[CasualtyRecord]) -> int | None:
    """Return how many are certain where the whole has least numbers only: theirs, or more where its parts have."""
    told = [_span(whole).low, _add([_span(rows) for rows in _list_parts(others)]).low]
    return max((low for low in told if low is not None), default=None)


def _span(rows: Sequence[CasualtyRecord]) -> _Span:
    """Return what the rows about one population allow; rows that say the same are as one."""
    if len({(c.low, c.best, c.high) for c in rows}) == 1 and not _is_alone(rows[0]):
        return _Span(rows[0].low, rows[0].best, rows[0].high)
    low = _find_end(min, [c.best if _is_alone(c) else c.low for c in rows])
    high = _find_end(max, [c.best if _is_alone(c) else c.high for c in rows])
    best = _find_best(rows)
    # What one row leaves open below, another's best number does not make certain (see find_certain).
    return _Span(0 if low is None and best is not None else low, best, high)


def _find_end(choose: Callable[[list[int]], int], ends: list[int | None]) -> int | None:
    """Return the outermost of the ends, None where one is open."""
    known = [end for end in ends if end is not None]
    return choose(known) if len(known) == len(ends) else None


def _find_best(rows: Sequence[CasualtyRecord]) -> int | None:
    given = [c for c in rows if c.best is not None]
    if not given:
        return None
    latest = max(given, key=lambda c: (_day(c), c.best))
    later = [c for c in rows if _day(c) > _day(latest)]
    return None if any(_excludes(c, latest.best) for c in later) else latest.best


def _day(row: CasualtyRecord) -> date:
    return row.as_of or date.min


def _excludes(row: CasualtyRecord, number: int | None) -> bool:
    """Return whether a row that has no best number says that it was another number."""
    below = row.low is not None and number is not None and number < row.low
    return below or (row.high is not None and number is not None and number > row.high)


def _add(spans: Sequence[_Span]) -> _Span:
    lows = [span.low for span in spans if span.low is not None]
    return _Span(
        sum(lows) if lows else None,
        _find_end(sum, [span.best for span in spans]),
        _find_end(sum, [span.high for span in spans]),
    )
