"""What was imported: batches, what in their files broke a rule, and the ids that records have elsewhere."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from schema.columns import (
    Table,
    UtcTimestamp,
    at_least_one_letter,
    primary_key,
    reference,
    slug,
    slug_check,
    vocabulary,
)
from schema.vocabularies import BatchStatus

_COUNTS = ("records_new", "records_changed", "records_unchanged", "rows_done", "rows_mapped", "rows_rejected")
NAMED = ("entry", "actor", "place", "document")
"""The kinds of records that have ids elsewhere."""


def _index_given(table: str, column: str) -> Index:
    """Return an index over the rows that have a value: most have none, and cost nothing then."""
    given = text(f"{column} IS NOT NULL")
    return Index(f"ix_{table}_{column}", column, sqlite_where=given, postgresql_where=given)


class ImportBatch(Table, table=True):
    """One import of one file.

    `rows_done` is the number of the last row whose chunk is committed: what `--resume` goes on after. The names
    of the file's columns are kept as what was mapped and what was not.
    """

    __table_args__ = (
        slug_check(),
        CheckConstraint("length(sha256) = 64", name="sha256_length"),
        CheckConstraint(" AND ".join(f"{column} >= 0" for column in _COUNTS), name="counts"),
        CheckConstraint("rows_read = rows_mapped + rows_rejected", name="rows_accounted_for"),
        CheckConstraint("(status = 'running') = (finished_at IS NULL)", name="finished"),
        CheckConstraint("(status = 'failed') = (error IS NOT NULL)", name="failed"),
        Index(None, "started_at", "id"),
        Index(None, "sha256"),
    )

    id: int | None = primary_key()
    slug: str = slug()
    scheme: str
    file_name: str
    sha256: str
    status: BatchStatus = vocabulary(BatchStatus, name="status")
    error: str | None = None
    started_at: datetime = Field(sa_type=UtcTimestamp)
    finished_at: datetime | None = Field(default=None, sa_type=UtcTimestamp)
    rows_read: int
    rows_mapped: int
    rows_rejected: int
    rows_done: int
    records_new: int
    records_changed: int
    records_unchanged: int
    mapped_columns: list[str] = Field(sa_type=JSON)
    unmapped_columns: list[str] = Field(sa_type=JSON)


class DataIssue(Table, table=True):
    """A value of an imported file that broke a rule, and what was recorded in its place, if anything was."""

    __table_args__ = (
        CheckConstraint("row_number >= 1", name="row_number"),
        at_least_one_letter("rule"),
        CheckConstraint("NOT rejected OR (kept IS NULL AND entry_id IS NULL)", name="rejected_keeps_nothing"),
        Index(None, "batch_id", "id"),
        Index(None, "rule", "id"),
        _index_given("data_issue", "entry_id"),
    )

    id: int | None = primary_key()
    batch_id: int = reference("import_batch.id", cascade=True)
    row_number: int
    column_name: str | None = None
    rule: str
    value: str | None = None
    kept: str | None = None
    rejected: bool
    entry_id: int | None = reference("entry.id", cascade=True, default=None)


class ExternalId(Table, table=True):
    """The id that a record has in a scheme, of which one record alone has it."""

    __table_args__ = (
        UniqueConstraint("scheme", "value"),
        at_least_one_letter("scheme"),
        at_least_one_letter("value"),
        CheckConstraint(
            " + ".join(f"CASE WHEN {kind}_id IS NULL THEN 0 ELSE 1 END" for kind in NAMED) + " = 1",
            name="names_one",
        ),
        *(_index_given("external_id", f"{kind}_id") for kind in NAMED),
    )

    id: int | None = primary_key()
    scheme: str
    value: str
    entry_id: int | None = reference("entry.id", cascade=True, default=None)
    actor_id: int | None = reference("actor.id", cascade=True, default=None)
    place_id: int | None = reference("place.id", cascade=True, default=None)
    document_id: int | None = reference("document.id", cascade=True, default=None)
