"""ACLED: what rows of the export become, and which events are to be retracted."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schema.records.entries import DiplomaticEventRecord, IncidentRecord
from seed.importers.acled.deleted import Deletion, read_deleted
from seed.importers.scheme import Issue, Mapped, RowRejected, SchemeId, UnusableFile
from seed.importers.schemes import open_scheme
from tests.seed.imported import FILES, check, entry_of, map_all, map_rows, place_of, write_csv

FILE = FILES / "acled.csv"
DASH = "\N{EN DASH}"
with FILE.open(encoding="utf-8", newline="") as stream:
    CLASH, *_ = csv.DictReader(stream)


def map_row(tmp_path: Path, **values: str) -> Mapped:
    (mapped,) = map_all("acled", write_csv(tmp_path / "acled.csv", CLASH, values))
    return mapped


def incident_of(mapped: Mapped) -> IncidentRecord:
    entry = entry_of(mapped)
    assert isinstance(entry, IncidentRecord)
    return entry


def test_a_row_becomes_an_incident_with_all_actors_its_notes_and_a_document_for_each_source() -> None:
    mapped = map_all("acled", FILE)[0]
    entry = incident_of(mapped)
    assert entry.model_dump(include={"slug", "title", "summary", "category"}) == {
        "slug": "acled-irq1",
        "title": f"Military Forces of Iraq (2014-) {DASH} Example Group: armed clash in Mosul",
        "summary": "On 9 July 2021, soldiers and the group fought in Mosul. Three were killed.",
        "category": "armed_clash",
    }
    assert [(a.name, a.kind) for a in mapped.records.actors] == [
        ("Military Forces of Iraq (2014-)", "military"),
        ("Hashd Example", "unknown"),
        ("Tribal Example", "unknown"),
        ("Example Group", "armed_group"),
    ]
    assert {part.role for part in entry.participants} == {"participant"}
    assert [p.name for p in mapped.records.publishers] == [
        "Armed Conflict Location & Event Data",
        "Example Agency",
        "Example Radio",
    ]
    assert [d.publisher for d in mapped.records.documents] == [p.slug for p in mapped.records.publishers]
    assert [p.name for p in mapped.records.places] == ["Iraq", "Nineveh", "Mosul", "Mosul"]
    assert mapped.external_ids == (
        SchemeId("entry", "acled-irq1", "acled", "IRQ1"),
        SchemeId("place", "acled-country-368", "acled-country", "368"),
    )


def test_the_records_pass_every_check_and_have_one_form_each() -> None:
    assert len(check(map_all("acled", FILE)).entries) == 5


def test_dates_are_as_exact_as_time_precision_says() -> None:
    dates = [entry_of(row).date for row in map_all("acled", FILE)]
    assert [(date.edtf, date.precision) for date in dates] == [
        ("2021-07-09", None),
        ("2021-07-05/2021-07-11", "week"),
        ("2021-07", None),
        ("2021-08-01", None),
        ("2021-08-02", None),
    ]
    assert {date.basis for date in dates} == {"imported"}


def test_places_are_as_exact_as_geo_precision_says_and_a_country_has_no_point() -> None:
    rows = map_all("acled", FILE)
    found = [(entry_of(row).places[0].precision, place_of(row).kind, place_of(row).latitude) for row in rows]
    assert found == [
        ("exact", "town", 36.335),
        ("near", "town", 36.335),
        ("region", "region", 36.335),
        ("exact", "town", 36.335),
        ("country", "country", None),
    ]


def test_fatalities_of_0_are_never_a_zero() -> None:
    entries = [entry_of(row) for row in map_all("acled", FILE)]
    counts = [(c.status, c.best) for e in entries if isinstance(e, IncidentRecord) for c in e.casualties]
    assert counts == [
        ("counted", 3),
        ("number_unknown", None),
        ("not_mentioned", None),
        ("not_mentioned", None),
    ]


def test_one_sided_violence_has_who_did_it_and_whom_it_struck() -> None:
    mapped = map_all("acled", FILE)[1]
    names = {actor.slug: actor.name for actor in mapped.records.actors}
    assert [(part.role, names[part.actor]) for part in entry_of(mapped).participants] == [
        ("initiator", "Unidentified Armed Group (Iraq)"),
        ("target", "Civilians (Iraq)"),
        ("target", "Labor Group (Iraq)"),
    ]
    assert entry_of(mapped).title.endswith("remote explosive/landmine/IED near Mosul")


def test_an_agreement_is_a_diplomatic_event() -> None:
    entry = entry_of(map_all("acled", FILE)[3])
    assert isinstance(entry, DiplomaticEventRecord)
    assert entry.category == "agreement"


def test_what_no_table_knows_is_noted() -> None:
    mapped = map_all("acled", FILE)[4]
    assert incident_of(mapped).category == "other"
    assert list(mapped.issues) == [
        Issue(5, "unknown_code", "sub_event_type", "A new type", "other"),
        Issue(5, "unknown_code", "inter1", "Space forces", "unknown"),
    ]


@pytest.mark.parametrize(
    ("values", "issues"),
    [
        ({"event_date": "31 June 2021"}, [Issue(1, "no_such_date", "event_date", "31 June 2021", "2021-06")]),
        ({"event_date": "?"}, [Issue(1, "no_such_date", "event_date", "?", "2021")]),
        ({"time_precision": "4"}, [Issue(1, "unknown_code", "time_precision", "4", "2021-07")]),
        ({"geo_precision": ""}, [Issue(1, "unknown_code", "geo_precision", "", "unknown")]),
        ({"longitude": "181"}, [Issue(1, "no_such_coordinate", "longitude", "181", None)]),
        ({"fatalities": "some"}, [Issue(1, "not_a_count", "fatalities", "some", None)]),
    ],
)
def test_a_value_that_breaks_a_rule_is_kept_as_it_can_be_and_noted(
    values: dict[str, str], issues: list[Issue], tmp_path: Path
) -> None:
    mapped = map_row(tmp_path, **values)
    assert list(mapped.issues) == issues
    check([mapped])


@pytest.mark.parametrize(
    ("values", "rule"),
    [({"event_id_cnty": " "}, "no_id"), ({"event_type": "Peace", "sub_event_type": "Quiet"}, "unknown_code")],
)
def test_a_row_that_cannot_be_kept_is_rejected(values: dict[str, str], rule: str, tmp_path: Path) -> None:
    (rejected,) = map_rows("acled", write_csv(tmp_path / "acled.csv", CLASH, values))
    assert isinstance(rejected, RowRejected)
    assert rejected.rule == rule


def test_columns_that_have_no_place_are_listed() -> None:
    scheme = open_scheme("acled", FILE)
    assert scheme.unmapped_columns == (
        "disorder_type",
        "interaction",
        "civilian_targeting",
        "region",
        "admin3",
        "source_scale",
        "tags",
        "timestamp",
    )


def test_deletions_are_read_with_their_moment() -> None:
    first, second, third = read_deleted(FILES / "acled-deleted.csv")
    assert first == (1, Deletion("acled-irq2", "IRQ2", datetime(2021, 7, 11, 10, 40, tzinfo=UTC)))
    assert second == (2, Deletion("acled-irq9", "IRQ9", None))
    assert isinstance(third[1], RowRejected)


def test_an_export_is_no_list_of_deletions_and_the_other_way_round() -> None:
    with pytest.raises(UnusableFile, match="is an ACLED export; import it as acled"):
        read_deleted(FILE)
    with pytest.raises(UnusableFile, match="is ACLED's list of deleted events; give it with --deleted"):
        open_scheme("acled", FILES / "acled-deleted.csv")
