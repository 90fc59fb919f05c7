"""Numbers as bitmaps: each operation gives what the same on plain sets and numbers of Python gives.

Ids lie in several containers of a bitmap, and at their edges, as those of an index of many entries do.
"""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from api.read.index.bits import Numbers, add, intersect, take_ids, unite

EDGES = [0, 1, 65_535, 65_536, 131_071, 131_072, 2**31 - 1, 2**32 - 1]
IDS = st.one_of(st.sampled_from(EDGES), st.integers(0, 300), st.integers(0, 2**32 - 1))
SETS = st.sets(IDS, max_size=40)
NUMBERS = st.dictionaries(IDS, st.one_of(st.integers(0, 5), st.integers(0, 2**40 - 1)), max_size=40)
BOUNDS = st.one_of(st.integers(-2, 6), st.integers(0, 2**41))


def slice_numbers(numbers: dict[int, int]) -> Numbers:
    places = max((number.bit_length() for number in numbers.values()), default=0)
    digits = [BitMap([key for key, n in numbers.items() if n >> place & 1]) for place in range(places)]
    return Numbers(BitMap(numbers), digits)


@given(NUMBERS, SETS, BOUNDS)
def test_a_split_is_what_comparing_one_by_one_gives(
    numbers: dict[int, int], among: set[int], bound: int
) -> None:
    below, equal, above = slice_numbers(numbers).split(BitMap(among), bound)
    known = among & numbers.keys()
    assert set(below) == {key for key in known if numbers[key] < bound}
    assert set(equal) == {key for key in known if numbers[key] == bound}
    assert set(above) == {key for key in known if numbers[key] > bound}


@given(NUMBERS, BOUNDS)
def test_at_most_and_at_least_hold_what_has_the_bound_itself(numbers: dict[int, int], bound: int) -> None:
    sliced = slice_numbers(numbers)
    assert set(sliced.at_most(bound)) == {key for key, number in numbers.items() if number <= bound}
    assert set(sliced.at_least(bound)) == {key for key, number in numbers.items() if number >= bound}


@given(numbers=NUMBERS, count=st.integers(0, 50), greatest=st.booleans())
def test_what_is_taken_is_the_beginning_of_the_sorted_set(
    numbers: dict[int, int], count: int, *, greatest: bool
) -> None:
    taken = slice_numbers(numbers).take(BitMap(numbers), count, greatest=greatest)
    in_order = sorted(numbers, key=lambda key: (numbers[key], key), reverse=greatest)
    assert set(taken) == set(in_order[:count])


@given(keys=st.sets(IDS, min_size=1, max_size=60), count=st.integers(0, 70), greatest=st.booleans())
def test_of_equal_numbers_the_ids_decide(keys: set[int], count: int, *, greatest: bool) -> None:
    """All entries on one day."""
    taken = slice_numbers(dict.fromkeys(keys, 738_000)).take(BitMap(keys), count, greatest=greatest)
    assert set(taken) == set(sorted(keys, reverse=greatest)[:count])


@given(numbers=NUMBERS, number=st.integers(0, 2**41), entry=IDS, above=st.booleans())
def test_a_cut_is_what_comes_after_a_place_or_before_it(
    numbers: dict[int, int], number: int, entry: int, *, above: bool
) -> None:
    found = slice_numbers(numbers).cut(BitMap(numbers), number, entry, above=above)
    place = (number, entry)
    after = {key for key, own in numbers.items() if (own, key) > place}
    before = {key for key, own in numbers.items() if (own, key) < place}
    assert set(found) == (after if above else before)


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_adding_digits_adds_the_numbers(several: list[dict[int, int]]) -> None:
    digits = reduce(add, [slice_numbers(numbers).digits for numbers in several])
    keys = {key for numbers in several for key in numbers}
    added = Numbers(BitMap(keys), digits)
    assert {key: added.read(key) for key in keys} == {
        key: sum(numbers.get(key, 0) for numbers in several) for key in keys
    }


@given(sets=st.lists(SETS, min_size=1, max_size=5), count=st.integers(0, 50), greatest=st.booleans())
def test_sets_are_united_intersected_and_cut_as_python_s_are(
    sets: list[set[int]], count: int, *, greatest: bool
) -> None:
    maps = [BitMap(each) for each in sets]
    assert set(unite(maps)) == set().union(*sets)
    assert set(intersect(maps)) == set.intersection(*sets)
    assert set(take_ids(maps[0], count, greatest=greatest)) == set(sorted(sets[0], reverse=greatest)[:count])
    assert [set(each) for each in maps] == sets  # none of them was changed
