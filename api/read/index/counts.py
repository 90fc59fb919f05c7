"""How many entries of a set have each value of a facet: the fullest values, or all of an interval of time."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from pyroaring import BitMap

from api.read.index.column import FacetColumn, Places, list_fullest
from api.read.index.view import IndexView, Reading
from schema.index.holders import Lists, Numbers
from schema.term import Facet

WIDE = frozenset((Facet.ACTOR, Facet.SITE, Facet.DOCUMENT, Facet.MONTH, Facet.WEEK, Facet.DAY))
"""The facets of hundreds of terms and more, which are counted in a column; of others the bitmaps are intersected."""
SPARSE = 2_000
"""Of more entries than these, but fewer than half of all, counting is faster among the others."""


class Counts(NamedTuple):
    """Values, how many entries of a set have each, and who has it at all: as sets, and of a column as lists too."""

    values: Sequence[str]
    numbers: Sequence[int]
    terms: Sequence[int]
    sets: Sequence[BitMap]
    lists: Lists | None = None


class Counting:
    """How many entries of a set have a term.

    Few ids of a dense bitmap are found five times as fast as those of a sparse one: what is counted of a sparse set is
    how many entries with the term are not in it.
    """

    def __init__(self, entries: BitMap, everything: BitMap) -> None:
        self.by_others = SPARSE < len(entries) < len(everything) // 2
        counted = entries.flip(0, everything.max() + 1) if self.by_others else entries
        self.count_in = counted.intersection_cardinality

    def count(self, having: BitMap) -> int:
        """Return how many entries of the set are among those that have a term."""
        found: int = self.count_in(having)
        return len(having) - found if self.by_others else found


def count_fullest(facet: Facet, entries: BitMap, first: int, view: IndexView) -> Reading:
    """Return the counts of the values that most of the entries have, the fullest first, equal ones by value."""
    return (yield from _count(facet, entries, view, lambda numbers: list_fullest(numbers, first)))


def count_all(facet: Facet, entries: BitMap, view: IndexView) -> Reading:
    """Return the counts of all values of a facet that any of the entries has, by value."""
    return (yield from _count(facet, entries, view, np.flatnonzero))


def _count(facet: Facet, entries: BitMap, view: IndexView, choose: Callable[[Numbers], Places]) -> Reading:
    if facet in WIDE:
        column: FacetColumn = yield from view.column(facet)
        numbers = column.count(view.mark(entries))
        places = choose(numbers)
        chosen = column.terms[places].tolist()
        sets = yield from view.read(chosen)
        return Counts(
            [column.values[place] for place in places],
            numbers[places].tolist(),
            chosen,
            [sets[term] for term in chosen],
            column.list_entries(places),
        )
    terms = yield from view.list_terms(facet)
    sets = yield from view.read(terms)
    counting = Counting(entries, view.everything)
    numbers = np.array([counting.count(sets[term]) for term in terms], np.int64)
    listed = list(terms.items())
    places = choose(numbers)
    chosen = [listed[place] for place in places]
    return Counts(
        [value for _, value in chosen],
        numbers[places].tolist(),
        [term for term, _ in chosen],
        [sets[term] for term, _ in chosen],
    )
