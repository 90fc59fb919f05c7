"""Exports written by two processes in turns: the same bytes as by one, from the same data, or none of its work."""

import time
from collections.abc import Callable
from contextlib import contextmanager
from multiprocessing import active_children

import pytest

from api.errors import Unavailable
from api.exports import companion, records
from api.exports.companion import Companion, accompanied, has_second_processor
from api.exports.source import Source
from api.read.export.snapshots import Snapshot, open_snapshot
from schema.storage.database import make_engine
from schema.store import saving as store
from tests.api.exports.exporting import export, read_lines, slugs
from tests.schema.engines import closing
from tests.schema.factories import make_incident, make_records

MANY = 4_000
SOON = 20
"""Seconds in which a companion is there, or known not to be."""

pytestmark = pytest.mark.skipif(not has_second_processor(), reason="it takes two processors")


def add(url: str, *names: str) -> None:
    with closing(make_engine(url)) as engine, engine.begin() as connection:
        store.save(connection, make_records(entries=[make_incident(name) for name in names]))


@pytest.fixture
def database(empty_database: str) -> str:
    """Return the URL of a database with several batches of entries."""
    add(empty_database, *[f"incident-{number:04}" for number in range(MANY)])
    return empty_database


def wait_for(second: Companion) -> None:
    """Wait until it is known whether the companion has joined."""
    deadline = time.monotonic() + SOON
    while not second.has_joined() and second.joined is None and time.monotonic() < deadline:
        time.sleep(0.01)


@contextmanager
def two_processes(url: str, between: Callable[[], None] = lambda: None):  # noqa: ANN201 - a fixture's kind
    """Yield a snapshot and its companion, once that has answered; what is `between` comes when it is invited."""
    with accompanied(records.make_writer) as second, open_snapshot(url) as snapshot:
        assert second
        second.invite(url, snapshot)
        between()
        wait_for(second)
        yield snapshot, second


def write(snapshot: Snapshot, second: Companion | None) -> bytes:
    return b"".join(records.write(Source(snapshot, {}, "", "", second)))


def test_two_processes_write_what_one_writes(database: str) -> None:
    with two_processes(database) as (snapshot, second):
        assert second.joined
        asked = []
        second.ask = lambda batch: asked.append(batch) or Companion.ask(second, batch)  # type: ignore[method-assign]
        written = write(snapshot, second)
    assert len(asked) == MANY // 500 // 2
    assert written == export(database, "records")
    assert len(slugs(read_lines(written), "entry")) == MANY


def test_what_is_written_meanwhile_is_in_neither_share(database: str) -> None:
    with two_processes(database, between=lambda: add(database, "new")) as (snapshot, second):
        assert bool(second.joined) == database.startswith("postgresql"), (
            "only PostgreSQL gives a snapshot away"
        )
        written = write(snapshot, second)
    assert len(slugs(read_lines(written), "entry")) == MANY
    assert len(slugs(read_lines(export(database, "records")), "entry")) == MANY + 1


def test_an_export_without_its_companion_is_not_taken_for_whole(database: str) -> None:
    with two_processes(database) as (snapshot, second):
        assert second.joined
        (process,) = active_children()
        process.kill()
        process.join()
        with pytest.raises((Unavailable, ConnectionError)):
            write(snapshot, second)


def test_one_that_cannot_read_the_database_is_not_asked(database: str) -> None:
    with accompanied(records.make_writer) as second, open_snapshot(database) as snapshot:
        assert second
        second.invite("sqlite:////nowhere/at/all.db", snapshot)
        wait_for(second)
        assert second.joined is False
        assert len(slugs(read_lines(write(snapshot, second)), "entry")) == MANY


def test_one_processor_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(companion.os, "sched_getaffinity", lambda _: {0})
    with accompanied(records.make_writer) as second:
        assert second is None
    assert not active_children()
