"""How many were killed, or injured, in the entries of a set: the sums of low ends, best estimates and high ends.

An entry that is part of another one is not added beside it. What gives no number is counted as such, never as 0.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from pyroaring import BitMap

from api.read.bits import Numbers, subtract, unite
from api.read.counts import Count
from api.read.memo import Memo
from api.read.parts import Parts, read_parts
from api.read.view import EVERYTHING, Reading, View, list_digits
from schema.term import Facet

ENDS = {
    "killed": {"low": Facet.KILLED_LOW, "best": Facet.KILLED_BEST, "high": Facet.KILLED_HIGH},
    "injured": {"low": Facet.INJURED_LOW, "best": Facet.INJURED_BEST, "high": Facet.INJURED_HIGH},
}

MOST_LARGE = 512
"""Of no more entries than these the highest digits are added one by one."""

MOST_WHOLE = 5_000


class Sums(NamedTuple):
    """What entries add up to, and how many of them give a number, and how many none."""

    low: int
    best: int
    high: int
    with_number: int
    without_number: int


class Casualties:
    """The numbers of all entries, and which of those that give one are part of others."""

    def __init__(self, ends: Mapping[str, Numbers], everything: BitMap, parts: Parts) -> None:
        self.given = ends["high"].given
        outside = everything - self.given
        best_above, high_above = (
            subtract(ends[more].digits, ends[less].digits)
            for more, less in (("best", "low"), ("high", "best"))
        )
        self.addends = [
            Addend(each, self.given, outside) for each in (ends["low"].digits, best_above, high_above)
        ]
        self.parts = parts
        self.whole: Memo[tuple[BitMap, Sums]] = Memo(MOST_WHOLE)
        """What all that have a term add up to, by the identity of their set: many buckets are whole."""

    def add(self, among: BitMap, counts: Iterable[Count]) -> list[Sums]:
        """Return for each of the counts of some entries what these add up to."""
        given, pairs = among & self.given, self.parts.list_within(among)
        return [
            self._add_whole(count)
            if count.number == len(count.entries)
            else self._add(count, given, pairs & self.parts.list_of_term(count.entries) if pairs else pairs)
            for count in counts
        ]

    def _add_whole(self, count: Count) -> Sums:
        def add() -> tuple[BitMap, Sums]:
            pairs = self.parts.list_of_term(count.entries)
            return count.entries, self._add(count, self.given, pairs)

        return self.whole.find_or_make(id(count.entries), add)[1]

    def _add(self, count: Count, given_among: BitMap, pairs: BitMap) -> Sums:
        """Return what the entries of a bucket add up to, in which there are these pairs of a part and its whole."""
        given = count.entries & given_among
        counted = given - self.parts.find_parts(pairs) if pairs else given
        number = len(counted)
        low, best_above, high_above = (
            [each.add(counted, number) for each in self.addends] if number else (0, 0, 0)
        )
        best = low + best_above
        return Sums(low, best, best + high_above, number, count.number - len(given))


class Addend:
    """Numbers made so that they are added up fast.

    Few ids are found in a dense bitmap five times as fast as in a sparse one. So whoever gives no number is put in
    beside those with a 1, or beside those with a 0, whichever are more: only who gives one is ever looked for. The
    highest digits, which few have, are added one by one.
    """

    def __init__(self, digits: Sequence[BitMap], given: BitMap, outside: BitMap) -> None:
        lower, self.large, self.rests = _part_large(digits)
        self.for_each = 0
        self.digits: list[tuple[int, Callable[[BitMap], int]]] = []
        for place, digit in enumerate(lower):
            weight = 1 << place
            if 2 * len(digit) >= len(given):
                self.digits.append((weight, (outside | digit).intersection_cardinality))
            elif digit:
                self.digits.append((-weight, (outside | (given - digit)).intersection_cardinality))
                self.for_each += weight

    def add(self, entries: BitMap, number: int) -> int:
        """Return the sum of the numbers of so many entries, which all give one."""
        total = self.for_each * number
        for weight, count in self.digits:
            total += weight * count(entries)
        if self.large and (large := entries & self.large):
            total += sum(map(self.rests.__getitem__, large))
        return total


def _part_large(digits: Sequence[BitMap]) -> tuple[Sequence[BitMap], BitMap, dict[int, int]]:
    """Return the lower digits, who has a 1 in the others, and what these digits are worth for each of them."""
    large, place = BitMap(), len(digits)
    while place and len(large | digits[place - 1]) <= MOST_LARGE:
        place -= 1
        large |= digits[place]
    rests = dict.fromkeys(large, 0)
    for number in range(place, len(digits)):
        for key in digits[number]:
            rests[key] += 1 << number
    return digits[:place], large, rests


def find_casualties(outcome: str, view: View) -> Reading:
    """Return the numbers of killed, or injured, ready to be added up."""
    return (yield from view.remember(("casualties", outcome), _read_casualties(outcome, view)))


def _read_casualties(outcome: str, view: View) -> Reading:
    facets = [facet for each in ENDS.values() for facet in each.values()]
    yield from view.fetch([*EVERYTHING, *(key for facet in facets for key in list_digits(facet))])
    ends = {name: view.numbers(facet) for name, facet in ENDS[outcome].items()}
    given = unite(view.numbers(facet).given for facet in facets)
    parts = yield from view.remember("parts", read_parts(given, view))
    return Casualties(ends, view.everything, parts)
