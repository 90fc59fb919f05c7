"""Numbers as bitmaps, one for each binary digit: comparing, ordering and adding them are set operations.

See O'Neil and Quass, "Improved query performance with variant indexes" (1997). The members of a set are ids of
entries; none of these functions changes what it is given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pyroaring import BitMap

NOTHING = BitMap()


class Split(NamedTuple):
    """The members of a set whose number is less than, equal to and greater than another."""

    below: BitMap
    equal: BitMap
    above: BitMap


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number for each of some entries: `given` have one, and `digits` have a 1 in each place, the lowest first."""

    given: BitMap
    digits: Sequence[BitMap]

    def split(self, among: BitMap, number: int) -> Split:
        """Return the members of a set that have a number, by how it compares with another one."""
        below, equal, above = BitMap(), among & self.given, BitMap()
        if number < 0:
            return Split(below, NOTHING, equal)
        if number >> len(self.digits):
            return Split(equal, NOTHING, above)
        for place in reversed(range(len(self.digits))):
            digit = self.digits[place]
            if number >> place & 1:
                below |= equal - digit
                equal = equal & digit
            else:
                above |= equal & digit
                equal = equal - digit
        return Split(below, equal, above)

    def at_most(self, number: int) -> BitMap:
        """Return the entries whose number is not greater."""
        found = self.split(self.given, number)
        return found.below | found.equal

    def at_least(self, number: int) -> BitMap:
        """Return the entries whose number is not less."""
        found = self.split(self.given, number)
        return found.above | found.equal

    def take(self, among: BitMap, count: int, *, greatest: bool = False) -> BitMap:
        """Return the so many members with the least numbers, or the greatest; of equal numbers by id likewise.

        All members have a number. From the highest digit down, the half that still holds the last of them is kept.
        """
        taken, left = BitMap(), among
        for digit in reversed(self.digits):
            if len(left) <= count - len(taken):
                break
            half = left & digit if greatest else left - digit
            if len(taken) + len(half) <= count:
                taken |= half
                left = left - half
            else:
                left = half
        return taken | take_ids(left, count - len(taken), greatest=greatest)

    def cut(self, among: BitMap, number: int, entry: int, *, above: bool) -> BitMap:
        """Return the members that come after an entry with that number, or before it, by number and then by id."""
        found = self.split(among, number)
        beside = BitMap(found.equal)
        if above:
            beside.remove_range(0, min(entry + 1, LARGEST))
            return found.above | beside
        beside.remove_range(min(entry, LARGEST), LARGEST)
        return found.below | beside

    def read(self, entry: int) -> int:
        """Return the number of one entry."""
        return sum(1 << place for place, digit in enumerate(self.digits) if entry in digit)


LARGEST = 1 << 32
"""More than any id that a bitmap holds."""


def take_ids(among: BitMap, count: int, *, greatest: bool = False) -> BitMap:
    """Return the so many members with the least ids, or the greatest."""
    if len(among) <= count:
        return among
    if count <= 0:
        return NOTHING
    return among[-count:] if greatest else among[:count]


def unite(sets: Iterable[BitMap]) -> BitMap:
    """Return what is in any of the sets."""
    listed = [each for each in sets if each]
    if len(listed) > 1:
        return BitMap.union(*listed)
    return listed[0] if listed else NOTHING


def intersect(sets: Iterable[BitMap]) -> BitMap:
    """Return what is in all of one or more sets, the smallest looked at first."""
    listed = sorted(sets, key=len)
    return BitMap.intersection(*listed) if len(listed) > 1 else listed[0]


def add(one: Sequence[BitMap], other: Sequence[BitMap]) -> list[BitMap]:
    """Return the digits of the sum of two numbers: a ripple-carry adder over sets. Who is in no digit has 0."""
    digits: list[BitMap] = []
    carried = NOTHING
    for place in range(max(len(one), len(other))):
        a, b = (each[place] if place < len(each) else NOTHING for each in (one, other))
        differing = a ^ b
        digits.append(differing ^ carried)
        carried = (a & b) | (carried & differing)
    return [*digits, carried] if carried else digits
