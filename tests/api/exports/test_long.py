"""Exports of more entries than any page has, on both databases: none may be left out."""

import csv
import json
from datetime import date, timedelta

import pytest

from api.read.export import whole_timeline
from schema.storage.database import make_engine
from schema.store import saving as store
from tests.api.exports.exporting import export, read_lines, slugs
from tests.schema.engines import closing
from tests.schema.factories import make_incident, make_records

DATED, TIMED, UNDATED = 900, 500, 600
"""Several batches of each, and more than the longest page twice over."""
ENTRIES = [
    *[f"dated-{number:04}" for number in range(DATED)],
    *[f"timed-{number:04}" for number in range(TIMED)],
    *[f"undated-{number:04}" for number in range(UNDATED)],
]


@pytest.fixture
def long_database(empty_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the URL of a database with many entries: three to a day, many at times of one day, some without any."""
    monkeypatch.setattr(whole_timeline, "IDS", 400)
    incidents = [make_incident(slug, make_edtf(number)) for number, slug in enumerate(ENTRIES)]
    incidents[DATED : DATED + TIMED] = incidents[DATED : DATED + TIMED][
        ::-1
    ]  # not in the order of their times
    with closing(make_engine(empty_database)) as engine, engine.begin() as connection:
        store.save(connection, make_records(entries=incidents))
    return empty_database


def make_edtf(number: int) -> str | None:
    """Return the date of an entry by its place in the order; clocks of times run back while their instants run on."""
    if number < DATED:
        return str(date(2020, 1, 1) + timedelta(days=number // 3))
    minute, second = divmod(number - DATED, 60)
    hour = 12 - minute
    return f"2021-07-08T{hour:02}:30:{second:02}{-2 * minute:+03}:00" if number < DATED + TIMED else None


def test_every_entry_is_there_once_in_the_order_of_the_timeline(long_database: str) -> None:
    assert slugs(read_lines(export(long_database, "records")), "entry") == ENTRIES
    table = csv.DictReader(export(long_database, "csv").decode().splitlines())
    assert [row["slug"] for row in table] == ENTRIES
    listed = json.loads(export(long_database, "geojson"))["features"]
    assert [each["properties"]["slug"] for each in listed] == ENTRIES


def test_latest_first_is_the_reverse_but_for_what_has_no_date(long_database: str) -> None:
    table = csv.DictReader(export(long_database, "csv", "sort=latest").decode().splitlines())
    dated = ENTRIES[: DATED + TIMED]
    assert [row["slug"] for row in table] == dated[::-1] + ENTRIES[DATED + TIMED :][::-1]


def test_every_entry_that_a_filter_chooses_is_there(long_database: str) -> None:
    chosen = slugs(read_lines(export(long_database, "records", "from=2020-02-01")), "entry")
    assert chosen == ENTRIES[31 * 3 : DATED + TIMED]
    assert slugs(read_lines(export(long_database, "records", "kind=incident")), "entry") == ENTRIES
