"""Generated databases, kept under var/bench until the generator or the tables change."""

import hashlib
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from schema.index.loading import index_all
from schema.storage.database import list_revisions, make_engine, migrate
from tests.bench.bulk import Writer, postgresql_writer, sqlite_writer
from tests.bench.generator import COLUMNS, Timeline
from tests.bench.say import say
from tests.databases import PostgresServer

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "var" / "bench"
DERIVATIONS: tuple[Callable[[Connection], None], ...] = (index_all,)
"""What makes, from all rows at once, each structure that the store otherwise keeps up to date."""

SOURCES = (
    "draws", "words", "imprecise", "world", "documents", "streams", "entries", "crowded", "claims", "generator",
    "bulk",
)  # fmt: skip


def fingerprint() -> str:
    """Return a short hash of all that a generated database depends on but its size."""
    here = Path(__file__).parent
    files = [here / f"{name}.py" for name in SOURCES]
    files += sorted((ROOT / "schema" / "migrations" / "versions").glob("*.py"))
    texts = [path.read_bytes() for path in files]
    return hashlib.sha256(b"\0".join([*texts, list_revisions()[-1].encode()])).hexdigest()[:10]


@dataclass(frozen=True)
class Dataset:
    """What a kept database holds, by a name that begins no other's, and what fills an empty one."""

    name: str
    fill: Callable[[str], None]


def generated(entries: int, *, crowded: bool = False) -> Dataset:
    """Return the timeline of so many entries."""
    name = f"crowded_{entries}" if crowded else str(entries)
    return Dataset(name, partial(fill, entries=entries, crowded=crowded))


def fill(url: str, entries: int, *, crowded: bool = False) -> None:
    """Migrate the database at `url`, which is empty, and fill it with a timeline of so many entries."""
    began = time.monotonic()
    write_rows(url, entries, crowded=crowded)
    written = time.monotonic()
    derive(url)
    take_stock(url)
    say(f"Its rows took {written - began:.0f} s, what is derived {time.monotonic() - written:.0f} s")


def take_stock(url: str) -> None:
    """Let PostgreSQL see what a database holds that was just filled."""
    if make_url(url).get_backend_name() == "postgresql":
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("VACUUM (ANALYZE)")


def write_rows(url: str, entries: int, *, crowded: bool = False) -> None:
    """Do the same, but for what is derived beside the rows."""
    migrate(url)
    timeline = Timeline(entries, crowded=crowded)
    if make_url(url).get_backend_name() == "sqlite":
        with sqlite_writer(str(make_url(url).database)) as sqlite:
            _write(sqlite, timeline)
    else:
        with postgresql_writer(url) as postgresql:
            _write(postgresql, timeline)


def derive(url: str) -> None:
    """Have the schema derive what it keeps beside the rows."""
    engine = make_engine(url)
    with engine.begin() as connection:
        for make in DERIVATIONS:
            make(connection)
    engine.dispose()


def _write(writer: Writer, timeline: Timeline) -> None:
    for table, rows in timeline.rows():
        writer.write(table, COLUMNS[table], rows)
    writer.move(timeline.sort_dates())


def find_or_make_sqlite(dataset: Dataset) -> str:
    """Return the URL of an SQLite database that holds this, made now where it is not there yet."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{dataset.name}-{fingerprint()}.db"
    if not path.exists():
        for stale in FOLDER.glob(f"{dataset.name}-*.db*"):
            stale.unlink()
        made = FOLDER / f"{dataset.name}-making.db"
        _fill_aloud(f"sqlite:///{made}", dataset)
        made.rename(path)
    return f"sqlite:///{path}"


def find_or_make_postgresql(server: str, dataset: Dataset) -> str:
    """Return the URL of a database on the server that holds this, made now where it is not there yet."""
    databases = PostgresServer(server)
    name, making = f"bench_{dataset.name}_{fingerprint()}", f"bench_{dataset.name}_making"
    with closing(psycopg.connect(server, autocommit=True)) as connection:
        known = [row[0] for row in connection.execute("SELECT datname FROM pg_database")]
        if name not in known:
            for stale in known:
                if stale.startswith(f"bench_{dataset.name}_"):
                    databases.drop(stale)
            _fill_aloud(databases.make(making), dataset)
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(rename.format(sql.Identifier(making), sql.Identifier(name)))
            connection.execute("CHECKPOINT")
    return server.replace("/postgres?", f"/{name}?")


def _fill_aloud(url: str, dataset: Dataset) -> None:
    kind = make_url(url).get_backend_name()
    say(f"Filling {kind} with {dataset.name}")
    began = time.monotonic()
    dataset.fill(url)
    say(f"Filled {kind} with {dataset.name} in {time.monotonic() - began:.0f} s")
