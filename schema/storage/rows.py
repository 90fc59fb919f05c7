"""Rows in batches: read by a list of keys, and written only where they differ from what is recorded."""

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import (
    ColumnElement,
    Connection,
    any_,
    bindparam,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

from schema.storage.bulk import add
from schema.tables import TABLES

Row = dict[str, Any]
"""The values of some columns of one row."""


@dataclass(frozen=True)
class Outcome:
    """Which keys (slugs or ids) were written: those that are new, and those that were there and differed."""

    new: set[Any]
    changed: set[Any]


def among(connection: Connection, column: ColumnElement[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """Return the condition that a column's value is in a list, bound as one value however long it is."""
    if connection.dialect.name == "sqlite":
        listed = func.json_each(literal(orjson.dumps(list(values)).decode())).table_valued("value")
        return column.in_(select(listed.c.value))
    return column == any_(literal(list(values), ARRAY(column.type)))


def read(connection: Connection, name: str, column: str, values: Collection[Any]) -> list[Row]:
    """Return the rows of a table whose column is in a list, whole and in the order they were made."""
    if not values:
        return []
    table = TABLES[name]
    query = select(table).where(among(connection, table.c[column], values)).order_by(*table.primary_key)
    return [dict(row) for row in connection.execute(query).mappings()]


def change(connection: Connection, name: str, key: str, rows: Sequence[Row]) -> None:
    """Give the rows that `key` names the values of the other columns."""
    if rows:
        table = TABLES[name]
        statement = update(table).where(table.c[key] == bindparam("the_key"))
        connection.execute(
            statement, [{"the_key": row[key], **{k: v for k, v in row.items() if k != key}} for row in rows]
        )


def remove(connection: Connection, name: str, ids: Collection[int]) -> None:
    """Delete rows by their ids."""
    if ids:
        table = TABLES[name]
        connection.execute(table.delete().where(among(connection, table.c.id, ids)))


@dataclass(frozen=True)
class First:
    """What is known of rows that are to be written: which keys or owners are new, and what new rows have besides."""

    new: Container[Any] = ()
    besides: Callable[[Any], Row] = field(default=lambda _key: {})


def upsert(
    connection: Connection, name: str, key: str, rows: Collection[Row], first: First | None = None
) -> Outcome:
    """Write rows by their unique key, and only where they differ."""
    first = first or First()
    looked_for = [row[key] for row in rows if row[key] not in first.new]
    recorded = {row[key]: row for row in read(connection, name, key, looked_for)}
    added = [row for row in rows if row[key] not in recorded]
    changed = [row for row in rows if row[key] in recorded and differs(row, recorded[row[key]])]
    add(connection, name, [{**row, **first.besides(row[key])} for row in added])
    change(connection, name, key, changed)
    return Outcome({row[key] for row in added}, {row[key] for row in changed})


def replace(
    connection: Connection,
    name: str,
    owner: str,
    wanted: Mapping[int, Sequence[Row]],
    first: First | None = None,
) -> set[int]:
    """Make each owner's rows as wanted, in that order; return the owners of which anything changed.

    The rows before the first difference stay as they are; those after it are made anew.
    """
    first = first or First()
    recorded = group(read(connection, name, owner, [key for key in wanted if key not in first.new]), owner)
    gone, added, changed = [], [], set()
    for owning, rows in wanted.items():
        old = recorded.get(owning, [])
        kept = _count_alike(rows, old) if old else 0
        gone += [row["id"] for row in old[kept:]]
        if len(rows) > kept:
            besides = {owner: owning, **first.besides(owning)}
            added += [{**row, **besides} for row in rows[kept:]]
        if kept < max(len(rows), len(old)):
            changed.add(owning)
    remove(connection, name, gone)
    add(connection, name, added)
    return changed


def group(rows: Iterable[Row], column: str) -> dict[Any, list[Row]]:
    """Return the rows by the value of a column, each group in the order given."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups


def differs(row: Row, recorded: Row) -> bool:
    """Return whether the recorded row has another value in any of the row's columns."""
    return any(recorded[column] != value for column, value in row.items())


def _count_alike(rows: Sequence[Row], recorded: Sequence[Row]) -> int:
    """Return how many rows, from the first on, are recorded so already."""
    pairs = zip(rows, recorded, strict=False)  # the shorter one ends the comparison
    return next((n for n, pair in enumerate(pairs) if differs(*pair)), min(len(rows), len(recorded)))


class SlugIds:
    """The ids that slugs stand for, looked up in batches and then remembered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, dict[str, int]] = {}

    def load(self, name: str, slugs: Iterable[str]) -> dict[str, int]:
        """Return the id of each slug in a table, all of which are there, in the order given."""
        known = self._known.setdefault(name, {})
        wanted = dict.fromkeys(slugs)
        if unknown := wanted.keys() - known.keys():
            table = TABLES[name]
            query = select(table.c.slug, table.c.id).where(among(self._connection, table.c.slug, unknown))
            known.update(self._connection.execute(query).all())
        return {slug: known[slug] for slug in wanted}

    def load_optional(self, name: str, slugs: Iterable[str | None]) -> dict[str | None, int | None]:
        """Return the id of each slug in a table, and None for None."""
        found: dict[str | None, int | None] = {None: None}
        found.update(self.load(name, (slug for slug in slugs if slug is not None)))
        return found
