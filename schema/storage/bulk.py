"""Many new rows at once, by the driver's own bulk call: executemany on SQLite, COPY on PostgreSQL."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Column, Connection, Date, Enum
from sqlalchemy.exc import DBAPIError

from schema.columns import UtcTimestamp, spell_moment
from schema.tables import TABLES

Values = tuple[Any, ...]
"""The values of some columns of one row, as the driver takes them."""


@lru_cache(maxsize=1024)  # most citations support the same
def _spell_list(values: tuple[str, ...]) -> str:
    return json.dumps(values)


_SPELLINGS: dict[type, Callable[[Any], Any]] = {
    Enum: str.__str__,  # of a member of a vocabulary, its plain text
    Date: date.isoformat,
    JSON: lambda values: _spell_list(tuple(values)),
    UtcTimestamp: lru_cache(maxsize=64)(spell_moment),  # what is written together has the same one
}
"""How values are spelled for the drivers, both of which take dates, moments and JSON as text."""


def add(connection: Connection, name: str, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, which all have the same columns."""
    if rows:
        columns = tuple(rows[0])
        insert(connection, name, columns, _make_spelling(name, columns)(rows))


def insert(connection: Connection, name: str, columns: Sequence[str], rows: list[Values]) -> None:
    """Insert rows whose values are already spelled as the drivers take them."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {name} ({names}) VALUES ({marks})", rows)  # noqa: S608 - our own names
    else:
        _copy(connection, name, columns, rows)


def _copy(connection: Connection, name: str, columns: Iterable[str], rows: Iterable[Values]) -> None:
    """Copy rows into a table; raises SQLAlchemy's error for the driver's, as all else on the connection does."""
    import psycopg  # noqa: PLC0415 - it takes a tenth of a second, and a server on SQLite never needs it
    from psycopg import sql  # noqa: PLC0415 - as above

    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(name), names)
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(command) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        raise DBAPIError.instance(
            f"COPY {name}", None, error, psycopg.Error, dialect=connection.dialect
        ) from error


def run(connection: Connection, on_sqlite: str, on_postgresql: str, rows: list[Values]) -> None:
    """Run a statement for each of many rows: SQLite binds one after another, PostgreSQL a list for each column."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(on_sqlite, rows)
    else:
        connection.exec_driver_sql(on_postgresql, tuple(map(list, zip(*rows, strict=True))))


@cache
def _make_spelling(name: str, columns: tuple[str, ...]) -> Callable[[Iterable[dict[str, Any]]], list[Values]]:
    """Return what spells the values of some columns of a table's rows, a column at a time."""
    table = TABLES[name]
    spelled = [(place, spell) for place, key in enumerate(columns) if (spell := _find_spelling(table.c[key]))]

    pick = itemgetter(*columns)

    def spell_rows(rows: Iterable[dict[str, Any]]) -> list[Values]:
        picked = map(pick, rows)
        if not spelled:
            return list(picked)
        by_column: list[Iterable[Any]] = list(zip(*picked, strict=True))
        for place, spell in spelled:
            by_column[place] = [None if value is None else spell(value) for value in by_column[place]]
        return list(zip(*by_column, strict=True))

    return spell_rows


def _find_spelling(column: Column[Any]) -> Callable[[Any], Any] | None:
    return next((spell for kind, spell in _SPELLINGS.items() if isinstance(column.type, kind)), None)
