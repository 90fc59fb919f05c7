"""How the dates of records are computed, and held against what they are read from."""

import pytest

from schema.records.exchange import DateRecord
from tests.schema.dated import complete_dates, find_message, make_entry


def test_a_phrase_alone_gives_date_basis_and_anchor() -> None:
    date = complete_dates(make_entry("one", as_written="last month"))["one"]
    assert (date.edtf, date.basis, date.anchor) == ("2021-06", "relative_month", "2021-07-09")


def test_an_anchor_goes_before_the_dateline() -> None:
    date = complete_dates(make_entry("one", as_written="last month", anchor="2021-05-03"))["one"]
    assert (date.edtf, date.anchor) == ("2021-04", "2021-05-03")


def test_an_anchor_is_found_in_any_order() -> None:
    dates = complete_dates(
        make_entry("one", basis="same_occasion", anchor="two"),
        make_entry("two", basis="inherited", anchor="three"),
        make_entry("three", as_written="On Wednesday"),
    )
    assert [date.edtf for date in dates.values()] == ["2021-07-07"] * 3


def test_a_chain_of_thousands_of_anchors_is_read() -> None:
    chain = [make_entry(f"e-{n}", basis="inherited", anchor=f"e-{n + 1}") for n in range(2000)]
    assert complete_dates(*chain, make_entry("e-2000", edtf="2021", basis="editor"))["e-0"].edtf == "2021"


def test_soon_afterward_is_from_that_entry_to_the_report() -> None:
    dates = complete_dates(
        make_entry("one", edtf="2021-07-06", basis="editor"),
        make_entry("two", as_written="Soon afterward", anchor="one"),
    )
    assert (dates["two"].edtf, dates["two"].basis) == ("2021-07-06/2021-07-09", "after_other_entry")


def test_a_phrase_that_needs_another_entry_asks_for_it() -> None:
    assert find_message(make_entry("one", as_written="Soon afterward")).startswith(
        "date.anchor must be an entry's"
    )


def test_two_readings_have_their_common_days() -> None:
    dates = complete_dates(
        make_entry("barrage", edtf="2021-07-07", basis="editor"),
        make_entry(
            "denial",
            DateRecord(as_written="last week"),
            DateRecord(as_written="less than a week after", anchor="barrage"),
            basis="constraint_intersection",
        ),
    )
    assert dates["denial"].edtf == "2021-07-01/2021-07-04"


def test_one_reading_has_no_intersection() -> None:
    entry = make_entry(
        "one", DateRecord(as_written="last week"), edtf="2021-07-01", basis="constraint_intersection"
    )
    assert "needs two citations with a date" in find_message(entry)


def test_a_full_date_needs_no_dateline() -> None:
    date = complete_dates(make_entry("one", as_written="8 July 2021"), dateline=None)["one"]
    assert (date.edtf, date.basis, date.anchor) == ("2021-07-08", "explicit", None)


def test_an_entry_without_a_date_is_undated_by_the_editor() -> None:
    date = complete_dates(make_entry("one"))["one"]
    assert (date.edtf, date.basis) == (None, "editor")


def test_an_imported_entry_may_be_undated() -> None:
    assert complete_dates(make_entry("one", basis="imported"))["one"].edtf is None


@pytest.mark.parametrize("basis", ["editor", "imported", "by_report_date"])
def test_a_basis_that_no_rule_computes_overrules_the_phrase(basis: str) -> None:
    date = complete_dates(
        make_entry("one", edtf="2021-07-01/2021-07-09", as_written="last month", basis=basis)
    )["one"]
    assert date.edtf == "2021-07-01/2021-07-09"


def test_a_date_that_disagrees_with_its_phrase_is_refused() -> None:
    message = find_message(make_entry("one", edtf="2021-05", as_written="last month", basis="relative_month"))
    assert message.startswith(
        "date.edtf is 2021-05, but 'last month' read from the dateline 2021-07-09 is 2021-06"
    )


def test_a_date_is_kept_in_its_canonical_form() -> None:
    assert complete_dates(make_entry("one", edtf="{2021-07-02,2021-07-01}", basis="editor"))["one"].edtf == (
        "{2021-07-01,2021-07-02}"
    )


