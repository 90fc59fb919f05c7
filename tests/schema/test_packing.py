"""Sets of ids as they are stored are read back as they were, and take no more room than their numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from schema.index.packing import MOST_LISTED, pack, pack_all, unpack, unpack_all

CHUNK = 65_536
STRETCHES = st.lists(
    st.tuples(st.integers(0, CHUNK - 1), st.integers(1, 6_000), st.integers(1, 9)), max_size=8
)
"""Of each the first id, how many there are, and how far apart."""


def make_ids(chunk: int, stretches: list[tuple[int, int, int]]) -> BitMap:
    """Return the ids of a chunk that some stretches cover."""
    ids = {each for first, count, step in stretches for each in range(first, first + count * step, step)}
    return BitMap(chunk * CHUNK + each for each in ids if each < CHUNK)


@given(st.integers(0, CHUNK - 1), STRETCHES)
def test_ids_are_read_back(chunk: int, stretches: list[tuple[int, int, int]]) -> None:
    ids = make_ids(chunk, stretches)
    assert unpack(7 * CHUNK + chunk, pack(ids)) == ids


@given(st.dictionaries(st.integers(0, CHUNK - 1), STRETCHES, max_size=4))
def test_the_ids_of_several_chunks_are_read_back_together(
    chunks: dict[int, list[tuple[int, int, int]]],
) -> None:
    sets = {chunk: make_ids(chunk, stretches) for chunk, stretches in chunks.items()}
    found = unpack_all((7 * CHUNK + chunk, pack(ids)) for chunk, ids in sets.items())
    assert found == BitMap.union(BitMap(), *sets.values())
    assert len(found) == sum(map(len, sets.values()))


@pytest.mark.parametrize("count", [0, 1, 2, 4_095, MOST_LISTED, MOST_LISTED + 1, 32_768])
def test_so_many_ids_that_are_apart_are_read_back(count: int) -> None:
    ids = BitMap(range(3 * CHUNK, 3 * CHUNK + 2 * count, 2))
    stored = pack(ids)
    assert len(stored) == (2 * count if count <= MOST_LISTED else 16 + CHUNK // 8)
    found = unpack(3, stored)
    assert (found, len(found)) == (ids, count)


@pytest.mark.parametrize("count", [4_095, MOST_LISTED, MOST_LISTED + 1])
def test_it_does_not_matter_how_a_set_came_to_have_so_many_ids(count: int) -> None:
    ids = BitMap(range(0, CHUNK, 3))
    for each in list(ids)[count:]:
        ids.discard(each)
    fewer = BitMap(range(0, CHUNK, 3)) & BitMap(range(3 * count))
    assert pack(ids) == pack(fewer) == pack(BitMap(range(0, 3 * count, 3)))


def test_ids_that_follow_one_another_are_stored_as_runs() -> None:
    ids = BitMap([*range(CHUNK, CHUNK + 5_000), CHUNK + 6_000])
    assert len(pack(ids)) == 11 + 4 * 2
    assert unpack(1, pack(ids)) == ids


@given(st.lists(STRETCHES, max_size=5))
def test_many_sets_are_stored_at_once_as_one_by_one(several: list[list[tuple[int, int, int]]]) -> None:
    sets = [ids for stretches in several if (ids := make_ids(3, stretches))]
    numbers = np.concatenate([np.zeros(0, np.int64), *(np.array(ids.to_array(), np.int64) for ids in sets)])
    assert pack_all(np.array([len(ids) for ids in sets], np.int64), numbers) == [pack(ids) for ids in sets]
