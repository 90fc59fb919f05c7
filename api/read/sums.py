"""How many were killed, or injured, in the entries of a set: the sums of low ends, best estimates and high ends.

An entry that is part of another one is not added beside it. What gives no number is counted as such, never as 0.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import compress
from typing import NamedTuple

from pyroaring import BitMap
from sqlalchemy import select

from api.read.bits import Numbers, subtract
from api.read.counts import Count
from api.read.dialects import Dialect, Ids, Statement, quoted
from api.read.view import EVERYTHING, Reading, View, list_digits
from schema.tables import TABLES
from schema.term import Facet
from schema.vocabularies import LinkRelation

ENDS = {
    "killed": {"low": Facet.KILLED_LOW, "best": Facet.KILLED_BEST, "high": Facet.KILLED_HIGH},
    "injured": {"low": Facet.INJURED_LOW, "best": Facet.INJURED_BEST, "high": Facet.INJURED_HIGH},
}
PART = (Facet.PART, "true")
LINK = TABLES["entry_link"]


MOST_LARGE = 512
"""Of no more entries than these the highest digits are added one by one."""

Wholes = Mapping[int, tuple[int, ...]]
"""For each part the entries that it is part of."""


MOST_WHOLE = 5_000


class Sums(NamedTuple):
    """What entries add up to, and how many of them give a number, and how many none."""

    low: int
    best: int
    high: int
    with_number: int
    without_number: int


class Casualties:
    """The numbers of all entries, and of those that give one and are part of others, these others."""

    def __init__(self, ends: Mapping[str, Numbers], everything: BitMap, wholes: Wholes) -> None:
        self.given = ends["high"].given
        outside = everything - self.given
        best_above, high_above = (
            subtract(ends[more].digits, ends[less].digits)
            for more, less in (("best", "low"), ("high", "best"))
        )
        self.addends = [
            Addend(each, self.given, outside) for each in (ends["low"].digits, best_above, high_above)
        ]
        self.parts = BitMap(wholes)
        self.first_whole = {part: around[0] for part, around in wholes.items()}
        self.further = {part: around[1:] for part, around in wholes.items() if len(around) > 1}
        self.of_several = BitMap(self.further)

        self.whole: dict[int, tuple[BitMap, Sums]] = {}
        """What all that have a term add up to, by the identity of their set: many buckets are whole."""

    def add(self, among: BitMap, counts: Iterable[Count]) -> list[Sums]:
        """Return for each of the counts of some entries what these add up to."""
        adding = _Adding(self, among)
        return [
            self._add_whole(count) if count.number == len(count.entries) else adding.add(count)
            for count in counts
        ]

    def _add_whole(self, count: Count) -> Sums:
        kept = self.whole.get(id(count.entries))
        if kept is not None and kept[0] is count.entries:
            return kept[1]
        found = _Adding(self, count.entries).add(count)
        if len(self.whole) >= MOST_WHOLE:
            self.whole.clear()
        self.whole[id(count.entries)] = count.entries, found
        return found


class _Adding:
    """The numbers of some entries added up, bucket after bucket."""

    def __init__(self, casualties: Casualties, among: BitMap) -> None:
        self.casualties = casualties
        self.among = among
        self.given = among & casualties.given

    @cached_property
    def inner(self) -> BitMap:
        """Return which of the entries that give a number are part of others of the entries."""
        return self._list_inner(self.given & self.casualties.parts, self.among)

    def add(self, count: Count) -> Sums:
        """Return what those of the entries add up to that are in a bucket."""
        given = counted = count.entries & self.given
        if self.casualties.parts and (parts := given & self.inner):
            counted = given - self._list_inner(parts, count.entries)
        number = len(counted)
        low, best_above, high_above = (
            [each.add(counted, number) for each in self.casualties.addends] if number else (0, 0, 0)
        )
        best = low + best_above
        return Sums(low, best, best + high_above, number, count.number - len(given))

    def _list_inner(self, parts: BitMap, entries: BitMap) -> BitMap:
        """Return the parts of which a whole is both in a bucket and among the entries."""
        casualties, among = self.casualties, self.among
        firsts = [casualties.first_whole[part] for part in parts]
        wholes = BitMap(firsts) & entries & among
        inner = BitMap(compress(parts, map(wholes.__contains__, firsts)))
        for part in (parts & casualties.of_several) - inner:
            if any(whole in entries and whole in among for whole in casualties.further[part]):
                inner.add(part)
        return inner


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
    facets = ENDS[outcome]
    digits = (key for facet in facets.values() for key in list_digits(facet))
    yield from view.fetch([*EVERYTHING, PART, *digits])
    ends = {name: view.numbers(facet) for name, facet in facets.items()}
    wholes = yield from _read_wholes(ends["high"].given & view[PART], view)
    return Casualties(ends, view.everything, {part: around for part, around in wholes.items() if around})


def _read_wholes(parts: BitMap, view: View) -> Reading:
    """Return for each part what it is part of, directly or through others."""
    direct: dict[int, list[int]] = {}
    ahead = parts
    while ahead:
        direct |= {key: [] for key in ahead}
        for part, whole in (yield _parts(view.dialect).bind({"entries": Ids(ahead)})):
            direct[part].append(whole)
        further = BitMap([whole for key in ahead for whole in direct[key]])
        ahead = (further & view[PART]) - BitMap(direct)
    return {part: tuple(_follow(part, direct)) for part in parts}


def _follow(part: int, direct: Mapping[int, list[int]]) -> Iterator[int]:
    """Yield what an entry is part of.

    Of entries that are part of each other the first one is part of none of them: one of them is to be counted.
    """
    if not any(whole in direct for whole in direct[part]):
        yield from direct[part]
        return
    for whole in _reach(part, direct):
        if whole != part and (whole < part or part not in _reach(whole, direct)):
            yield whole


def _reach(start: int, direct: Mapping[int, list[int]]) -> set[int]:
    """Return all that there is along the links from an entry, itself included where they lead back to it."""
    reached: set[int] = set()
    ahead = [*direct.get(start, ())]
    while ahead:
        key = ahead.pop()
        if key not in reached:
            reached.add(key)
            ahead += direct.get(key, ())
    return reached


@cache
def _parts(dialect: Dialect) -> Statement:
    of_parts = LINK.c.relation == quoted(LinkRelation.PART_OF)
    rows = select(LINK.c.from_entry_id, LINK.c.to_entry_id)
    return dialect.compile(rows.where(dialect.among(LINK.c.from_entry_id, "entries"), of_parts))
