"""The database: how it is reached, and how its tables are brought up to date."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

DEFAULT_URL = f"sqlite:///{Path(__file__).resolve().parents[2] / 'var' / 'dateline.db'}"
BUSY_SECONDS = 30
"""How long a writer waits for another before it gives up."""

_REVISIONS = Path(__file__).parents[1] / "migrations" / "versions"
_WRITING = 2_107_090_000
"""The PostgreSQL advisory lock of whoever writes or migrates; any number will do that nobody else takes."""

_FORMS = "write sqlite:////absolute/path or postgresql://user:password@host/database"
_SQLITE_ADVICE = {
    "unable to open": "cannot be opened; check that its folder exists and that you may write to it",
    "readonly": "cannot be written; check the permissions of the file and of its folder",
    "not a database": "is not an SQLite database; move it away, or name another file in DATABASE_URL",
    "malformed": "is damaged; restore it from a backup",
    "locked": f"was in use by another writer for {BUSY_SECONDS} seconds; try again when that is done",
    "disk is full": "has no room left on its disk; make room and try again",
}


class DatabaseUnavailable(Exception):
    """The database cannot be used; the message says why and what to do, and never holds the password."""


def make_engine(url: str) -> Engine:
    """Return an engine that writes to the database at `url`; the folder of an SQLite file is made.

    A transaction on SQLite holds the write lock from its beginning. Raises `DatabaseUnavailable` for a URL of
    another form, and so does whatever uses the engine when the database cannot be reached.
    """
    parsed = _parse(url)
    engine = _make_sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _make_postgresql(parsed)
    event.listen(engine, "handle_error", lambda context: _explain(parsed, context), retval=True)
    return engine


def migrate(url: str) -> None:
    """Bring the tables at `url` up to date, wholly or not at all; of several at once one does the work.

    Raises `DatabaseUnavailable` when the database cannot be used or is newer than this program.
    """
    engine = make_engine(url)
    try:
        with reading(engine) as connection:
            if is_migrated(connection):
                return
        from schema import migrations  # noqa: PLC0415 - Alembic is slow to import, and rarely needed

        with migrating(engine) as connection:
            migrations.upgrade(connection)
    finally:
        engine.dispose()


def is_migrated(connection: Connection) -> bool:
    """Return whether the tables are up to date; raises `DatabaseUnavailable` when they are newer."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    known = list_revisions()
    if revision is not None and revision < known[0]:
        raise DatabaseUnavailable(
            f"the database is of a development version (its revision is {revision}, and the first is {known[0]}); make"
            " it anew: move it away, and load and import again"
        )
    if revision is not None and revision not in known:
        raise DatabaseUnavailable(
            f"the database was made by a newer Dateline (its revision is {revision}, and this one knows"
            f" {known[-1]}); start that newer one, or name another database in DATABASE_URL"
        )
    return revision == known[-1]


def list_revisions() -> list[str]:
    """Return the ids of the migrations, oldest first: their files' names begin with them."""
    return sorted(path.name.partition("_")[0] for path in _REVISIONS.glob("[0-9]*_*.py"))


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that takes no write lock."""
    with engine.connect() as connection:
        yield connection.execution_options(reads_only=True)


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """Yield a connection in a transaction in which tables may be rebuilt, held by one process at a time.

    On SQLite foreign keys are not enforced meanwhile, because rebuilding a table drops it for a moment; they
    are checked before the transaction ends. Raises `DatabaseUnavailable` when a row then refers to nothing.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            _leave_references_alone(connection)
            with connection.begin():
                yield connection
                _check_references(connection)
        else:
            with connection.begin():
                hold_write_lock(connection)
                yield connection


def hold_write_lock(connection: Connection) -> None:
    """Wait until no other transaction writes, and let none until this one ends; on SQLite that is so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITING})"))


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise DatabaseUnavailable(f"the database's URL cannot be read; {_FORMS}") from None
    if parsed.drivername not in {"sqlite", "postgresql"}:
        raise DatabaseUnavailable(f"a database's URL does not begin with {parsed.drivername}; {_FORMS}")
    if parsed.drivername == "sqlite" and not (parsed.database or "").startswith("/"):
        raise DatabaseUnavailable("an SQLite database is named by an absolute path: sqlite:////absolute/path")
    if "@" in (parsed.host or ""):
        raise DatabaseUnavailable("the password in the database's URL holds an @; write it as %40")
    return parsed


def _make_sqlite(url: URL) -> Engine:
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnavailable(f"the folder {folder} cannot be made: {error.strerror}") from error
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins no transaction of its own: _begin_sqlite does
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Begin for real, so that tables roll back as rows do; a writer takes, or waits for, the lock at once."""
    reads_only = connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


def _make_postgresql(url: URL) -> Engine:
    return create_engine(url.set(drivername="postgresql+psycopg"), connect_args={"connect_timeout": 10})


def _explain(url: URL, context: ExceptionContext) -> DatabaseUnavailable | None:
    """Return the error that a person can act on, where the database's own is about reaching it."""
    said = str(context.original_exception)
    if url.drivername == "sqlite":
        advice = next((advice for sign, advice in _SQLITE_ADVICE.items() if sign in said), None)
        return DatabaseUnavailable(f"{url.database} {advice}") if advice else None
    if context.connection is not None and not context.is_disconnect:
        return None
    reason = said.strip().partition("\n")[0].removeprefix("connection failed: ")
    if url.password:
        reason = reason.replace(url.password, "***")
    return DatabaseUnavailable(
        f"PostgreSQL ({_describe_server(url)}) cannot be used: {reason};"
        " check that it runs, and the user, password and names in DATABASE_URL"
    )


def _describe_server(url: URL) -> str:
    host = url.host or url.query.get("host") or "the local socket"
    return f"database {url.database or url.username} at {host}:{url.port or 5432}"


def _leave_references_alone(connection: Connection) -> None:
    """Enforce no foreign keys on this connection, which is then closed instead of used again."""
    connection.detach()
    cursor = connection.connection.cursor()  # SQLAlchemy's own would begin a transaction, where this is void
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.close()


def _check_references(connection: Connection) -> None:
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise DatabaseUnavailable(
            f"row {broken[1]} of {broken[0]} refers to a row of {broken[2]} that is gone"
        )
