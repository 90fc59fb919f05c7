"""UCDP GED: what rows become, counted independently."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from schema.dates.imprecise import parse
from schema.vocabularies import Population
from seed.importers.scheme import Issue, SchemeId
from seed.importers.schemes import open_scheme
from tests.seed.imported import FILES, check, entry_of, map_all, place_of, write_csv
from tests.seed.ucdp_rows import ROW, incident_of, map_row

PRECISIONS = ("exact", "near", "admin2", "admin1", "region", "country", "water")
FILE = FILES / "ucdp-ged.csv"


def read_raw() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))[1:]


def test_a_row_becomes_an_incident_with_its_sides_place_date_dead_and_sources(tmp_path: Path) -> None:
    mapped = map_row(tmp_path)
    entry = incident_of(mapped)
    assert (entry.slug, entry.category, entry.title) == (
        "ucdp-ged-7",
        "armed_clash",
        "Government of Iraq \N{EN DASH} IS: armed clash in Mosul",
    )
    assert entry.summary == (
        "State-based conflict (UCDP type of violence 1), conflict “Iraq: Government” (259),"
        " dyad “Government of Iraq - IS” (524)."
    )
    assert entry.date.model_dump(exclude_none=True) == {"edtf": "2014-01-24", "basis": "imported"}
    assert [(part.role, part.actor) for part in entry.participants] == [
        ("participant", "ucdp-actor-116"),
        ("participant", "ucdp-actor-234"),
    ]
    assert [(c.population, c.status, c.low, c.best, c.high) for c in entry.casualties] == [
        ("total", "counted", 2, 3, 4),
        ("side_a", "counted", None, 1, None),
        ("side_b", "counted", None, 2, None),
    ]


def test_a_row_brings_whole_records_of_what_it_names_with_the_schemes_ids(tmp_path: Path) -> None:
    mapped = map_row(tmp_path)
    entry = entry_of(mapped)
    assert [(a.kind, a.name) for a in mapped.records.actors] == [
        ("state", "Government of Iraq"),
        ("armed_group", "IS"),
    ]
    assert [(p.kind, p.name, p.iso3166, p.latitude) for p in mapped.records.places] == [
        ("country", "Iraq", "IQ", None),
        ("admin1", "Nineveh province", "IQ", None),
        ("town", "Mosul", "IQ", 36.335),
    ]
    assert [(d.headline, str(d.published_on), d.text) for d in mapped.records.documents] == [
        ("UCDP Georeferenced Event Dataset (GED)", "None", None),
        ("Ten die", "2014-01-25", None),
    ]
    assert [(c.document, c.quote) for c in entry.citations] == [
        (document.slug, None) for document in mapped.records.documents
    ]
    assert [p.name for p in mapped.records.publishers] == ["Uppsala Conflict Data Program", "Reuters News"]
    assert mapped.external_ids == (
        SchemeId("entry", "ucdp-ged-7", "ucdp-ged", "7"),
        SchemeId("actor", "ucdp-actor-116", "ucdp-actor", "116"),
        SchemeId("actor", "ucdp-actor-234", "ucdp-actor", "234"),
        SchemeId("place", "ucdp-country-645", "gw", "645"),
    )
    assert mapped.issues == ()


def test_the_records_of_real_rows_pass_every_check_and_have_one_form_each() -> None:
    assert len(check(map_all("ucdp-ged", FILE)).entries) == 23


def test_real_rows_count_as_they_do_in_the_file() -> None:
    raw, entries = read_raw(), [incident_of(row) for row in map_all("ucdp-ged", FILE)]
    assert Counter(row["year"] for row in raw) == Counter((e.date.edtf or "")[:4] for e in entries)
    sides = [tuple(part.actor.removeprefix("ucdp-actor-") for part in e.participants) for e in entries]
    assert Counter((row["side_a_new_id"], row["side_b_new_id"]) for row in raw) == Counter(sides)
    assert [int(row["best"]) for row in raw] == [e.casualties[0].best for e in entries]
    for column, population in [
        ("deaths_a", Population.SIDE_A),
        ("deaths_b", Population.SIDE_B),
        ("deaths_civilians", Population.CIVILIAN),
    ]:
        counted = sum(c.best or 0 for e in entries for c in e.casualties if c.population == population)
        assert counted == sum(int(row[column]) for row in raw)


def test_real_dates_keep_their_days_and_their_precision() -> None:
    precisions = {
        "1": {"day"},
        "2": {"few_days"},
        "3": {"week"},
        "4": {"month", "interval"},
        "5": {"year", "interval"},
    }
    for row, mapped in zip(read_raw(), map_all("ucdp-ged", FILE), strict=True):
        stated = entry_of(mapped).date
        date = parse(stated.edtf or "")
        assert (str(date.earliest), str(date.latest)) == (row["date_start"], row["date_end"])
        assert (stated.precision or date.precision) in precisions[row["date_prec"]]
        assert stated.basis == "imported"


def test_real_places_keep_their_precision_and_a_country_has_no_point() -> None:
    names = dict(zip("1234567", PRECISIONS, strict=True))
    for row, mapped in zip(read_raw(), map_all("ucdp-ged", FILE), strict=True):
        (part,), place = entry_of(mapped).places, place_of(mapped)
        assert part.precision == names[row["where_prec"]]
        assert (place.latitude is None) == (row["where_prec"] == "6") == (place.kind == "country")
        assert place.latitude in {None, float(row["latitude"])}


def test_only_disordered_ranges_of_real_rows_are_issues_and_are_widened() -> None:
    rows = map_all("ucdp-ged", FILE)
    assert [issue for row in rows for issue in row.issues] == [
        Issue(17, "low_best_high", "low", "6610", "6573 to 11659"),
        Issue(18, "low_best_high", "high", "21", "21 to 22"),
    ]
    total = incident_of(rows[17]).casualties[0]
    assert (total.low, total.best, total.high) == (21, 22, 22)


def test_every_column_is_mapped_or_listed_as_unmapped() -> None:
    scheme = open_scheme("ucdp-ged", FILE)
    with FILE.open(encoding="utf-8") as stream:
        header = next(csv.reader(stream))
    assert sorted(scheme.mapped_columns + scheme.unmapped_columns) == sorted(header)
    assert {"geom_wkt", "priogrid_gid", "gwnoa", "deaths_unknown"} <= set(scheme.unmapped_columns)
    assert {"dyad_new_id", "source_article", "best"} <= set(scheme.mapped_columns)


@pytest.mark.parametrize(
    "older",
    [
        {"conflict_new_id": "conflict_id", "dyad_new_id": "dyad_id", "side_a_new_id": "side_a_id"},
        {"best": "best_est", "low": "low_est", "high": "high_est", "side_b_new_id": "side_b_dset_id"},
        {name: name.upper() for name in ROW},
    ],
)
def test_older_names_of_columns_are_read_alike(older: dict[str, str], tmp_path: Path) -> None:
    renamed = {older.get(name, name): value for name, value in ROW.items()}
    (mapped,) = map_all("ucdp-ged", write_csv(tmp_path / "old.csv", renamed, {}))
    assert mapped == map_row(tmp_path)


def test_one_sided_violence_has_who_did_it_and_whom_it_struck(tmp_path: Path) -> None:
    civilians = {"type_of_violence": "3", "side_a": "IS", "side_a_new_id": "234", "side_b_new_id": "9999"}
    mapped = map_row(tmp_path, side_b="Civilians", where_prec="2", **civilians)
    entry = incident_of(mapped)
    assert (entry.category, entry.title) == (
        "attack_unspecified",
        "IS \N{EN DASH} Civilians: attack near Mosul",
    )
    assert [(p.role, p.actor) for p in entry.participants] == [
        ("initiator", "ucdp-actor-234"),
        ("target", "ucdp-actor-9999"),
    ]
    assert [actor.kind for actor in mapped.records.actors] == ["armed_group", "civilians"]


def test_a_row_is_the_same_whatever_rows_stand_before_it(tmp_path: Path) -> None:
    with FILE.open(encoding="utf-8") as stream:
        lines = stream.read().splitlines(keepends=True)
    alone = tmp_path / "alone.csv"
    alone.write_text("".join([*lines[:2], lines[-1]]), encoding="utf-8")
    (only,) = map_all("ucdp-ged", alone)
    last = map_all("ucdp-ged", FILE)[-1]
    assert (only.records, only.external_ids) == (last.records, last.external_ids)


def test_a_file_says_about_how_many_rows_it_has() -> None:
    assert open_scheme("ucdp-ged", FILE).lines == 26


def test_reading_goes_on_after_a_row_that_is_named() -> None:
    scheme = open_scheme("ucdp-ged", FILE)
    assert list(scheme.rows(after=20)) == list(scheme.rows())[20:]


def test_a_publisher_that_is_named_is_referred_to_and_not_made() -> None:
    scheme = open_scheme("ucdp-ged", FILE, "our-archive")
    mapped = scheme.map(*next(scheme.rows()))
    assert mapped.records.documents[0].publisher == "our-archive"
    assert mapped.records.publishers == ()
