"""The nearest valid value to a wrong one, for error messages."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from heapq import nlargest

_SHORTLIST = 30
_LISTED = 30


def find_nearest(wrong: str, valid: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the valid value most like the wrong one, or None when none is so like it, of 1.

    Close comparison is slow, so only the few values are compared that share most of their letter triples.
    """
    wanted = _triples(wrong)
    shortlist = nlargest(_SHORTLIST, valid, key=lambda value: len(wanted & _triples(value)))
    return next(iter(get_close_matches(wrong, shortlist, n=1, cutoff=likeness)), None)


def _triples(text: str) -> set[str]:
    padded = f"  {text.lower()} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}


def did_you_mean(wrong: str, valid: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" with the nearest valid value, or nothing."""
    nearest = find_nearest(wrong, valid)
    return f"; did you mean '{nearest}'?" if nearest else ""


def one_of(wrong: str, valid: Collection[str]) -> str:
    """Return what to write instead of a wrong value: the nearest, and all if they are few."""
    nearest = find_nearest(wrong, valid)
    listed = f" (valid: {', '.join(valid)})" if len(valid) <= _LISTED else ""
    return (f"; did you mean '{nearest}'?" if nearest else "; write one that is") + listed
