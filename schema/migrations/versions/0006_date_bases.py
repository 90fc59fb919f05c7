"""Bases for dates to come, for several readings, for years, seasons and what is counted from an anchor.

Revision: 0006, after 0005.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

COLUMNS = (("entry", "date_basis"), ("citation", "date_basis"), ("diplomatic_event", "next_meeting_basis"))
BEFORE = (
    *("explicit", "explicit_year_from_dateline", "relative_day", "weekday_before_dateline", "weekday_ambiguous"),
    *("relative_week", "relative_month", "vague_term", "before_other_entry", "after_other_entry"),
    *("constraint_intersection", "same_occasion", "inherited", "by_report_date", "as_of_report", "editor"),
    "imported",
)
NEW = {  # each after the word that it follows in the vocabulary
    "weekday_before_dateline": ("weekday_after_dateline",),
    "relative_month": ("relative_year", "northern_season", "ambiguous"),
    "after_other_entry": ("counted_from_anchor",),
}
AFTER = tuple(word for basis in BEFORE for word in (basis, *NEW.get(basis, ())))


def upgrade() -> None:
    """Bring the tables to this revision."""
    for table, column in COLUMNS:
        _allow(table, column, BEFORE, AFTER)


def downgrade() -> None:
    """Take the tables back to the revision before, where an editor read what these bases say."""
    added = _list([word for words in NEW.values() for word in words])
    for table, column in COLUMNS:
        op.execute(f"UPDATE {table} SET {column} = 'editor' WHERE {column} IN ({added})")  # noqa: S608 - our own words
        _allow(table, column, AFTER, BEFORE)


def _list(words: Sequence[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _allow(table: str, column: str, old: Sequence[str], new: Sequence[str]) -> None:
    """Have a column hold the new words."""
    name, check = op.f(f"ck_{table}_{column}"), f"{column} IN ({_list(new)})"
    if op.get_bind().dialect.name == "sqlite":
        _replace_text(table, f"{column} IN ({_list(old)})", check)
        return
    op.drop_constraint(name, table, type_="check")
    op.create_check_constraint(name, table, sa.text(check))


def _replace_text(table: str, old: str, new: str) -> None:
    """Change the text of a table's definition, which holds its checks, without a look at its rows.

    SQLite's documentation of ALTER TABLE describes this way for checks. Building the table anew would copy every
    entry, and needs foreign keys to be off.
    """
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    statement = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ? AND instr(sql, ?) > 0"
    changed = connection.exec_driver_sql(statement, (old, new, table, old)).rowcount
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
    if changed != 1:
        raise RuntimeError(f"the table {table} has no check {old}")
