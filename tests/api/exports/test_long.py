"""Exports of more entries than any page has, on both databases: none may be left out."""

import csv
import json
from datetime import date, timedelta

import pytest

from api.read import whole_timeline
from schema import store
from schema.database import make_engine
from tests.api.exports.exporting import export, read_lines, slugs
from tests.schema.engines import closing
from tests.schema.factories import make_incident, make_records

DATED, UNDATED = 900, 600
"""Several batches of each, and more than the longest page twice over."""
ENTRIES = [
    *[f"dated-{number:04}" for number in range(DATED)],
    *[f"undated-{number:04}" for number in range(UNDATED)],
]


@pytest.fixture
def long_database(empty_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the URL of a database with many entries, three to a day and some without any."""
    monkeypatch.setattr(whole_timeline, "IDS", 400)
    first = date(2020, 1, 1)
    incidents = [
        make_incident(slug, str(first + timedelta(days=number // 3)) if number < DATED else None)
        for number, slug in enumerate(ENTRIES)
    ]
    with closing(make_engine(empty_database)) as engine, engine.begin() as connection:
        store.save(connection, make_records(entries=incidents))
    return empty_database


def test_every_entry_is_there_once_in_the_order_of_the_timeline(long_database: str) -> None:
    assert slugs(read_lines(export(long_database, "records")), "entry") == ENTRIES
    table = csv.DictReader(export(long_database, "csv").decode().splitlines())
    assert [row["slug"] for row in table] == ENTRIES
    listed = json.loads(export(long_database, "geojson"))["features"]
    assert [each["properties"]["slug"] for each in listed] == ENTRIES


def test_every_entry_that_a_filter_chooses_is_there(long_database: str) -> None:
    chosen = slugs(read_lines(export(long_database, "records", "from=2020-02-01")), "entry")
    assert chosen == ENTRIES[31 * 3 : DATED]
    assert slugs(read_lines(export(long_database, "records", "kind=incident")), "entry") == ENTRIES
