"""On which side of their anchors dates lie: what has occurred before them, what is to come after them."""

import pytest

from schema.checks.complete import EmptyArchive, complete
from schema.records.exchange import CitationRecord, DateRecord, DiplomaticEventRecord, DocumentRecord, Records
from tests.schema.dated import TEXT, complete_dates, find_message, make_entry


def make_talks(**date: object) -> DiplomaticEventRecord:
    return DiplomaticEventRecord(
        kind="diplomatic_event",
        slug="talks",
        title="Talks",
        category="adjournment",
        next_meeting="scheduled",
        next_meeting_date=DateRecord(**date),
        citations=[CitationRecord(document="report", quote=TEXT)],
    )


@pytest.mark.parametrize(
    ("phrase", "edtf", "basis"),
    [
        ("On Wednesday", "2021-07-14", "weekday_after_dateline"),
        ("on July 20", "2021-07-20", "explicit_year_from_dateline"),
        ("in June", "2022-06", "explicit_year_from_dateline"),
    ],
)
def test_a_next_meeting_lies_on_or_after_the_dateline(phrase: str, edtf: str, basis: str) -> None:
    document = DocumentRecord(slug="report", published_on="2021-07-09", text=TEXT)
    records = Records(documents=(document,), entries=(make_talks(as_written=phrase),))
    completed = complete(records, EmptyArchive()).entries[0]
    assert isinstance(completed, DiplomaticEventRecord)
    assert completed.next_meeting_date == DateRecord(
        edtf=edtf, as_written=phrase, basis=basis, anchor="2021-07-09"
    )


@pytest.mark.parametrize("aspect", ["planned", "announced"])
@pytest.mark.parametrize(("phrase", "edtf"), [("on July 20", "2021-07-20"), ("On Wednesday", "2021-07-14")])
def test_what_is_planned_or_announced_lies_on_or_after_the_dateline(
    aspect: str, phrase: str, edtf: str
) -> None:
    entry = make_entry("one", DateRecord(as_written=phrase), aspect=aspect, as_written=phrase)
    assert complete_dates(entry)["one"].edtf == edtf


@pytest.mark.parametrize(("aspect", "edtf"), [("occurred", "2020-07-20"), ("ongoing", "2020-07-20")])
def test_what_occurred_or_goes_on_began_on_or_before_the_dateline(aspect: str, edtf: str) -> None:
    assert complete_dates(make_entry("one", aspect=aspect, as_written="on July 20"))["one"].edtf == edtf


@pytest.mark.parametrize("aspect", ["hypothetical", "did_not_occur"])
def test_where_a_date_may_be_past_or_to_come_no_rule_speaks(aspect: str) -> None:
    message = find_message(make_entry("one", aspect=aspect, as_written="on July 20"))
    assert "may be 2020-07-20 or 2021-07-20, and the entry's aspect decides neither; give edtf" in message
    entry = make_entry("one", aspect=aspect, as_written="on July 20", edtf="2021-07-20", basis="editor")
    assert complete_dates(entry)["one"].edtf == "2021-07-20"


def test_what_has_occurred_cannot_be_said_to_come() -> None:
    message = find_message(make_entry("one", as_written="tomorrow"))
    assert message.startswith("date.as_written is to come, but the entry has occurred: 'tomorrow' read from")
    assert 'aspect = "planned"' in message


def test_what_was_to_come_when_it_was_said_may_have_occurred_by_the_report() -> None:
    date = complete_dates(make_entry("one", as_written="tomorrow", anchor="2021-07-01"))["one"]
    assert date.edtf == "2021-07-02"


@pytest.mark.parametrize(
    ("phrase", "aspect", "said"),
    [
        ("by August", "ongoing", "may be ../2020-08 or ../2021-08"),
        ("in the coming days", "occurred", "is read from 2021-07-09 of what is to come alone"),
        ("30 February 2021", "occurred", "it names no day of the calendar"),
    ],
)
def test_why_a_phrase_is_not_read_is_told(phrase: str, aspect: str, said: str) -> None:
    assert said in find_message(make_entry("one", as_written=phrase, aspect=aspect))


def test_what_is_to_come_cannot_be_said_past() -> None:
    message = find_message(make_entry("one", aspect="planned", as_written="yesterday"))
    assert message.startswith("date.as_written is past, but the date is one to come")
