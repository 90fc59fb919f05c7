"""Who has what, in bulk: arrays of numbers in the place of lists of Python's."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from schema.term import GIVEN

Numbers = NDArray[np.integer[Any]]

_ID_BITS = 32


class Lists(NamedTuple):
    """Lists of numbers one after another: what all of them hold, and how much each."""

    values: Numbers
    lengths: Numbers

    def pick(self, which: Numbers) -> "Lists":
        """Return the lists with these places, each as often as it is asked for."""
        lengths = self.lengths[which]
        return Lists(self.values.take(count_on(find_starts(self.lengths)[which], lengths)), lengths)

    def join(self, counts: Numbers) -> "Lists":
        """Return fewer lists with the same in all: the first `counts` of these as one, and so on."""
        ends = np.concatenate(([0], np.cumsum(self.lengths)))[np.cumsum(counts)]
        return Lists(self.values, np.diff(ends, prepend=0))


def find_starts(lengths: Numbers) -> Numbers:
    """Return where each of several lists begins that follow one another."""
    return np.cumsum(lengths) - lengths


def count_on(starts: Numbers, lengths: Numbers) -> Numbers:
    """Return so many whole numbers from each start on."""
    return np.repeat(starts - find_starts(lengths), lengths) + np.arange(lengths.sum())


class Holders(NamedTuple):
    """Values, and who has them: in `ids`, as often as `counts` says, in order, those of the first, and so on."""

    values: list[str]
    counts: Numbers
    ids: Numbers

    def make_bitmaps(self) -> Iterator[tuple[str, BitMap]]:
        """Yield each value with a set of its ids."""
        ids, end = self.ids.tolist(), 0
        for value, count in zip(self.values, self.counts.tolist(), strict=True):
            start, end = end, end + count
            yield value, BitMap(ids[start:end])


def gather(names: Sequence[str], numbers: Numbers, ids: Numbers) -> Holders:
    """Return who has what, of pairs of a name's number and an id, in any order and some perhaps several times."""
    pairs = np.sort(numbers.astype(np.int64) << _ID_BITS | ids)
    pairs = pairs[_differ(pairs)]
    found = pairs >> _ID_BITS
    starts = np.flatnonzero(_differ(found))
    counts = np.diff(starts, append=len(found))
    return Holders([names[number] for number in found[starts].tolist()], counts, pairs & (1 << _ID_BITS) - 1)


def gather_lists(by_value: Mapping[str, Sequence[int]]) -> Holders:
    """Return the same of lists of ids by value."""
    ids = array("I")
    for found in by_value.values():
        ids.extend(found)
    lengths = np.fromiter(map(len, by_value.values()), np.int64, len(by_value))
    return gather(list(by_value), np.repeat(np.arange(len(by_value)), lengths), np.array(ids, np.int64))


def _differ(numbers: Numbers) -> NDArray[np.bool_]:
    """Return which numbers of a sequence are others than the one before."""
    differ = np.ones(len(numbers), np.bool_)
    differ[1:] = numbers[1:] != numbers[:-1]
    return differ


class Digits:
    """Numbers that ids have, which are taken apart into binary digits."""

    def __init__(self) -> None:
        self._numbers, self._ids = array("q"), array("q")

    def add(self, number: int | None, key: int) -> None:
        """Add the number of an id; None is none."""
        if number is not None:
            self._numbers.append(number)
            self._ids.append(key)

    def list_digits(self) -> Iterator[tuple[str, list[int]]]:
        """Yield the values of a number's facet, and the ids that have each."""
        if not self._ids:
            return
        numbers, ids = np.array(self._numbers, np.int64), np.array(self._ids, np.int64)
        yield GIVEN, self._ids.tolist()
        for place in range(int(numbers.max()).bit_length()):
            yield f"{place:02}", ids[numbers >> place & 1 == 1].tolist()
