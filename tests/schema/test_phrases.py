"""Phrases of time: each row of the rules, the article's own phrases, and what is left to an editor."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.dates import parse
from schema.phrases import COMPUTABLE, Reading, Tense, resolve
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

PARTS_OF_A_DAY = [
    ("overnight", "2021-07-08/2021-07-09", "relative_day"),
    ("last night", "2021-07-08/2021-07-09", "relative_day"),
    ("late last night", "2021-07-08/2021-07-09", "relative_day"),
    ("early this morning", "2021-07-09", "relative_day"),
    ("late yesterday", "2021-07-08", "relative_day"),
    ("late on Thursday", "2021-07-08", "weekday_before_dateline"),
    ("early Monday", "2021-07-05", "weekday_before_dateline"),
    ("Early on Monday morning", "2021-07-05", "weekday_before_dateline"),
    ("at dawn on Sunday", "2021-07-04", "weekday_before_dateline"),
    ("before dawn on Sunday", "2021-07-04", "weekday_before_dateline"),
    ("in the early hours of 20 June", "2021-06-20", "explicit_year_from_dateline"),
    ("on the morning of July 8", "2021-07-08", "explicit_year_from_dateline"),
    ("Thursday afternoon", "2021-07-08", "weekday_before_dateline"),
    ("Friday evening local time", "2021-07-09", "weekday_before_dateline"),
    ("last Tuesday evening", "[2021-06-29,2021-07-06]", "weekday_ambiguous"),
    ("Wednesday night", "2021-07-07/2021-07-08", "weekday_before_dateline"),
    ("Friday night", "2021-07-09", "weekday_before_dateline"),
    ("on the night of 20 June", "2021-06-20/2021-06-21", "explicit_year_from_dateline"),
    ("on the night of 4-5 July", "2021-07-04/2021-07-05", "explicit_year_from_dateline"),
    ("Sunday night into Monday", "2021-07-04/2021-07-05", "weekday_before_dateline"),
    ("overnight into Thursday", "2021-07-07/2021-07-08", "weekday_before_dateline"),
    ("overnight on Thursday", "[2021-07-07..2021-07-08,2021-07-08..2021-07-09]", "ambiguous"),
    ("at 3 p.m. on Thursday", "2021-07-08T15:00:00", "weekday_before_dateline"),
    ("on 8 July at 14:30 GMT", "2021-07-08T14:30:00Z", "explicit_year_from_dateline"),
    ("12 a.m. on Monday", "2021-07-05T00:00:00", "weekday_before_dateline"),
    ("about 3 a.m. on Thursday", "2021-07-08", "weekday_before_dateline"),
    ("shortly after 3 a.m. on Thursday", "2021-07-08", "weekday_before_dateline"),
]

COUNTED = [
    ("two hours ago", "2021-07-08/2021-07-09", "relative_day"),
    ("in the past 24 hours", "2021-07-08/2021-07-09", "relative_day"),
    ("twenty days ago", "2021-06-19", "relative_day"),
    ("a week ago", "2021-07-02~", "relative_week"),
    ("two weeks ago", "2021-06-25~", "relative_week"),
    ("two weeks ago today", "2021-06-25", "relative_day"),
    ("a fortnight ago", "2021-06-25~", "relative_week"),
    ("three months ago", "2021-04", "relative_month"),
    ("two years ago", "2019", "relative_year"),
    ("a decade ago", "2011~", "relative_year"),
    ("about three months ago", "2021-04~", "relative_month"),
    ("more than a year ago", "../2020-07-09", "relative_year"),
    ("less than a week ago", "2021-07-03/2021-07-09", "relative_week"),
    ("in the past three months", "2021-04-09~/2021-07-09", "relative_month"),
    ("over the past two weeks", "2021-06-25~/2021-07-09", "relative_week"),
    ("during the last year", "2020-07-09~/2021-07-09", "relative_year"),
    ("for three weeks", "2021-06-18~/2021-07-09", "relative_week"),
    ("for months", "2021-01-09~/2021-07-09", "vague_term"),
    ("in recent months", "2021-01-09~/2021-07-09", "vague_term"),
    ("in recent years", "2016-07-09~/2021-07-09", "vague_term"),
    ("in the past few days", "2021-07-02~/2021-07-09", "vague_term"),
    ("in the coming weeks", "2021-07-09/2021-08-06~", "vague_term"),
]

RANGES = [
    ("28-29 July 2020", "2020-07-28/2020-07-29", "explicit"),
    ("March 10-12", "2021-03-10/2021-03-12", "explicit_year_from_dateline"),
    ("July 8-9", "2021-07-08/2021-07-09", "explicit_year_from_dateline"),
    ("8\u201310 July", "2021-07-08/2021-07-10", "explicit_year_from_dateline"),
    ("between 1 and 5 August", "2020-08-01/2020-08-05", "explicit_year_from_dateline"),
    ("from 28 June to 2 July", "2021-06-28/2021-07-02", "explicit_year_from_dateline"),
    ("between December 28 and January 2", "2020-12-28/2021-01-02", "explicit_year_from_dateline"),
    ("between July 28 and August 2, 2020", "2020-07-28/2020-08-02", "explicit"),
    ("from Monday to Wednesday", "2021-07-05/2021-07-07", "weekday_before_dateline"),
    ("Monday through Saturday", "2021-06-28/2021-07-03", "weekday_before_dateline"),
    ("between March and May", "2021-03/2021-05", "explicit_year_from_dateline"),
    ("2014-2016", "2014/2016", "explicit"),
    ("from late June to early July", "2021-06-21~/2021-07-10~", "vague_term"),
    ("8 and 9 July", "{2021-07-08,2021-07-09}", "explicit_year_from_dateline"),
    ("Monday or Tuesday", "[2021-07-05,2021-07-06]", "weekday_before_dateline"),
    ("since March", "2021-03/..", "explicit_year_from_dateline"),
    ("since Wednesday", "2021-07-07/..", "weekday_before_dateline"),
    ("since the late 1990s", "1997~/..", "vague_term"),
    ("until June", "../2021-06", "explicit_year_from_dateline"),
    ("by July 8", "../2021-07-08", "explicit_year_from_dateline"),
    ("by Friday", "../2021-07-09", "weekday_before_dateline"),
    ("before Friday", "../2021-07-08", "weekday_before_dateline"),
    ("before Friday evening", "../2021-07-09", "weekday_before_dateline"),
    ("before March", "../2021-02", "explicit_year_from_dateline"),
    ("before 2015", "../2014", "explicit"),
    ("after 20 June", "2021-06-21/..", "explicit_year_from_dateline"),
    ("no earlier than Monday", "2021-07-05/..", "weekday_before_dateline"),
    ("no later than 1 July", "../2021-07-01", "explicit_year_from_dateline"),
    ("from June until now", "2021-06/2021-07-09", "explicit_year_from_dateline"),
]

PERIODS = [
    ("over the weekend", "2021-07-03/2021-07-04", "relative_week"),
    ("last weekend", "2021-07-03/2021-07-04", "relative_week"),
    ("next weekend", "[2021-07-10..2021-07-11,2021-07-17..2021-07-18]", "ambiguous"),
    ("Tuesday of last week", "2021-06-29", "relative_week"),
    ("late last week", "2021-07-01~/2021-07-04", "vague_term"),
    ("the week of June 28", "2021-06-28/2021-07-04", "explicit_year_from_dateline"),
    ("early June", "2021-06-01/2021-06-10~", "vague_term"),
    ("mid-June", "2021-06-11~/2021-06-20~", "vague_term"),
    ("late June", "2021-06-21~/2021-06-30", "vague_term"),
    ("at the end of last month", "2021-06-21~/2021-06-30", "vague_term"),
    ("in the first half of June", "2021-06-01/2021-06-15", "vague_term"),
    ("on the 20th of last month", "2021-06-20", "relative_month"),
    ("last quarter", "2021-04/2021-06", "relative_month"),
    ("last year", "2020", "relative_year"),
    ("this year", "2021-01-01/2021-07-09", "relative_year"),
    ("next year", "2022", "relative_year"),
    ("in June of last year", "2020-06", "relative_year"),
    ("last August", "2020-08", "relative_year"),
    ("last June", "[2020-06,2021-06]", "ambiguous"),
    ("early 2020", "2020-01/2020-04~", "vague_term"),
    ("mid-2019", "2019-05~/2019-08~", "vague_term"),
    ("late last year", "2020-09~/2020-12", "vague_term"),
    ("in the first half of 2021", "2021-01/2021-06", "explicit"),
    ("Q2 2021", "2021-04/2021-06", "explicit"),
    ("in the second quarter", "2021-04/2021-06", "explicit_year_from_dateline"),
    ("in the summer of 2020", "2020-22", "northern_season"),
    ("last summer", "2020-22", "northern_season"),
    ("last winter", "2020-24", "northern_season"),
    ("last spring", "[2020-21,2021-21]", "ambiguous"),
    ("in the winter of 2020", "[2019-24,2020-24]", "ambiguous"),
    ("winter 2020-21", "2020-24", "northern_season"),
    ("late spring 2021", "2021-05~", "vague_term"),
    ("in the 1990s", "199X", "explicit"),
    ("in the early 1990s", "1990/1993~", "vague_term"),
    ("the 19th century", "18XX", "explicit"),
    ("around 28 June", "2021-06-28~", "explicit_year_from_dateline"),
    ("circa 2015", "2015~", "explicit"),
    ("possibly 28 June", "2021-06-28?", "explicit_year_from_dateline"),
    ("some time last week", "2021-06-28/2021-07-04", "relative_week"),
]

FIGURES = [
    ("2021-07-08", "2021-07-08", "explicit"),
    ("25/8/2022", "2022-08-25", "explicit"),
    ("12/13/2021", "2021-12-13", "explicit"),
    ("05/05/2022", "2022-05-05", "explicit"),
    ("05/08/2022", "[2022-05-08,2022-08-05]", "ambiguous"),
    ("8.7.2021", "[2021-07-08,2021-08-07]", "ambiguous"),
    ("on Wed.", "2021-07-07", "weekday_before_dateline"),
    ("Sat., Jul. 3", "2021-07-03", "explicit_year_from_dateline"),
    ("Wednesday\u2019s", "2021-07-07", "weekday_before_dateline"),
]

TO_COME = [
    ("on July 20", "2021-07-20", "explicit_year_from_dateline"),
    ("on 15 August", "2021-08-15", "explicit_year_from_dateline"),
    ("on July 9", "2021-07-09", "explicit_year_from_dateline"),
    ("on July 8", "2022-07-08", "explicit_year_from_dateline"),
    ("in July", "2021-07", "explicit_year_from_dateline"),
    ("in June", "2022-06", "explicit_year_from_dateline"),
    ("28-29 July", "2021-07-28/2021-07-29", "explicit_year_from_dateline"),
    ("between December 28 and January 2", "2021-12-28/2022-01-02", "explicit_year_from_dateline"),
    ("on Wednesday", "2021-07-14", "weekday_after_dateline"),
    ("Wednesday night", "2021-07-14/2021-07-15", "weekday_after_dateline"),
    ("from Monday to Wednesday", "2021-07-12/2021-07-14", "weekday_after_dateline"),
    ("by Monday", "../2021-07-12", "weekday_after_dateline"),
    ("before Friday", "../2021-07-15", "weekday_after_dateline"),
    ("next Wednesday", "2021-07-14", "weekday_after_dateline"),
    ("next Sunday", "[2021-07-11,2021-07-18]", "weekday_ambiguous"),
    ("this week", "2021-07-09/2021-07-11", "relative_week"),
    ("later this month", "2021-07-09/2021-07-31", "relative_month"),
    ("over the weekend", "2021-07-10/2021-07-11", "relative_week"),
    ("in three days", "2021-07-12", "relative_day"),
    ("in two weeks", "2021-07-23~", "relative_week"),
    ("within 24 hours", "2021-07-09/2021-07-10", "relative_day"),
    ("in the autumn", "2021-23", "northern_season"),
    ("8 July 2021", "2021-07-08", "explicit"),
]

ON_A_SUNDAY = [
    ("last week", "[2021-06-28..2021-07-04,2021-07-04..2021-07-10]", "ambiguous"),
    ("next week", "[2021-07-12..2021-07-18,2021-07-18..2021-07-24]", "ambiguous"),
    ("Tuesday of last week", "[2021-06-29,2021-07-06]", "ambiguous"),
    ("last weekend", "2021-07-03/2021-07-04", "relative_week"),
    ("over the weekend", "2021-07-10/2021-07-11", "relative_week"),
]

FROM_ANOTHER_DAY = [
    ("two days later", "2021-07-11"),
    ("a week earlier", "2021-07-02~"),
    ("three months later", "2021-10"),
    ("the same day", "2021-07-09"),
    ("that evening", "2021-07-09"),
    ("the previous day", "2021-07-08"),
    ("the next morning", "2021-07-10"),
    ("the day before", "2021-07-08"),
    ("the following week", "2021-07-12/2021-07-18"),
    ("hours later", "2021-07-09/2021-07-10"),
]

LEFT_TO_AN_EDITOR = [
    "",
    "recently",
    "a few days ago",
    "0 days ago",
    "in last week",
    "in two weeks",  # within them, perhaps
    "30 February 2021",
    "in 0000",
    "February 29",
    "31/31/2021",
    "05/08/22",
    "Wednesday, July 8, 2021",
    "Wednesday, July 8",
    "between 5 and 1 August",
    "since until March",
    "at 25:00 on Thursday",
    "14 on Thursday",
    "early last week night",
    "soon afterward",
    "July ٨",
    "x" * 1_000_000,
    "since " * 1_000,
    "early " * 16 + "June",
]

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
    expected = Reading(edtf, DateBasis(basis))
    assert resolve(phrase, date.fromisoformat(anchor), report=FRIDAY) == expected
    assert resolve(phrase, parse(anchor), report=FRIDAY) == expected


@pytest.mark.parametrize(
    ("phrase", "edtf", "basis"),
    [*READ_FROM_FRIDAY, *PARTS_OF_A_DAY, *COUNTED, *RANGES, *PERIODS, *FIGURES],
)
def test_a_phrase_is_read_from_its_dateline(phrase: str, edtf: str, basis: str) -> None:
    assert resolve(phrase, FRIDAY) == Reading(edtf, DateBasis(basis))


@pytest.mark.parametrize(("phrase", "edtf", "basis"), TO_COME)
def test_what_is_to_come_lies_on_or_after_its_dateline(phrase: str, edtf: str, basis: str) -> None:
    assert resolve(phrase, FRIDAY, tense=Tense.FUTURE) == Reading(edtf, DateBasis(basis))


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


def test_by_when_something_ongoing_was_so_may_be_past_or_to_come() -> None:
    assert resolve("by August", FRIDAY, tense=Tense.ONGOING) is None


@pytest.mark.parametrize(("phrase", "edtf", "basis"), ON_A_SUNDAY)
def test_on_a_weekend_the_set_of_weeks_says_that_there_is_a_choice(
    phrase: str, edtf: str, basis: str
) -> None:
    assert resolve(phrase, date(2021, 7, 11)) == Reading(edtf, DateBasis(basis))


@pytest.mark.parametrize("day", [date(2021, 7, 10), date(2021, 7, 11)])
def test_last_week_said_on_a_weekend_covers_both_weeks_that_it_may_be(day: date) -> None:
    reading = resolve("last week", day)
    assert reading is not None
    read = parse(reading.edtf)
    assert (read.earliest, read.latest) == (date(2021, 6, 28), day - timedelta(days=1))


@pytest.mark.parametrize(("phrase", "edtf"), FROM_ANOTHER_DAY)
def test_a_phrase_is_counted_from_the_day_that_the_anchor_names(phrase: str, edtf: str) -> None:
    assert resolve(phrase, FRIDAY) == Reading(edtf, DateBasis.COUNTED_FROM_ANCHOR)


def test_days_are_counted_from_an_interval_at_both_its_ends() -> None:
    reading = resolve("two days later", parse("2021-07-01/2021-07-03"))
    assert reading == Reading("2021-07-03/2021-07-05", DateBasis.COUNTED_FROM_ANCHOR)


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
