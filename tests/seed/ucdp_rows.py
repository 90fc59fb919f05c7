"""A row of UCDP GED, and what it becomes with other values."""

from pathlib import Path

from schema.records.entries import IncidentRecord
from seed.importers.scheme import Mapped
from tests.seed.imported import entry_of, map_all, write_csv

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


def map_row(tmp_path: Path, **values: str) -> Mapped:
    (mapped,) = map_all("ucdp-ged", write_csv(tmp_path / "ged.csv", ROW, values))
    return mapped


def incident_of(mapped: Mapped) -> IncidentRecord:
    entry = entry_of(mapped)
    assert isinstance(entry, IncidentRecord)
    return entry
