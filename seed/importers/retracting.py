"""Deletions: the events that ACLED has taken back, as a batch of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from sqlalchemy import Connection

from schema.imports.batches import (
    FoundIssue,
    ImportedFile,
    add_issues,
    begin_batch,
    bring_forward,
    count_issues,
    end_batch,
)
from schema.imports.retraction import RETRACTED, retract
from schema.storage.rows import SlugIds
from schema.vocabularies import Assessment
from seed.importers.acled.deleted import Deletion
from seed.importers.importing import CHUNK, STOPPING, BatchReport, Begin, describe_stop
from seed.importers.scheme import RowRejected

UNKNOWN = "deleted_event_unknown"
Row = tuple[int, Deletion | RowRejected]


def import_deletions(begin: Begin, file: ImportedFile, rows: Iterable[Row]) -> BatchReport:
    """Discount the entries that a file takes back; what stops it is in the report, and is begun anew."""
    with begin() as connection:
        batch = begin_batch(connection, file)
    report = BatchReport(file, batch, batch.progress)
    try:
        for chunk in _cut(iter(rows)):
            with begin() as connection:
                _write(connection, chunk, report)
    except STOPPING as stopped:
        report.error = describe_stop(stopped)
    with begin() as connection:
        end_batch(connection, batch, report.error)
        report.issues = count_issues(connection, batch)
    return report


def _cut(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _write(connection: Connection, chunk: list[Row], report: BatchReport) -> None:
    deletions = {row: found for row, found in chunk if isinstance(found, Deletion)}
    changed, before = retract(connection, [each.slug for each in deletions.values()])
    issues = [_describe(row, each, changed | before) for row, each in deletions.items()]
    issues += [
        FoundIssue(row, wrong.rule, wrong.column, wrong.value, rejected=True)
        for row, wrong in chunk
        if isinstance(wrong, RowRejected)
    ]
    add_issues(connection, SlugIds(connection), report.batch, issues)
    done = report.progress
    report.progress = replace(
        done,
        rows_done=chunk[-1][0],
        rows_read=done.rows_read + len(chunk),
        rows_mapped=done.rows_mapped + len(deletions),
        rows_rejected=done.rows_rejected + len(chunk) - len(deletions),
        records_changed=done.records_changed + len(changed),
        records_unchanged=done.records_unchanged + len(before),
    )
    bring_forward(connection, report.batch, report.progress)


def _describe(row: int, deletion: Deletion, known: set[str]) -> FoundIssue:
    if deletion.slug not in known:
        return FoundIssue(row, UNKNOWN, "event_id_cnty", deletion.event_id)
    kept = Assessment.DISCOUNTED.value
    return FoundIssue(row, RETRACTED, "event_id_cnty", deletion.event_id, kept, entry=deletion.slug)
