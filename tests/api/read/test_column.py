"""A facet as a column: counting in it, and changing it, is what plain Python does with sets."""

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from api.read.index.column import FacetColumn, add_up, keep, line_up, list_fullest, make_column, mark
from schema.index.packing import pack
from schema.term import CHUNK_BITS

ENTRIES = st.frozensets(st.integers(1, 200_000), max_size=30)
SETS = st.dictionaries(st.integers(1, 50), ENTRIES, max_size=12)
EVERYTHING = BitMap(range(200_001))


def name(term: int) -> str:
    """Return a value whose order is not that of the terms' ids."""
    return f"{term * 7 % 51:02}"


def make(sets: dict[int, frozenset[int]]) -> FacetColumn:
    """Return the column as it is read: from chunks in the order of their keys, empty ones among them."""
    chunks: defaultdict[int, set[int]] = defaultdict(set)
    for term, entries in sets.items():
        chunks[term << CHUNK_BITS] |= set()
        for entry in entries:
            chunks[term << CHUNK_BITS | entry >> CHUNK_BITS].add(entry)
    keys = sorted(chunks)
    rows = [(key, pack(BitMap(chunks[key]))) for key in keys]
    return make_column({term: name(term) for term in sets}, rows)


def read(column: FacetColumn) -> dict[str, tuple[int, set[int]]]:
    """Return the column's values, each with its term and its entries, in their order."""
    ends = np.cumsum(column.lengths)
    entries = [set(each.tolist()) for each in np.split(column.entries, ends)[:-1]]
    return dict(zip(column.values, zip(column.terms.tolist(), entries, strict=True), strict=True))


def expect(sets: dict[int, frozenset[int]]) -> dict[str, tuple[int, set[int]]]:
    return {name(term): (term, set(sets[term])) for term in sorted(sets, key=name)}


@given(SETS)
def test_a_column_has_its_values_in_their_order(sets: dict[int, frozenset[int]]) -> None:
    found = read(make(sets))
    assert list(found.items()) == list(expect(sets).items())


@given(SETS, SETS, SETS)
def test_a_column_that_is_changed_is_as_if_made_anew(
    sets: dict[int, frozenset[int]], changed: dict[int, frozenset[int]], more: dict[int, frozenset[int]]
) -> None:
    changes = {term: entries for term, entries in changed.items() if term in sets} | more
    new = {term: name(term) for term in changes}
    now = make(sets).change({term: BitMap(entries) for term, entries in changes.items()}, new)
    assert list(read(now).items()) == list(expect(sets | changes).items())


@given(SETS, ENTRIES)
def test_counting_is_intersecting(sets: dict[int, frozenset[int]], among: frozenset[int]) -> None:
    column, marks = make(sets), mark(BitMap(among), EVERYTHING)
    numbers = column.count(marks)
    expected = [len(entries & among) for _, entries in expect(sets).values()]
    assert numbers.tolist() == expected
    kept = keep(column.list_entries(np.flatnonzero(numbers)), marks)
    assert kept.lengths.tolist() == [number for number in expected if number]
    together = [sorted(entries & among) for _, entries in expect(sets).values()]
    assert kept.values.tolist() == [entry for entries in together for entry in entries]


@given(st.lists(st.integers(0, 5), max_size=40), st.integers(1, 45))
def test_the_fullest_come_first_and_equal_ones_in_their_order(numbers: list[int], first: int) -> None:
    found = list_fullest(np.array(numbers, np.int64), first).tolist()
    expected = sorted((place for place, number in enumerate(numbers) if number), key=lambda at: -numbers[at])
    assert found == expected[:first]


@given(st.lists(ENTRIES, max_size=5))
def test_sets_stand_in_one_line(sets: list[frozenset[int]]) -> None:
    line = line_up([BitMap(each) for each in sets])
    assert line.lengths.tolist() == [len(each) for each in sets]
    assert line.values.tolist() == [entry for each in sets for entry in sorted(each)]


@given(st.lists(st.lists(st.tuples(st.integers(0, 255), st.integers(0, 255)), max_size=4), max_size=8))
def test_a_total_is_the_sum(several: list[list[tuple[int, int]]]) -> None:
    rows = np.array([row for rows in several for row in rows], np.uint8).reshape(-1, 2)
    totals = add_up(rows, np.array([len(rows) for rows in several], np.int64))
    assert totals.tolist() == [[sum(row[place] for row in rows) for place in (0, 1)] for rows in several]
