"""Proof that the searched words are those of the records, and SQLite's index is that of the words."""

from collections.abc import Iterator

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from schema.database import DatabaseUnavailable
from schema.difference import Difference
from schema.rows import among, read
from schema.search import list_chunks, tell_fts5
from schema.tables import TABLES
from schema.word_sources import SOURCES


def prove_search(connection: Connection) -> Iterator[Difference]:
    """Yield the words that are not as the records say, and an index that is not as the words say."""
    for kind in SOURCES:
        for keys in list_chunks(connection, kind):
            yield from _prove_words(connection, kind, keys)
        if connection.dialect.name == "sqlite":
            yield from _prove_fts5(connection, kind)


def _prove_words(connection: Connection, kind: str, keys: list[int]) -> Iterator[Difference]:
    owner, table = f"{kind}_id", TABLES[kind]
    wanted = {row[owner]: row for row in SOURCES[kind](connection, keys)}
    found = {row[owner]: row for row in read(connection, f"{kind}_words", owner, keys)}
    query = select(table.c.id, table.c.slug).where(among(connection, table.c.id, keys))
    for key, slug in connection.execute(query.order_by(table.c.id)):
        for column, derived in wanted[key].items():
            stored = found[key][column] if key in found else None
            if stored != derived:
                yield Difference(f"{kind}:{slug}", f"{kind}_words.{column}", stored, derived)


def _prove_fts5(connection: Connection, kind: str) -> Iterator[Difference]:
    try:
        with connection.begin_nested():
            tell_fts5(connection, kind, "'integrity-check', 1")
    except (DatabaseError, DatabaseUnavailable):
        yield Difference(f"index:{kind}_search", "words", "those of other rows", f"those of {kind}_words")
