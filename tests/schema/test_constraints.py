"""Every constraint has a row that breaks it, and that differs from a sound row in nothing else."""

from collections.abc import Iterator

import pytest
from sqlalchemy import (
    CheckConstraint,
    Connection,
    Engine,
    Enum,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.exc import IntegrityError

from schema.tables import METADATA, TABLES
from tests.schema.constraint_rows import BREAKING, FIRST, SECOND

NOWHERE = 99


def list_cases() -> Iterator[tuple[str, str, dict[str, object]]]:
    """Yield for every constraint its name, its table and a change to the sound row that breaks it."""
    for table in METADATA.sorted_tables:
        for constraint in table.constraints:
            for changes in list_changes(table, constraint):
                yield str(constraint.name), table.name, changes
        for column in table.columns:
            if not column.nullable and not column.primary_key:
                yield f"{table.name}.{column.name}", table.name, {column.name: None}


def list_changes(table: Table, constraint: object) -> list[dict[str, object]]:
    """Return what breaks a constraint: by its kind, or by the list beside this file."""
    match constraint:
        case UniqueConstraint() | PrimaryKeyConstraint():
            return [{column.name: FIRST[table.name].get(column.name) for column in constraint.columns}]
        case ForeignKeyConstraint():
            return BREAKING.get(str(constraint.name), [{constraint.columns[0].name: NOWHERE}])
        case CheckConstraint() if vocabulary := find_vocabulary(table, constraint):
            return [{vocabulary: "nonsense"}, {vocabulary: ""}]
        case CheckConstraint():
            return BREAKING.get(str(constraint.name), [])
    return []


def find_vocabulary(table: Table, constraint: CheckConstraint) -> str | None:
    """Return the column whose vocabulary a CHECK holds."""
    prefix = f"ck_{table.name}_"
    names = {f"{prefix}{c.type.name}": c.name for c in table.columns if isinstance(c.type, Enum)}
    return names.get(str(constraint.name))


CASES = list(list_cases())


@pytest.fixture(scope="module")
def filled(shared_engine: Engine) -> Engine:
    """Return an engine for a database with two rows in each table."""
    with shared_engine.begin() as connection:
        suspend_references(connection)
        for table, row in FIRST.items():
            insert(connection, table, row)
            insert(connection, table, make_second(table, {"id": 2}))
    return shared_engine


def suspend_references(connection: Connection) -> None:
    """Let rows refer to rows that are not there yet."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
    else:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))


def resume_references(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = DEFAULT"))
    else:
        connection.execute(text("PRAGMA defer_foreign_keys = OFF"))


def make_second(table: str, changes: dict[str, object]) -> dict[str, object]:
    """Return the second row of a table with changes to it."""
    keyed = {"id": changes.get("id", 3)} if "id" in FIRST[table] else {}
    return {
        **FIRST[table],
        **SECOND[table],
        **keyed,
        **{k: v for k, v in changes.items() if k != "id" or keyed},
    }


def insert(connection: Connection, table: str, row: dict[str, object]) -> None:
    """Insert a row as it is, past every check in Python."""
    columns, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), row)  # noqa: S608 - our own names


@pytest.mark.parametrize(
    ("name", "table", "changes"), CASES, ids=[f"{name}-{'-'.join(changes)}" for name, _, changes in CASES]
)
def test_a_constraint_refuses_the_row_that_breaks_it(
    filled: Engine, name: str, table: str, changes: dict[str, object]
) -> None:
    with filled.connect() as connection:
        make_room(connection, table)
        with pytest.raises(IntegrityError) as refused:
            insert(connection, table, make_second(table, changes))
        assert names(filled, name) in str(refused.value.orig)


@pytest.mark.parametrize("table", FIRST)
def test_the_row_that_the_others_are_made_from_is_sound(filled: Engine, table: str) -> None:
    with filled.connect() as connection:
        make_room(connection, table)
        insert(connection, table, make_second(table, {}))


def make_room(connection: Connection, table: str) -> None:
    """Take out the second row, until the connection closes, so that one like it can be tried."""
    *_, key = TABLES[table].primary_key.columns.keys()
    suspend_references(connection)
    connection.execute(text(f"DELETE FROM {table} WHERE {key} = 2"))  # noqa: S608 - our own names
    resume_references(connection)


def names(engine: Engine, name: str) -> str:
    """Return how a database names what was broken."""
    table, _, column = name.partition(".")
    if engine.dialect.name == "postgresql":
        return f'"{column}" of relation "{table}"' if column else f'"{name}"'
    prefix, _, _ = name.partition("_")
    if column:
        return f"NOT NULL constraint failed: {name}"
    return {"fk": "FOREIGN KEY", "ck": name}.get(prefix, "UNIQUE")


def test_every_constraint_is_among_the_cases() -> None:
    constraints = {str(c.name) for table in METADATA.sorted_tables for c in table.constraints}
    assert constraints - {name for name, _, _ in CASES} == set()


def test_no_case_is_for_a_constraint_that_is_gone() -> None:
    constraints = {str(c.name) for table in METADATA.sorted_tables for c in table.constraints}
    assert set(BREAKING) - constraints == set()


def test_every_name_fits_into_postgresql() -> None:
    names = [str(c.name) for table in METADATA.sorted_tables for c in [*table.constraints, *table.indexes]]
    assert [name for name in names if len(name) > 63] == []
