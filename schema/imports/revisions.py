"""Revisions of entries: an import that writes an entry twice makes one of it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, select

from schema.storage.rows import among, change
from schema.tables import TABLES

_ENTRY = TABLES["entry"]


@contextmanager
def keeping_first_revisions(
    connection: Connection, entries: Collection[str], since: datetime
) -> Iterator[None]:
    """Leave at their first revision, and its moment, those entries (by slug) that were made since then.

    What is written of them meanwhile is taken for a part of it. Those that have had another revision get one more.
    """
    ours = among(connection, _ENTRY.c.slug, entries)
    query = select(_ENTRY.c.id, _ENTRY.c.revision, _ENTRY.c.updated_at)
    made = query.where(ours, _ENTRY.c.revision == 1, _ENTRY.c.created_at >= since)
    first = [dict(row) for row in connection.execute(made).mappings()]
    yield
    change(connection, "entry", "id", first)
