"""Loading and checking: all records of a run, or none."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from schema.archive import DatabaseArchive
from schema.checks import InvalidRecords
from schema.database import DatabaseUnavailable, make_engine, migrate, reading
from schema.store import Report, save
from seed.checking import find_wrong_totals, judge
from seed.files import gather
from seed.findings import Finding, WrongFiles
from seed.gathering import Gathering


@dataclass(frozen=True)
class Loaded:
    """What a load has changed, and what may be wrong with the files."""

    report: Report
    warnings: list[Finding]


def load(path: Path, url: str, *, if_empty: bool) -> Loaded | None:
    """Write the records of a folder to the database at `url`, which is migrated first; say what changed.

    Returns None, with nothing read or written, when `if_empty` and there are entries already. Raises
    WrongFiles, and DatabaseUnavailable when the database cannot be used; nothing is written then.
    """
    migrate(url)
    engine = make_engine(url)
    try:
        if if_empty:
            with reading(engine) as connection:
                if _has_entries(connection):
                    return None
        gathering = gather(path)
        with engine.begin() as connection:
            return None if if_empty and _has_entries(connection) else _write(path, gathering, connection)
    except DBAPIError as error:
        raise DatabaseUnavailable(f"the database refused the records: {error.orig}") from error
    finally:
        engine.dispose()


def _has_entries(connection: Connection) -> bool:
    return connection.scalar(text("SELECT 1 FROM entry LIMIT 1")) is not None


def _write(path: Path, gathering: Gathering, connection: Connection) -> Loaded:
    warnings = judge(gathering, DatabaseArchive(connection), find_wrong_totals(path, gathering))
    try:
        return Loaded(save(connection, gathering.records), warnings)
    except InvalidRecords as invalid:
        raise WrongFiles(gathering.locate(invalid.problems), warnings) from invalid
