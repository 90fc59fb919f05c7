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
def open_snapshot(url: str) -> Iterator[Snapshot]:
    """Yield a snapshot of the database at `url`; raises `Unavailable`."""
    reader = make_reader(url, 1)
    with asyncio.Runner() as runner:
        runner.run(reader.open())
        try:
            if isinstance(reader, SqliteReader):
                fetch = _read_sqlite(reader.opened[-1])
            else:
                fetch = _read_postgresql(cast("PostgresqlReader", reader), runner)
            yield Snapshot(reader.dialect, fetch)
        finally:
            runner.run(reader.close())


def _read_sqlite(connection: sqlite3.Connection) -> Ask:
    connection.execute(f"PRAGMA cache_size = -{CACHED // 1000}")
    connection.execute("BEGIN")
    return lambda text, values: connection.execute(text, values).fetchall()


def _read_postgresql(reader: PostgresqlReader, runner: asyncio.Runner) -> Ask:
    connection = runner.run(_begin(reader))
    return lambda text, values: runner.run(connection.fetch(text, *values))


async def _begin(reader: PostgresqlReader) -> asyncpg.Connection:
    connection = await reader.connections.borrow()
    await connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    return connection
