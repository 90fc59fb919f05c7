"""Bitmaps changed: ids come to have terms, and cease to, in the chunks that the changes touch."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import orjson
from pyroaring import BitMap, BitMap64
from sqlalchemy import Connection, func, select

from schema.index.packing import pack, unpack, unpack_all
from schema.index.postings import Bitmaps, Key
from schema.index.terms import Terms
from schema.storage.bulk import run
from schema.tables import TABLES
from schema.term import CHUNK_BITS

_BITMAP, _WRITE = TABLES["bitmap"], TABLES["bitmap_write"]

KEPT_WRITES = 200
"""How many writes a reader may be behind, and yet need not forget all that it keeps."""

_CHUNK = 1 << CHUNK_BITS


class Changes:
    """What is to be changed: by term, the ids that come to have it and those that cease to."""

    def __init__(self) -> None:
        self.added: Bitmaps = {}
        self.removed: Bitmaps = {}

    def add(self, bitmaps: Bitmaps) -> None:
        """Add ids that have nothing of these terms yet."""
        unite(self.added, bitmaps)

    def compare(self, before: Bitmaps, after: Bitmaps) -> None:
        """Add what leads from the terms that some ids had to those that they have now."""
        none = BitMap()
        for key in before.keys() | after.keys():
            had, has = before.get(key, none), after.get(key, none)
            if had != has:
                unite(self.removed, {key: had - has})
                unite(self.added, {key: has - had})

    def list_keys(self) -> AbstractSet[Key]:
        """Return the terms that change."""
        return self.added.keys() | self.removed.keys()

    def list_ids(self, key: Key) -> tuple[BitMap, BitMap]:
        """Return the ids that come to have a term, and those that cease to."""
        none = BitMap()
        return self.added.get(key, none), self.removed.get(key, none)


def unite(into: Bitmaps, bitmaps: Bitmaps) -> None:
    """Add sets to those of the same terms."""
    for key, bits in bitmaps.items():
        if bits:
            into[key] = into[key] | bits if key in into else bits


def write(connection: Connection, terms: Terms, changes: Changes) -> None:
    """Write changes: terms that are new, the bitmaps, the counts, and which bitmaps were written."""
    keys = changes.list_keys()
    if not keys:
        return
    known = terms.find(keys)
    made = terms.make({key: len(changes.added.get(key, ())) for key in keys})
    wanted: dict[int, tuple[Key, BitMap, BitMap]] = {}
    for key, term in made.items():
        added, removed = changes.list_ids(key)
        for chunk in list_chunks(added | removed if removed else added):
            wanted[term.id << CHUNK_BITS | chunk] = key, cut(added, chunk), cut(removed, chunk)
    recorded = _read(connection, list(wanted))
    rows: dict[int, BitMap] = {}
    counts: defaultdict[Key, int] = defaultdict(int)
    for number in sorted(wanted):
        key, added, removed = wanted[number]
        before = recorded.get(number)
        now = added if before is None else (before | added) - removed
        if before is None or now != before:
            rows[number] = now
            counts[key] += len(now) - len(before or ())
    _write_rows(connection, rows)
    terms.count({key: count for key, count in counts.items() if key in known})


def list_chunks(ids: BitMap) -> Iterator[int]:
    """Yield the numbers of the chunks that ids may be in."""
    if ids:
        yield from range(ids.min() >> CHUNK_BITS, (ids.max() >> CHUNK_BITS) + 1)


def cut(ids: BitMap, chunk: int) -> BitMap:
    """Return those of the ids that are of a chunk."""
    first = chunk << CHUNK_BITS
    if not ids or (ids.min() >= first and ids.max() < first + _CHUNK):
        return ids
    return ids & BitMap(range(first, first + _CHUNK))


def _read(connection: Connection, keys: Sequence[int]) -> dict[int, BitMap]:
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql(
            "SELECT key, bits FROM bitmap WHERE key IN (SELECT value FROM json_each(?))",
            (orjson.dumps(keys).decode(),),
        )
    else:
        found = connection.exec_driver_sql(
            "SELECT key, bits FROM bitmap WHERE key = ANY(%s::bigint[])", (list(keys),)
        )
    return {key: unpack(key, bits) for key, bits in found.all()}


def read_whole(connection: Connection, terms: Sequence[int]) -> list[BitMap]:
    """Return the sets of terms, given by their ids, with all chunks of each."""
    found = []
    for term in terms:
        chunks = select(_BITMAP.c.key, _BITMAP.c.bits).where(
            _BITMAP.c.key.between(term << CHUNK_BITS, (term << CHUNK_BITS) + _CHUNK - 1)
        )
        found.append(unpack_all(map(tuple, connection.execute(chunks))))
    return found


def _write_rows(connection: Connection, bitmaps: Mapping[int, BitMap]) -> None:
    """Write bitmaps, which are in the order of their keys."""
    if not bitmaps:
        return
    number = note_write(connection, bitmaps)
    rows: list[tuple[Any, ...]] = [(key, pack(ids), number) for key, ids in bitmaps.items()]
    run(connection, *_WRITE_ROWS, rows)


_WRITE_ROWS = (
    (
        "INSERT INTO bitmap (key, bits, written) VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET bits = excluded.bits, written = excluded.written"
    ),
    (
        "INSERT INTO bitmap (key, bits, written) SELECT * FROM unnest(%b::bigint[], %b::bytea[], %b::bigint[])"
        " ON CONFLICT (key) DO UPDATE SET bits = excluded.bits, written = excluded.written"
    ),
)


def note_write(connection: Connection, keys: Iterable[int]) -> int:
    """Note that bitmaps are written, and return the number of this write; the oldest notes are dropped."""
    last = connection.scalar(select(func.max(_WRITE.c.number))) or 0
    number = max(last + 1, time.time_ns() // 1000)
    connection.execute(_WRITE.insert(), {"number": number, "keys": BitMap64(keys).serialize()})
    oldest = select(_WRITE.c.number).order_by(_WRITE.c.number.desc()).offset(KEPT_WRITES).limit(1)
    connection.execute(_WRITE.delete().where(_WRITE.c.number <= oldest.scalar_subquery()))
    return number
