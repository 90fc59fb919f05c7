"""Imprecise dates: what is read, what it may mean, what is refused, and how people read it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.dates.imprecise import MAX_LENGTH, ImpreciseDate, MalformedDate, display, parse
from schema.vocabularies import DatePrecision

BOUNDS = [
    ("2021-07-08", "2021-07-08", "2021-07-08", "day"),
    ("2021-07-08~", "2021-07-08", "2021-07-08", "day"),
    ("2021-06", "2021-06-01", "2021-06-30", "month"),
    ("2020-02?", "2020-02-01", "2020-02-29", "month"),
    ("2021", "2021-01-01", "2021-12-31", "year"),
    ("0001", "0001-01-01", "0001-12-31", "year"),
    ("9999%", "9999-01-01", "9999-12-31", "year"),
    ("2021-21", "2021-03-01", "2021-05-31", "season"),
    ("2021-22", "2021-06-01", "2021-08-31", "season"),
    ("2021-23", "2021-09-01", "2021-11-30", "season"),
    ("2023-24~", "2023-12-01", "2024-02-29", "season"),
    ("202X", "2020-01-01", "2029-12-31", "interval"),
    ("20XX", "2000-01-01", "2099-12-31", "interval"),
    ("2021-07-XX", "2021-07-01", "2021-07-31", "month"),
    ("2021-XX", "2021-01-01", "2021-12-31", "year"),
    ("2021-XX-XX", "2021-01-01", "2021-12-31", "year"),
    ("2021-07-08T14:30:00", "2021-07-08", "2021-07-08", "time"),
    ("2021-07-08T23:30:00-05:00", "2021-07-08", "2021-07-08", "time"),
    ("2021-07-01/2021-07-04", "2021-07-01", "2021-07-04", "interval"),
    ("2021-07-01~/2021-07-08", "2021-07-01", "2021-07-08", "interval"),
    ("2021-06/2021-07-09", "2021-06-01", "2021-07-09", "interval"),
    ("2021-07-09/2021-07", "2021-07-09", "2021-07-31", "interval"),
    ("2021-22/202X", "2021-06-01", "2029-12-31", "interval"),
    ("../2021-07-04", None, "2021-07-04", "open_start"),
    ("/2021-07-04", None, "2021-07-04", "open_start"),
    ("2021-07/..", "2021-07-01", None, "open_end"),
    ("2021-07/", "2021-07-01", None, "open_end"),
    ("[2021-07-01,2021-07-03]", "2021-07-01", "2021-07-03", "one_of"),
    ("{2021-07-01,2021-07-03}", "2021-07-01", "2021-07-03", "one_of"),
    ("[2021-07-01..2021-07-04]", "2021-07-01", "2021-07-04", "one_of"),
    ("[2019,2021-07..2021-08]", "2019-01-01", "2021-08-31", "one_of"),
    ("[..2021-07-04]", None, "2021-07-04", "open_start"),
    ("[2021-07-04..]", "2021-07-04", None, "open_end"),
]

CANONICAL = [
    (" 2021-07-08 ", "2021-07-08"),
    ("2021-07-01 / 2021-07-04", "2021-07-01/2021-07-04"),
    ("[2021-07-03, 2021-07-01,2021-07-03]", "[2021-07-01,2021-07-03]"),
    ("[2023..,2021]", "[2021,2023..]"),
    ("[2021,..2019]", "[..2019,2021]"),
    ("2021-07-08T14:30:00+00:00", "2021-07-08T14:30:00Z"),
    ("2021-07-08T14:30:00+03", "2021-07-08T14:30:00+03:00"),
    ("2021-07-08T14:30:00-03:30", "2021-07-08T14:30:00-03:30"),
]

REFUSED = [
    ("", "'' is not a date: it is empty; leave the date out when it is not known"),
    ("2021-7-8", "'2021-7-8' is not a date: write 2021-07-08"),
    ("2021/07/08", "'2021/07/08' is not a date: write 2021-07-08"),
    ("2021-7", "'2021-7' is not a date: write 2021-07"),
    ("20210708", "'20210708' is not a date: write 2021-07-08"),
    ("8 July 2021", "'8 July 2021' is not a date: write a year (2021), a month (2021-07)"),
    ("2021-07-08\n", r"'2021-07-08\n' is not a date: it holds a control character; remove it"),
    ("2021\x00", r"'2021\x00' is not a date: it holds a control character; remove it"),
    ("٢٠٢١", "'٢٠٢١' is not a date: write a year (2021)"),
    (
        "2021-02-30",
        "'2021-02-30' is impossible: February 2021 has 28 days; write 2021-02 when the day is not",
    ),
    ("2021-06-31?", "'2021-06-31?' is impossible: June 2021 has 30 days"),
    ("2021-13", "'2021-13' is impossible: there is no month 13; months are 01 to 12, seasons 21 to 24"),
    ("2021-00-XX", "'2021-00-XX' is impossible: there is no month 00"),
    ("2021-25", "'2021-25' is impossible: there is no month 25"),
    ("0000", "'0000' is impossible: a date lies within the years 0001 to 9999"),
    ("000X", "'000X' is impossible: a date lies within the years 0001 to 9999"),
    ("00XX", "'00XX' is impossible: a date lies within the years 0001 to 9999"),
    ("9999-24", "'9999-24' is impossible: a date lies within the years 0001 to 9999"),
    ("-0044", "'-0044' is not a date: a year has four digits, 0001 to 9999"),
    ("Y12021", "'Y12021' is not a date: a year has four digits, 0001 to 9999"),
    ("12021", "'12021' is not a date: a year has four digits, 0001 to 9999"),
    ("2021-07-xx", "'2021-07-xx' is not a date: write X, as a capital"),
    ("2021-06-2X", "'2021-06-2X' is not a date: X stands for a whole day"),
    ("2XXX", "'2XXX' is not a date: X stands for a whole day"),
    ("2021?~", "'2021?~' is not a date: it has two qualifiers"),
    ("~2021-07", "'~2021-07' is not a date: put ?, ~ or % at the end"),
    ("2021-07~-08", "'2021-07~-08' is not a date: put ?, ~ or % at the end"),
    ("2021-07-08T14:30", "'2021-07-08T14:30' is not a date: write a time as 2021-07-08T14:30:00Z"),
    ("2021-07-08T25:00:00Z", "'2021-07-08T25:00:00Z' is not a date: write a time as 2021-07-08T14:30:00Z"),
    ("2021-07-08T14:30:00Z~", "'2021-07-08T14:30:00Z~' is not a date: write a time as"),
    ("2021-02-30T14:30:00Z", "'2021-02-30T14:30:00Z' is impossible: February 2021 has 28 days"),
    ("2021-07-08T14:30:00Z/..", "'2021-07-08T14:30:00Z': a time of day stands alone; write 2021-07-08 in a"),
    ("2021/2020", "'2021/2020' is reversed: it ends before it starts; write 2020/2021"),
    ("2021-07/2021-06-30", "'2021-07/2021-06-30' is reversed: it ends before it starts"),
    ("[2021..2020]", "'2021..2020' is reversed: it ends before it starts; write 2020..2021"),
    ("2021-02-30/2021-03-02", "'2021-02-30' is impossible: February 2021 has 28 days"),
    ("../..", "'../..' is open at both ends and says nothing; leave the date out"),
    ("/", "'/' is open at both ends and says nothing; leave the date out"),
    ("[..]", "'..' is open at both ends and says nothing; leave the date out"),
    ("[..2019,2021..]", "'[..2019,2021..]' is open at both ends and says nothing; leave the date out"),
    ("[2021]", "'[2021]' is a set of one; write 2021"),
    ("[2021,2021]", "'[2021,2021]' is a set of one; write 2021"),
    ("[2020,2021", "'[2020,2021' is a set that is not closed; end it with ]"),
    ("{2020,2021]", "'{2020,2021]' is a set that is not closed; end it with }"),
    ("[2020,]", "'' is not a date: it is empty"),
    ("[]", "'' is not a date: it is empty"),
]


DAYS = st.dates()
QUALIFIERS = st.sampled_from(["", "?", "~", "%"])
CUTS = st.sampled_from([4, 7, 10])
TERMS = st.builds(lambda day, cut, qualifier: day.isoformat()[:cut] + qualifier, DAYS, CUTS, QUALIFIERS)
ORDERED_PAIRS = st.tuples(TERMS, TERMS).map(sorted).filter(lambda pair: not pair[1].startswith(pair[0][:4]))
INTERVALS = ORDERED_PAIRS.map("/".join)
HALF_OPEN = st.builds(
    str.format, st.sampled_from(["../{}", "{}/..", "/{}", "{}/", "[..{}]", "[{}..]"]), TERMS
)
SETS = st.builds(
    lambda marks, members: f"{marks[0]}{','.join(members)}{marks[1]}",
    st.sampled_from(["[]", "{}"]),
    st.lists(TERMS | ORDERED_PAIRS.map("..".join), min_size=2, max_size=5, unique=True),
)
TIMES = st.builds(
    lambda moment, offset: moment.isoformat() + offset,
    st.datetimes().map(lambda moment: moment.replace(microsecond=0)),
    st.sampled_from(["", "Z", "+00:00", "-05", "+03:30"]),
)
TEXTS = st.one_of(TERMS, INTERVALS, HALF_OPEN, SETS, TIMES)


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), BOUNDS)
def test_a_date_has_the_bounds_and_the_precision_of_its_form(
    text: str, earliest: str | None, latest: str | None, precision: str
) -> None:
    assert parse(text) == ImpreciseDate(
        text,
        date.fromisoformat(earliest) if earliest else None,
        date.fromisoformat(latest) if latest else None,
        DatePrecision(precision),
    )


@pytest.mark.parametrize(("text", "canonical"), CANONICAL)
def test_a_date_is_kept_in_canonical_form(text: str, canonical: str) -> None:
    assert parse(text).edtf == canonical


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_is_no_date_is_refused_with_what_to_write(text: str, message: str) -> None:
    with pytest.raises(MalformedDate) as refusal:
        parse(text)
    assert str(refusal.value).startswith(message)


def test_a_text_of_megabytes_is_refused_without_being_repeated() -> None:
    with pytest.raises(
        MalformedDate, match=r"^a date of 5,000,000 characters is too long: it has at most 200$"
    ):
        parse("9" * 5_000_000)


def test_a_text_of_the_greatest_length_is_read() -> None:
    days = [(date(2021, 1, 1) + timedelta(days=number)).isoformat() for number in range(18)]
    text = f"[{','.join(days)}]"
    assert len(text) == MAX_LENGTH - 1
    assert parse(text + " ").latest == date(2021, 1, 18)


@settings(deadline=None)
@given(TEXTS)
def test_reading_the_canonical_form_again_changes_nothing(text: str) -> None:
    read = parse(text)
    assert parse(read.edtf) == read


@settings(deadline=None)
@given(TEXTS)
def test_the_bounds_are_in_order_and_open_exactly_where_the_precision_says(text: str) -> None:
    read = parse(text)
    assert (read.earliest or date.min) <= (read.latest or date.max)
    assert (read.earliest is None) == (read.precision is DatePrecision.OPEN_START)
    assert (read.latest is None) == (read.precision is DatePrecision.OPEN_END)


@settings(deadline=None)
@given(st.text(alphabet="0123456789-/.X?~%[]{},TZ:+ ", max_size=24))
def test_any_text_is_read_or_refused_and_what_is_read_can_be_displayed(text: str) -> None:
    try:
        read = parse(text)
    except MalformedDate:
        return
    assert parse(read.edtf) == read
    assert display(read.edtf) == display(text)
