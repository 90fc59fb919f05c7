"""A set of 64-bit numbers in 16 bytes each: what a million rows gave is remembered in a few megabytes."""

from array import array

_FIRST_SLOTS = 1 << 12


class Fingerprints:
    """Numbers other than 0, by open addressing; Python's own set takes five times the room."""

    def __init__(self) -> None:
        self._slots = array("q", bytes(8 * _FIRST_SLOTS))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, number: int) -> bool:
        return self._slots[self._find(number)] != 0

    def add(self, number: int) -> None:
        """Take a number in."""
        place = self._find(number)
        if self._slots[place] == 0:
            self._slots[place] = number
            self._count += 1
            if 2 * self._count > len(self._slots):
                self._grow()

    def _find(self, number: int) -> int:
        """Return where a number is, or else where it would stand."""
        slots, last = self._slots, len(self._slots) - 1
        place = number & last
        while slots[place] != 0 and slots[place] != number:
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        old = self._slots
        self._slots = array("q", bytes(16 * len(old)))
        for number in old:
            if number:
                self._slots[self._find(number)] = number
