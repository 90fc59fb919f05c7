"""Migrations: they make what the tables say, there and back, wholly or not at all."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, Connection, Engine, Enum, inspect, text
from sqlalchemy.exc import DBAPIError

from schema import migrations
from schema.proofs.derived import list_differences
from schema.storage.database import (
    DatabaseUnavailable,
    is_migrated,
    list_revisions,
    make_engine,
    migrate,
    migrating,
    reading,
)
from schema.tables import METADATA, TABLES
from tests.databases import ROOT
from tests.schema.engines import closing
from tests.schema.factories import make_world
from tests.schema.index_reading import read_index
from tests.schema.stored import save_all


def test_the_migrations_make_the_tables_that_the_code_has(engine: Engine) -> None:
    with migrating(engine) as connection:
        migrations.check(connection)


def test_the_migrations_make_the_checks_that_the_code_has(engine: Engine, bare_engine: Engine) -> None:
    with migrating(bare_engine) as connection:
        METADATA.create_all(connection)  # what Alembic does not compare is compared with the tables as coded
        coded = list_checks(connection)
    with reading(engine) as connection:
        assert list_checks(connection) == coded


def list_checks(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    inspector = inspect(connection)
    return {
        name: sorted(
            (str(check["name"]), check["sqltext"]) for check in inspector.get_check_constraints(name)
        )
        for name in TABLES
    }


def test_the_migrations_go_back_and_forth(engine: Engine) -> None:
    with migrating(engine) as connection:
        migrations.downgrade(connection, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
        migrations.upgrade(connection)
        migrations.check(connection)
        assert is_migrated(connection)


def test_migrating_again_changes_nothing_and_needs_no_alembic(empty_database: str) -> None:
    script = (
        "import sys; from schema.storage.database import migrate; migrate(sys.argv[1]);"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script, empty_database], cwd=ROOT, check=True)


def test_several_may_migrate_at_once(unmigrated_database: str, bare_engine: Engine) -> None:
    environ = {**os.environ, "DATABASE_URL": unmigrated_database}
    command = [sys.executable, "-m", "schema", "migrate"]
    started = [subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]
    with reading(bare_engine) as connection:
        assert is_migrated(connection)


def test_a_migration_that_fails_leaves_nothing(bare_engine: Engine) -> None:
    with pytest.raises(DBAPIError), migrating(bare_engine) as connection:
        fail_after(connection, migrations.upgrade)
    with reading(bare_engine) as connection:
        assert inspect(connection).get_table_names() == []


def fail_after(connection: Connection, work: Callable[[Connection], None]) -> None:
    work(connection)
    connection.execute(text("SELECT nothing"))


def test_a_migration_may_not_leave_a_row_that_refers_to_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    migrate(url)
    row = "INSERT INTO place_alias (place_id, name) VALUES (7, 'x')"
    with (
        pytest.raises(
            DatabaseUnavailable, match="row 1 of place_alias refers to a row of place that is gone"
        ),
        closing(make_engine(url)) as engine,
        migrating(engine) as connection,
    ):
        connection.execute(text(row))


def test_a_database_of_a_newer_dateline_is_left_alone(empty_database: str, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(
        DatabaseUnavailable, match=r"newer Dateline \(its revision is 9999, and this one knows"
    ):
        migrate(empty_database)


def test_the_revisions_are_numbered_in_their_order(engine: Engine) -> None:
    with reading(engine) as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == list_revisions()[-1]


def test_every_vocabulary_is_held_by_a_check() -> None:
    unchecked = [
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column in table.columns
        if isinstance(column.type, Enum)
        and f"ck_{table.name}_{column.type.name}"
        not in {c.name for c in table.constraints if isinstance(c, CheckConstraint)}
    ]
    assert unchecked == []


def test_an_index_that_is_empty_is_made_anew(engine: Engine) -> None:
    with engine.begin() as connection:
        save_all(connection, make_world())
        wanted = read_index(connection)
        for table in ("bitmap", "term"):
            connection.execute(TABLES[table].delete())
    with migrating(engine) as connection:
        migrations.upgrade(connection)
        assert read_index(connection) == wanted
        assert list(list_differences(connection)) == []


def test_a_database_of_a_development_version_is_left_alone(empty_database: str, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0009'"))
    with pytest.raises(DatabaseUnavailable, match=r"development version .* make it anew"):
        migrate(empty_database)


THERE_AND_BACK = """
import sys
from sqlalchemy import text
from schema import migrations
from schema.storage.database import make_engine, migrating
with migrating(make_engine(sys.argv[1])) as connection:
    migrations.upgrade(connection)
    migrations.check(connection)
    connection.execute(text("INSERT INTO actor (slug, name, kind) VALUES ('r-2', 'R2', 'robot')"))
    connection.execute(text("DELETE FROM actor"))
    migrations.downgrade(connection, "base")
"""
WORD = '    COMPANY = "company"\n'
COLUMN = "    description: str | None"


def test_a_migration_is_written_with_the_words_that_a_vocabulary_has_more(tmp_path: Path) -> None:
    """In a copy of the schema, an actor gets a column and a kind: the step that is written makes and unmakes them."""
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    _replace(tmp_path / "schema/vocabularies.py", WORD, WORD + '    ROBOT = "robot"\n')
    _replace(tmp_path / "schema/actor.py", COLUMN, f"    motto: str | None\n{COLUMN}")
    environ = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "schema", "revision", "robots have mottos"]
    written = subprocess.run(
        command, cwd=tmp_path, env=environ, check=True, capture_output=True, text=True
    ).stdout
    step = Path(written.splitlines()[-1]).read_text("utf-8")
    assert "motto" in step
    assert step.count("ck_actor_kind") == len(("dropped", "made")) * len(("up", "down"))
    database = f"sqlite:///{tmp_path}/a.db"
    subprocess.run([sys.executable, "-c", THERE_AND_BACK, database], cwd=tmp_path, env=environ, check=True)


def _replace(file: Path, old: str, new: str) -> None:
    before = file.read_text("utf-8")
    assert old in before
    file.write_text(before.replace(old, new, 1), "utf-8")
