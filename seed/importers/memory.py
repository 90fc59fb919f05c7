"""What a file has given so far: every row names the same actors and places again, and must not change them."""

from collections.abc import Hashable
from enum import Enum, auto

from schema.records.record import Record
from seed.importers.fingerprints import Fingerprints

_RECENT = 5_000


class SaidBefore(Enum):
    """What a record is to those that the file gave before."""

    NEW = auto()
    AGAIN = auto()
    OTHERWISE = auto()
    """The slug was given before, with other content."""


class Memory:
    """The records that a file has given, as fingerprints; a chunk's are taken in when it is written."""

    def __init__(self) -> None:
        self._slugs, self._records = Fingerprints(), Fingerprints()
        self._recent: dict[int, object] = {}

    def is_recent(self, thing: object) -> bool:
        """Return whether this very object was taken in not long ago."""
        return id(thing) in self._recent

    def find(self, kind: str, slug: str, record: Record) -> SaidBefore:
        """Return whether a record was given before."""
        if _hash(kind, slug, record) in self._records:
            self._hold(record)
            return SaidBefore.AGAIN
        return SaidBefore.OTHERWISE if _hash(kind, slug) in self._slugs else SaidBefore.NEW

    def knows(self, kind: str, slug: str) -> bool:
        """Return whether a slug was given before."""
        return _hash(kind, slug) in self._slugs

    def has_said(self, thing: Hashable) -> bool:
        """Return whether anything else was given before."""
        if _hash(thing) in self._records:
            self._hold(thing)
            return True
        return False

    def add(self, kind: str, slug: str, record: Record | None = None) -> None:
        """Take in a record, or its slug alone."""
        self._slugs.add(_hash(kind, slug))
        if record is not None:
            self._records.add(_hash(kind, slug, record))
            self._hold(record)

    def say(self, thing: Hashable) -> None:
        """Take in anything else."""
        self._records.add(_hash(thing))
        self._hold(thing)

    def _hold(self, thing: object) -> None:
        """Hold an object for a while, so that its id stays its own and tells that it was given."""
        if len(self._recent) >= _RECENT:
            self._recent.clear()
        self._recent[id(thing)] = thing


def _hash(*parts: object) -> int:
    return hash(parts) or 1
