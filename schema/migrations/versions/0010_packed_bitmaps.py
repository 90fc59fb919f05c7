"""Bitmaps without what their keys say already: the index is emptied, and made anew once the tables are up to date.

A list of ids that was stored with its head cannot be told from one without, so none may stay. The index of terms by
their counts goes: all terms of a facet are read by their values.

Revision: 0010.
"""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Bring the tables to this revision."""
    _empty()
    op.drop_index("ix_term_facet_count_value", "term")


def downgrade() -> None:
    """Take the tables back to the revision before, with nothing in its index."""
    _empty()
    op.create_index("ix_term_facet_count_value", "term", ["facet", "count", "value"])


def _empty() -> None:
    for table in ("bitmap", "term"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608
