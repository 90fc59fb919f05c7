"""The index: terms, postings and pairs. It is filled once the tables are up to date.

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT_IN_ORDER = sa.String().with_variant(sa.String(collation="C"), "postgresql")
FACETS = (
    "kind", "category", "actor", "role", "site", "place", "country", "document", "publisher", "assessment",
    "weapon", "contested", "killed", "reported_year", "reported_month", "reported_day", "span", "dated", "day", "week",
    "month", "year",
)  # fmt: skip


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "facet",
            sa.Enum(*FACETS, name="facet", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("value", TEXT_IN_ORDER, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_term_count")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("facet", "value", name=op.f("uq_term_facet_value")),
    )
    op.create_index("ix_term_facet_count_value", "term", ["facet", "count", "value"])

    op.create_table(
        "posting",
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("term_id", "day", "entry_id", name=op.f("pk_posting")),
        sqlite_with_rowid=False,
    )

    op.create_table(
        "term_pair",
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_term_pair_count")),
        sa.PrimaryKeyConstraint("term_id", "other_id", name=op.f("pk_term_pair")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_table("term_pair")
    op.drop_table("posting")
    op.drop_index("ix_term_facet_count_value", "term")
    op.drop_table("term")
