"""`dateline import`: files of other schemes into the database, each a batch of its own."""

import argparse
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from schema.checks.archive import DatabaseArchive
from schema.imports.batches import ImportedFile
from schema.records.suggestions import did_you_mean
from schema.storage.database import DEFAULT_URL, DatabaseUnavailable, migrate, reading
from seed.findings import name_file
from seed.importers.acled.deleted import Deletion, read_deleted
from seed.importers.batch_report import describe
from seed.importers.engine import make_import_engine
from seed.importers.importing import BatchReport, Begin, Importer, describe_stop, settle
from seed.importers.retracting import import_deletions
from seed.importers.scheme import RowRejected, Scheme, UnusableFile
from seed.importers.schemes import SCHEMES, open_scheme
from seed.progress import Meter

Deletions = Iterator[tuple[int, Deletion | RowRejected]]
DELETED_COLUMNS = ("event_id_cnty", "deleted_timestamp")
_EPILOG = f"Schemes: {', '.join(SCHEMES)}. A file may be plain, gzip or a zip of one file."


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="dateline import", description="Import files of other schemes.", epilog=_EPILOG
    )
    parser.add_argument("scheme", metavar="SCHEME", help="what the files are")
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="the files, each a batch of its own"
    )
    parser.add_argument(
        "--publisher", metavar="SLUG", help="who publishes the data (default: the scheme's own)"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    parser.add_argument("--resume", action="store_true", help="go on where the last import of a file stopped")
    parser.add_argument("--diff", action="store_true", help="list what has changed, field by field")
    parser.add_argument(
        "--deleted", type=Path, metavar="FILE", help="a list of events that ACLED has taken back"
    )
    options = parser.parse_args(arguments)
    if not options.files and options.deleted is None:
        parser.error("give at least one file")
    if options.deleted is not None and options.scheme != "acled":
        parser.error("--deleted is for acled: no other scheme says which events it has taken back")
    return options


def run(arguments: list[str]) -> int:
    """Import what the command line names; return an exit status."""
    options = parse(arguments)
    try:
        opened = [(path, open_file(options, path)) for path in options.files]
        deleted = open_deleted(options.deleted) if options.deleted else None
        url = os.environ.get("DATABASE_URL") or DEFAULT_URL
        migrate(url)
        engine = make_import_engine(url)
        try:
            check_publisher(engine, options.publisher)
            return import_all(options, engine, opened, deleted)
        finally:
            engine.dispose()
    except UnusableFile as wrong:
        return fail(f"{wrong}; nothing was written")
    except (DatabaseUnavailable, DBAPIError) as error:
        return fail(f"dateline: {describe_stop(error)}")


def open_file(options: argparse.Namespace, path: Path) -> Scheme:
    """Return a file as its scheme; raises UnusableFile with its name."""
    try:
        return open_scheme(options.scheme, path, options.publisher)
    except UnusableFile as wrong:
        raise UnusableFile(f"{name_file(path)} {wrong}") from wrong


def open_deleted(path: Path) -> Deletions:
    """Return the deletions that a file lists; raises UnusableFile with its name."""
    try:
        return read_deleted(path)
    except UnusableFile as wrong:
        raise UnusableFile(f"{name_file(path)} {wrong}") from wrong


def check_publisher(engine: Engine, slug: str | None) -> None:
    """Raise UnusableFile unless the publisher is recorded."""
    if slug is None:
        return
    with reading(engine) as connection:
        archive = DatabaseArchive(connection)
        if not archive.list_slugs("publisher", [slug]):
            nearest = did_you_mean(slug, archive.list_similar("publisher", slug))
            raise UnusableFile(f"--publisher: there is no publisher '{slug}'{nearest}")


def import_all(
    options: argparse.Namespace, engine: Engine, opened: list[tuple[Path, Scheme]], deleted: Deletions | None
) -> int:
    """Import the files one after another, until one stops; return an exit status."""
    settle()
    with beginning(engine, dry_run=options.dry_run) as begin:
        for path, scheme in opened:
            file = ImportedFile(
                scheme.name, path.name, hash_file(path), scheme.mapped_columns, scheme.unmapped_columns
            )
            meter = Meter(f"Importing {path.name}", scheme.lines)
            report = Importer(begin, file, scheme, meter.show, diff=options.diff).run(resume=options.resume)
            meter.close()
            if tell(path, report, dry_run=options.dry_run):
                return 1
        if deleted is None:
            return 0
        file = ImportedFile("acled", options.deleted.name, hash_file(options.deleted), DELETED_COLUMNS)
        return tell(options.deleted, import_deletions(begin, file, deleted), dry_run=options.dry_run)


def tell(path: Path, report: BatchReport, *, dry_run: bool) -> int:
    """Print what became of a file; return an exit status."""
    print(describe(report, dry_run=dry_run))  # noqa: T201 - a command's answer
    return 0 if report.error is None else fail(f"dateline: {name_file(path)}: {report.error}")


@contextmanager
def beginning(engine: Engine, *, dry_run: bool) -> Iterator[Begin]:
    """Yield what begins transactions; in a dry run they are parts of one that is never committed."""
    if not dry_run:
        yield engine.begin
        return
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))  # begins the whole

        @contextmanager
        def begin() -> Iterator[Connection]:
            with connection.begin_nested():
                yield connection

        yield begin
        connection.rollback()


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, as they are on disk."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def fail(message: str) -> int:
    """Print what went wrong; return the exit status for it."""
    print(f"{message}.", file=sys.stderr)  # noqa: T201 - as above
    return 1
