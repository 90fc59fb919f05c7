"""The next step of the tables' history, written from what the tables say and the steps so far do not make.

Both are made in databases of their own for that, so none that is in use is needed or touched.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alembic import command
from alembic.operations import ops
from sqlalchemy import Connection, inspect
from sqlalchemy.sql.elements import conv

from schema.migrations import make_config, upgrade
from schema.storage.database import list_revisions, make_engine, migrating, reading
from schema.tables import METADATA

Checks = dict[tuple[str, str], str]
"""The SQL of each CHECK, by its table and its name."""


def add_revision(message: str) -> Path:
    """Write the next step; return its file. Raises RuntimeError where Alembic writes none, or several."""
    number = f"{int(list_revisions()[-1]) + 1:04}"
    with TemporaryDirectory() as folder:
        wanted = make_engine(f"sqlite:///{folder}/wanted.db")
        with wanted.begin() as connection:
            METADATA.create_all(connection)
        with reading(wanted) as connection:
            checks = _list_checks(connection)
        wanted.dispose()
        made = make_engine(f"sqlite:///{folder}/made.db")
        with migrating(made) as connection:
            upgrade(connection)
            before = _list_checks(connection)

            def add_checks(_context: Any, _revision: Any, scripts: list[ops.MigrationScript]) -> None:  # noqa: ANN401 - Alembic's
                for script in scripts:
                    _add_checks(script, before, checks)

            script = command.revision(
                make_config(connection),
                message,
                autogenerate=True,
                rev_id=number,
                process_revision_directives=add_checks,
            )
        made.dispose()
    if script is None or isinstance(script, list):
        raise RuntimeError("Alembic wrote no file, or several")
    return Path(script.path)


def _list_checks(connection: Connection) -> Checks:
    inspector = inspect(connection)
    return {
        (table, str(check["name"])): str(check["sqltext"])
        for table in inspector.get_table_names()
        for check in inspector.get_check_constraints(table)
    }


def _add_checks(script: ops.MigrationScript, before: Checks, after: Checks) -> None:
    """Add the CHECKs that differ, such as a vocabulary's with a new word: Alembic does not compare them."""
    if script.upgrade_ops is not None:
        script.upgrade_ops.ops += _list_changes(before, after)
    if script.downgrade_ops is not None:
        script.downgrade_ops.ops[:0] = _list_changes(after, before)


def _list_changes(before: Checks, after: Checks) -> Iterator[ops.ModifyTableOps]:
    """Yield by table what makes its CHECKs those of after; those of a table that is made or dropped come with it."""
    shared = {table for table, _ in before} & {table for table, _ in after}
    for table in sorted(shared):
        names = sorted({name for of, name in before.keys() | after.keys() if of == table})
        changes: list[ops.MigrateOperation] = []
        for key in ((table, name) for name in names):
            if before.get(key) == after.get(key):
                continue
            if key in before:
                changes.append(ops.DropConstraintOp(conv(key[1]), table, type_="check"))
            if key in after:
                changes.append(ops.CreateCheckConstraintOp(conv(key[1]), table, after[key]))
        if changes:
            yield ops.ModifyTableOps(table, changes)
