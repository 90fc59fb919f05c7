"""The engine of imports: on SQLite with less memory and longer logs than a server's."""

import sqlite3

from sqlalchemy import Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from schema.storage.database import make_engine

_PRAGMAS = ("cache_size = -24576", "wal_autocheckpoint = 16384")
"""24 MiB of the file in memory (the system's own cache has more), and its log copied back every 64 MiB."""


def make_import_engine(url: str) -> Engine:
    """Return an engine that writes to the database at `url`; raises DatabaseUnavailable as `make_engine` does."""
    engine = make_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
