"""The envelope over casualty counts, and the status of a claim: pure functions, case by case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.claim_status import claim_status
from schema.envelope import find_envelope
from schema.records import CasualtyRecord, PositionRecord
from schema.vocabularies import CasualtyOutcome, ClaimStatus, Population, Stance
from tests.schema.factories import make_casualty

KILLED = CasualtyOutcome.KILLED


def envelope(*rows: dict[str, object]) -> tuple[int | None, int, int | None] | None:
    found = find_envelope([CasualtyRecord.model_validate(row) for row in rows], KILLED)
    return found and (found.low, found.best, found.high)


def test_one_number_has_no_range() -> None:
    assert envelope(make_casualty(best=4)) == (None, 4, None)


def test_a_stated_range_is_kept() -> None:
    assert envelope(make_casualty(low=3, best=4, high=6)) == (3, 4, 6)


@pytest.mark.parametrize("status", ["none_reported", "number_unknown", "not_mentioned"])
def test_nothing_counted_is_no_number(status: str) -> None:
    assert envelope(make_casualty(status=status, best=None)) is None


def test_a_confirmed_zero_is_no_count() -> None:
    assert envelope(make_casualty(status="zero_confirmed", low=0, best=0, high=0)) is None


def test_another_outcome_is_left_out() -> None:
    assert envelope(make_casualty(outcome="injured", best=9), make_casualty(best=4)) == (None, 4, None)


def test_the_best_is_that_of_the_latest_day() -> None:
    rows = [make_casualty(best=9, as_of="2021-07-08"), make_casualty(best=4, as_of="2021-07-09")]
    assert envelope(*rows) == (None, 4, None)


def test_a_row_without_a_day_is_the_oldest() -> None:
    assert envelope(make_casualty(best=9), make_casualty(best=4, as_of="0001-01-02")) == (None, 4, None)


def test_of_the_same_day_the_greatest_is_best() -> None:
    assert envelope(make_casualty(best=4), make_casualty(best=9)) == (None, 9, None)


def test_a_row_without_a_range_widens_the_range_of_others() -> None:
    assert envelope(make_casualty(low=3, best=4, high=5), make_casualty(best=9)) == (3, 9, 9)
    assert envelope(make_casualty(low=3, best=4, high=5), make_casualty(best=1)) == (1, 4, 5)


def test_a_total_stands_alone_beside_its_parts() -> None:
    parts = [make_casualty(population="civilian", best=30), make_casualty(population="military", best=1)]
    assert envelope(*parts, make_casualty(population="total", best=7)) == (None, 7, None)
    assert envelope(*parts, make_casualty(population="unspecified", best=7)) == (None, 7, None)


def test_disjoint_populations_are_added() -> None:
    rows = [
        make_casualty(population="civilian", low=1, best=2, high=3),
        make_casualty(population="civilian", best=5, as_of="2021-07-09"),
        make_casualty(population="military", best=10),
    ]
    assert envelope(*rows) == (11, 15, 15)


COUNTS = st.tuples(*[st.integers(0, 50)] * 3).map(sorted)
ROWS = st.builds(
    lambda counts, population, ranged, day: make_casualty(
        population=population,
        best=counts[1],
        as_of=day,
        **({"low": counts[0], "high": counts[2]} if ranged else {}),
    ),
    COUNTS,
    st.sampled_from(Population),
    st.booleans(),
    st.none() | st.dates(),
)


@given(st.lists(ROWS, min_size=1))
def test_the_envelope_holds_every_way_of_counting_one_row_a_population(rows: list[dict[str, object]]) -> None:
    casualties = [CasualtyRecord.model_validate(row) for row in rows]
    found = find_envelope(casualties, KILLED)
    assert found is not None
    low, high = (
        found.best if found.low is None else found.low,
        found.best if found.high is None else found.high,
    )
    whole = [c for c in casualties if c.population in {Population.TOTAL, Population.UNSPECIFIED}]
    chosen = whole[:1] or list({c.population: c for c in casualties}.values())
    if found.low is not None:
        assert low <= sum(c.best or 0 for c in chosen) <= high
    assert low <= found.best <= high


STATUSES = [
    ([], "uncontested"),
    ([("us", "asserts")], "uncontested"),
    ([("us", "asserts"), ("iran", "denies")], "contested"),
    ([("us", "confirms"), ("iran", "disputes")], "contested"),
    ([("iran", "denies")], "denied_only"),
    ([("us", "doubts"), ("iran", "disputes")], "denied_only"),
    ([("us", "doubts")], "uncontested"),
    ([("us", "asserts"), ("iran", "declines_to_say")], "uncontested"),
    ([("us", "asserts"), ("us", "retracts")], "retracted"),
    ([("us", "retracts")], "retracted"),
    ([("us", "retracts"), ("us", "asserts")], "uncontested"),
    ([("us", "asserts"), ("iran", "denies"), ("us", "retracts")], "denied_only"),
    ([("us", "asserts"), ("iran", "denies"), ("iran", "retracts")], "uncontested"),
    ([("us", "asserts"), ("us", "confirms"), ("us", "retracts"), ("us", "denies")], "denied_only"),
    ([("us", "asserts"), ("iran", "retracts")], "uncontested"),
]


@pytest.mark.parametrize(("positions", "status"), STATUSES)
def test_a_claims_status_follows_from_the_positions_that_stand(
    positions: list[tuple[str, str]], status: str
) -> None:
    taken = [PositionRecord(actor=f"the-{actor}", stance=Stance(stance)) for actor, stance in positions]
    assert claim_status(taken) == ClaimStatus(status)
