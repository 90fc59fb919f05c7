"""Bulk writing: rows straight into the tables, with indexes and triggers out of the way meanwhile."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Protocol

import psycopg
from psycopg import sql

from schema.tables import TABLES


class Writer(Protocol):
    """Writes into an empty migrated database."""

    def write(self, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert rows."""

    def move(self, sort_dates: Mapping[int, date | None]) -> None:
        """Give entries other sort dates."""


class SqliteWriter:
    """Writes with `executemany`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def write(self, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert rows."""
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        self.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - our names

    def move(self, sort_dates: Mapping[int, date | None]) -> None:
        """Give entries other sort dates."""
        days = [(day and day.isoformat(), key) for key, day in sort_dates.items()]
        self.connection.executemany("UPDATE entry SET sort_date = ? WHERE id = ?", days)


@contextmanager
def sqlite_writer(path: str) -> Iterator[SqliteWriter]:
    """Yield a writer; indexes and triggers come back when all is written."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (
        "journal_mode = OFF",
        "synchronous = OFF",
        "foreign_keys = OFF",
        "cache_size = -262144",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    dropped = _drop_sqlite(connection)
    yield SqliteWriter(connection)
    for statement in dropped:
        connection.execute(statement)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def _drop_sqlite(connection: sqlite3.Connection) -> list[str]:
    """Drop what slows inserts down; return the statements that make it again."""
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    ).fetchall()
    for kind, name, _ in found:
        connection.execute(f"DROP {kind} {name}")
    return [statement for _, _, statement in found]


class PostgresqlWriter:
    """Writes with COPY."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection

    def write(self, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert rows."""
        names = sql.SQL(", ").join(map(sql.Identifier, columns))
        command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
        with self.connection.cursor() as cursor, cursor.copy(command) as copy:
            for row in rows:
                copy.write_row(row)

    def move(self, sort_dates: Mapping[int, date | None]) -> None:
        """Give entries other sort dates."""
        self.connection.execute(
            "CREATE TEMPORARY TABLE moved (key bigint PRIMARY KEY, day date) ON COMMIT DROP"
        )
        self.write("moved", ("key", "day"), sort_dates.items())
        self.connection.execute("UPDATE entry SET sort_date = day FROM moved WHERE id = key")


@contextmanager
def postgresql_writer(url: str) -> Iterator[PostgresqlWriter]:
    """Yield a writer; indexes come back when all is written, and no trigger fires."""
    with psycopg.connect(url) as connection:
        dropped = _drop_postgresql(connection)
        yield PostgresqlWriter(connection)
        for statement in dropped:
            connection.execute(statement)
        _count_on(connection)
        connection.execute("SET session_replication_role = DEFAULT")


def _drop_postgresql(connection: psycopg.Connection) -> list[sql.SQL]:
    """Drop the indexes that hold no constraint, still triggers; return the statements that make the indexes."""
    connection.execute("SET session_replication_role = replica")
    found = connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
    ).fetchall()
    for name, _ in found:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    return [sql.SQL(statement) for _, statement in found]


def _count_on(connection: psycopg.Connection) -> None:
    """Let each table's own numbering go on after the ids that were written."""
    for name, table in TABLES.items():
        if "id" in table.c:
            command = "SELECT setval(pg_get_serial_sequence(%s, 'id'), max(id)) FROM {}"
            connection.execute(sql.SQL(command).format(sql.Identifier(name)), [name])
