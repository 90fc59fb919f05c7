"""The searched words kept up to date: compared with what the records say, and written where they differ."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, select, text

from schema.bulk import add
from schema.rows import Ids, Outcome, Row, among, read
from schema.tables import TABLES
from schema.word_sources import SOURCES

CHUNK = 1_000
"""How many records are indexed at a time: what bounds the memory."""

_SAID_BY = {
    "actor": ("entry", "participation", "entry_id"),
    "place": ("entry", "entry_place", "entry_id"),
    "publisher": ("document", "document", "id"),
}
"""For each kind whose names are words of other records too: those records' kind, and where they refer to it."""


def update_search(connection: Connection, ids: Ids, written: Mapping[str, Outcome]) -> None:
    """Bring up to date the words of publishers, actors, places and documents just written, and of what names them."""
    affected: dict[str, set[int]] = {kind: set() for kind in SOURCES}
    for kind, outcome in written.items():
        if kind in affected:
            _add_new(connection, kind, sorted(ids.load(kind, outcome.new).values()))
            affected[kind].update(ids.load(kind, outcome.changed).values())
        if kind in _SAID_BY and outcome.changed:
            named, table, column = _SAID_BY[kind]
            rows = TABLES[table]
            query = select(rows.c[column]).where(
                among(connection, rows.c[f"{kind}_id"], ids.load(kind, outcome.changed).values())
            )
            affected[named].update(connection.scalars(query))
    for kind, keys in affected.items():
        index_search(connection, kind, keys)


def _add_new(connection: Connection, kind: str, keys: list[int]) -> None:
    """Write the words of records that have none yet."""
    for chunk in _cut(keys):
        add(connection, f"{kind}_words", SOURCES[kind](connection, chunk))


def index_search(connection: Connection, kind: str, keys: Collection[int]) -> None:
    """Bring up to date the words of records of one kind: "entry", "actor", "place" or "document"."""
    table = TABLES[f"{kind}_words"]
    (key,) = table.primary_key
    for chunk in _cut(sorted(keys)):
        stale, missing = _compare(connection, kind, chunk)
        if stale:  # in the order of the key, in which SQLite's index is written without detours
            gone = [{"the_key": row[key.name]} for row in stale]
            connection.execute(delete(table).where(key == bindparam("the_key")), gone)
        add(connection, table.name, missing)


def index_all_search(connection: Connection) -> None:
    """Index every record anew, with the databases' own indexes made when all words are there."""
    for kind in SOURCES:
        with _indexing_later(connection, kind):
            connection.execute(delete(TABLES[f"{kind}_words"]))
            for chunk in list_chunks(connection, kind):
                add(connection, f"{kind}_words", SOURCES[kind](connection, chunk))


def index_search_if_new(connection: Connection) -> None:
    """Index every record where none is indexed yet."""
    if all(connection.scalar(select(TABLES[f"{kind}_words"]).limit(1)) is None for kind in SOURCES):
        index_all_search(connection)


def _compare(connection: Connection, kind: str, keys: Collection[int]) -> tuple[list[Row], list[Row]]:
    """Return the rows that are recorded and ought not to be, and those that ought to be and are not."""
    wanted = SOURCES[kind](connection, keys)
    recorded = read(connection, f"{kind}_words", f"{kind}_id", keys)
    by_key = {row[f"{kind}_id"]: row for row in recorded}
    missing = [row for row in wanted if by_key.get(row[f"{kind}_id"]) != row]
    by_key = {row[f"{kind}_id"]: row for row in wanted}
    return [row for row in recorded if by_key.get(row[f"{kind}_id"]) != row], missing


def list_chunks(connection: Connection, kind: str) -> Iterator[list[int]]:
    """Yield the ids of all records of a kind, some at a time, in the order of the primary key of their words."""
    table = TABLES[kind]
    query: Select[Any] = select(table.c.id)
    if kind == "entry":
        query = query.order_by(table.c.sort_date.asc().nulls_first(), table.c.sort_second > 0)
    return _cut(list(connection.scalars(query.order_by(table.c.id))))


def _cut(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


@contextmanager
def _indexing_later(connection: Connection, kind: str) -> Iterator[None]:
    """Leave the database's own index over words alone meanwhile, and then make it anew."""
    on_sqlite = connection.dialect.name == "sqlite"
    query, what = (_TRIGGERS, "TRIGGER") if on_sqlite else (_INDEX, "INDEX")
    if not on_sqlite:
        connection.execute(text("SET LOCAL maintenance_work_mem = '256MB'"))
    dropped = connection.execute(text(query), {"words": f"{kind}_words"}).all()
    for name, _ in dropped:
        connection.execute(text(f"DROP {what} {name}"))
    yield
    for _, definition in dropped:
        connection.exec_driver_sql(definition)
    if on_sqlite:
        tell_fts5(connection, kind, "'rebuild', 0")


_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :words"
_INDEX = "SELECT indexname, indexdef FROM pg_indexes WHERE indexname = 'ix_' || :words || '_tsv'"


def tell_fts5(connection: Connection, kind: str, command: str) -> None:
    """Give the FTS5 table of a kind one of its commands, which are written as rows."""
    connection.execute(text(f"INSERT INTO {kind}_search({kind}_search, rank) VALUES({command})"))
