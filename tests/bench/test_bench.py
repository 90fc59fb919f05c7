"""The benchmark's ground: what is generated is what the store would have derived, and all targets agree on it."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, inspect, select
from starlette.testclient import TestClient

from api.app import make_app
from api.settings import Settings
from schema.counts.envelope import find_envelope
from schema.dates.imprecise import parse
from schema.records.exchange import CasualtyRecord, PositionRecord
from schema.storage.database import make_engine
from schema.storage.rows import SlugIds
from schema.store.claim_status import claim_status
from schema.store.documents import update_first_reports, verify_quotes
from schema.store.sort_dates import ANSWERS, Dated, compute_sort_dates
from schema.tables import TABLES
from tests.bench import datasets, floor
from tests.bench.generator import COLUMNS, Timeline
from tests.bench.pages import PAGES, Page, sample_starts
from tests.databases import Databases
from tests.schema.engines import closing

ENTRIES = 300


@pytest.fixture(scope="module")
def generated(databases: Databases, empty_template: str) -> Iterator[str]:
    """Return the URL of a database with some hundred generated entries."""
    name = f"{empty_template}_generated"
    url = databases.make(name, empty_template)
    datasets.fill(url, ENTRIES)
    yield url
    databases.drop(name)


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    with closing(make_engine(url)) as engine, engine.connect() as connection:
        yield connection
        connection.rollback()


def read(connection: Connection, table: str, *columns: str) -> list[Any]:
    rows = TABLES[table]
    query = select(*[rows.c[each] for each in columns]).order_by(*rows.primary_key)
    return list(connection.execute(query).all())


def test_the_same_rows_are_made_each_time() -> None:
    first, second = (list(Timeline(60).rows()) for _ in range(2))
    assert first == second
    assert {table for table, rows in first if rows} == set(COLUMNS)


def test_every_kind_of_date_is_there_with_the_bounds_that_the_schema_reads(generated: str) -> None:
    with connected(generated) as connection:
        rows = read(connection, "entry", "date_edtf", "date_earliest", "date_latest", "date_precision")
    assert {row.date_precision for row in rows} > {"day", "interval", "month", "open_start", "unknown"}
    for row in rows:
        date = parse(row.date_edtf) if row.date_edtf else None
        assert (row.date_earliest, row.date_latest) == (
            (date.earliest, date.latest) if date else (None, None)
        )
        assert date is None or row.date_precision in (date.precision, "week")


def test_sort_dates_are_those_the_schema_computes(generated: str) -> None:
    with connected(generated) as connection:
        entries = read(connection, "entry", "id", "date_earliest", "date_latest", "sort_date")
        links = read(connection, "entry_link", "from_entry_id", "to_entry_id", "relation")
    answers = defaultdict(list)
    for answer, answered, relation in links:
        if relation in ANSWERS:
            answers[answered].append(answer)
    dated = {key: Dated(earliest, latest, answers[key]) for key, earliest, latest, _ in entries}
    computed = compute_sort_dates(dated, {})
    assert computed == {row.id: row.sort_date for row in entries}
    assert any(row.sort_date != (row.date_earliest or row.date_latest) for row in entries)
    assert None in computed.values()


def test_first_reports_are_those_the_store_computes_and_quotes_are_verified(generated: str) -> None:
    with connected(generated) as connection:
        entries = read(connection, "entry", "slug", "first_reported_on")
        documents = [row.slug for row in read(connection, "document", "slug")]
        update_first_reports(connection, SlugIds(connection), [row.slug for row in entries], [])
        assert read(connection, "entry", "slug", "first_reported_on") == entries
        verify_quotes(connection, SlugIds(connection), documents)


def test_envelopes_are_those_of_the_casualties(generated: str) -> None:
    found = defaultdict(list)
    with connected(generated) as connection:
        columns = ("entry_id", "outcome", "population", "low", "best", "high", "as_of")
        for row in read(connection, "casualty", *columns, "count_status"):
            values = {name: getattr(row, name) for name in columns[1:]}
            found[row.entry_id].append(CasualtyRecord(status=row.count_status, **values))
        incidents = read(connection, "incident", "entry_id", "killed_low", "killed_best", "killed_high")
    assert any(row.killed_best for row in incidents)
    for key, low, best, high in incidents:
        killed = find_envelope(found[key], "killed")
        assert (low, best, high) == ((killed.low, killed.best, killed.high) if killed else (None, None, None))


def test_claims_have_the_status_that_their_positions_give_them(generated: str) -> None:
    positions = defaultdict(list)
    with connected(generated) as connection:
        for row in read(connection, "position", "claim_id", "actor_id", "stance"):
            positions[row.claim_id].append(PositionRecord(actor=f"actor-{row.actor_id}", stance=row.stance))
        for row in read(connection, "claim", "id", "status"):
            assert row.status == claim_status(positions[row.id])


def test_no_row_refers_to_what_is_not_there(generated: str) -> None:
    with connected(generated) as connection:
        for table in TABLES.values():
            for key in table.foreign_keys:
                target = key.column.table.alias()
                lost = select(func.count()).select_from(
                    table.outerjoin(target, target.c[key.column.name] == key.parent)
                )
                lost = lost.where(key.parent.is_not(None), target.c[key.column.name].is_(None))
                assert connection.scalar(lost) == 0, key


def test_indexes_and_numbering_are_as_migrated(generated: str) -> None:
    publisher = TABLES["publisher"]
    with connected(generated) as connection:
        made = {index["name"] for index in inspect(connection).get_indexes("entry")}
        assert {index.name for index in TABLES["entry"].indexes} <= made
        connection.execute(insert(publisher).values(slug="one-more", name="One More", kind="other"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_floor_answers_what_dateline_answers(generated: str, page: Page) -> None:
    ours = make_app(Settings(database_url=generated))
    hand_written = floor.make_app(floor.make_database(generated))
    seen = set()
    with TestClient(ours) as one, TestClient(hand_written) as other:
        for start in [each for each in sample_starts(ENTRIES, 20) if each.day > "2012"][:5]:
            content = page.body(start.cursor)
            asked = one.post("/graphql", content=content, headers={"content-type": "application/json"}).json()
            assert asked == other.get(f"/{page.name}", params={"day": start.day, "id": start.id}).json()
            seen |= {node["kind"] for node in asked["data"]["timeline"]["nodes"]}
    assert seen == {"INCIDENT", "STATEMENT", "DIPLOMATIC_EVENT"}
