"""The index as bitmaps: it replaces postings, pairs of terms, and the tables of words with the databases' own indexes.

What nothing reads any more goes too. The index is made once the tables are up to date.

Revision: 0009.
"""

import importlib
import time

import sqlalchemy as sa
from alembic import op
from pyroaring import BitMap64

revision = "0009"
down_revision = "0008"

TEXT_IN_ORDER = sa.String().with_variant(sa.String(collation="C"), "postgresql")
LARGE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BEFORE = (
    *("kind", "category", "actor", "role", "site", "place", "country", "document", "publisher", "assessment"),
    *("weapon", "contested", "killed", "reported_year", "reported_month", "reported_day", "span", "dated"),
    *("day", "week", "month", "year"),
)
AFTER = (
    *("kind", "category", "actor", "role", "actor_role", "site", "place", "country", "document", "publisher"),
    *("assessment", "weapon", "contested", "part", "dated", "day", "week", "month", "year"),
    *("sort", "first", "last", "reported"),
    *("killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high"),
    *("title", "names", "quotes", "summary", "actor_word", "place_word", "document_word"),
)
COPIES = {"participation": "actor_id", "entry_place": "place_id"}
"""The tables that hold an entry's sort date, and the column that stands before it in their index."""
WORDS = importlib.import_module("schema.migrations.versions.0003_words")
"""The revision that makes the tables of words, as they are to be found again."""


def upgrade() -> None:
    """Bring the tables to this revision."""
    _drop_words()
    for table in ("term_pair", "posting"):
        op.drop_table(table)
    _make_terms(AFTER, sa.Column("paired", sa.Boolean(), server_default=sa.false(), nullable=False))
    _make_bitmaps()
    for table, owner in COPIES.items():
        op.drop_index(f"ix_{table}_{owner}_sort_date_entry_id", table)
        op.drop_column(table, "sort_date")
        op.create_index(f"ix_{table}_{owner}_entry_id", table, [owner, "entry_id"])
    op.drop_index("ix_entry_kind_sort_date_sort_second_id", "entry")


def downgrade() -> None:
    """Take the tables back to the revision before, with nothing in its index."""
    op.create_index("ix_entry_kind_sort_date_sort_second_id", "entry", ["kind", "sort_date", "sort_second", "id"])
    for table, owner in COPIES.items():
        op.drop_index(f"ix_{table}_{owner}_entry_id", table)
        op.add_column(table, sa.Column("sort_date", sa.Date()))
        op.execute(
            f"UPDATE {table} SET sort_date = (SELECT sort_date FROM entry WHERE entry.id = entry_id)"  # noqa: S608
        )
        op.create_index(f"ix_{table}_{owner}_sort_date_entry_id", table, [owner, "sort_date", "entry_id"])
    for table in ("bitmap_write", "bitmap"):
        op.drop_table(table)
    _make_terms(BEFORE)
    _make_postings()
    WORDS.upgrade()


def _drop_words() -> None:
    for kind in ("entry", "document", "place", "actor"):
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TABLE {kind}_search")
        op.drop_table(f"{kind}_words")


def _make_terms(facets: tuple[str, ...], *more: sa.Column[bool]) -> None:
    """Make the table of terms anew, without any."""
    op.drop_index("ix_term_facet_count_value", "term")
    op.drop_table("term")
    facet = sa.Enum(*facets, name="facet", native_enum=False, create_constraint=True, length=40)
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("facet", facet, nullable=False),
        sa.Column("value", TEXT_IN_ORDER, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        *more,
        sa.CheckConstraint("count >= 0", name=op.f("ck_term_count")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("facet", "value", name=op.f("uq_term_facet_value")),
    )
    op.create_index("ix_term_facet_count_value", "term", ["facet", "count", "value"])


def _make_bitmaps() -> None:
    op.create_table(
        "bitmap",
        sa.Column("key", LARGE, autoincrement=False, nullable=False),
        sa.Column("bits", sa.LargeBinary(), nullable=False),
        sa.Column("written", LARGE, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_bitmap")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE bitmap ALTER bits SET STORAGE EXTERNAL")  # what is compressed is not so again
    written = op.create_table(
        "bitmap_write",
        sa.Column("number", LARGE, autoincrement=False, nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_bitmap_write")),
    )
    first = {"number": time.time_ns() // 1000, "keys": BitMap64().serialize()}
    op.get_bind().execute(written.insert(), first)


def _make_postings() -> None:
    number = [sa.Column(name, sa.Integer(), nullable=False) for name in ("term_id", "day", "second", "entry_id")]
    op.create_table(
        "posting",
        *number,
        sa.PrimaryKeyConstraint("term_id", "day", "second", "entry_id", name=op.f("pk_posting")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "term_pair",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("term_id", "other_id", "count")),
        sa.CheckConstraint("count >= 0", name=op.f("ck_term_pair_count")),
        sa.PrimaryKeyConstraint("term_id", "other_id", name=op.f("pk_term_pair")),
        sqlite_with_rowid=False,
    )
