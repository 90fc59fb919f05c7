"""Migrations: they make what the tables say, there and back, wholly or not at all."""

import os
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
from tests.schema.factories import make_statement, make_world
from tests.schema.index_reading import read_index
from tests.schema.stored import read_everything, save_all, save_entries


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


@pytest.mark.parametrize("revision", ["0001", "0004", "0005", "0008", "0009"])
def test_what_was_indexed_before_is_indexed_anew(engine: Engine, revision: str) -> None:
    with engine.begin() as connection:
        save_all(connection, make_world())
        wanted = read_index(connection)
        migrations.downgrade(connection, revision)
        for statement in OLD_INDEX if revision in ("0004", "0005") else ():
            connection.execute(text(statement))
    with engine.begin() as connection:
        migrations.upgrade(connection)
        assert read_index(connection) == wanted
        assert list(list_differences(connection)) == []


OLD_INDEX = (
    "INSERT INTO term (id, facet, value, count) VALUES (1, 'actor', 'somebody', 1)",
    "INSERT INTO posting (term_id, day, entry_id) VALUES (1, 1, 1)",
    "INSERT INTO term_pair (term_id, other_id, count) VALUES (1, 1, 1)",
)


def test_the_revision_before_bitmaps_has_its_copies_of_sort_dates_again(engine: Engine) -> None:
    with engine.begin() as connection:
        save_all(connection, make_world())
        migrations.downgrade(connection, "0008")
        for table in ("participation", "entry_place"):
            query = (
                f"SELECT {table}.sort_date, entry.sort_date FROM {table} JOIN entry ON entry.id = entry_id"  # noqa: S608
            )
            rows = connection.execute(text(query)).all()
            assert rows
            assert all(copy == day and day is not None for copy, day in rows)


def test_times_recorded_before_they_ordered_a_day_order_it(engine: Engine) -> None:
    with engine.begin() as connection:
        save_entries(connection, *(make_statement(f"said-{n}", edtf) for n, edtf in enumerate(TIMES)))
        wanted = read_everything(connection)
        migrations.downgrade(connection, "0005")
    with engine.begin() as connection:
        migrations.upgrade(connection)
        assert list(list_differences(connection)) == []
        index = ("term", "bitmap", "bitmap_write")  # which is made anew, with other ids
        found = read_everything(connection)
        assert {name: found[name] for name in found if name not in index} == {
            name: wanted[name] for name in wanted if name not in index
        }


TIMES = [
    "2021-07-08T23:30:00-05:00",
    "2021-07-08",
    "2021-07-08T20:00:00Z",
    "2021-07-08T08:00:00",
    "2021-07-08T01:00:00+23:59",
]
