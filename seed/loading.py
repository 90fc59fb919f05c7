"""Loading and checking: all records of a run, or none."""

from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from schema.archive import DatabaseArchive
from schema.checks import InvalidRecords
from schema.database import DatabaseUnavailable, make_engine, migrate, reading
from schema.store import Report, save
from seed.checking import find_problems, find_wrong_totals
from seed.files import gather
from seed.findings import WrongFiles
from seed.gathering import Gathering


def load(path: Path, url: str, *, if_empty: bool) -> Report | None:
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
        gathering.findings += find_wrong_totals(path, gathering)
        with engine.begin() as connection:
            return None if if_empty and _has_entries(connection) else _write(gathering, connection)
    except DBAPIError as error:
        raise DatabaseUnavailable(f"the database refused the records: {error.orig}") from error
    finally:
        engine.dispose()


def _has_entries(connection: Connection) -> bool:
    return connection.scalar(text("SELECT 1 FROM entry LIMIT 1")) is not None


def _write(gathering: Gathering, connection: Connection) -> Report:
    if gathering.findings:
        raise WrongFiles(gathering.findings + find_problems(gathering, DatabaseArchive(connection)))
    try:
        return save(connection, gathering.records)
    except InvalidRecords as invalid:
        raise WrongFiles(gathering.locate(invalid.problems)) from invalid
