"""How fast a file is imported, beside the driver's own bulk call on the very same table rows.

Both write into an empty migrated database with every index, constraint and the search alive. The bulk call has one
table after another, whole and already in Python, in one transaction.
"""

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from psycopg.types.string import TextLoader
from sqlalchemy.engine import make_url

from schema.imports.batches import ImportedFile
from schema.storage.database import migrate
from schema.tables import METADATA
from seed.importers.engine import make_import_engine
from seed.importers.importing import Importer, settle
from seed.importers.schemes import open_scheme
from tests.bench.bulk import PostgresqlWriter, SqliteWriter, Writer
from tests.bench.ground import Ground
from tests.databases import Databases
from tests.seed.ged import make_rows, write

ROWS = 20_000
ROUNDS = 3
_PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -65536")

TableRows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]
"""By table, the names of its columns and its rows."""


def measure_import(ground: Ground) -> Sequence[Mapping[str, Any]]:
    """Return, by database, rows of the file a second, table rows for each, and the bulk call's time by the import's."""
    settle()  # as the command does
    file = write(ground.folder / "ged.csv", make_rows(ROWS))
    return [_measure(name, place, file) for name, place in ground.places().items()]


def _measure(name: str, place: Databases, file: Path) -> Mapping[str, Any]:
    taken, plain, count = [], [], 0
    for _ in range(ROUNDS):
        with _made(place, "bench_import") as url:
            taken.append(_time(partial(import_file, url, file)))
            tables = read_tables(url)
        with _made(place, "bench_plain") as url:
            plain.append(_time(partial(write_tables, url, tables)))
        count = sum(len(rows) for _, rows in tables.values())
        tables.clear()  # else they lie beside the next round's
    return {
        "database": name,
        "rows": ROWS,
        "table rows, each": round(count / ROWS, 1),
        "imported, rows/s": round(ROWS / statistics.median(taken)),
        "bulk call, rows/s": round(ROWS / statistics.median(plain)),
        "ratio": statistics.median(p / t for p, t in zip(plain, taken, strict=True)),
    }


@contextmanager
def _made(databases: Databases, name: str) -> Iterator[str]:
    """Yield the URL of an empty migrated database, and remove it."""
    databases.drop(name)
    url = databases.make(name)
    migrate(url)
    yield url
    databases.drop(name)


def _time(work: Callable[[], None]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def import_file(url: str, file: Path) -> None:
    """Import a file, from its first byte to its last row; raises RuntimeError where it does not come to its end."""
    engine = make_import_engine(url)
    scheme = open_scheme("ucdp-ged", file)
    known = ImportedFile(scheme.name, file.name, "0" * 64, scheme.mapped_columns, scheme.unmapped_columns)
    report = Importer(engine.begin, known, scheme, lambda _row: None).run(resume=False)
    engine.dispose()
    if report.error:
        raise RuntimeError(f"the file did not come in: {report}")


def read_tables(url: str) -> TableRows:
    """Return all rows of all tables, each table after those that it refers to."""
    columns = {table.name: [column.name for column in table.c] for table in METADATA.sorted_tables}
    with closing(_connect(url)) as connection:
        return {
            name: (names, connection.execute(f"SELECT {', '.join(names)} FROM {name}").fetchall())  # noqa: S608 - our names
            for name, names in columns.items()
        }


def write_tables(url: str, tables: TableRows) -> None:
    """Write rows by the driver's bulk call, in one transaction."""
    with closing(_connect(url)) as connection:
        writer: Writer
        if isinstance(connection, sqlite3.Connection):
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("PRAGMA defer_foreign_keys = ON")
            writer = SqliteWriter(connection)
        else:
            writer = PostgresqlWriter(connection)
        for name, (names, rows) in tables.items():
            writer.write(name, names, rows)
        connection.commit()


def _connect(url: str) -> Any:  # noqa: ANN401 - either driver's connection
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return sqlite3.connect(str(parsed.database), isolation_level=None)
    connection = psycopg.connect(url)
    connection.adapters.register_loader("json", TextLoader)
    return connection
