"""Imprecise dates against the package `edtf`, on the forms that it reads right.

It is no judge of unknown ends, which it pads by years, of qualifiers, by which it pads too (so its strict
bounds are compared), of winter, which it ends with December, or of reversed intervals, which it accepts.
"""

import warnings
from datetime import date
from time import struct_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.dates.imprecise import parse

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # building its grammar, it does what pyparsing warns of
    import edtf

SLOW_JUDGE = settings(max_examples=100, deadline=None)  # it takes milliseconds a date

QUALIFIERS = st.sampled_from(["", "?", "~", "%"])
DAYS = st.dates(min_value=date(1000, 1, 1))
PLAIN = st.builds(lambda day, cut: day.isoformat()[:cut], DAYS, st.sampled_from([4, 7, 10]))
QUALIFIED = st.builds(str.__add__, PLAIN, QUALIFIERS)
SEASONS = st.builds("{}-{}".format, st.integers(1000, 9999), st.sampled_from([21, 22, 23]))
UNSPECIFIED = st.one_of(
    DAYS.map(lambda day: f"{day.year // 10}X"),
    DAYS.map(lambda day: f"{day.year // 100}XX"),
    DAYS.map(lambda day: f"{day.isoformat()[:7]}-XX"),
    DAYS.map(lambda day: f"{day.year}-XX"),
    DAYS.map(lambda day: f"{day.year}-XX-XX"),
)
INTERVALS = (
    st.tuples(QUALIFIED, QUALIFIED).map(sorted).filter(lambda ends: ends[0][:4] < ends[1][:4]).map("/".join)
)
SETS = st.builds(
    lambda marks, members: f"{marks[0]}{','.join(members)}{marks[1]}",
    st.sampled_from(["[]", "{}"]),
    st.lists(PLAIN, min_size=2, max_size=4, unique=True),
)


def as_date(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


@SLOW_JUDGE
@given(st.one_of(QUALIFIED, SEASONS, UNSPECIFIED, INTERVALS, SETS))
def test_the_bounds_are_those_that_the_package_gives(text: str) -> None:
    theirs = edtf.parse_edtf(text)
    ours = parse(text)
    assert ours.earliest == as_date(theirs.lower_strict())
    assert ours.latest == as_date(theirs.upper_strict())


@SLOW_JUDGE
@given(st.one_of(QUALIFIED, SEASONS, UNSPECIFIED, INTERVALS))
def test_the_canonical_form_is_the_one_that_the_package_writes(text: str) -> None:
    assert parse(text).edtf == str(edtf.parse_edtf(text))


@pytest.mark.parametrize(
    "text", ["2021-13", "2021-7-8", "20210708", "July 2021", "2021-07-08T25:00:00Z", "[2021"]
)
def test_what_the_package_refuses_is_refused(text: str) -> None:
    with pytest.raises(edtf.EDTFParseException):
        edtf.parse_edtf(text)
    with pytest.raises(ValueError, match=text.replace("[", r"\[")):
        parse(text)
