"""How much room the index takes on disk, and how much the records."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any

import psycopg
from sqlalchemy.engine import make_url

MEGABYTE = 1e6
SMALLEST = 100_000
"""Smaller tables have no row of their own."""
RECORDS = frozenset(
    (
        "actor", "actor_alias", "actor_relation", "participation", "claim", "position", "diplomatic_event",
        "publisher", "document", "citation", "entry", "import_batch", "data_issue", "external_id", "incident",
        "casualty", "weapon_use", "entry_link", "place", "place_alias", "entry_place", "statement",
        "alembic_version",
    )
)  # fmt: skip
"""The tables of what is recorded; every other table is kept to find it by."""


def measure_sizes(urls: Mapping[str, str]) -> Sequence[Mapping[str, Any]]:
    """Return the size of each table of the index in MB, with its indexes, and of all together beside the records'."""
    rows = []
    for database, url in urls.items():
        found = list_sizes(url)
        index = {name: size for name, size in found.items() if name not in RECORDS}
        rows += [_write(database, name, [size]) for name, size in sorted(index.items()) if size >= SMALLEST]
        rows.append(_write(database, "the index as a whole", index.values()))
        rows.append(
            _write(database, "the records", [size for name, size in found.items() if name in RECORDS])
        )
    return rows


def _write(database: str, name: str, sizes: Iterable[int]) -> dict[str, Any]:
    return {"database": database, "table": name, "MB": sum(sizes) / MEGABYTE}


def list_sizes(url: str) -> dict[str, int]:
    """Return how many bytes each table takes on disk with its indexes; what SQLite keeps of its own is left out."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        with closing(psycopg.connect(url)) as postgresql:
            return dict(postgresql.execute(_POSTGRESQL).fetchall())
    with closing(sqlite3.connect(str(parsed.database))) as sqlite:
        return dict(sqlite.execute(_SQLITE).fetchall())


_POSTGRESQL = """
SELECT relname::text, pg_total_relation_size(oid) FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""

_SQLITE = """
SELECT kept.tbl_name, sum(used.pgsize)
FROM (SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE) AS used JOIN sqlite_master AS kept USING (name)
GROUP BY 1
"""
