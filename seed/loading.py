"""Loading and checking: all records of a run, or none."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from schema.checks.archive import DatabaseArchive
from schema.checks.complete import InvalidRecords
from schema.proofs.leftovers import Leftover
from schema.storage.database import DatabaseUnavailable, make_engine, migrate, reading
from schema.store.saving import Report, list_refused, save
from seed.checking import find_wrong_totals, judge
from seed.files import gather
from seed.findings import Finding, WrongFiles
from seed.gathering import Gathering
from seed.leaving import find_leftovers, take_out


@dataclass(frozen=True)
class Loaded:
    """What a load has changed, what may be wrong with the files, what they have no more and what was taken out."""

    report: Report
    warnings: list[Finding]
    left: list[Leftover]
    taken: list[Leftover]


def load(path: Path, url: str, *, if_empty: bool = False, prune: bool = False) -> Loaded | None:
    """Write the records of a folder to the database at `url`, which is migrated first; say what changed.

    With `prune` what the files have no more is taken out, in the same transaction.

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
            if if_empty and _has_entries(connection):
                return None
            return _write(path, gathering, connection, prune=prune)
    except DBAPIError as error:
        raise DatabaseUnavailable(f"the database refused the records: {error.orig}") from error
    finally:
        engine.dispose()


def _has_entries(connection: Connection) -> bool:
    return connection.scalar(text("SELECT 1 FROM entry LIMIT 1")) is not None


def _write(path: Path, gathering: Gathering, connection: Connection, *, prune: bool) -> Loaded:
    refused = [
        problem
        for problem in list_refused(connection, gathering.records)
        if not gathering.unread.touches(problem.record, problem.field)
    ]
    found = [*find_wrong_totals(path, gathering), *gathering.locate(refused)]
    warnings = judge(gathering, DatabaseArchive(connection), found)
    try:
        report = save(connection, gathering.records)
    except InvalidRecords as invalid:
        raise WrongFiles(gathering.locate(invalid.problems), warnings) from invalid
    taken = take_out(path, gathering, connection, warnings) if prune else []
    return Loaded(report, warnings, find_leftovers(path, gathering, connection), taken)
