"""The bitmap index as a process keeps it: which entries have a term, read from the database and held by last use.

Bitmaps are read as of the snapshot that a plan reads everything else from. Each write of bitmaps has a number, and
tells which keys it wrote: what is held is of one number, and only what was written since is read again.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from threading import Lock
from typing import Any, NamedTuple

from pyroaring import BitMap, BitMap64

from api.read.index.bits import LARGEST, unite
from api.read.index.column import FacetColumn
from schema.index.packing import unpack_all
from schema.term import CHUNK_BITS, Facet

Key = tuple[Facet, str]
"""A facet and one of its values."""
Rows = Any

INDEX_BYTES = 64_000_000
"""By default so many bytes of bitmaps are held."""
OVERHEAD = 500
"""Bytes that a bitmap takes beside what it holds, with its place in the index."""
OVERHEAD_OF_A_CHUNK = 16
"""Bytes that each of its chunks takes beside its ids."""
MOST_KNOWN = 50_000
"""So many terms are known before all are forgotten."""


MOST_REMEMBERED = 1_000
WORTH_A_LOOK = 2_000
"""In so many bytes there may be runs enough to be slow."""
BYTES_OF_A_RUN = 4
MOST_RUNS = 64
"""So many runs in a chunk are as fast as anything else."""


class Held(NamedTuple):
    """A term's entries, or a facet as a column, and how many bytes it takes."""

    entries: Any
    size: int


class HeldTerm(NamedTuple):
    """A term's id, and whether it is a common word: who has it beside another one is then kept."""

    id: int
    paired: bool


class Missing(NamedTuple):
    """Which ranges of keys of a term are to be read, and what else it has as it was held before."""

    ranges: list[tuple[int, int]]
    held: Held | None = None


class Index:
    """The bitmaps of one number of writes, up to so many bytes; several threads may ask at once."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.number = 0
        self.size = 0
        self.held: OrderedDict[int | Facet, Held] = OrderedDict()
        """By the term's id, or by the facet."""
        self.written: dict[int, set[int]] = {}
        """Of terms held, the keys that were written since."""
        self.terms_written: dict[Facet, set[int]] = {}
        """Of facets held as columns, the terms of any facet that were written since."""
        self.known: dict[Key, HeldTerm] = {}
        self.absent: set[Key] = set()
        self.remembered: dict[object, Any] = {}
        """What else was read, which any write may change."""
        self.lock = Lock()

    def advance(self, known: int, writes: Rows) -> None:
        """Come to the number of a snapshot's last write; `writes` are its writes from a number on that was known."""
        with self.lock:
            last = writes[-1][0]
            if last == self.number or (writes[0][0] == known and last < self.number):
                return  # another plan was here first
            if writes[0][0] == self.number:
                for _, keys in writes[1:]:
                    self._note(BitMap64.deserialize(keys))
            else:
                self._forget()
            self.absent.clear()
            self.remembered.clear()
            self.number = last

    def _note(self, keys: Iterable[int]) -> None:
        terms = set()
        for key in keys:
            terms.add(key >> CHUNK_BITS)
            if key >> CHUNK_BITS in self.held:
                self.written.setdefault(key >> CHUNK_BITS, set()).add(key)
        for facet in self.terms_written:
            self.terms_written[facet] |= terms

    def _forget(self) -> None:
        self.held.clear()
        self.written.clear()
        self.terms_written.clear()
        self.known.clear()
        self.size = 0

    def learn(self, number: int, found: Mapping[Key, HeldTerm], asked: Iterable[Key]) -> None:
        """Remember the terms that were found, and which of those asked for there are not."""
        with self.lock:
            if number == self.number:
                if len(self.known) > MOST_KNOWN:
                    self.known.clear()
                self.known |= found
                self.absent |= set(asked) - found.keys()

    def remember(self, number: int, found: Mapping[object, Any]) -> None:
        """Keep by their names what was read as of that number, until somebody writes."""
        with self.lock:
            if number == self.number:
                if len(self.remembered) > MOST_REMEMBERED:
                    self.remembered.clear()
                self.remembered |= found

    def find(self, number: int, term: int) -> BitMap | None:
        """Return a term's entries as of that number, None where they have to be read."""
        with self.lock:
            held = self.held.get(term)
            if held is None or number != self.number or term in self.written:
                return None
            self.held.move_to_end(term)
            entries: BitMap = held.entries
            return entries

    def list_missing(self, number: int, term: int) -> "Missing":
        """Return what of a term is to be read: all of it, or what was written since it was."""
        with self.lock:
            if number == self.number and term in self.written:
                ranges = [(key, key) for key in sorted(self.written[term])]
                return Missing(ranges, self.held[term])
            return Missing(list_keys(term))

    def keep(self, number: int, term: int, missing: "Missing", rows: Rows) -> BitMap:
        """Return a term's entries, with the rows (key, bits, written) that were missing, and hold them."""
        found = unpack_all((key, bits) for key, bits, _ in rows)
        size = sum(len(bits) + OVERHEAD_OF_A_CHUNK for _, bits, _ in rows) + OVERHEAD
        parts = [_part_runs(found) if size > WORTH_A_LOOK else found]
        if missing.held is not None:
            before = BitMap(missing.held.entries)
            for key, _ in missing.ranges:
                before.remove_range(*_span(key))
            parts.append(before)
            size = max(size, missing.held.size)
        entries = unite(parts)
        with self.lock:
            if number == self.number and all(row[2] <= number for row in rows):
                self.written.pop(term, None)
                self._hold(term, Held(entries, size))
        return entries

    def find_column(self, number: int, facet: Facet) -> tuple[FacetColumn, Collection[int]] | None:
        """Return a facet as a column, and which terms were written since; None where it has to be read."""
        with self.lock:
            if number != self.number or facet not in self.held:
                return None
            self.held.move_to_end(facet)
            return self.held[facet].entries, frozenset(self.terms_written[facet])

    def keep_column(self, number: int, facet: Facet, column: FacetColumn) -> None:
        """Hold a facet as a column, which was read as of that number."""
        with self.lock:
            if number == self.number:
                self.terms_written[facet] = set()
                self._hold(facet, Held(column, column.size))

    def _hold(self, key: int | Facet, held: Held) -> None:
        before = self.held.pop(key, None)
        self.size += held.size - (before.size if before else 0)
        self.held[key] = held
        while self.size > self.most_bytes and len(self.held) > 1:
            key, dropped = self.held.popitem(last=False)
            self.size -= dropped.size
            if isinstance(key, Facet):
                del self.terms_written[key]
            else:
                self.written.pop(key, None)


def _part_runs(entries: BitMap) -> BitMap:
    """Return the same without its runs, where they are short.

    Stored as runs, what alternates often is a little smaller, but intersected five times more slowly.
    """
    found = entries.get_statistics()
    runs = found["n_bytes_run_containers"] // BYTES_OF_A_RUN
    return (
        BitMap(entries.to_array(), optimize=False)
        if runs > MOST_RUNS * found["n_run_containers"]
        else entries
    )


def list_keys(term: int) -> list[tuple[int, int]]:
    """Return the ranges of the keys of all chunks of a term: one range."""
    return [(term << CHUNK_BITS, (term + 1 << CHUNK_BITS) - 1)]


def _span(key: int) -> tuple[int, int]:
    """Return the first id of a key's chunk, and the first one after it."""
    chunk = key & ((1 << CHUNK_BITS) - 1)
    return chunk << CHUNK_BITS, min(chunk + 1 << CHUNK_BITS, LARGEST)
