"""One snapshot of the database for somebody who reads for long: a connection of their own, in one transaction.

Other readers go on as before, for none of their connections is taken. What is written meanwhile is not seen: on SQLite
the transaction reads the write-ahead log as it stood, on PostgreSQL it is REPEATABLE READ.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import asyncpg

from api.errors import Unavailable
from api.read.dialects import Dialect
from api.read.emit import Rows
from api.read.engine import make_reader
from api.read.levels import Run
from api.read.postgresql import PostgresqlReader
from api.read.readers import AWAY, statements_log
from api.read.sqlite import SqliteReader

Ask = Callable[[str, tuple[Any, ...]], Rows]

CACHED = 32_000_000
"""Bytes of an SQLite file's pages that are kept: rows that belong together are read table by table."""

_OUTAGES = (sqlite3.OperationalError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The database as it was at one moment."""

    dialect: Dialect
    fetch: Ask
    share: Callable[[], str]
    """Return what `open_snapshot` takes, in another process, to open the same."""
    is_shared: Callable[[], bool]
    """Return whether what was opened so, by now, is the same."""

    def ask(self, text: str, values: tuple[Any, ...]) -> Rows:
        """Return the rows of a statement; raises `Unavailable` where the database is away."""
        statements_log.debug("%s", text)
        try:
            return self.fetch(text, values)
        except _OUTAGES as error:
            statements_log.error("The database could not answer: %s", error)
            raise Unavailable(AWAY) from error

    def run(self, run: Run) -> Any:  # noqa: ANN401 - what the plan gives
        """Return the result of a plan; raises `Unavailable` likewise, and what the plan raises."""
        try:
            request = next(run)
            while True:
                request = run.send(self.ask(*request))
        except StopIteration as stop:
            return stop.value


@contextmanager
def open_snapshot(url: str, shared: str = "") -> Iterator[Snapshot]:
    """Yield a snapshot of the database at `url`, or what another one `shared`; raises `Unavailable`."""
    reader = make_reader(url, 1)
    with asyncio.Runner() as runner:
        runner.run(reader.open())
        try:
            if isinstance(reader, SqliteReader):
                yield _begin_sqlite(reader)
            else:
                yield _begin_postgresql(cast("PostgresqlReader", reader), runner, shared)
        finally:
            runner.run(reader.close())


def _begin_sqlite(reader: SqliteReader) -> Snapshot:
    """Return the snapshot: another is the same if nobody has written since before this one was begun."""
    beside, connection = reader.opened

    def read_version() -> object:
        return beside.execute("PRAGMA data_version").fetchone()

    version = read_version()
    connection.execute(f"PRAGMA cache_size = -{CACHED // 1000}")
    connection.execute("BEGIN")
    connection.execute("SELECT 1 FROM sqlite_schema").fetchone()  # what begins it is the first that is read
    return Snapshot(
        reader.dialect,
        fetch=lambda text, values: connection.execute(text, values).fetchall(),
        share=lambda: "",
        is_shared=lambda: read_version() == version,
    )


def _begin_postgresql(reader: PostgresqlReader, runner: asyncio.Runner, shared: str) -> Snapshot:
    connection = runner.run(reader.connections.borrow())
    runner.run(connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"))
    if shared:
        runner.run(connection.execute(f"SET TRANSACTION SNAPSHOT '{shared}'"))
    return Snapshot(
        reader.dialect,
        fetch=lambda text, values: runner.run(connection.fetch(text, *values)),
        share=lambda: runner.run(connection.fetchval("SELECT pg_export_snapshot()")),
        is_shared=lambda: True,
    )
