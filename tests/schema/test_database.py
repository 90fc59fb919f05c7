"""Reaching the database: what is set on each connection, and what is said when it cannot be reached."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from schema.storage.database import DatabaseUnavailable, make_engine, migrate
from tests.databases import ROOT
from tests.schema.engines import closing

WRONG_URLS = {
    "nonsense": "the database's URL cannot be read; write sqlite:////absolute/path or",
    "mysql://user@host/name": "a database's URL does not begin with mysql; write sqlite:////absolute/path or",
    "postgresql+asyncpg://host/name": r"a database's URL does not begin with postgresql\+asyncpg; write",
    "sqlite:///relative.db": "an SQLite database is named by an absolute path: sqlite:////absolute/path",
    "sqlite://": "an SQLite database is named by an absolute path",
    "postgresql://user:sec@ret@127.0.0.1/name": "the password in the database's URL holds an @; write it as %40",
}


@pytest.mark.parametrize("url", WRONG_URLS)
def test_a_url_of_another_form_is_refused(url: str) -> None:
    with pytest.raises(DatabaseUnavailable, match=WRONG_URLS[url]):
        make_engine(url)


def test_the_folder_of_a_file_is_made(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/a/b/dateline.db")
    assert (tmp_path / "a/b/dateline.db").exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(
        DatabaseUnavailable, match=f"the folder {tmp_path}/file/a cannot be made: Not a directory"
    ):
        migrate(f"sqlite:///{tmp_path}/file/a/dateline.db")


def test_a_path_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(
        DatabaseUnavailable, match=f"{tmp_path} cannot be opened; check that its folder exists"
    ):
        migrate(f"sqlite:///{tmp_path}")


def test_a_file_that_is_no_database_is_said_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database, but long enough to be looked at as if it were one" * 20)
    with pytest.raises(DatabaseUnavailable, match=r"notes.txt is not an SQLite database; move it away"):
        migrate(f"sqlite:///{file}")
    assert file.read_text().startswith("not a database")


def test_a_server_that_is_not_there_is_said_without_the_password() -> None:
    with pytest.raises(DatabaseUnavailable) as refused:
        migrate("postgresql://user:secret@127.0.0.1:1/name")
    assert "PostgreSQL (database name at 127.0.0.1:1) cannot be used: " in str(refused.value)
    assert "check that it runs" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_every_connection_to_a_file_is_set_up(tmp_path: Path) -> None:
    with closing(make_engine(f"sqlite:///{tmp_path}/a.db")) as engine, engine.connect() as connection:
        found = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout", "cache_size")
        }
    assert found == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 1,
        "busy_timeout": 30_000,
        "cache_size": -65536,
    }


def test_a_second_writer_waits_until_the_first_is_done(tmp_path: Path) -> None:
    with (
        closing(make_engine(f"sqlite:///{tmp_path}/a.db")) as engine,
        engine.connect() as first,
        engine.connect() as second,
    ):
        second.exec_driver_sql("SELECT 1")
        second.rollback()
        second.connection.driver_connection.execute("PRAGMA busy_timeout = 1")
        first.exec_driver_sql("CREATE TABLE a (b)")
        with pytest.raises(DatabaseUnavailable, match="was in use by another writer for 30 seconds"):
            second.exec_driver_sql("SELECT 1")


def test_tables_made_in_a_transaction_that_fails_are_gone(bare_engine: Engine) -> None:
    with pytest.raises(DBAPIError), bare_engine.begin() as connection:
        make_table_and_fail(connection)
    with bare_engine.begin() as connection:
        connection.execute(text("CREATE TABLE a (b INTEGER)"))


def make_table_and_fail(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE a (b INTEGER)"))
    connection.execute(text("INSERT INTO a VALUES (1)"))
    connection.execute(text("SELECT nothing"))


def run_migrate(url: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "schema", "migrate"]
    environ = {**os.environ, "DATABASE_URL": url}
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)


def test_the_command_says_when_the_tables_are_up_to_date(tmp_path: Path) -> None:
    done = run_migrate(f"sqlite:///{tmp_path}/a.db")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Up to date.\n", "")


def test_the_command_says_in_one_line_what_is_wrong(tmp_path: Path) -> None:
    done = run_migrate(f"sqlite:///{tmp_path}")
    problem = (
        f"dateline: {tmp_path} cannot be opened; check that its folder exists and that you may write to it.\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", problem)
