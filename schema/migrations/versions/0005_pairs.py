"""Pairs of terms for categories, countries, assessments and what is contested too: the index is to be made anew.

It is filled once the tables are up to date.

Revision: 0005, after 0004.
"""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Bring the tables to this revision."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("TRUNCATE term_pair, posting, term")  # a DELETE would leave millions of dead rows
        return
    for table in ("term_pair", "posting", "term"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - our own words


def downgrade() -> None:
    """Take the tables back to the revision before, to which more pairs than it asks for do no harm."""
