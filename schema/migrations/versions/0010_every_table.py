"""Every table.

Revision: 0010, the first: those before were of development versions, and a database that came to it by them is the same.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = None

TEXT_IN_ORDER = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
LARGE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "actor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", TEXT_IN_ORDER, nullable=False),
        sa.Column("name", TEXT_IN_ORDER, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "state",
                "government_body",
                "military",
                "armed_group",
                "militia",
                "igo",
                "ngo",
                "person",
                "office_holder",
                "media",
                "company",
                "civilians",
                "collective_unnamed",
                "unknown",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("iso3166", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.CheckConstraint(
            "length(slug) BETWEEN 3 AND 120 AND ltrim(slug, 'abcdefghijklmnopqrstuvwxyz0123456789-') = ''",
            name=op.f("ck_actor_slug"),
        ),
        sa.CheckConstraint("length(iso3166) = 2", name=op.f("ck_actor_iso3166")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_actor_name_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
        sa.UniqueConstraint("slug", name=op.f("uq_actor_slug")),
    )
    op.create_index(op.f("ix_actor_name_id"), "actor", ["name", "id"], unique=False)
    op.create_table(
        "bitmap",
        sa.Column("key", LARGE, autoincrement=False, nullable=False),
        sa.Column("bits", sa.LargeBinary(), nullable=False),
        sa.Column("written", LARGE, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_bitmap")),
    )
    op.create_table(
        "bitmap_write",
        sa.Column("number", LARGE, autoincrement=False, nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_bitmap_write")),
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", TEXT_IN_ORDER, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "incident",
                "statement",
                "diplomatic_event",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("date_edtf", sa.String(), nullable=True),
        sa.Column("date_as_written", sa.String(), nullable=True),
        sa.Column("date_earliest", sa.Date(), nullable=True),
        sa.Column("date_latest", sa.Date(), nullable=True),
        sa.Column(
            "date_precision",
            sa.Enum(
                "time",
                "day",
                "few_days",
                "week",
                "month",
                "season",
                "year",
                "one_of",
                "interval",
                "open_start",
                "open_end",
                "unknown",
                name="date_precision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "date_basis",
            sa.Enum(
                "explicit",
                "explicit_year_from_dateline",
                "relative_day",
                "weekday_before_dateline",
                "weekday_after_dateline",
                "weekday_ambiguous",
                "relative_week",
                "relative_month",
                "relative_year",
                "northern_season",
                "ambiguous",
                "vague_term",
                "before_other_entry",
                "after_other_entry",
                "counted_from_anchor",
                "constraint_intersection",
                "same_occasion",
                "inherited",
                "by_report_date",
                "as_of_report",
                "editor",
                "imported",
                name="date_basis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("date_anchor", sa.String(), nullable=True),
        sa.Column("sort_date", sa.Date(), nullable=True),
        sa.Column("sort_second", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "aspect",
            sa.Enum(
                "occurred",
                "ongoing",
                "planned",
                "announced",
                "hypothetical",
                "did_not_occur",
                name="aspect",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "granularity",
            sa.Enum(
                "single",
                "series",
                "aggregate",
                "state",
                name="granularity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "assessment",
            sa.Enum(
                "unassessed",
                "reported",
                "corroborated",
                "confirmed",
                "contested",
                "discounted",
                "refuted",
                name="assessment",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("first_reported_on", sa.Date(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "(date_edtf IS NULL) = (date_precision = 'unknown')", name=op.f("ck_entry_date_unknown")
        ),
        sa.CheckConstraint(
            "length(slug) BETWEEN 3 AND 120 AND ltrim(slug, 'abcdefghijklmnopqrstuvwxyz0123456789-') = ''",
            name=op.f("ck_entry_slug"),
        ),
        sa.CheckConstraint(
            "CASE WHEN date_edtf IS NULL THEN date_earliest IS NULL AND date_latest IS NULL ELSE date_precision IS NOT NULL AND date_basis IS NOT NULL AND (date_earliest IS NULL OR date_latest IS NULL OR date_earliest <= date_latest) END",
            name=op.f("ck_entry_date_bounds"),
        ),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_entry_title_given")),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_entry_revision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("slug", name=op.f("uq_entry_slug")),
    )
    op.create_index(op.f("ix_entry_first_reported_on_id"), "entry", ["first_reported_on", "id"], unique=False)
    op.create_index(
        op.f("ix_entry_sort_date_sort_second_id"), "entry", ["sort_date", "sort_second", "id"], unique=False
    )
    op.create_index(op.f("ix_entry_updated_at_id"), "entry", ["updated_at", "id"], unique=False)
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
    op.create_index(op.f("ix_import_batch_sha256"), "import_batch", ["sha256"], unique=False)
    op.create_index(op.f("ix_import_batch_started_at_id"), "import_batch", ["started_at", "id"], unique=False)
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", TEXT_IN_ORDER, nullable=False),
        sa.Column("name", TEXT_IN_ORDER, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "country",
                "admin1",
                "admin2",
                "city",
                "town",
                "village",
                "base",
                "facility",
                "border",
                "region",
                "sea",
                "airspace",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("iso3166", sa.String(), nullable=True),
        sa.Column("coordinate_source", sa.String(), nullable=True),
        sa.CheckConstraint(
            "length(slug) BETWEEN 3 AND 120 AND ltrim(slug, 'abcdefghijklmnopqrstuvwxyz0123456789-') = ''",
            name=op.f("ck_place_slug"),
        ),
        sa.CheckConstraint(
            "(latitude IS NULL) = (longitude IS NULL)", name=op.f("ck_place_both_coordinates")
        ),
        sa.CheckConstraint("latitude BETWEEN -90 AND 90", name=op.f("ck_place_latitude")),
        sa.CheckConstraint("length(iso3166) = 2", name=op.f("ck_place_iso3166")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_place_name_given")),
        sa.CheckConstraint("longitude BETWEEN -180 AND 180", name=op.f("ck_place_longitude")),
        sa.CheckConstraint("parent_id <> id", name=op.f("ck_place_not_inside_itself")),
        sa.ForeignKeyConstraint(["parent_id"], ["place.id"], name=op.f("fk_place_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("slug", name=op.f("uq_place_slug")),
    )
    op.create_index(op.f("ix_place_iso3166"), "place", ["iso3166"], unique=False)
    op.create_index(op.f("ix_place_latitude_longitude"), "place", ["latitude", "longitude"], unique=False)
    op.create_index(op.f("ix_place_name_id"), "place", ["name", "id"], unique=False)
    op.create_index(op.f("ix_place_parent_id"), "place", ["parent_id"], unique=False)
    op.create_table(
        "publisher",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", TEXT_IN_ORDER, nullable=False),
        sa.Column("name", TEXT_IN_ORDER, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "news_agency",
                "newspaper",
                "broadcaster",
                "official",
                "igo",
                "ngo",
                "social_account",
                "dataset",
                "academic",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("homepage", sa.String(), nullable=True),
        sa.CheckConstraint(
            "length(slug) BETWEEN 3 AND 120 AND ltrim(slug, 'abcdefghijklmnopqrstuvwxyz0123456789-') = ''",
            name=op.f("ck_publisher_slug"),
        ),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_publisher_name_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publisher")),
        sa.UniqueConstraint("slug", name=op.f("uq_publisher_slug")),
    )
    op.create_index(op.f("ix_publisher_name_id"), "publisher", ["name", "id"], unique=False)
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "facet",
            sa.Enum(
                "kind",
                "category",
                "actor",
                "role",
                "actor_role",
                "site",
                "place",
                "country",
                "document",
                "publisher",
                "assessment",
                "weapon",
                "contested",
                "part",
                "dated",
                "day",
                "week",
                "month",
                "year",
                "sort",
                "first",
                "last",
                "reported",
                "killed_low",
                "killed_best",
                "killed_high",
                "injured_low",
                "injured_best",
                "injured_high",
                "title",
                "names",
                "quotes",
                "summary",
                "actor_word",
                "place_word",
                "document_word",
                name="facet",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("value", TEXT_IN_ORDER, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("paired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_term_count")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("facet", "value", name=op.f("uq_term_facet_value")),
    )
    op.create_table(
        "actor_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "official",
                "short",
                "acronym",
                "metonym",
                "demonym",
                "spelling",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actor.id"], name=op.f("fk_actor_alias_actor_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor_alias")),
        sa.UniqueConstraint("actor_id", "name", name=op.f("uq_actor_alias_actor_id_name")),
    )
    op.create_index(op.f("ix_actor_alias_name"), "actor_alias", ["name"], unique=False)
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", TEXT_IN_ORDER, nullable=False),
        sa.Column(
            "predicate",
            sa.Enum(
                "occurrence",
                "attribution",
                "support",
                "casualties",
                "purpose",
                "legality",
                "date",
                "place",
                "count",
                "identity",
                name="predicate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "uncontested",
                "contested",
                "denied_only",
                "retracted",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "length(slug) BETWEEN 3 AND 120 AND ltrim(slug, 'abcdefghijklmnopqrstuvwxyz0123456789-') = ''",
            name=op.f("ck_claim_slug"),
        ),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_claim_text_given")),
        sa.ForeignKeyConstraint(["about_id"], ["entry.id"], name=op.f("fk_claim_about_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("slug", name=op.f("uq_claim_slug")),
    )
    op.create_index(op.f("ix_claim_about_id"), "claim", ["about_id"], unique=False)
    op.create_index(op.f("ix_claim_status"), "claim", ["status"], unique=False)
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
    op.create_index(op.f("ix_data_issue_batch_id_id"), "data_issue", ["batch_id", "id"], unique=False)
    op.create_index(
        "ix_data_issue_entry_id",
        "data_issue",
        ["entry_id"],
        unique=False,
        sqlite_where=sa.text("entry_id IS NOT NULL"),
        postgresql_where=sa.text("entry_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_data_issue_rule_id"), "data_issue", ["rule", "id"], unique=False)
    op.create_table(
        "diplomatic_event",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "talks_round",
                "adjournment",
                "resumption",
                "meeting",
                "summit",
                "call",
                "un_notification",
                "un_session",
                "resolution",
                "veto",
                "agreement",
                "ceasefire",
                "sanction",
                "sanction_relief",
                "expulsion",
                "mediation",
                "recognition",
                "negotiation_effort",
                "other",
                name="category",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("forum", sa.String(), nullable=True),
        sa.Column("instrument", sa.String(), nullable=True),
        sa.Column("round_number", sa.Integer(), nullable=True),
        sa.Column("document_symbol", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column(
            "next_meeting",
            sa.Enum(
                "scheduled",
                "none_announced",
                "not_mentioned",
                name="next_meeting",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("next_meeting_edtf", sa.String(), nullable=True),
        sa.Column("next_meeting_as_written", sa.String(), nullable=True),
        sa.Column("next_meeting_earliest", sa.Date(), nullable=True),
        sa.Column("next_meeting_latest", sa.Date(), nullable=True),
        sa.Column(
            "next_meeting_precision",
            sa.Enum(
                "time",
                "day",
                "few_days",
                "week",
                "month",
                "season",
                "year",
                "one_of",
                "interval",
                "open_start",
                "open_end",
                "unknown",
                name="next_meeting_precision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "next_meeting_basis",
            sa.Enum(
                "explicit",
                "explicit_year_from_dateline",
                "relative_day",
                "weekday_before_dateline",
                "weekday_after_dateline",
                "weekday_ambiguous",
                "relative_week",
                "relative_month",
                "relative_year",
                "northern_season",
                "ambiguous",
                "vague_term",
                "before_other_entry",
                "after_other_entry",
                "counted_from_anchor",
                "constraint_intersection",
                "same_occasion",
                "inherited",
                "by_report_date",
                "as_of_report",
                "editor",
                "imported",
                name="next_meeting_basis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("next_meeting_anchor", sa.String(), nullable=True),
        sa.CheckConstraint(
            "next_meeting_basis IS NULL OR next_meeting = 'scheduled'",
            name=op.f("ck_diplomatic_event_next_meeting_scheduled"),
        ),
        sa.CheckConstraint(
            "CASE WHEN next_meeting_edtf IS NULL THEN next_meeting_earliest IS NULL AND next_meeting_latest IS NULL ELSE next_meeting_precision IS NOT NULL AND next_meeting_basis IS NOT NULL AND (next_meeting_earliest IS NULL OR next_meeting_latest IS NULL OR next_meeting_earliest <= next_meeting_latest) END",
            name=op.f("ck_diplomatic_event_next_meeting_bounds"),
        ),
        sa.CheckConstraint("round_number >= 1", name=op.f("ck_diplomatic_event_round_number")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_diplomatic_event_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_diplomatic_event")),
    )
    op.create_index(op.f("ix_diplomatic_event_category"), "diplomatic_event", ["category"], unique=False)
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", TEXT_IN_ORDER, nullable=False),
        sa.Column("publisher_id", sa.Integer(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("headline", sa.String(), nullable=True),
        sa.Column("byline", sa.String(), nullable=True),
        sa.Column("credit", sa.String(), nullable=True),
        sa.Column("dateline", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("retrieved_on", sa.Date(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("licence", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.CheckConstraint(
            "length(slug) BETWEEN 3 AND 120 AND ltrim(slug, 'abcdefghijklmnopqrstuvwxyz0123456789-') = ''",
            name=op.f("ck_document_slug"),
        ),
        sa.CheckConstraint("(text IS NULL) = (sha256 IS NULL)", name=op.f("ck_document_text_hashed")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_document_sha256_length")),
        sa.ForeignKeyConstraint(["publisher_id"], ["publisher.id"], name=op.f("fk_document_publisher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("sha256", name=op.f("uq_document_sha256")),
        sa.UniqueConstraint("slug", name=op.f("uq_document_slug")),
    )
    op.create_index(op.f("ix_document_publisher_id"), "document", ["publisher_id"], unique=False)
    op.create_table(
        "entry_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_entry_id", sa.Integer(), nullable=False),
        sa.Column("to_entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "relation",
            sa.Enum(
                "about",
                "responds_to",
                "retaliates_for",
                "threatens_retaliation_for",
                "denies",
                "condemns",
                "notifies_of",
                "part_of",
                "follows",
                "caused_by",
                "contradicts",
                "same_as",
                "possibly_same_as",
                "supersedes",
                name="relation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "basis",
            sa.Enum("stated", "inferred", name="basis", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.CheckConstraint("from_entry_id <> to_entry_id", name=op.f("ck_entry_link_not_itself")),
        sa.ForeignKeyConstraint(
            ["from_entry_id"], ["entry.id"], name=op.f("fk_entry_link_from_entry_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["to_entry_id"], ["entry.id"], name=op.f("fk_entry_link_to_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_link")),
        sa.UniqueConstraint(
            "from_entry_id",
            "to_entry_id",
            "relation",
            name=op.f("uq_entry_link_from_entry_id_to_entry_id_relation"),
        ),
    )
    op.create_index(
        op.f("ix_entry_link_to_entry_id_relation"), "entry_link", ["to_entry_id", "relation"], unique=False
    )
    op.create_table(
        "entry_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "location",
                "target",
                "launched_from",
                "issued_at",
                "venue",
                "subject",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "precision",
            sa.Enum(
                "exact",
                "facility",
                "near",
                "locality",
                "admin2",
                "admin1",
                "region",
                "country",
                "multi_country",
                "water",
                "unknown",
                name="precision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("as_written", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_entry_place_entry_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_entry_place_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_place")),
        sa.UniqueConstraint(
            "entry_id", "place_id", "role", name=op.f("uq_entry_place_entry_id_place_id_role")
        ),
    )
    op.create_index(
        op.f("ix_entry_place_place_id_entry_id"), "entry_place", ["place_id", "entry_id"], unique=False
    )
    op.create_table(
        "incident",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "armed_clash",
                "air_strike",
                "drone_attack",
                "rocket_or_missile_attack",
                "shelling",
                "ied_or_mine",
                "suicide_attack",
                "small_arms_attack",
                "assassination",
                "abduction",
                "arrest_or_raid",
                "sabotage",
                "property_destruction",
                "sexual_violence",
                "chemical_weapon",
                "cyber_attack",
                "naval_incident",
                "interception",
                "territory_change",
                "explosion",
                "accident",
                "protest",
                "riot",
                "mixed_attack",
                "attack_unspecified",
                "other",
                name="category",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "responsibility",
            sa.Enum(
                "claimed",
                "none_claimed",
                "denied_by_accused",
                "not_mentioned",
                name="responsibility",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("responsibility_as_of", sa.Date(), nullable=True),
        sa.Column("event_count_low", sa.Integer(), nullable=True),
        sa.Column("event_count_best", sa.Integer(), nullable=True),
        sa.Column("event_count_high", sa.Integer(), nullable=True),
        sa.Column("event_count_as_written", sa.String(), nullable=True),
        sa.Column("munitions_count_low", sa.Integer(), nullable=True),
        sa.Column("munitions_count_best", sa.Integer(), nullable=True),
        sa.Column("munitions_count_high", sa.Integer(), nullable=True),
        sa.Column("munitions_count_as_written", sa.String(), nullable=True),
        sa.Column(
            "munitions_unit",
            sa.Enum(
                "projectile",
                "rocket",
                "missile",
                "drone",
                "shell",
                "bomb",
                "round",
                "strike",
                name="munitions_unit",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("killed_low", sa.Integer(), nullable=True),
        sa.Column("killed_best", sa.Integer(), nullable=True),
        sa.Column("killed_high", sa.Integer(), nullable=True),
        sa.Column("injured_low", sa.Integer(), nullable=True),
        sa.Column("injured_best", sa.Integer(), nullable=True),
        sa.Column("injured_high", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "event_count_low >= 0 AND event_count_best >= coalesce(event_count_low, 0) AND event_count_high >= coalesce(event_count_best, event_count_low, 0)",
            name=op.f("ck_incident_event_count_ordered"),
        ),
        sa.CheckConstraint(
            "injured_low >= 0 AND injured_best >= coalesce(injured_low, 0) AND injured_high >= coalesce(injured_best, injured_low, 0)",
            name=op.f("ck_incident_injured_ordered"),
        ),
        sa.CheckConstraint(
            "killed_low >= 0 AND killed_best >= coalesce(killed_low, 0) AND killed_high >= coalesce(killed_best, killed_low, 0)",
            name=op.f("ck_incident_killed_ordered"),
        ),
        sa.CheckConstraint(
            "munitions_count_low >= 0 AND munitions_count_best >= coalesce(munitions_count_low, 0) AND munitions_count_high >= coalesce(munitions_count_best, munitions_count_low, 0)",
            name=op.f("ck_incident_munitions_count_ordered"),
        ),
        sa.CheckConstraint(
            "munitions_unit IS NULL OR coalesce(munitions_count_low, munitions_count_best, munitions_count_high) IS NOT NULL OR munitions_count_as_written IS NOT NULL",
            name=op.f("ck_incident_munitions_counted"),
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_incident_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_incident")),
    )
    op.create_index(op.f("ix_incident_category"), "incident", ["category"], unique=False)
    op.create_table(
        "participation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "initiator",
                "target",
                "victim",
                "speaker",
                "on_behalf_of",
                "addressee",
                "subject",
                "notifier",
                "recipient",
                "participant",
                "host",
                "mediator",
                "absent",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("as_written", sa.String(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.CheckConstraint("ordinal >= 0", name=op.f("ck_participation_ordinal")),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_participation_actor_id")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_participation_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sa.UniqueConstraint(
            "entry_id", "actor_id", "role", name=op.f("uq_participation_entry_id_actor_id_role")
        ),
        sa.UniqueConstraint("entry_id", "ordinal", name=op.f("uq_participation_entry_id_ordinal")),
    )
    op.create_index(
        op.f("ix_participation_actor_id_entry_id"), "participation", ["actor_id", "entry_id"], unique=False
    )
    op.create_table(
        "place_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_place_alias_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_alias")),
        sa.UniqueConstraint("place_id", "name", name=op.f("uq_place_alias_place_id_name")),
    )
    op.create_index(op.f("ix_place_alias_name"), "place_alias", ["name"], unique=False)
    op.create_table(
        "statement",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "deny",
                "condemn",
                "accuse",
                "claim_responsibility",
                "confirm",
                "threaten",
                "warn",
                "express_concern",
                "assess",
                "demand",
                "appeal",
                "reject",
                "announce",
                "notify",
                "decline_comment",
                "support",
                "apologise",
                "report",
                "other",
                name="act",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "channel",
            sa.Enum(
                "press_conference",
                "letter",
                "un_document",
                "interview",
                "broadcast",
                "social_media",
                "press_release",
                "briefing",
                "unspecified",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "form",
            sa.Enum(
                "direct_quote",
                "indirect",
                "paraphrase",
                name="form",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("quoted_words", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_statement_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_act"), "statement", ["act"], unique=False)
    op.create_table(
        "weapon_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "weapon",
            sa.Enum(
                "rocket",
                "ballistic_missile",
                "cruise_missile",
                "missile",
                "drone",
                "mortar",
                "artillery",
                "air_delivered_unspecified",
                "bomb",
                "ied",
                "landmine",
                "small_arms",
                "rpg",
                "projectile_unspecified",
                "chemical",
                "cyber",
                "unspecified",
                name="weapon",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("as_written", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_weapon_use_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weapon_use")),
        sa.UniqueConstraint("entry_id", "weapon", name=op.f("uq_weapon_use_entry_id_weapon")),
    )
    op.create_index(op.f("ix_weapon_use_weapon_entry_id"), "weapon_use", ["weapon", "entry_id"], unique=False)
    op.create_table(
        "actor_relation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_actor_id", sa.Integer(), nullable=False),
        sa.Column("to_actor_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "part_of",
                "member_of",
                "spokesperson_of",
                "envoy_of",
                "backed_by",
                "allied_with",
                "successor_of",
                "same_as",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("from_actor_id <> to_actor_id", name=op.f("ck_actor_relation_not_itself")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_actor_relation_claim_id")),
        sa.ForeignKeyConstraint(
            ["from_actor_id"], ["actor.id"], name=op.f("fk_actor_relation_from_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["to_actor_id"], ["actor.id"], name=op.f("fk_actor_relation_to_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor_relation")),
        sa.UniqueConstraint(
            "from_actor_id",
            "to_actor_id",
            "kind",
            name=op.f("uq_actor_relation_from_actor_id_to_actor_id_kind"),
        ),
    )
    op.create_index(op.f("ix_actor_relation_claim_id"), "actor_relation", ["claim_id"], unique=False)
    op.create_index(op.f("ix_actor_relation_to_actor_id"), "actor_relation", ["to_actor_id"], unique=False)
    op.create_table(
        "citation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("quote", sa.String(), nullable=True),
        sa.Column("quote_start", sa.Integer(), nullable=True),
        sa.Column("quote_end", sa.Integer(), nullable=True),
        sa.Column("prefix", sa.String(), nullable=True),
        sa.Column("suffix", sa.String(), nullable=True),
        sa.Column("date_edtf", sa.String(), nullable=True),
        sa.Column("date_as_written", sa.String(), nullable=True),
        sa.Column("date_earliest", sa.Date(), nullable=True),
        sa.Column("date_latest", sa.Date(), nullable=True),
        sa.Column(
            "date_precision",
            sa.Enum(
                "time",
                "day",
                "few_days",
                "week",
                "month",
                "season",
                "year",
                "one_of",
                "interval",
                "open_start",
                "open_end",
                "unknown",
                name="date_precision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "date_basis",
            sa.Enum(
                "explicit",
                "explicit_year_from_dateline",
                "relative_day",
                "weekday_before_dateline",
                "weekday_after_dateline",
                "weekday_ambiguous",
                "relative_week",
                "relative_month",
                "relative_year",
                "northern_season",
                "ambiguous",
                "vague_term",
                "before_other_entry",
                "after_other_entry",
                "counted_from_anchor",
                "constraint_intersection",
                "same_occasion",
                "inherited",
                "by_report_date",
                "as_of_report",
                "editor",
                "imported",
                name="date_basis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("date_anchor", sa.String(), nullable=True),
        sa.Column("supports", sa.JSON(), nullable=False),
        sa.CheckConstraint("(quote IS NULL) = (quote_end IS NULL)", name=op.f("ck_citation_end_with_quote")),
        sa.CheckConstraint(
            "(quote IS NULL) = (quote_start IS NULL)", name=op.f("ck_citation_start_with_quote")
        ),
        sa.CheckConstraint(
            "CASE WHEN date_edtf IS NULL THEN date_earliest IS NULL AND date_latest IS NULL ELSE date_precision IS NOT NULL AND date_basis IS NOT NULL AND (date_earliest IS NULL OR date_latest IS NULL OR date_earliest <= date_latest) END",
            name=op.f("ck_citation_date_bounds"),
        ),
        sa.CheckConstraint(
            "quote_start >= 0 AND quote_end - quote_start = length(quote)",
            name=op.f("ck_citation_quote_length"),
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_citation_document_id")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_citation_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
        sa.UniqueConstraint(
            "entry_id",
            "document_id",
            "quote_start",
            "quote_end",
            name=op.f("uq_citation_entry_id_document_id_quote_start_quote_end"),
        ),
    )
    op.create_index(
        op.f("ix_citation_document_id_quote_start_id"),
        "citation",
        ["document_id", "quote_start", "id"],
        unique=False,
    )
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
        unique=False,
        sqlite_where=sa.text("actor_id IS NOT NULL"),
        postgresql_where=sa.text("actor_id IS NOT NULL"),
    )
    op.create_index(
        "ix_external_id_document_id",
        "external_id",
        ["document_id"],
        unique=False,
        sqlite_where=sa.text("document_id IS NOT NULL"),
        postgresql_where=sa.text("document_id IS NOT NULL"),
    )
    op.create_index(
        "ix_external_id_entry_id",
        "external_id",
        ["entry_id"],
        unique=False,
        sqlite_where=sa.text("entry_id IS NOT NULL"),
        postgresql_where=sa.text("entry_id IS NOT NULL"),
    )
    op.create_index(
        "ix_external_id_place_id",
        "external_id",
        ["place_id"],
        unique=False,
        sqlite_where=sa.text("place_id IS NOT NULL"),
        postgresql_where=sa.text("place_id IS NOT NULL"),
    )
    op.create_table(
        "position",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                "asserts",
                "confirms",
                "denies",
                "disputes",
                "doubts",
                "declines_to_say",
                "retracts",
                name="stance",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column(
            "confidence",
            sa.Enum(
                "certain",
                "high",
                "moderate",
                "low",
                "suspected",
                "not_stated",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_position_actor_id")),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_position_claim_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["statement_id"], ["entry.id"], name=op.f("fk_position_statement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
        sa.UniqueConstraint(
            "claim_id",
            "actor_id",
            "stance",
            "statement_id",
            name=op.f("uq_position_claim_id_actor_id_stance_statement_id"),
        ),
    )
    op.create_index(op.f("ix_position_actor_id"), "position", ["actor_id"], unique=False)
    op.create_index(op.f("ix_position_statement_id"), "position", ["statement_id"], unique=False)
    op.create_table(
        "casualty",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "killed",
                "injured",
                "missing",
                "captured",
                "displaced",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "population",
            sa.Enum(
                "total",
                "civilian",
                "combatant",
                "military",
                "diplomatic",
                "prisoner",
                "guard",
                "side_a",
                "side_b",
                "unspecified",
                name="population",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "count_status",
            sa.Enum(
                "counted",
                "zero_confirmed",
                "none_reported",
                "number_unknown",
                "not_mentioned",
                name="count_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("best", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("as_written", sa.String(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("citation_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "CASE count_status WHEN 'counted' THEN coalesce(low, best, high) IS NOT NULL AND low >= 0 AND best >= coalesce(low, 0) AND high >= coalesce(best, low, 0) WHEN 'zero_confirmed' THEN low IS NOT NULL AND best IS NOT NULL AND high IS NOT NULL AND low = 0 AND best = 0 AND high = 0 ELSE low IS NULL AND best IS NULL AND high IS NULL END",
            name=op.f("ck_casualty_status_and_counts"),
        ),
        sa.ForeignKeyConstraint(["citation_id"], ["citation.id"], name=op.f("fk_casualty_citation_id")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_casualty_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_casualty")),
    )
    op.create_index(op.f("ix_casualty_citation_id"), "casualty", ["citation_id"], unique=False)
    op.create_index(op.f("ix_casualty_entry_id"), "casualty", ["entry_id"], unique=False)


def downgrade() -> None:
    """Take the tables back to none."""
    op.drop_index(op.f("ix_casualty_entry_id"), table_name="casualty")
    op.drop_index(op.f("ix_casualty_citation_id"), table_name="casualty")
    op.drop_table("casualty")
    op.drop_index(op.f("ix_position_statement_id"), table_name="position")
    op.drop_index(op.f("ix_position_actor_id"), table_name="position")
    op.drop_table("position")
    op.drop_index(
        "ix_external_id_place_id",
        table_name="external_id",
        sqlite_where=sa.text("place_id IS NOT NULL"),
        postgresql_where=sa.text("place_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_external_id_entry_id",
        table_name="external_id",
        sqlite_where=sa.text("entry_id IS NOT NULL"),
        postgresql_where=sa.text("entry_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_external_id_document_id",
        table_name="external_id",
        sqlite_where=sa.text("document_id IS NOT NULL"),
        postgresql_where=sa.text("document_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_external_id_actor_id",
        table_name="external_id",
        sqlite_where=sa.text("actor_id IS NOT NULL"),
        postgresql_where=sa.text("actor_id IS NOT NULL"),
    )
    op.drop_table("external_id")
    op.drop_index(op.f("ix_citation_document_id_quote_start_id"), table_name="citation")
    op.drop_table("citation")
    op.drop_index(op.f("ix_actor_relation_to_actor_id"), table_name="actor_relation")
    op.drop_index(op.f("ix_actor_relation_claim_id"), table_name="actor_relation")
    op.drop_table("actor_relation")
    op.drop_index(op.f("ix_weapon_use_weapon_entry_id"), table_name="weapon_use")
    op.drop_table("weapon_use")
    op.drop_index(op.f("ix_statement_act"), table_name="statement")
    op.drop_table("statement")
    op.drop_index(op.f("ix_place_alias_name"), table_name="place_alias")
    op.drop_table("place_alias")
    op.drop_index(op.f("ix_participation_actor_id_entry_id"), table_name="participation")
    op.drop_table("participation")
    op.drop_index(op.f("ix_incident_category"), table_name="incident")
    op.drop_table("incident")
    op.drop_index(op.f("ix_entry_place_place_id_entry_id"), table_name="entry_place")
    op.drop_table("entry_place")
    op.drop_index(op.f("ix_entry_link_to_entry_id_relation"), table_name="entry_link")
    op.drop_table("entry_link")
    op.drop_index(op.f("ix_document_publisher_id"), table_name="document")
    op.drop_table("document")
    op.drop_index(op.f("ix_diplomatic_event_category"), table_name="diplomatic_event")
    op.drop_table("diplomatic_event")
    op.drop_index(op.f("ix_data_issue_rule_id"), table_name="data_issue")
    op.drop_index(
        "ix_data_issue_entry_id",
        table_name="data_issue",
        sqlite_where=sa.text("entry_id IS NOT NULL"),
        postgresql_where=sa.text("entry_id IS NOT NULL"),
    )
    op.drop_index(op.f("ix_data_issue_batch_id_id"), table_name="data_issue")
    op.drop_table("data_issue")
    op.drop_index(op.f("ix_claim_status"), table_name="claim")
    op.drop_index(op.f("ix_claim_about_id"), table_name="claim")
    op.drop_table("claim")
    op.drop_index(op.f("ix_actor_alias_name"), table_name="actor_alias")
    op.drop_table("actor_alias")
    op.drop_table("term")
    op.drop_index(op.f("ix_publisher_name_id"), table_name="publisher")
    op.drop_table("publisher")
    op.drop_index(op.f("ix_place_parent_id"), table_name="place")
    op.drop_index(op.f("ix_place_name_id"), table_name="place")
    op.drop_index(op.f("ix_place_latitude_longitude"), table_name="place")
    op.drop_index(op.f("ix_place_iso3166"), table_name="place")
    op.drop_table("place")
    op.drop_index(op.f("ix_import_batch_started_at_id"), table_name="import_batch")
    op.drop_index(op.f("ix_import_batch_sha256"), table_name="import_batch")
    op.drop_table("import_batch")
    op.drop_index(op.f("ix_entry_updated_at_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_sort_date_sort_second_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_first_reported_on_id"), table_name="entry")
    op.drop_table("entry")
    op.drop_table("bitmap_write")
    op.drop_table("bitmap")
    op.drop_index(op.f("ix_actor_name_id"), table_name="actor")
    op.drop_table("actor")
