"""TimelineJS 3: what events and eras become."""

import json
from pathlib import Path
from typing import Any

import pytest

from schema.records.entries import IncidentRecord
from seed.importers.reading.plain_text import read_html
from seed.importers.scheme import Issue, Mapped, RowRejected, SchemeId, UnusableFile
from seed.importers.schemes import open_scheme
from tests.seed.imported import FILES, check, entry_of, map_rows

FILE = FILES / "timelinejs.json"


def map_kept() -> list[Mapped]:
    return [row for row in map_rows("timelinejs", FILE) if isinstance(row, Mapped)]


def map_slide(tmp_path: Path, **slide: object) -> Mapped | RowRejected:
    timeline = {"events": [{"text": {"headline": "A slide"}, "start_date": {"year": 2021}} | slide]}
    (tmp_path / "timeline.json").write_text(json.dumps(timeline), encoding="utf-8")
    (mapped,) = map_rows("timelinejs", tmp_path / "timeline.json")
    return mapped


def test_an_event_becomes_an_incident_that_cites_its_timeline_and_its_media() -> None:
    mapped = map_kept()[0]
    entry = entry_of(mapped)
    assert isinstance(entry, IncidentRecord)
    assert (entry.title, entry.category, entry.granularity) == (
        "First round & adjournment",
        "other",
        "single",
    )
    assert entry.summary == "The sides met in Vienna.\n\nThey parted\nwithout a date."
    assert (entry.date.edtf, entry.date.basis) == ("2021-04-06/2021-04-09", "imported")
    assert [(d.headline, d.url, d.credit) for d in mapped.records.documents] == [
        ("Talks at Example", None, None),
        ("The hotel", "https://example.org/vienna.jpg", "Example Photos"),
    ]
    assert [c.document for c in entry.citations] == [d.slug for d in mapped.records.documents]
    timeline = mapped.records.documents[0].slug
    assert mapped.external_ids == (SchemeId("entry", entry.slug, "timelinejs", f"{timeline}#first-round"),)


def test_the_records_pass_every_check_and_have_one_form_each() -> None:
    assert len(check(map_kept()).entries) == 6


def test_dates_are_as_exact_as_they_are_filled_in_and_what_is_shown_is_kept_as_written() -> None:
    dates = [entry_of(row).date for row in map_kept()]
    assert [(date.edtf, date.as_written) for date in dates] == [
        ("2021-04-06/2021-04-09", None),
        ("1979-11", "late in 1979"),
        ("2021-02", "end of winter"),
        ("2021-07-08T14:05:00", None),
        (None, None),
        ("2020-12/2021", None),
    ]


def test_an_era_is_a_state_of_affairs() -> None:
    *events, era = map_kept()
    assert entry_of(era).granularity == "state"
    assert {entry_of(event).granularity for event in events} == {"single"}


def test_what_breaks_a_rule_is_kept_as_it_can_be_and_noted() -> None:
    assert [issue for row in map_kept() for issue in row.issues] == [
        Issue(3, "no_headline", "text.headline", "", "No headline was given to this slide."),
        Issue(3, "no_such_date", "start_date", "year 2021 month 2 day 30", "2021-02"),
        Issue(5, "no_such_date", "start_date", "year -44", None),
        Issue(8, "end_before_start", "end_date", "2020-12", "2020-12/2021"),
    ]


def test_slides_without_any_text_are_rejected() -> None:
    rejected = [row for row in map_rows("timelinejs", FILE) if isinstance(row, RowRejected)]
    assert [(row.rule, row.column, row.value) for row in rejected] == [
        ("no_text", "text.headline", ""),
        ("no_object", "events", "a slide"),
    ]


def test_what_is_filled_in_and_has_no_place_is_listed() -> None:
    scheme = open_scheme("timelinejs", FILE)
    assert scheme.unmapped_columns == (
        "title.text.text",
        "title.background.color",
        "scale",
        "events.group",
        "events.media.thumbnail",
        "events.autolink",
    )
    assert {"title.text.headline", "events.display_date", "eras.end_date.month"} < set(scheme.mapped_columns)


@pytest.mark.parametrize(
    ("slide", "edtf", "rules"),
    [
        ({"start_date": None}, None, ["no_such_date"]),
        ({"start_date": "2021"}, None, ["no_such_date"]),
        ({"start_date": {}, "end_date": {"year": 2020}}, "../2020", []),
        ({"end_date": {"year": 2021}}, "2021", []),
        (
            {
                "start_date": {"year": 2021, "month": 7, "day": 9, "hour": 1},
                "end_date": {"year": 2021, "month": 7, "day": 9, "hour": 2},
            },
            "2021-07-09",
            ["time_in_range"],
        ),
        ({"text": {"headline": "A\u0007\ud800 slide", "text": 7}}, "2021", ["control_character", "no_text"]),
        ({"media": {"url": "photo.jpg", "caption": "A photo"}}, "2021", ["no_web_address"]),
        ({"unique_id": "\ud800"}, "2021", []),
    ],
)
def test_odd_slides_are_kept(
    slide: dict[str, Any], edtf: str | None, rules: list[str], tmp_path: Path
) -> None:
    mapped = map_slide(tmp_path, **slide)
    assert isinstance(mapped, Mapped)
    assert entry_of(mapped).date.edtf == edtf
    assert [issue.rule for issue in mapped.issues] == rules
    check([mapped])


def test_a_slide_with_an_id_keeps_its_slug_whatever_is_rewritten(tmp_path: Path) -> None:
    first = map_slide(tmp_path, unique_id="x")
    second = map_slide(tmp_path, unique_id="x", text={"headline": "Rewritten"}, start_date={"year": 2020})
    assert isinstance(first, Mapped)
    assert isinstance(second, Mapped)
    assert entry_of(first).slug == entry_of(second).slug
    assert entry_of(first) != entry_of(second)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a &lt; b<br/>c", "a < b\nc"),
        ("<div><p>one</p>\n<p>two  three</p></div>", "one\n\ntwo three"),
        ("<style>p{}</style>seen", "seen"),
        ("a < b and <unclosed", "a < b and <unclosed"),
        ("", ""),
    ],
)
def test_html_becomes_plain_text(html: str, text: str) -> None:
    assert read_html(html) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"events": [}', "is not JSON: expecting value at line 1, column 13; correct it there"),
        ('{"event": []}', "has no list 'events', as a TimelineJS 3 timeline has; export it again"),
        ("[]", "has no list 'events', as a TimelineJS 3 timeline has; export it again"),
        ('{"events": [], "eras": 7}', "has 'eras' that are no list; write them in [ ]"),
        ('{"events": ' + "[" * 100_000, "is JSON nested too deeply, or with a number too long, to be read"),
        (
            '{"events": [' + " " * 10_000_000,
            "has more than 10,000,000 bytes, which no timeline needs; split it",
        ),
        (
            (FILES / "ucdp-ged.csv").read_text(encoding="utf-8"),
            "is a UCDP GED file; import it as ucdp-ged",
        ),
    ],
)
def test_what_is_no_timeline_is_refused(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text(text, encoding="utf-8")
    with pytest.raises(UnusableFile) as refused:
        open_scheme("timelinejs", tmp_path / "file")
    assert str(refused.value) == message


def test_a_publisher_that_is_named_publishes_the_timeline() -> None:
    scheme = open_scheme("timelinejs", FILE, "our-archive")
    assert scheme.map(*next(iter(scheme.rows()))).records.documents[0].publisher == "our-archive"
    assert [number for number, _ in scheme.rows(after=6)] == [7, 8]
