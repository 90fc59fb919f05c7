"""Generated databases, kept under var/bench until the generator or the tables change."""

import hashlib
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from schema.database import list_revisions, make_engine, migrate
from schema.index_loading import index_all
from schema.search import index_all_search
from tests.bench.bulk import Writer, postgresql_writer, sqlite_writer
from tests.bench.generator import COLUMNS, Timeline
from tests.bench.say import say
from tests.databases import PostgresServer

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "var" / "bench"
DERIVATIONS: tuple[Callable[[Connection], None], ...] = (index_all, index_all_search)
"""What makes, from all rows at once, each structure that the store otherwise keeps up to date."""

SOURCES = (
    "draws", "words", "imprecise", "world", "documents", "streams", "entries", "claims", "generator", "bulk",
)  # fmt: skip


def fingerprint() -> str:
    """Return a short hash of all that a generated database depends on but its size."""
    here = Path(__file__).parent
    files = [here / f"{name}.py" for name in SOURCES]
    files += sorted((ROOT / "schema" / "migrations" / "versions").glob("*.py"))
    texts = [path.read_bytes() for path in files]
    return hashlib.sha256(b"\0".join([*texts, list_revisions()[-1].encode()])).hexdigest()[:10]


def fill(url: str, entries: int) -> None:
    """Migrate the database at `url`, which is empty, and fill it with a timeline of so many entries."""
    write_rows(url, entries)
    derive(url)
    if make_url(url).get_backend_name() == "postgresql":
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("VACUUM (ANALYZE)")


def write_rows(url: str, entries: int) -> None:
    """Do the same, but for what is derived beside the rows."""
    migrate(url)
    timeline = Timeline(entries)
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


def find_or_make_sqlite(entries: int) -> str:
    """Return the URL of an SQLite database with so many entries, made now where it is not there yet."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{entries}-{fingerprint()}.db"
    if not path.exists():
        for stale in FOLDER.glob(f"{entries}-*.db*"):
            stale.unlink()
        made = FOLDER / f"{entries}-making.db"
        _fill_aloud(f"sqlite:///{made}", entries)
        made.rename(path)
    return f"sqlite:///{path}"


def find_or_make_postgresql(server: str, entries: int) -> str:
    """Return the URL of a database with so many entries on the server, made now where it is not there yet."""
    databases = PostgresServer(server)
    name, making = f"bench_{entries}_{fingerprint()}", f"bench_{entries}_making"
    with closing(psycopg.connect(server, autocommit=True)) as connection:
        known = [row[0] for row in connection.execute("SELECT datname FROM pg_database")]
        if name not in known:
            for stale in known:
                if stale.startswith(f"bench_{entries}_"):
                    databases.drop(stale)
            _fill_aloud(databases.make(making), entries)
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(rename.format(sql.Identifier(making), sql.Identifier(name)))
            connection.execute("CHECKPOINT")
    return server.replace("/postgres?", f"/{name}?")


def _fill_aloud(url: str, entries: int) -> None:
    kind = make_url(url).get_backend_name()
    say(f"Generating {entries:,} entries into {kind}")
    began = time.monotonic()
    fill(url, entries)
    say(f"Generated {entries:,} entries into {kind} in {time.monotonic() - began:.0f} s")
