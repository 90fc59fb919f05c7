"""Import batches and their data issues as rows: begun, brought forward with each chunk, and ended."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from schema.storage.bulk import add
from schema.storage.rows import SlugIds
from schema.tables import TABLES
from schema.vocabularies import BatchStatus

_BATCH, _ISSUE = TABLES["import_batch"], TABLES["data_issue"]


@dataclass(frozen=True)
class ImportedFile:
    """A file's name, the SHA-256 of its bytes, and the columns of it that its scheme maps, and does not."""

    scheme: str
    name: str
    sha256: str
    mapped_columns: tuple[str, ...] = ()
    unmapped_columns: tuple[str, ...] = ()


@dataclass
class BatchProgress:
    """How far a batch came: `rows_done` is the last row whose chunk is written."""

    rows_done: int = 0
    rows_read: int = 0
    rows_mapped: int = 0
    rows_rejected: int = 0
    records_new: int = 0
    records_changed: int = 0
    records_unchanged: int = 0


@dataclass(frozen=True)
class OpenBatch:
    """A batch that is under way, since when, and how far it had come when it was begun or found."""

    id: int
    slug: str
    started_at: datetime
    progress: BatchProgress


@dataclass(frozen=True)
class FoundIssue:
    """A value that broke a rule; `entry` is the slug of the entry that was recorded nonetheless."""

    row: int
    rule: str
    column: str | None = None
    value: str | None = None
    kept: str | None = None
    rejected: bool = False
    entry: str | None = None


def begin_batch(connection: Connection, file: ImportedFile) -> OpenBatch:
    """Return a new batch; those of the same file that were never finished are abandoned."""
    now = datetime.now(UTC)
    left = update(_BATCH).where(_of_file(file), _BATCH.c.status == BatchStatus.RUNNING)
    connection.execute(left.values(status=BatchStatus.ABANDONED, finished_at=now))
    number = connection.scalar(select(func.count()).select_from(_BATCH).where(_BATCH.c.scheme == file.scheme))
    batch = OpenBatch(0, f"{file.scheme}-{(number or 0) + 1}", now, BatchProgress())
    row = {
        "slug": batch.slug,
        "scheme": file.scheme,
        "file_name": file.name,
        "sha256": file.sha256,
        "status": BatchStatus.RUNNING,
        "started_at": batch.started_at,
        "mapped_columns": list(file.mapped_columns),
        "unmapped_columns": list(file.unmapped_columns),
        **asdict(batch.progress),
    }
    key: int = connection.execute(insert(_BATCH).values(row).returning(_BATCH.c.id)).scalar_one()
    return replace(batch, id=key)


def resume_batch(connection: Connection, file: ImportedFile) -> OpenBatch | None:
    """Return the latest batch of a file, running again; None where there is none or it is finished."""
    columns = [_BATCH.c[name] for name in asdict(BatchProgress())]
    known = (_BATCH.c.status, _BATCH.c.id, _BATCH.c.slug, _BATCH.c.started_at)
    query = select(*known, *columns).where(_of_file(file))
    row = connection.execute(query.order_by(_BATCH.c.id.desc()).limit(1)).one_or_none()
    if row is None or row.status == BatchStatus.FINISHED:
        return None
    again = {"status": BatchStatus.RUNNING, "finished_at": None, "error": None}
    connection.execute(update(_BATCH).where(_BATCH.c.id == row.id).values(again))
    return OpenBatch(row.id, row.slug, row.started_at, BatchProgress(*row[len(known) :]))


def _of_file(file: ImportedFile) -> Any:  # noqa: ANN401 - a condition
    return (_BATCH.c.sha256 == file.sha256) & (_BATCH.c.scheme == file.scheme)


def bring_forward(connection: Connection, batch: OpenBatch, progress: BatchProgress) -> None:
    """Note how far a batch has come."""
    connection.execute(update(_BATCH).where(_BATCH.c.id == batch.id).values(asdict(progress)))


def end_batch(connection: Connection, batch: OpenBatch, error: str | None = None) -> None:
    """Note that a batch is finished, or that it failed and why."""
    status = BatchStatus.FINISHED if error is None else BatchStatus.FAILED
    ended = {"status": status, "error": error, "finished_at": datetime.now(UTC)}
    connection.execute(update(_BATCH).where(_BATCH.c.id == batch.id).values(ended))


def add_issues(
    connection: Connection, ids: SlugIds, batch: OpenBatch, issues: Collection[FoundIssue]
) -> None:
    """Record what broke a rule."""
    entries = ids.load_optional("entry", [issue.entry for issue in issues])
    add(
        connection,
        "data_issue",
        [
            {
                "batch_id": batch.id,
                "row_number": issue.row,
                "column_name": issue.column,
                "rule": issue.rule,
                "value": issue.value,
                "kept": issue.kept,
                "rejected": issue.rejected,
                "entry_id": entries[issue.entry],
            }
            for issue in issues
        ],
    )


def list_rejected_rows(connection: Connection, batch: OpenBatch) -> set[int]:
    """Return the numbers of the rows that a batch has rejected so far."""
    query = select(_ISSUE.c.row_number).where(_ISSUE.c.batch_id == batch.id, _ISSUE.c.rejected)
    return set(connection.scalars(query))


def count_issues(connection: Connection, batch: OpenBatch) -> dict[str, int]:
    """Return how many issues a batch has by rule, the most frequent first."""
    query = select(_ISSUE.c.rule, func.count()).where(_ISSUE.c.batch_id == batch.id)
    rows = connection.execute(query.group_by(_ISSUE.c.rule).order_by(func.count().desc(), _ISSUE.c.rule))
    return {row[0]: row[1] for row in rows}
