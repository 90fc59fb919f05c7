"""How many were killed, and injured, in the entries of a set: the sums of low ends, best estimates and high ends.

An entry that is part of another one is not added beside it. What gives no number is counted as such, never as 0.
"""

from collections.abc import Mapping, Sequence
from operator import sub

import numpy as np
from pyroaring import BitMap

from api.read.index.bits import Numbers, unite
from api.read.index.column import Marks, add_up, join, keep, line_up, mark
from api.read.index.counts import Counts
from api.read.index.parts import Parts, read_parts
from api.read.index.view import EVERYTHING, IndexView, Reading, list_digits
from schema.index.holders import Lists
from schema.index.holders import Numbers as Whole
from schema.term import Facet

ENDS = {
    "killed": (Facet.KILLED_LOW, Facet.KILLED_BEST, Facet.KILLED_HIGH),
    "injured": (Facet.INJURED_LOW, Facet.INJURED_BEST, Facet.INJURED_HIGH),
}
"""The low end, the best estimate and the high end of each outcome; who has one of them has all."""

AT_ONCE = 16_384
"""So many rows are added at once: they stay in the processor's cache. A million at once take five times as long."""

Columns = Mapping[str, Sequence[int]]
"""By the fields of a sum: its low, best and high ends, and how many entries give a number, and how many none."""


class Casualties:
    """The numbers of all entries, and which of those that give one are part of others."""

    def __init__(
        self, numbers: Mapping[str, Sequence[Numbers]], given: BitMap, everything: BitMap, parts: Parts
    ) -> None:
        self.given, self.giving = given, mark(given, everything)
        """Who gives a number of killed or of injured; `giving` marks the same."""
        self.parts = parts
        columns = [
            digits
            for low, best, high in numbers.values()
            for digits in ([low.given], low.digits, best.digits, high.digits)
        ]
        most = max((1 << len(digits)) - 1 for digits in columns)
        self.numbers = np.zeros((len(self.giving), len(columns)), np.min_scalar_type(most))
        """By id: for each outcome whether there is a number, and its three ends. One row is one line of memory."""
        for column, digits in enumerate(columns):
            for place, digit in enumerate(digits):
                self.numbers[join([digit]), column] += 1 << place

    def add(self, among: BitMap, marks: Marks, counts: Counts) -> Mapping[str, Columns]:
        """Return for each outcome what each of the counts of some entries adds up to; `marks` are the same entries."""
        if counts.lists is None:
            given = among & self.given
            lists = line_up([entries & given for entries in counts.sets])
        else:
            lists = keep(counts.lists, marks & self.giving)
        found = counted = self._add(lists)
        if pairs := self.parts.list_marked(marks):
            within = [
                pairs if entries is among else pairs & self.parts.list_of_term(term, entries)
                for term, entries in zip(counts.terms, counts.sets, strict=True)
            ]
            counted = found - self._add(self.parts.find_parts(line_up(within)))
        sums: dict[str, Columns] = {}
        for place, outcome in enumerate(ENDS):
            number, low, best, high = counted.T[4 * place : 4 * place + 4].tolist()
            without = [*map(sub, counts.numbers, found[:, 4 * place].tolist())]
            sums[outcome] = {
                "low": low,
                "best": best,
                "high": high,
                "withNumber": number,
                "withoutNumber": without,
            }
        return sums

    def _add(self, sets: Lists) -> Whole:
        """Return the sums of the numbers of the members of each set."""
        ends = np.cumsum(sets.lengths)
        sums = np.zeros((len(ends), self.numbers.shape[1]), np.int64)
        for first in range(0, len(sets.values), AT_ONCE):
            some = sets.values[first : first + AT_ONCE]
            rows = self.numbers.take(some, axis=0)
            sums += add_up(rows, np.diff(ends.clip(first, first + AT_ONCE), prepend=first).astype(np.int64))
        return sums


def find_casualties(view: IndexView) -> Reading:
    """Return the numbers of killed and injured, ready to be added up."""
    return (yield from view.remember("casualties", _read_casualties(view)))


def _read_casualties(view: IndexView) -> Reading:
    facets = [facet for ends in ENDS.values() for facet in ends]
    yield from view.fetch([*EVERYTHING, *(key for facet in facets for key in list_digits(facet))])
    numbers = {outcome: [view.numbers(facet) for facet in ends] for outcome, ends in ENDS.items()}
    given = unite(each.given for ends in numbers.values() for each in ends)
    return Casualties(numbers, given, view.everything, (yield from read_parts(view)))
