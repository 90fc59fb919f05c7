"""Phrases of time: each row of the rules, the article's own phrases, and what is left to an editor."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.dates.imprecise import parse
from schema.phrases.reading import COMPUTABLE, PhraseReading, Tense, resolve
from schema.vocabularies import DateBasis
from tests.schema.phrase_cases import ARTICLE, COUNTED, PARTS_OF_A_DAY, READ_FROM_FRIDAY
from tests.schema.phrase_cases_of_spans import (
    FIGURES,
    FROM_ANOTHER_DAY,
    LEFT_TO_AN_EDITOR,
    ON_A_SUNDAY,
    PERIODS,
    RANGES,
    TO_COME,
)

FRIDAY = date(2021, 7, 9)  # the dateline of the first article

EVERY_PHRASE = [
    phrase
    for table in (ARTICLE, READ_FROM_FRIDAY, PARTS_OF_A_DAY, COUNTED, RANGES, PERIODS, FIGURES, TO_COME)
    for phrase, *_ in table
]

NEEDS_ONE_DAY = ["on July 8", "yesterday", "On Wednesday", "last Monday", "last week", "this month", "as yet"]


@pytest.mark.parametrize(("phrase", "anchor", "edtf", "basis"), ARTICLE)
def test_every_phrase_of_the_article_is_read_as_by_hand(
    phrase: str, anchor: str, edtf: str, basis: str
) -> None:
    expected = PhraseReading(edtf, DateBasis(basis))
    assert resolve(phrase, date.fromisoformat(anchor), report=FRIDAY) == expected
    assert resolve(phrase, parse(anchor), report=FRIDAY) == expected


@pytest.mark.parametrize(
    ("phrase", "edtf", "basis"),
    [*READ_FROM_FRIDAY, *PARTS_OF_A_DAY, *COUNTED, *RANGES, *PERIODS, *FIGURES],
)
def test_a_phrase_is_read_from_its_dateline(phrase: str, edtf: str, basis: str) -> None:
    assert resolve(phrase, FRIDAY) == PhraseReading(edtf, DateBasis(basis))


@pytest.mark.parametrize(("phrase", "edtf", "basis"), TO_COME)
def test_what_is_to_come_lies_on_or_after_its_dateline(phrase: str, edtf: str, basis: str) -> None:
    assert resolve(phrase, FRIDAY, tense=Tense.FUTURE) == PhraseReading(edtf, DateBasis(basis))


@pytest.mark.parametrize(
    "phrase", ["on July 8", "on July 20", "in June", "28-29 July", "On Wednesday", "until June", "this week"]
)
def test_no_rule_speaks_where_a_date_may_be_past_or_to_come(phrase: str) -> None:
    assert resolve(phrase, FRIDAY, tense=Tense.UNDECIDED) is None


@pytest.mark.parametrize("phrase", ["yesterday", "last month", "8 July 2021", "next year"])
def test_what_says_its_side_itself_is_read_where_both_are_possible(phrase: str) -> None:
    assert resolve(phrase, FRIDAY, tense=Tense.UNDECIDED) == resolve(phrase, FRIDAY)


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("since March", "2021-03/.."),
        ("until August", "../2021-08"),
        ("from Monday until Saturday", "2021-07-05/2021-07-10"),
        ("in June", "2021-06"),
    ],
)
def test_what_is_ongoing_began_before_its_dateline_and_ends_after_it(phrase: str, edtf: str) -> None:
    reading = resolve(phrase, FRIDAY, tense=Tense.ONGOING)
    assert reading is not None
    assert reading.edtf == edtf


@pytest.mark.parametrize("phrase", ["for two weeks", "for months", "in the past week", "in recent days"])
def test_a_time_that_ends_with_its_anchor_is_none_to_come(phrase: str) -> None:
    assert resolve(phrase, FRIDAY, tense=Tense.FUTURE) is None


@pytest.mark.parametrize("phrase", ["the end of the week", "the following week", "this week"])
def test_a_week_said_on_a_sunday_is_not_read_as_one_week_alone(phrase: str) -> None:
    reading = resolve(phrase, date(2021, 7, 11), tense=Tense.FUTURE)
    assert reading is None or reading.basis == DateBasis.AMBIGUOUS


def test_a_day_that_is_the_same_past_and_to_come_is_read_where_both_are_possible() -> None:
    reading = resolve("on Friday", FRIDAY, tense=Tense.UNDECIDED)
    assert reading is not None
    assert reading.edtf == "2021-07-09"


def test_by_when_something_ongoing_was_so_may_be_past_or_to_come() -> None:
    assert resolve("by August", FRIDAY, tense=Tense.ONGOING) is None


@pytest.mark.parametrize(("phrase", "edtf", "basis"), ON_A_SUNDAY)
def test_on_a_weekend_the_set_of_weeks_says_that_there_is_a_choice(
    phrase: str, edtf: str, basis: str
) -> None:
    assert resolve(phrase, date(2021, 7, 11)) == PhraseReading(edtf, DateBasis(basis))


@pytest.mark.parametrize("day", [date(2021, 7, 10), date(2021, 7, 11)])
def test_last_week_said_on_a_weekend_covers_both_weeks_that_it_may_be(day: date) -> None:
    reading = resolve("last week", day)
    assert reading is not None
    read = parse(reading.edtf)
    assert (read.earliest, read.latest) == (date(2021, 6, 28), day - timedelta(days=1))


@pytest.mark.parametrize(("phrase", "edtf"), FROM_ANOTHER_DAY)
def test_a_phrase_is_counted_from_the_day_that_the_anchor_names(phrase: str, edtf: str) -> None:
    assert resolve(phrase, FRIDAY) == PhraseReading(edtf, DateBasis.COUNTED_FROM_ANCHOR)


def test_days_are_counted_from_an_interval_at_both_its_ends() -> None:
    reading = resolve("two days later", parse("2021-07-01/2021-07-03"))
    assert reading == PhraseReading("2021-07-03/2021-07-05", DateBasis.COUNTED_FROM_ANCHOR)


@pytest.mark.parametrize("phrase", LEFT_TO_AN_EDITOR)
def test_what_no_rule_computes_is_not_guessed(phrase: str) -> None:
    assert resolve(phrase, FRIDAY) is None


@pytest.mark.parametrize("anchor", ["2021-07", "2021-07-01/2021-07-09", "../2021-07-09", "2021-07-09~"])
@pytest.mark.parametrize("phrase", NEEDS_ONE_DAY)
def test_a_phrase_counted_from_a_day_is_not_read_from_anything_longer_or_vaguer(
    phrase: str, anchor: str
) -> None:
    assert resolve(phrase, parse(anchor)) is None


def test_an_explicit_date_needs_nothing_of_its_anchor() -> None:
    assert resolve("8 July 2021", parse("../2021~")) == PhraseReading("2021-07-08", DateBasis.EXPLICIT)


def test_less_than_a_week_before_a_range_covers_all_of_it() -> None:
    reading = resolve("less than a week after", parse("2021-07-07/2021-07-09"))
    assert reading == PhraseReading("2021-07-01/2021-07-09", DateBasis.BEFORE_OTHER_ENTRY)


def test_soon_afterward_runs_from_the_first_day_of_the_other_entry() -> None:
    reading = resolve("soon afterwards", parse("2021-07"), report=FRIDAY)
    assert reading == PhraseReading("2021-07-01/2021-07-09", DateBasis.AFTER_OTHER_ENTRY)


@pytest.mark.parametrize("anchor", ["2021-07-10", "../2021-07-04", "2021-07-01~/2021-07-08"])
def test_soon_afterward_is_not_read_from_what_is_later_open_or_approximate(anchor: str) -> None:
    assert resolve("soon afterward", parse(anchor), report=FRIDAY) is None


@pytest.mark.parametrize("anchor", ["../2021-07-04", "2021-07-04/.."])
def test_less_than_a_week_is_not_counted_from_an_open_end(anchor: str) -> None:
    assert resolve("less than a week after", parse(anchor)) is None


@pytest.mark.parametrize(
    ("anchor", "edtf"), [("2021-01-31", "2020-12"), ("2021-03-31", "2021-02"), ("2021-03-01", "2021-02")]
)
def test_last_month_is_the_calendar_month_before(anchor: str, edtf: str) -> None:
    reading = resolve("last month", date.fromisoformat(anchor))
    assert reading is not None
    assert reading.edtf == edtf


@pytest.mark.parametrize(
    ("anchor", "edtf"), [("2021-07-05", "2021-07-05"), ("2021-07-11", "2021-07-05/2021-07-11")]
)
def test_this_week_runs_from_monday_to_the_dateline(anchor: str, edtf: str) -> None:
    reading = resolve("this week", date.fromisoformat(anchor))
    assert reading is not None
    assert reading.edtf == edtf


@pytest.mark.parametrize("phrase", ["yesterday", "last week", "in recent days", "last Monday", "last month"])
def test_a_phrase_that_leads_before_the_first_year_is_not_read(phrase: str) -> None:
    assert resolve(phrase, date.min) is None


def test_the_computable_bases_leave_out_what_only_people_decide() -> None:
    assert set(DateBasis) - COMPUTABLE == {
        DateBasis.CONSTRAINT_INTERSECTION,
        DateBasis.SAME_OCCASION,
        DateBasis.INHERITED,
        DateBasis.BY_REPORT_DATE,
        DateBasis.EDITOR,
        DateBasis.IMPORTED,
    }


@settings(deadline=None)
@given(
    st.sampled_from(EVERY_PHRASE),
    st.dates(),
    st.sampled_from(Tense),
)
def test_a_reading_is_canonical_whatever_the_anchor(phrase: str, anchor: date, tense: Tense) -> None:
    reading = resolve(phrase, anchor, report=anchor, tense=tense)
    assert reading is None or parse(reading.edtf).edtf == reading.edtf


@settings(deadline=None)
@given(
    st.sampled_from(["on July 8", "in June", "On Wednesday", "yesterday", "last month", "this week"]),
    st.dates(),
)
def test_what_is_past_never_begins_after_its_anchor(phrase: str, anchor: date) -> None:
    reading = resolve(phrase, anchor)
    if reading is not None:
        assert (parse(reading.edtf).earliest or date.max) <= anchor


@settings(deadline=None)
@given(
    st.sampled_from(["on July 8", "in June", "On Wednesday", "28-29 July", "this week", "in the summer"]),
    st.dates(max_value=date(9996, 12, 31)),
)
def test_what_is_to_come_never_ends_before_its_anchor(phrase: str, anchor: date) -> None:
    reading = resolve(phrase, anchor, tense=Tense.FUTURE)
    if reading is not None:
        assert (parse(reading.edtf).latest or date.min) >= anchor
