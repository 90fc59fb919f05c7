"""The words that are searched, with the databases' own indexes over them.

Revision: 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

PLACE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = {
    "actor": ("actor_id", ("words",)),
    "place": ("place_id", ("words",)),
    "document": ("document_id", ("words",)),
    "entry": ("place", ("title", "names", "quotes", "summary")),
}

# Beside its words an entry has a word for each stretch of 8, 64, 512 and 4,096 days that its day is in: with them
# one index scan finds the hits within a part of the timeline.
STRETCHES = "".join(f" || ' @{level}.' || (place >> {32 + level})::text" for level in (3, 6, 9, 12))

# FTS5 takes the words as they are: they are folded already. Its index follows the table by triggers.
FTS5 = """
CREATE VIRTUAL TABLE {kind}_search USING fts5(
    {columns}, content='{kind}_words', content_rowid='{key}', columnsize=0, tokenize='ascii'
);

CREATE TRIGGER {kind}_words_inserted AFTER INSERT ON {kind}_words BEGIN
    INSERT INTO {kind}_search(rowid, {columns}) VALUES (new.{key}, {new});
END;

CREATE TRIGGER {kind}_words_deleted AFTER DELETE ON {kind}_words BEGIN
    INSERT INTO {kind}_search({kind}_search, rowid, {columns}) VALUES ('delete', old.{key}, {old});
END;

CREATE TRIGGER {kind}_words_updated AFTER UPDATE ON {kind}_words BEGIN
    INSERT INTO {kind}_search({kind}_search, rowid, {columns}) VALUES ('delete', old.{key}, {old});
    INSERT INTO {kind}_search(rowid, {columns}) VALUES (new.{key}, {new});
END;
"""

# A tsvector without positions, made of the words as they are. Without fastupdate no search waits for late index work.
TSVECTOR = """
ALTER TABLE {kind}_words ADD COLUMN tsv tsvector NOT NULL GENERATED ALWAYS AS (
    array_to_tsvector(string_to_array(btrim(replace({text}, '  ', ' ')), ' '))
) STORED;
CREATE INDEX ix_{kind}_words_tsv ON {kind}_words USING gin (tsv) WITH (fastupdate = off);
"""


def upgrade() -> None:
    """Bring the tables to this revision."""
    for kind in ("actor", "place", "document"):
        op.create_table(
            f"{kind}_words",
            sa.Column(f"{kind}_id", sa.Integer(), nullable=False),
            sa.Column("words", sa.String(), nullable=False),
            sa.ForeignKeyConstraint(
                [f"{kind}_id"], [f"{kind}.id"], name=op.f(f"fk_{kind}_words_{kind}_id"), ondelete="CASCADE"
            ),
            sa.PrimaryKeyConstraint(f"{kind}_id", name=op.f(f"pk_{kind}_words")),
        )
    op.create_table(
        "entry_words",
        sa.Column("place", PLACE, nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in WORDS["entry"][1]),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_entry_words_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_entry_words")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_entry_words_entry_id")),
    )
    for kind in WORDS:
        index(kind)


def index(kind: str) -> None:
    """Make the database's own index over the words of a kind of record."""
    key, columns = WORDS[kind]
    if op.get_bind().dialect.name == "postgresql":
        text = " || ".join(columns) + (STRETCHES if kind == "entry" else "")
        op.execute(TSVECTOR.format(kind=kind, text=text))
        return
    names = {
        "columns": ", ".join(columns),
        "new": ", ".join(f"new.{name}" for name in columns),
        "old": ", ".join(f"old.{name}" for name in columns),
    }
    for statement in FTS5.format(kind=kind, key=key, **names).split("\n\n"):
        op.execute(statement)


def downgrade() -> None:
    """Take the tables back to the revision before."""
    for kind in WORDS:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TABLE {kind}_search")
        op.drop_table(f"{kind}_words")
