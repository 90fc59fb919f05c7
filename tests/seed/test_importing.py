"""Imports: every row accounted for, nothing done twice, and nothing half done whenever it is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from schema.imports.batches import ImportedFile
from schema.proofs.derived import list_differences
from schema.storage.database import make_engine
from seed.importers import importing
from seed.importers.scheme import UnusableFile
from seed.importers.schemes import open_scheme
from tests.databases import ROOT
from tests.schema.engines import closing
from tests.seed.ged import make_row, make_rows, write


def start(url: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "seed", "import", *map(str, arguments)]
    environ = {**os.environ, "DATABASE_URL": url}
    return subprocess.Popen(
        command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def run(url: str, *arguments: object, status: int = 0) -> str:
    with start(url, *arguments) as process:
        said = process.communicate()[0]
    assert process.returncode == status, said
    return said


def ask(url: str, query: str) -> list[tuple[object, ...]]:
    with closing(make_engine(url)) as engine, engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def prove(url: str) -> None:
    with closing(make_engine(url)) as engine, engine.connect() as connection:
        assert list(list_differences(connection)) == []


COUNTS = (
    "SELECT status, rows_read, rows_mapped, rows_rejected, records_new, records_changed FROM import_batch"
)
EVERYTHING = "SELECT slug, title, revision FROM entry ORDER BY slug"


def test_every_row_is_in_the_report_and_a_second_import_changes_nothing(
    empty_database: str, tmp_path: Path
) -> None:
    rows = [*make_rows(40), make_row(41, low=9, best=3), make_row(42, latitude="north"), make_row(7)]
    file = write(tmp_path / "ged.csv", rows)
    said = run(empty_database, "ucdp-ged", file)
    assert "43 rows: 42 mapped, 1 rejected" in said
    assert "repeated_id: 1" in said
    assert "low_best_high: 1" in said
    assert "columns not mapped (2): region, deaths_unknown" in said
    records = ask(empty_database, "SELECT records_new FROM import_batch")[0][0]
    before = ask(empty_database, EVERYTHING)
    assert f"0 new, 0 changed, {records} unchanged" in run(empty_database, "ucdp-ged", file)
    assert ask(empty_database, EVERYTHING) == before
    assert ask(empty_database, COUNTS + " ORDER BY id") == [
        ("finished", 43, 42, 1, records, 0),
        ("finished", 43, 42, 1, 0, 0),
    ]
    prove(empty_database)


def test_a_newer_release_changes_what_changed_and_tells_it_field_by_field(
    empty_database: str, tmp_path: Path
) -> None:
    run(empty_database, "ucdp-ged", write(tmp_path / "old.csv", make_rows(10)))
    newer = [make_row(3, best=7, high=9, deaths_b=7), *(make_row(number) for number in range(4, 12))]
    said = run(empty_database, "ucdp-ged", write(tmp_path / "new.csv", newer), "--diff")
    assert "entry:ucdp-ged-100003 casualties[0].best: '4' → '7'" in said
    assert "entry:ucdp-ged-100003 killed_best: '4' → '7'" in said
    assert "entry:ucdp-ged-100004" not in said
    assert ask(empty_database, COUNTS + " ORDER BY id DESC LIMIT 1")[0][-1] == 1
    assert ask(empty_database, "SELECT count(*), max(revision) FROM entry") == [(11, 2)]
    prove(empty_database)


def test_a_dry_run_says_what_would_change_and_changes_nothing(empty_database: str, tmp_path: Path) -> None:
    said = run(empty_database, "ucdp-ged", write(tmp_path / "ged.csv", make_rows(5)), "--dry-run")
    assert "Dry run, nothing was written" in said
    assert "5 rows: 5 mapped, 0 rejected" in said
    for table in ("entry", "actor", "import_batch", "data_issue", "external_id", "term"):
        assert ask(empty_database, f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608 - our own names


def test_killed_in_the_middle_it_leaves_whole_chunks_and_goes_on_after_them(
    empty_database: str, tmp_path: Path
) -> None:
    total = 4 * importing.CHUNK + 100
    file = write(tmp_path / "ged.csv", make_rows(total))
    process = start(empty_database, "ucdp-ged", file)
    deadline = time.monotonic() + 60
    while not (done := ask(empty_database, "SELECT rows_done FROM import_batch WHERE rows_done > 0")):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    ((rows_done, status),) = ask(empty_database, "SELECT rows_done, status FROM import_batch")
    assert done[0][0] <= rows_done < total
    assert rows_done % importing.CHUNK == 0
    assert status == "running"
    assert ask(empty_database, "SELECT count(*) FROM entry") == [(rows_done,)]
    prove(empty_database)
    said = run(empty_database, "ucdp-ged", file, "--resume")
    assert f"resumed after row {rows_done:,}" in said
    assert f"{total:,} rows: {total:,} mapped, 0 rejected" in said
    assert ask(empty_database, "SELECT count(*), max(revision) FROM entry") == [(total, 1)]
    ((records,),) = ask(empty_database, "SELECT records_new FROM import_batch")
    assert f"0 new, 0 changed, {records:,} unchanged" in run(empty_database, "ucdp-ged", file)


def test_a_file_that_breaks_off_fails_with_what_is_in_and_how_to_go_on(
    empty_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "ged.csv", make_rows(30))
    monkeypatch.setattr(importing, "CHUNK", 10)
    with closing(make_engine(empty_database)) as engine:
        report = import_breaking(engine, file, after=25)
        assert report.error == "ends in the middle of row 26"
        assert report.progress.rows_done == 20
        ((status, error, done),) = ask(empty_database, "SELECT status, error, rows_done FROM import_batch")
        assert (status, error, done) == ("failed", "ends in the middle of row 26", 20)
        assert ask(empty_database, "SELECT count(*) FROM entry") == [(20,)]
        resumed = import_breaking(engine, file, after=100, resume=True)
        assert (resumed.error, resumed.progress.rows_done, resumed.resumed_after) == (None, 30, 20)
        assert resumed.batch.slug == report.batch.slug
    assert ask(empty_database, "SELECT count(*) FROM entry") == [(30,)]
    prove(empty_database)


def import_breaking(engine: Engine, file: Path, *, after: int, resume: bool = False) -> importing.BatchReport:
    """Import a file that cannot be read beyond a row."""
    scheme = open_scheme("ucdp-ged", file)
    whole = scheme.rows

    def break_off(done: int = 0) -> object:
        for number, row in whole(done):
            if number > after:
                raise UnusableFile(f"ends in the middle of row {number}")
            yield number, row

    scheme.rows = break_off
    known = ImportedFile("ucdp-ged", file.name, "0" * 64)
    return importing.Importer(engine.begin, known, scheme, lambda _row: None).run(resume=resume)


def test_what_a_row_says_otherwise_of_a_known_actor_is_an_issue_and_changes_nothing(
    empty_database: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "ged.csv", [make_row(3), make_row(6, side_a="Iraq's government")])
    assert "differs_from_earlier_row: 1" in run(empty_database, "ucdp-ged", file)
    found = "SELECT row_number, column_name, value FROM data_issue WHERE rule = 'differs_from_earlier_row'"
    ((row, kind, slug),) = ask(empty_database, found)
    assert (row, kind) == (2, "actor")
    assert ask(empty_database, f"SELECT name FROM actor WHERE slug = '{slug}'") == [("Government of Iraq",)]  # noqa: S608
    assert "0 new, 0 changed" in run(empty_database, "ucdp-ged", file)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ucdp-ged", "nowhere.csv"], "nowhere.csv does not exist"),
        (["ucdp", "ged.csv"], "is no scheme; did you mean 'ucdp-ged'"),
        (["ucdp-ged", "ged.csv", "--publisher", "upsala"], "there is no publisher 'upsala'"),
    ],
)
def test_what_cannot_be_imported_is_told_before_anything_is_written(
    empty_database: str, tmp_path: Path, arguments: list[str], message: str
) -> None:
    write(tmp_path / "ged.csv", make_rows(3))
    named = [str(tmp_path / each) if each.endswith(".csv") else each for each in arguments]
    assert message in run(empty_database, *named, status=1)
    assert ask(empty_database, "SELECT count(*) FROM import_batch") == [(0,)]
