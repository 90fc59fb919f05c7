"""What was imported: batches, their data issues, and what records are called elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from api.gql.declare import field, object_type
from api.gql.types.node import Node
from api.gql.types.scalars import DateTime
from schema.vocabularies import BatchStatus

if TYPE_CHECKING:
    from api.gql.types.entry import TimelineEntry

EXTERNAL_IDS = "What it is called elsewhere, by scheme."


@object_type
class ExternalId:
    """What a scheme calls a record."""

    scheme: str = field("The scheme, such as ucdp-ged.")
    value: str = field("The record's id in it.")


@object_type
class ImportBatch(Node):
    """One import of one file."""

    slug: str = field("Its name, unique among import batches.")
    scheme: str = field("What the file was read as.")
    file_name: str = field("The file's name.")
    sha256: str = field("The SHA-256 of the file's bytes, in hexadecimal.")
    status: BatchStatus = field("How far it came.")
    error: str | None = field("Why it failed; null unless it did.")
    started_at: DateTime = field("When it was begun.")
    finished_at: DateTime | None = field("When it ended; null while it runs.")
    rows_read: int = field("How many rows were read: those mapped and those rejected.")
    rows_mapped: int = field("How many rows became records.")
    rows_rejected: int = field("How many rows could not be kept; each has a data issue.")
    rows_done: int = field("The number of the last row that is in.")
    records_new: int = field("How many records were new.")
    records_changed: int = field("How many records were there and changed.")
    records_unchanged: int = field("How many records were there as they are.")
    mapped_columns: list[str] = field("The file's columns that are recorded.")
    unmapped_columns: list[str] = field("The file's columns that are not.")


@object_type
class DataIssue:
    """A value of an imported file that broke a rule."""

    batch: ImportBatch = field("The import that found it.")
    row: int = field("The number of the row in the file, from 1; headers are not counted.")
    column: str | None = field("The column; null where the whole row is meant.")
    rule: str = field("The rule that it broke.")
    value: str | None = field("What the file has.")
    kept: str | None = field("What was recorded in its place; null where nothing was.")
    rejected: bool = field("Whether the whole row was left out.")
    entry: Annotated[TimelineEntry, strawberry.lazy("api.gql.types.entry")] | None = field(
        "The entry that the row became."
    )
