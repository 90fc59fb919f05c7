"""The envelope over casualty counts: a pure function, case by case."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.counts.envelope import find_certain, find_envelope
from schema.records.exchange import CasualtyRecord
from schema.vocabularies import CasualtyOutcome, Population
from tests.schema.factories import make_casualty

KILLED = CasualtyOutcome.KILLED
ZERO_NUMBERS = {"low": 0, "best": 0, "high": 0}
ZERO = make_casualty(status="zero_confirmed", **ZERO_NUMBERS)
UNKNOWN = make_casualty(status="number_unknown", best=None)


def envelope(*rows: dict[str, object]) -> tuple[int | None, int | None, int | None] | None:
    found = find_envelope([CasualtyRecord.model_validate(row) for row in rows], KILLED)
    return found and (found.low, found.best, found.high)


def test_one_number_has_no_range() -> None:
    assert envelope(make_casualty(best=4)) == (None, 4, None)


def test_a_stated_range_is_kept() -> None:
    assert envelope(make_casualty(low=3, best=4, high=6)) == (3, 4, 6)


@pytest.mark.parametrize("status", ["none_reported", "number_unknown", "not_mentioned"])
def test_nothing_counted_is_no_number(status: str) -> None:
    assert envelope(make_casualty(status=status, best=None)) is None


def test_a_confirmed_zero_is_the_number_0() -> None:
    assert envelope(ZERO) == (0, 0, 0)
    assert envelope(ZERO, make_casualty(status="number_unknown", best=None)) == (0, 0, 0)


def test_another_outcome_is_left_out() -> None:
    assert envelope(make_casualty(outcome="injured", best=9), make_casualty(best=4)) == (None, 4, None)


ONE_END = [
    ({"low": 40}, (40, None, None)),
    ({"high": 100}, (None, None, 100)),
    ({"low": 40, "high": 53}, (40, None, 53)),
    ({"low": 40, "best": 45}, (40, 45, None)),
    ({"best": 45, "high": 53}, (None, 45, 53)),
]


@pytest.mark.parametrize(("numbers", "expected"), ONE_END)
def test_what_one_source_leaves_open_stays_open(
    numbers: dict[str, int], expected: tuple[object, ...]
) -> None:
    row = make_casualty(**{"best": None, **numbers})
    assert envelope(row) == envelope(row, row) == expected


def test_the_best_is_that_of_the_latest_day_that_has_one() -> None:
    rows = [make_casualty(best=9, as_of="2021-07-08"), make_casualty(best=4, as_of="2021-07-09")]
    assert envelope(*rows) == (4, 4, 9)
    assert envelope(*rows, make_casualty(best=None, low=2, as_of="2021-07-10")) == (2, 4, None)


def test_a_later_row_may_rule_the_best_out() -> None:
    earlier = make_casualty(best=40, as_of="2021-07-08")
    assert envelope(earlier, make_casualty(best=None, low=60, as_of="2021-07-09")) == (40, None, None)
    assert envelope(earlier, make_casualty(best=None, high=30, as_of="2021-07-09")) == (None, None, 40)
    assert envelope(earlier, make_casualty(best=None, low=60, as_of="2021-07-07")) == (40, 40, None)


def test_a_row_without_a_day_is_the_oldest() -> None:
    assert envelope(make_casualty(best=9), make_casualty(best=4, as_of="0001-01-02")) == (4, 4, 9)


def test_of_the_same_day_the_greatest_is_best() -> None:
    assert envelope(make_casualty(best=4), make_casualty(best=9)) == (4, 9, 9)


def test_what_a_row_leaves_open_below_no_other_makes_certain() -> None:
    assert envelope(make_casualty(best=None, high=100), make_casualty(best=9)) == (0, 9, 100)
    assert envelope(make_casualty(best=None, high=100), make_casualty(best=None, low=9)) is None


def test_a_row_without_a_range_widens_the_range_of_others() -> None:
    assert envelope(make_casualty(low=3, best=4, high=5), make_casualty(best=9)) == (3, 9, 9)
    assert envelope(make_casualty(low=3, best=4, high=5), make_casualty(best=1)) == (1, 4, 5)


def test_a_total_stands_alone_beside_its_parts() -> None:
    parts = [make_casualty(population="civilian", best=30), make_casualty(population="military", best=1)]
    assert envelope(*parts, make_casualty(population="total", best=7)) == (None, 7, None)
    assert envelope(*parts, make_casualty(population="unspecified", best=7)) == (None, 7, None)


LEAST = [
    ([{"low": 3}], [{"best": 40}], (40, None, None)),
    ([{"low": 3}], [{"low": 20}, {"best": 30}], (50, None, None)),
    ([{"low": 3}], [{"low": 2, "best": 6, "high": 9}], (3, None, None)),
    ([{"low": 3}], [{"low": 5, "high": 9}], (5, None, None)),
    ([{"low": 3}], [{"high": 9}], (3, None, None)),
    ([{"low": 3}], [UNKNOWN], (3, None, None)),
    ([{"low": 3}, {"low": 10}], [{"best": 8}], (8, None, None)),
    ([{"low": 3}, {"best": 7}], [{"best": 40}], (3, 7, None)),
    ([{"low": 3, "high": 9}], [{"best": 40}], (3, None, 9)),
    ([{"low": 3, "best": 7}], [{"best": 40}], (3, 7, None)),
    ([{"high": 9}], [{"best": 5}], (None, None, 9)),
    ([ZERO], [{"best": 5}], (0, 0, 0)),
]


@pytest.mark.parametrize(("whole", "parts", "expected"), LEAST)
def test_what_is_certain_of_the_parts_raises_a_least_number_of_the_whole(
    whole: list[dict[str, object]], parts: list[dict[str, object]], expected: tuple[object, ...]
) -> None:
    rows = [{**make_casualty(best=None), **row, "population": "unspecified"} for row in whole]
    populations = ("civilian", "military")
    told = [
        {**make_casualty(best=None), **part, "population": population}
        for population, part in zip(populations, parts, strict=False)
    ]
    assert envelope(*rows, *told) == expected


def test_disjoint_populations_are_added() -> None:
    rows = [
        make_casualty(population="civilian", low=1, best=2, high=3),
        make_casualty(population="civilian", best=5, as_of="2021-07-09"),
        make_casualty(population="military", best=10),
    ]
    assert envelope(*rows) == (11, 15, 15)


SUMS = [
    ([{"low": 40}, {"best": 3}], (43, None, None)),
    ([{"high": 10}, {"best": 3}], (3, None, 13)),
    ([{"high": 10}, {"high": 5}], (None, None, 15)),
    ([{"low": 1, "high": 4}, {"best": 3}], (4, None, 7)),
    ([{"best": 3}, UNKNOWN], (3, None, None)),
    ([{"high": 10}, UNKNOWN], None),
    ([ZERO, {"best": 3}], (3, 3, 3)),
    ([{"best": 3}, {"status": "none_reported"}], (None, 3, None)),
    ([{"best": 3}, {"status": "not_mentioned"}], (None, 3, None)),
]


@pytest.mark.parametrize(("parts", "expected"), SUMS)
def test_a_sum_says_no_more_than_its_parts(
    parts: list[dict[str, object]], expected: tuple[object, ...] | None
) -> None:
    populations = ("civilian", "military")
    rows = [
        {**make_casualty(best=None), **part, "population": population}
        for population, part in zip(populations, parts, strict=True)
    ]
    assert envelope(*rows) == expected


def test_an_unknown_number_in_all_makes_a_sum_a_least_number() -> None:
    part = make_casualty(population="civilian", best=3)
    assert envelope(part, {**UNKNOWN, "population": "total"}) == (3, None, None)
    assert envelope(make_casualty(best=3), {**UNKNOWN, "population": "civilian"}) == (None, 3, None)


NUMBERS = st.lists(st.integers(0, 50), min_size=1, max_size=3).flatmap(
    lambda numbers: st.sampled_from(list(itertools.combinations(("low", "best", "high"), len(numbers)))).map(
        lambda ends: dict(zip(ends, sorted(numbers), strict=True))
    )
)
ROWS = st.builds(
    lambda numbers, population, day: make_casualty(
        **{"best": None, **numbers}, population=population, as_of=day
    ),
    NUMBERS | st.just(ZERO_NUMBERS),
    st.sampled_from(Population),
    st.none() | st.dates(),
) | st.builds(lambda population: {**UNKNOWN, "population": population}, st.sampled_from(Population))


def allows(row: CasualtyRecord, number: int) -> bool:
    """Return whether a row allows a number: its own where that stands alone, else what its ends hold."""
    if row.low is None and row.high is None:
        return row.best in {None, number}
    return (row.low is None or number >= row.low) and (row.high is None or number <= row.high)


def draw_sum(groups: list[list[CasualtyRecord]], numbered: list[CasualtyRecord], data: st.DataObject) -> int:
    """Return a sum of numbers, one for each group, that one of its rows allows."""
    number = 0
    for group in filter(None, groups):
        told = [c for c in group if c in numbered] or group
        row = data.draw(st.sampled_from(told))
        number += data.draw(st.integers(0, 60).filter(lambda each, row=row: allows(row, each)))
    return number


@given(st.lists(ROWS, min_size=1, max_size=4), st.data())
def test_the_envelope_never_excludes_a_number_that_the_rows_allow(
    rows: list[dict[str, object]], data: st.DataObject
) -> None:
    casualties = [CasualtyRecord.model_validate(row) for row in rows]
    found = find_envelope(casualties, KILLED)
    numbered = [c for c in casualties if c.status != "number_unknown"]
    whole = [c for c in numbered if c.population in {Population.TOTAL, Population.UNSPECIFIED}]
    if not numbered or found is None:
        return
    groups = [whole] if whole else [[c for c in casualties if c.population == p] for p in Population]
    number = draw_sum(groups, numbered, data)
    if whole and all(c.best is c.high is None for c in whole):  # the parts are no more than the whole
        parts = [[c for c in numbered if c.population == p and c not in whole] for p in Population]
        number = max(number, draw_sum(parts, numbered, data))
    assert found.low is None or found.low <= number
    assert found.high is None or number <= found.high
    if found.low is None and found.high is None:
        assert number == found.best
    if all(len({(c.low, c.best, c.high) for c in group if c in numbered}) <= 1 for group in groups):
        return
    certain = find_certain(found.low, found.best)
    assert certain is None or certain <= number, "what is certain holds whichever row is right"
