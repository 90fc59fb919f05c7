"""A disk that fills up in the middle of an import: whole chunks are in, and the rest comes in when there is room."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from schema.imports.batches import ImportedFile
from schema.storage.database import migrate
from seed.importers import importing
from seed.importers.command import hash_file
from seed.importers.engine import make_import_engine
from seed.importers.schemes import open_scheme
from tests.schema.engines import closing
from tests.seed.ged import make_rows, write
from tests.seed.test_importing import ask, prove, run

ROWS, CHUNK = 600, 50
ROOM = 200
"""How many pages more than an empty database has there is room for."""


def import_until_full(url: str, file: Path) -> importing.BatchReport:
    """Import a file into a database that may not grow beyond the room there is."""
    ((pages,),) = ask(url, "PRAGMA page_count")

    def limit(connection: sqlite3.Connection, _entry: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {int(str(pages)) + ROOM}")

    known = ImportedFile("ucdp-ged", file.name, hash_file(file))
    with closing(make_import_engine(url)) as engine:
        event.listen(engine, "connect", limit)
        scheme = open_scheme("ucdp-ged", file)
        return importing.Importer(engine.begin, known, scheme, lambda _row: None).run(resume=False)


def test_a_full_disk_leaves_whole_chunks_and_says_so_and_the_import_goes_on_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", CHUNK)
    migrate(url := f"sqlite:///{tmp_path}/dateline.db")
    file = write(tmp_path / "ged.csv", make_rows(ROWS))
    report = import_until_full(url, file)
    assert str(report.error).endswith("has no room left on its disk; make room and try again")
    done = report.progress.rows_done
    assert 0 < done < ROWS
    assert done % CHUNK == 0
    assert ask(url, "SELECT status, error, rows_done FROM import_batch") == [("failed", report.error, done)]
    assert ask(url, "SELECT count(*) FROM entry") == [(done,)]
    prove(url)
    said = run(url, "ucdp-ged", file, "--resume")
    assert f"resumed after row {done:,}" in said
    assert f"{ROWS:,} rows: {ROWS:,} mapped, 0 rejected" in said
    assert ask(url, "SELECT status, error FROM import_batch") == [("finished", None)]
    assert ask(url, "SELECT count(*), max(revision) FROM entry") == [(ROWS, 1)]
    prove(url)
