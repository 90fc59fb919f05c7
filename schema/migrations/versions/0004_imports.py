"""Import batches, their data issues, and the ids that records have elsewhere.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TEXT_IN_ORDER = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", TEXT_IN_ORDER, nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "running",
                "finished",
                "failed",
                "abandoned",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("rows_mapped", sa.Integer(), nullable=False),
        sa.Column("rows_rejected", sa.Integer(), nullable=False),
        sa.Column("rows_done", sa.Integer(), nullable=False),
        sa.Column("records_new", sa.Integer(), nullable=False),
        sa.Column("records_changed", sa.Integer(), nullable=False),
        sa.Column("records_unchanged", sa.Integer(), nullable=False),
        sa.Column("mapped_columns", sa.JSON(), nullable=False),
        sa.Column("unmapped_columns", sa.JSON(), nullable=False),
        sa.CheckConstraint("(status = 'failed') = (error IS NOT NULL)", name=op.f("ck_import_batch_failed")),
        sa.CheckConstraint(
            "(status = 'running') = (finished_at IS NULL)", name=op.f("ck_import_batch_finished")
        ),
        sa.CheckConstraint(
            "length(slug) BETWEEN 3 AND 120 AND ltrim(slug, 'abcdefghijklmnopqrstuvwxyz0123456789-') = ''",
            name=op.f("ck_import_batch_slug"),
        ),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_import_batch_sha256_length")),
        sa.CheckConstraint(
            "records_new >= 0 AND records_changed >= 0 AND records_unchanged >= 0 AND rows_done >= 0 AND rows_mapped >= 0 AND rows_rejected >= 0",
            name=op.f("ck_import_batch_counts"),
        ),
        sa.CheckConstraint(
            "rows_read = rows_mapped + rows_rejected", name=op.f("ck_import_batch_rows_accounted_for")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sa.UniqueConstraint("slug", name=op.f("uq_import_batch_slug")),
    )
    op.create_index("ix_import_batch_sha256", "import_batch", ["sha256"])
    op.create_index("ix_import_batch_started_at_id", "import_batch", ["started_at", "id"])

    op.create_table(
        "data_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column("column_name", sa.String(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("kept", sa.String(), nullable=True),
        sa.Column("rejected", sa.Boolean(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "NOT rejected OR (kept IS NULL AND entry_id IS NULL)",
            name=op.f("ck_data_issue_rejected_keeps_nothing"),
        ),
        sa.CheckConstraint("length(rule) > 0", name=op.f("ck_data_issue_rule_given")),
        sa.CheckConstraint("row_number >= 1", name=op.f("ck_data_issue_row_number")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_data_issue_batch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_data_issue_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_issue")),
    )
    op.create_index("ix_data_issue_batch_id_id", "data_issue", ["batch_id", "id"])
    op.create_index(
        "ix_data_issue_entry_id",
        "data_issue",
        ["entry_id"],
        sqlite_where=sa.text("entry_id IS NOT NULL"),
        postgresql_where=sa.text("entry_id IS NOT NULL"),
    )
    op.create_index("ix_data_issue_rule_id", "data_issue", ["rule", "id"])

    op.create_table(
        "external_id",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "CASE WHEN entry_id IS NULL THEN 0 ELSE 1 END + CASE WHEN actor_id IS NULL THEN 0 ELSE 1 END + CASE WHEN place_id IS NULL THEN 0 ELSE 1 END + CASE WHEN document_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_external_id_names_one"),
        ),
        sa.CheckConstraint("length(scheme) > 0", name=op.f("ck_external_id_scheme_given")),
        sa.CheckConstraint("length(value) > 0", name=op.f("ck_external_id_value_given")),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actor.id"], name=op.f("fk_external_id_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_external_id_document_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_external_id_entry_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_external_id_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_external_id")),
        sa.UniqueConstraint("scheme", "value", name=op.f("uq_external_id_scheme_value")),
    )
    op.create_index(
        "ix_external_id_actor_id",
        "external_id",
        ["actor_id"],
        sqlite_where=sa.text("actor_id IS NOT NULL"),
        postgresql_where=sa.text("actor_id IS NOT NULL"),
    )
    op.create_index(
        "ix_external_id_document_id",
        "external_id",
        ["document_id"],
        sqlite_where=sa.text("document_id IS NOT NULL"),
        postgresql_where=sa.text("document_id IS NOT NULL"),
    )
    op.create_index(
        "ix_external_id_entry_id",
        "external_id",
        ["entry_id"],
        sqlite_where=sa.text("entry_id IS NOT NULL"),
        postgresql_where=sa.text("entry_id IS NOT NULL"),
    )
    op.create_index(
        "ix_external_id_place_id",
        "external_id",
        ["place_id"],
        sqlite_where=sa.text("place_id IS NOT NULL"),
        postgresql_where=sa.text("place_id IS NOT NULL"),
    )


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_index("ix_external_id_place_id", "external_id")
    op.drop_index("ix_external_id_entry_id", "external_id")
    op.drop_index("ix_external_id_document_id", "external_id")
    op.drop_index("ix_external_id_actor_id", "external_id")

    op.drop_table("external_id")
    op.drop_index("ix_data_issue_rule_id", "data_issue")
    op.drop_index("ix_data_issue_entry_id", "data_issue")
    op.drop_index("ix_data_issue_batch_id_id", "data_issue")

    op.drop_table("data_issue")
    op.drop_index("ix_import_batch_started_at_id", "import_batch")
    op.drop_index("ix_import_batch_sha256", "import_batch")

    op.drop_table("import_batch")
