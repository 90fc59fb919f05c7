"""What tests of the store do with it: save, be refused, read back, and count statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Column, ColumnElement, Connection, event, select

from schema.records.exchange import EntryRecord, Records
from schema.records.problems import InvalidRecords, Problem
from schema.store.saving import Report, save
from schema.tables import TABLES
from tests.schema.factories import make_records


def save_all(connection: Connection, records: Records) -> Report:
    with connection.begin_nested():
        return save(connection, records)


def save_entries(connection: Connection, *entries: EntryRecord) -> Report:
    return save_all(connection, make_records(entries=entries))


def refuse(connection: Connection, records: Records) -> list[Problem]:
    """Return the problems with records that the store refuses."""
    with pytest.raises(InvalidRecords) as refused:
        save_all(connection, records)
    return refused.value.problems


def read_rows(connection: Connection, name: str, *columns: str) -> list[tuple[Any, ...]]:
    """Return columns of all rows of a table; where one refers to a row with a slug, that slug."""
    table = TABLES[name]
    query = select(*[name_slug(table.c[column]) for column in columns]).select_from(table)
    return [tuple(row) for row in connection.execute(query.order_by(*table.primary_key))]


def name_slug(column: Column[Any]) -> ColumnElement[Any]:
    for key in column.foreign_keys:
        if "slug" in (named := key.column.table.alias()).c:
            return select(named.c.slug).where(named.c.id == column).scalar_subquery()
    return column


def read_everything(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    return {name: read_rows(connection, name, *table.c.keys()) for name, table in TABLES.items()}


def read_entry(connection: Connection, slug: str, *columns: str) -> tuple[Any, ...]:
    table = TABLES["entry"]
    query = select(*[table.c[column] for column in columns]).where(table.c.slug == slug)
    return tuple(connection.execute(query).one())


@contextmanager
def counted(connection: Connection) -> Iterator[list[str]]:
    """Yield the statements that run meanwhile."""
    statements: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(connection, "before_cursor_execute", note)


@contextmanager
def undone(connection: Connection) -> Iterator[None]:
    """Take back what is written meanwhile."""
    written = connection.begin_nested()
    yield
    written.rollback()