def test_a_phrase_that_no_rule_reads_is_left_to_the_editor() -> None:
    entry = make_entry("one", edtf="2021-07-07", as_written="Wednesday week", basis="relative_week")
    assert 'there is no rule for it; write "editor"' in find_message(entry)
    assert complete_dates(make_entry("one", edtf="2021-07-07", as_written="Wednesday week", basis="editor"))


def test_what_was_before_another_entry_ends_with_it_at_the_latest() -> None:
    later = make_entry("two", edtf="2021-07-04", basis="editor")
    complete_dates(make_entry("one", edtf="../2021-07-04", basis="before_other_entry", anchor="two"), later)
    message = find_message(
        make_entry("one", edtf="../2021-07-05", basis="before_other_entry", anchor="two"), later
    )
    assert message.startswith(
        "date.edtf is ../2021-07-05, but 'two', before which it was, ends on 2021-07-04"
    )


def test_what_was_after_another_entry_begins_with_it_at_the_earliest() -> None:
    earlier = make_entry("two", edtf="2021-07-04", basis="editor")
    message = find_message(
        make_entry("one", edtf="../2021-07-05", basis="after_other_entry", anchor="two"), earlier
    )
    assert message.startswith(
        "date.edtf is ../2021-07-05, but 'two', after which it was, begins on 2021-07-04"
    )


def test_a_date_as_of_the_report_is_its_day() -> None:
    assert complete_dates(make_entry("one", basis="as_of_report"))["one"].edtf == "2021-07-09"
    assert "no dateline" in find_message(
        make_entry("one", edtf="2021-07-09", basis="as_of_report"), dateline=None
    )


def test_an_anchor_that_is_wrong_is_told_once() -> None:
    entries = [
        make_entry("one", edtf="2021-02-30", basis="editor"),
        make_entry("two", basis="same_occasion", anchor="one"),
        make_entry("three", basis="same_occasion", anchor="two"),
    ]
    assert "February 2021 has 28 days" in find_message(*entries)


def test_entries_read_from_one_another_are_refused() -> None:
    message = find_message(
        make_entry("one", basis="same_occasion", anchor="two"),
        make_entry("two", basis="same_occasion", anchor="one"),
    )
    assert "one → two → one" in message


def test_a_malformed_anchor_is_refused() -> None:
    assert "there is no month 13" in find_message(
        make_entry("one", as_written="last month", anchor="2021-13")
    )


@pytest.mark.parametrize(
    ("precision", "right"), [("week", True), ("few_days", True), ("interval", True), ("day", False)]
)
def test_only_what_edtf_cannot_say_is_stated_as_precision(precision: str, right: bool) -> None:  # noqa: FBT001 - a parameter
    entry = make_entry("one", edtf="2021-07-01/2021-07-07", basis="editor", precision=precision)
    if right:
        assert complete_dates(entry)["one"].precision == precision
    else:
        assert find_message(entry).startswith("date.precision is day")


def test_a_date_counted_from_another_day_asks_for_that_day_or_its_entry() -> None:
    entry = make_entry("two", as_written="two days later")
    assert find_message(entry).startswith(
        "date.anchor is missing: 'two days later' is counted from another day"
    )
    dates = complete_dates(
        make_entry("one", edtf="2021-07-06", basis="editor"),
        make_entry("two", as_written="two days later", anchor="one"),
        make_entry("three", as_written="two days later", anchor="2021-07-01"),
    )
    assert [(date.edtf, date.basis) for date in list(dates.values())[1:]] == [
        ("2021-07-08", "counted_from_anchor"),
        ("2021-07-03", "counted_from_anchor"),
    ]


def test_a_phrase_with_its_year_names_no_anchor() -> None:
    date = complete_dates(make_entry("one", as_written="in the summer of 2020"))["one"]
    assert (date.edtf, date.basis, date.anchor) == ("2020-22", "northern_season", None)


def test_a_phrase_without_a_rule_is_told_with_the_nearest_that_has_one() -> None:
    message = find_message(make_entry("one", as_written="at lunch on Wednesday"))
    assert message.endswith("the nearest phrase that is read is 'on Wednesday'")
