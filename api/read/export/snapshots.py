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
from api.read.database.postgresql import PostgresqlReader
from api.read.database.readers import AWAY, statements_log
from api.read.database.sqlite import SqliteReader
from api.read.engine import make_reader
from api.read.index.held import INDEX_BYTES, Index
from api.read.index.view import IndexView
from api.read.plan.levels import Run
from api.read.plan.shaping import Rows
from api.read.sql.dialects import Dialect

Ask = Callable[[str, tuple[Any, ...]], Rows]

CACHED = 32_000_000
"""Bytes of an SQLite file's pages that are kept: rows that belong together are read table by table."""

_OUTAGES = (sqlite3.OperationalError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError)


@contextmanager
def _telling_outages() -> Iterator[None]:
    try:
        yield
    except _OUTAGES as error:
        statements_log.error("The database could not answer: %s", error)
        raise Unavailable(AWAY) from error


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The database as it was at one moment."""

    dialect: Dialect
    view: IndexView
    """The index as of that moment."""
    fetch: Ask
    sharing: str
    """The statement that gives the snapshot away; nothing where there is none."""
    is_shared: Callable[[], bool]
    """Return whether what was opened by now, in another process, with what `share` returned is the same."""

    def share(self) -> str:
        """Return what `open_snapshot` takes, in another process, to open the same; raises `Unavailable`."""
        return str(self.ask(self.sharing, ())[0][0]) if self.sharing else ""

    def ask(self, text: str, values: tuple[Any, ...]) -> Rows:
        """Return the rows of a statement; raises `Unavailable` where the database is away."""
        statements_log.debug("%s", text)
        with _telling_outages():
            return self.fetch(text, values)

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
            with _telling_outages():
                if isinstance(reader, SqliteReader):
                    snapshot = _begin_sqlite(reader, runner)
                else:
                    snapshot = _begin_postgresql(cast("PostgresqlReader", reader), runner, shared)
            yield snapshot
        finally:
            runner.run(reader.close())


def _begin_sqlite(reader: SqliteReader, runner: asyncio.Runner) -> Snapshot:
    """Return the snapshot: another is the same if nobody has written since before this one was begun."""
    version, connection = runner.run(reader.version()), reader.opened[-1]
    connection.execute(f"PRAGMA cache_size = -{CACHED // 1000}")
    connection.execute("BEGIN")
    connection.execute("SELECT 1 FROM sqlite_schema").fetchone()  # what begins it is the first that is read
    return Snapshot(
        reader.dialect,
        IndexView(Index(INDEX_BYTES), reader.dialect),
        fetch=lambda text, values: connection.execute(text, values).fetchall(),
        sharing="",
        is_shared=lambda: runner.run(reader.version()) == version,
    )


def _begin_postgresql(reader: PostgresqlReader, runner: asyncio.Runner, shared: str) -> Snapshot:
    connection = runner.run(reader.connections.borrow())
    runner.run(connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"))
    if shared:
        runner.run(connection.execute(f"SET TRANSACTION SNAPSHOT '{shared}'"))
    return Snapshot(
        reader.dialect,
        IndexView(Index(INDEX_BYTES), reader.dialect),
        fetch=lambda text, values: runner.run(connection.fetch(text, *values)),
        sharing="SELECT pg_export_snapshot()",
        is_shared=lambda: True,
    )
