"""Phrases of time: each row of the rules, the article's own phrases, and what is left to an editor."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.dates import parse
from schema.phrases import COMPUTABLE, Reading, resolve
from schema.vocabularies import DateBasis

FRIDAY = date(2021, 7, 9)  # the dateline of the first article

ARTICLE = [
    ("on July 8", "2021-07-09", "2021-07-08", "explicit_year_from_dateline"),
    ("in recent days", "2021-07-08", "2021-07-01~/2021-07-08", "vague_term"),
    ("as yet", "2021-07-09", "2021-07-09", "as_of_report"),
    ("last week", "2021-07-09", "2021-06-28/2021-07-04", "relative_week"),
    ("less than a week after", "2021-07-07", "2021-07-01/2021-07-07", "before_other_entry"),
    ("last month", "2021-07-09", "2021-06", "relative_month"),
    ("in  recent weeks", "2021-07-09", "2021-06-11~/2021-07-09", "vague_term"),
    ("On Wednesday", "2021-07-09", "2021-07-07", "weekday_before_dateline"),
    ("On Tuesday", "2021-07-09", "2021-07-06", "weekday_before_dateline"),
    ("Soon afterward", "2021-07-06", "2021-07-06/2021-07-09", "after_other_entry"),
    ("on June 20", "2021-07-09", "2021-06-20", "explicit_year_from_dateline"),
]

READ_FROM_FRIDAY = [
    ("8 July 2021", "2021-07-08", "explicit"),
    ("July 8, 2021", "2021-07-08", "explicit"),
    ("on Thursday, July 8th, 2021,", "2021-07-08", "explicit"),
    ("the 1st of Sept. 2020", "2020-09-01", "explicit"),
    ("FEBRUARY 29, 2020", "2020-02-29", "explicit"),
    ("in June 2021", "2021-06", "explicit"),
    ("June of 2031", "2031-06", "explicit"),
    ("in 2015", "2015", "explicit"),
    ("July 9", "2021-07-09", "explicit_year_from_dateline"),
    ("July 10", "2020-07-10", "explicit_year_from_dateline"),
    ("on the 30th of December", "2020-12-30", "explicit_year_from_dateline"),
    ("Thursday, 8 July", "2021-07-08", "explicit_year_from_dateline"),
    ("in July", "2021-07", "explicit_year_from_dateline"),
    ("in August", "2020-08", "explicit_year_from_dateline"),
    ("today", "2021-07-09", "relative_day"),
    ("Tonight", "2021-07-09", "relative_day"),
    ("yesterday", "2021-07-08", "relative_day"),
    ("yesterday evening", "2021-07-08", "relative_day"),
    ("the day before yesterday", "2021-07-07", "relative_day"),
    ("tomorrow", "2021-07-10", "relative_day"),
    ("a day ago", "2021-07-08", "relative_day"),
    ("three days ago", "2021-07-06", "relative_day"),
    ("twelve days ago", "2021-06-27", "relative_day"),
    ("14 days ago", "2021-06-25", "relative_day"),
    ("Friday", "2021-07-09", "weekday_before_dateline"),
    ("on Saturday", "2021-07-03", "weekday_before_dateline"),
    ("on Monday morning", "2021-07-05", "weekday_before_dateline"),
    ("last Friday", "2021-07-02", "weekday_before_dateline"),
    ("last Sunday", "2021-07-04", "weekday_before_dateline"),
    ("last Wednesday", "[2021-06-30,2021-07-07]", "weekday_ambiguous"),
    ("on last Monday", "[2021-06-28,2021-07-05]", "weekday_ambiguous"),
    ("next week", "2021-07-12/2021-07-18", "relative_week"),
    ("earlier this week", "2021-07-05/2021-07-09", "relative_week"),
    ("next month", "2021-08", "relative_month"),
    ("this month", "2021-07-01/2021-07-09", "relative_month"),
    ("so far", "2021-07-09", "as_of_report"),
    ("in less than two weeks after", "2021-06-26/2021-07-09", "before_other_entry"),
]

LEFT_TO_AN_EDITOR = [
    "",
    "last year",
    "recently",
    "a few days ago",
    "0 days ago",
    "since Wednesday",
    "by July 8",
    "next Wednesday",
    "Wednesday night",
    "in last week",
    "8/7/2021",
    "July 8-9",
    "30 February 2021",
    "in 0000",
    "February 29",
    "Wednesday, July 8, 2021",
    "Wednesday, July 8",
    "late last month",
    "in recent months",
    "soon afterward",
    "July ٨",
    "x" * 1_000_000,
]

NEEDS_ONE_DAY = ["on July 8", "yesterday", "On Wednesday", "last Monday", "last week", "this month", "as yet"]


@pytest.mark.parametrize(("phrase", "anchor", "edtf", "basis"), ARTICLE)
def test_every_phrase_of_the_article_is_read_as_by_hand(
    phrase: str, anchor: str, edtf: str, basis: str
) -> None:
    expected = Reading(edtf, DateBasis(basis))
    assert resolve(phrase, date.fromisoformat(anchor), report=FRIDAY) == expected
    assert resolve(phrase, parse(anchor), report=FRIDAY) == expected


@pytest.mark.parametrize(("phrase", "edtf", "basis"), READ_FROM_FRIDAY)
def test_a_phrase_is_read_from_its_dateline(phrase: str, edtf: str, basis: str) -> None:
    assert resolve(phrase, FRIDAY) == Reading(edtf, DateBasis(basis))


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
    assert resolve("8 July 2021", parse("../2021~")) == Reading("2021-07-08", DateBasis.EXPLICIT)


def test_less_than_a_week_before_a_range_covers_all_of_it() -> None:
    reading = resolve("less than a week after", parse("2021-07-07/2021-07-09"))
    assert reading == Reading("2021-07-01/2021-07-09", DateBasis.BEFORE_OTHER_ENTRY)


def test_soon_afterward_runs_from_the_first_day_of_the_other_entry() -> None:
    reading = resolve("soon afterwards", parse("2021-07"), report=FRIDAY)
    assert reading == Reading("2021-07-01/2021-07-09", DateBasis.AFTER_OTHER_ENTRY)


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
    st.sampled_from([phrase for phrase, *_ in READ_FROM_FRIDAY] + [phrase for phrase, *_ in ARTICLE]),
    st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)),
)
def test_a_reading_is_canonical_whatever_the_anchor(phrase: str, anchor: date) -> None:
    reading = resolve(phrase, anchor, report=anchor)
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
