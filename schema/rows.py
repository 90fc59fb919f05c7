"""Rows in batches: read by a list of keys, and written only where they differ from what is recorded."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    any_,
    bindparam,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

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
        listed = func.json_each(literal(json.dumps(list(values)))).table_valued("value")
        return column.in_(select(listed.c.value))
    return column == any_(literal(list(values), ARRAY(column.type)))


def read(connection: Connection, name: str, column: str, values: Collection[Any]) -> list[Row]:
    """Return the rows of a table whose column is in a list, whole and in the order they were made."""
    table = TABLES[name]
    query = select(table).where(among(connection, table.c[column], values)).order_by(*table.primary_key)
    return [dict(row) for row in connection.execute(query).mappings()]


def add(connection: Connection, name: str, rows: Sequence[Row]) -> None:
    """Insert rows, which all have the same columns."""
    if rows:
        connection.execute(insert(TABLES[name]), rows)


def load_rows(connection: Connection, name: str, rows: Sequence[Row]) -> None:
    """Insert many rows, which all have the same columns: on PostgreSQL by COPY, in half the time."""
    if connection.dialect.name == "sqlite" or not rows:
        add(connection, name, rows)
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor().copy(f"COPY {name} ({', '.join(rows[0])}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(tuple(row.values()))


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


def upsert(
    connection: Connection,
    name: str,
    key: str,
    rows: Sequence[Row],
    at_first: Mapping[str, Any] | None = None,
) -> Outcome:
    """Write rows by their unique key, and only where they differ; new ones also get the values `at_first`."""
    recorded = {row[key]: row for row in read(connection, name, key, [row[key] for row in rows])}
    new = [row for row in rows if row[key] not in recorded]
    changed = [row for row in rows if row[key] in recorded and differs(row, recorded[row[key]])]
    add(connection, name, [{**row, **(at_first or {})} for row in new])
    change(connection, name, key, changed)
    return Outcome({row[key] for row in new}, {row[key] for row in changed})


def replace(connection: Connection, name: str, owner: str, wanted: Mapping[int, Sequence[Row]]) -> set[int]:
    """Make each owner's rows as wanted, in that order; return the owners of which anything changed.

    The rows before the first difference stay as they are; those after it are made anew.
    """
    recorded = group(read(connection, name, owner, wanted), owner)
    gone, added, changed = [], [], set()
    for owning, rows in wanted.items():
        old = recorded.get(owning, [])
        kept = _count_alike(rows, old)
        gone += [row["id"] for row in old[kept:]]
        added += [{**row, owner: owning} for row in rows[kept:]]
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


class Ids:
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
            known.update((slug, key) for slug, key in self._connection.execute(query))
        return {slug: known[slug] for slug in wanted}

    def load_optional(self, name: str, slugs: Iterable[str | None]) -> dict[str | None, int | None]:
        """Return the id of each slug in a table, and None for None."""
        found: dict[str | None, int | None] = {None: None}
        found.update(self.load(name, (slug for slug in slugs if slug is not None)))
        return found
