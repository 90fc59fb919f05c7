"""Sets of ids as they are stored: of a list its numbers and nothing else, of what is no list the serialized bitmap.

The ids of one chunk are one container of a Roaring bitmap, and serialized that has 16 bytes before its content, which
say no more than the key of the row and the length. Four of five rows of an index have fewer than 16 ids.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from struct import Struct
from struct import pack as pack_numbers

import numpy as np
from pyroaring import BitMap

from schema.index.holders import Lists, Numbers, find_starts
from schema.term import CHUNK_BITS

MOST_LISTED = 4096
"""So many ids of a chunk are at most kept as a list, of two bytes each: more are a bit for each id of the chunk."""

Row = tuple[int, bytes]
"""The key of a bitmap, and what is stored."""

_NO_RUNS = 12346
"""What a bitmap without runs begins with: https://github.com/RoaringBitmap/RoaringFormatSpec."""
_HEAD = Struct("<IIHHI")
_BYTES, _BYTES_OF_RUNS, _BYTES_OF_A_RUN = 2, 11, 4
_CHUNK = (1 << CHUNK_BITS) - 1


def pack(ids: BitMap) -> bytes:
    """Return ids of one chunk as they are stored: with runs where that is smaller.

    With r runs these are 11 + 4r bytes, which is odd; a bit for each id makes 8,208 bytes. So a length that is even,
    and no greater than that of 4,096 numbers, is a list's alone.
    """
    ids.run_optimize()
    stored: bytes = ids.serialize()
    return stored if len(stored) % _BYTES or len(ids) > MOST_LISTED else stored[_HEAD.size :]


def pack_all(counts: Numbers, ids: Numbers) -> list[bytes]:
    """Return many sets of ids of one chunk as `pack` does: of each so many ids, one after another and in order."""
    if not len(counts):
        return []
    ends = np.cumsum(counts)
    starts = find_starts(counts)
    begins_run = np.ones(len(ids), np.bool_)
    begins_run[1:] = ids[1:] != ids[:-1] + 1
    begins_run[starts] = True
    runs = np.add.reduceat(begins_run, starts, dtype=np.int64)
    is_list = (counts <= MOST_LISTED) & (
        _BYTES_OF_RUNS + _BYTES_OF_A_RUN * runs > _BYTES * counts + _HEAD.size
    )
    stored = (ids & _CHUNK).astype("<u2").tobytes()
    return [
        stored[_BYTES * start : _BYTES * end] if listed else pack(BitMap(ids[start:end].tolist()))
        for start, end, listed in zip(starts.tolist(), ends.tolist(), is_list.tolist(), strict=True)
    ]


def unpack(key: int, stored: bytes) -> BitMap:
    """Return the ids that are stored under a key."""
    if not _is_list(stored):
        return BitMap.deserialize(stored)
    if not stored:
        return BitMap()
    return BitMap.deserialize(
        _HEAD.pack(_NO_RUNS, 1, key & _CHUNK, len(stored) // _BYTES - 1, _HEAD.size) + stored
    )


def unpack_all(rows: Iterable[Row]) -> BitMap:
    """Return the ids of rows of one term. Their lists become one bitmap at once, which takes a third of the time."""
    lists: list[Row] = []
    parts: list[BitMap] = []
    for key, stored in sorted(rows):
        if not _is_list(stored):
            parts.append(BitMap.deserialize(stored))
        elif stored:
            lists.append((key & _CHUNK, stored))
    if lists:
        parts.append(BitMap.deserialize(_join(lists)))
    return parts[0] if len(parts) == 1 else BitMap.union(BitMap(), *parts)


def _join(lists: list[Row]) -> bytes:
    """Return the bitmap of lists by their chunks, serialized: of each its chunk, its length and its place, and all."""
    count = len(lists)
    described = [number for chunk, stored in lists for number in (chunk, len(stored) // _BYTES - 1)]
    contents = [stored for _, stored in lists]
    places = accumulate(map(len, contents[:-1]), initial=8 * (1 + count))
    head = pack_numbers(f"<II{2 * count}H{count}I", _NO_RUNS, count, *described, *places)
    return b"".join((head, *contents))


def _is_list(stored: bytes) -> bool:
    return len(stored) % _BYTES == 0 and len(stored) <= MOST_LISTED * _BYTES


def list_all(rows: Sequence[Row]) -> Lists:
    """Return the ids of each row: of 130,000 rows in 40 ms."""
    lists = [stored for _, stored in rows]
    sizes = np.fromiter(map(len, lists), np.int64, len(lists))
    for place in np.flatnonzero((sizes % _BYTES != 0) | (sizes > MOST_LISTED * _BYTES)):
        ids = np.frombuffer(BitMap.deserialize(lists[place]).to_array(), np.uint32)
        lists[place] = ids.astype("<u2").tobytes()
        sizes[place] = len(lists[place])
    chunks = np.fromiter((key for key, _ in rows), np.int64, len(rows)) & _CHUNK
    firsts = np.repeat((chunks << CHUNK_BITS).astype(np.uint32), sizes // _BYTES)
    return Lists(firsts + np.frombuffer(b"".join(lists), "<u2"), sizes // _BYTES)
