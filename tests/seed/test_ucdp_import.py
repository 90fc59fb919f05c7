"""UCDP GED: what rows become, counted independently, and what becomes of values that break a rule."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from schema.dates import parse
from schema.entry_records import IncidentRecord
from schema.vocabularies import Population
from seed.importers.scheme import ExternalId, Issue, Mapped, RowRejected
from seed.importers.schemes import open_scheme
from tests.seed.imported import FILES, check, entry_of, map_all, map_rows, place_of, write_csv

PRECISIONS = ("exact", "near", "admin2", "admin1", "region", "country", "water")
FILE = FILES / "ucdp-ged.csv"
ROW = {
    "id": "7",
    "year": "2014",
    "type_of_violence": "1",
    "conflict_new_id": "259",
    "conflict_name": "Iraq: Government",
    "dyad_new_id": "524",
    "dyad_name": "Government of Iraq - IS",
    "side_a_new_id": "116",
    "side_a": "Government of Iraq",
    "side_b_new_id": "234",
    "side_b": "IS",
    "source_article": '"Reuters News,2014-01-25,Ten die";"NA"',
    "where_prec": "1",
    "where_coordinates": "Mosul town",
    "adm_1": "Nineveh province",
    "latitude": "36.335",
    "longitude": "43.118889",
    "country": "Iraq",
    "country_id": "645",
    "date_prec": "1",
    "date_start": "2014-01-24 00:00:00.000",
    "date_end": "2014-01-24 00:00:00.000",
    "deaths_a": "1",
    "deaths_b": "2",
    "deaths_civilians": "0",
    "deaths_unknown": "0",
    "low": "2",
    "best": "3",
    "high": "4",
}
"""A row as newer releases have them: other order, time of day, no iso3."""


def read_raw() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))[1:]


def map_row(tmp_path: Path, **values: str) -> Mapped:
    (mapped,) = map_all("ucdp-ged", write_csv(tmp_path / "ged.csv", ROW, values))
    return mapped


def incident_of(mapped: Mapped) -> IncidentRecord:
    entry = entry_of(mapped)
    assert isinstance(entry, IncidentRecord)
    return entry


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
        ExternalId("entry", "ucdp-ged-7", "ucdp-ged", "7"),
        ExternalId("actor", "ucdp-actor-116", "ucdp-actor", "116"),
        ExternalId("actor", "ucdp-actor-234", "ucdp-actor", "234"),
        ExternalId("place", "ucdp-country-645", "gw", "645"),
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


def test_a_best_of_0_is_counted_and_a_sides_0_is_no_row(tmp_path: Path) -> None:
    none = {"low": "0", "best": "0", "high": "5", "deaths_a": "0", "deaths_b": "0"}
    (only,) = incident_of(map_row(tmp_path, **none)).casualties
    assert (only.population, only.status, only.low, only.best, only.high) == ("total", "counted", 0, 0, 5)


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


@pytest.mark.parametrize(
    ("values", "edtf", "precision", "issue"),
    [
        ({"date_prec": "2", "date_end": "2014-01-26"}, "2014-01-24/2014-01-26", "few_days", None),
        ({"date_prec": "3", "date_end": "2014-01-30"}, "2014-01-24/2014-01-30", "week", None),
        (
            {"date_prec": "4", "date_start": "2014-01-01", "date_end": "2014-01-31"},
            "2014-01",
            None,
            None,
        ),
        (
            {"date_prec": "5", "date_start": "2014-01-01", "date_end": "2014-12-31"},
            "2014",
            None,
            None,
        ),
        ({"date_start": "2014-02-30"}, "2014-01-24/2014-02-28", None, "no_such_date"),
        ({"date_start": "soon", "date_end": "soon"}, "2014", None, "no_such_date"),
        ({"date_start": "soon", "date_end": "?", "year": "?"}, None, None, "no_such_date"),
        ({"date_end": "2014-01-20"}, "2014-01-20/2014-01-24", None, "end_before_start"),
        ({"date_prec": "2"}, "2014-01-20/2014-01-26", "few_days", "days_and_precision"),
        ({"date_prec": "4"}, "2014-01", None, "days_and_precision"),
        ({"date_prec": "9"}, "2014", None, "unknown_code"),
        ({"date_end": "2014-01-29"}, "2014-01-24/2014-01-29", None, "days_and_precision"),
    ],
)
def test_a_date_is_as_exact_as_its_precision_says(
    values: dict[str, str], edtf: str | None, precision: str | None, issue: str | None, tmp_path: Path
) -> None:
    mapped = map_row(tmp_path, **values)
    date = entry_of(mapped).date
    assert (date.edtf, date.precision, date.basis) == (edtf, precision, "imported")
    assert (mapped.issues[0].rule if mapped.issues else None) == issue


@pytest.mark.parametrize(
    ("values", "issues"),
    [
        ({"latitude": "99"}, [Issue(1, "no_such_coordinate", "latitude", "99", None)]),
        ({"where_prec": "8"}, [Issue(1, "unknown_code", "where_prec", "8", "unknown")]),
        ({"low": "9"}, [Issue(1, "low_best_high", "low", "9", "3 to 9")]),
        (
            {"low": "9", "high": "1"},
            [
                Issue(1, "low_best_high", "low", "9", "1 to 9"),
                Issue(1, "low_best_high", "high", "1", "1 to 9"),
            ],
        ),
        ({"best": "-3"}, [Issue(1, "not_a_count", "best", "-3", None)]),
        ({"deaths_a": "many"}, [Issue(1, "not_a_count", "deaths_a", "many", None)]),
        ({"deaths_unknown": "4"}, [Issue(1, "deaths_by_side", "deaths_unknown", "4", None)]),
        ({"event_clarity": "5"}, []),
        ({"side_b": "I\x07S"}, [Issue(1, "control_character", "side_b", "I\\x07S", "I S")]),
    ],
)
def test_a_value_that_breaks_a_rule_is_kept_as_it_can_be_and_noted(
    values: dict[str, str], issues: list[Issue], tmp_path: Path
) -> None:
    mapped = map_row(tmp_path, **{name: value for name, value in values.items() if name in ROW})
    assert list(mapped.issues) == issues
    check([mapped])


def test_a_count_that_is_none_is_not_zero(tmp_path: Path) -> None:
    total = incident_of(map_row(tmp_path, best="")).casualties[0]
    assert (total.status, total.best) == ("number_unknown", None)


@pytest.mark.parametrize(
    ("values", "rule", "column"),
    [
        ({"type_of_violence": "4"}, "unknown_code", "type_of_violence"),
        ({"id": ""}, "no_id", "id"),
        ({"side_a": "a\0b"}, "nul_byte", "side_a"),
        ({"side_a": "a" * 10_000_000}, "unreadable_row", None),
    ],
)
def test_a_row_that_cannot_be_kept_is_rejected_and_the_next_is_read(
    values: dict[str, str], rule: str, column: str | None, tmp_path: Path
) -> None:
    first, second = map_rows("ucdp-ged", write_csv(tmp_path / "ged.csv", ROW, values, {"id": "8"}))
    assert isinstance(first, RowRejected)
    assert (first.rule, first.column) == (rule, column)
    assert isinstance(second, Mapped)
    assert entry_of(second).slug == "ucdp-ged-8"


def test_rows_of_a_wrong_length_are_rejected(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "ged.csv", ROW, {})
    line = path.read_text().splitlines()[1]
    path.write_text(f"{path.read_text()}{line},more\n7,2014\n")
    _, longer, shorter = map_rows("ucdp-ged", path)
    assert isinstance(longer, RowRejected)
    assert isinstance(shorter, RowRejected)
    assert (longer.rule, longer.value) == ("too_many_fields", "30 fields, not 29")
    assert (shorter.rule, shorter.value) == ("too_few_fields", "2 fields, not 29")


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


def test_reading_goes_on_after_a_row_that_is_named() -> None:
    scheme = open_scheme("ucdp-ged", FILE)
    assert list(scheme.rows(after=20)) == list(scheme.rows())[20:]


def test_a_publisher_that_is_named_is_referred_to_and_not_made() -> None:
    scheme = open_scheme("ucdp-ged", FILE, "our-archive")
    mapped = scheme.map(*next(scheme.rows()))
    assert mapped.records.documents[0].publisher == "our-archive"
    assert mapped.records.publishers == ()


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("", []),
        ('"NA";""', []),
        (
            '"Reuters News,2014-01-25,Ten die, three of them children"',
            [("Ten die, three of them children", None, "2014-01-25")],
        ),
        ('"A Paper, 2014-02-30, No such day"', [("A Paper, 2014-02-30, No such day", None, "None")]),
        ('"AFP,2014-01-25,Ten die";"AFP,2014-01-25,Ten die"', [("Ten die", None, "2014-01-25")]),
        (
            "See http://example.org/a?b=c.",
            [("See http://example.org/a?b=c.", "http://example.org/a?b=c", "None")],
        ),
        ("See http://.", [("See http://.", None, "None")]),
        ("r 3/11; afp 3/11", [("r 3/11; afp 3/11", None, "None")]),
    ],
)
def test_sources_are_read_as_far_as_they_say(
    text: str, documents: list[tuple[str, str | None, str]], tmp_path: Path
) -> None:
    found = map_row(tmp_path, source_article=text).records.documents[1:]
    assert [(d.headline, d.url, str(d.published_on)) for d in found] == documents


def test_a_note_without_a_date_is_another_document_in_another_year(tmp_path: Path) -> None:
    rows = [map_row(tmp_path, source_article="r 3/11", year=year) for year in ("2004", "2006", "2006")]
    first, second, third = (row.records.documents[1] for row in rows)
    assert first.slug != second.slug
    assert second == third
