"""Importing a file: chunk by chunk, each written together with how far the batch has come, or not at all."""

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from schema.checks.archive import DatabaseArchive
from schema.imports.batches import (
    BatchProgress,
    FoundIssue,
    ImportedFile,
    OpenBatch,
    add_issues,
    begin_batch,
    bring_forward,
    count_issues,
    end_batch,
    list_rejected_rows,
    resume_batch,
)
from schema.imports.duplicates import has_others, keep_suggested, suggest_duplicates
from schema.imports.external_ids import add_external_ids
from schema.imports.retraction import keep_retracted
from schema.imports.revisions import keeping_first_revisions
from schema.imports.states import list_changes, read_states
from schema.records.exchange import Records
from schema.records.problems import InvalidRecords
from schema.storage.database import DatabaseUnavailable
from schema.storage.rows import SlugIds
from schema.store.saving import save
from seed.importers.chunks import Chunk, Gathered
from seed.importers.forward import hold_back, may_be_held
from seed.importers.memory import Memory
from seed.importers.scheme import RowRejected, Scheme, UnusableFile

CHUNK = 1_500
"""How many rows are written at once: what bounds the memory, and how much a crash can undo."""

COLLECTED = 20
"""After so many chunks garbage is collected."""

Begin = Callable[[], AbstractContextManager[Connection]]
"""Begins a transaction that is committed at its end, or rolled back when an error leaves it."""

STOPPING = (DatabaseUnavailable, DBAPIError, UnusableFile, OSError, LookupError)
"""What ends an import before its file ends."""


@dataclass
class BatchReport:
    """What became of a file: its batch, how far that came, and why it stopped where it did not finish."""

    file: ImportedFile
    batch: OpenBatch
    progress: BatchProgress
    resumed_after: int = 0
    issues: dict[str, int] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    """Field by field, where that was asked for."""
    error: str | None = None


def settle() -> None:
    """Have garbage collected between chunks only: a chunk makes hardly any cycles, and nearly all dies with it."""
    gc.freeze()
    gc.disable()


class Importer:
    """Imports one file; `watch` is told the number of each row that is done."""

    def __init__(
        self,
        begin: Begin,
        file: ImportedFile,
        scheme: Scheme,
        watch: Callable[[int], None],
        *,
        diff: bool = False,
    ) -> None:
        self._begin = begin
        self._file = file
        self._scheme = scheme
        self._watch = watch
        self._diff = diff
        self._memory = Memory()
        self._refers_forward: bool = getattr(scheme, "refers_forward", False)
        self._held = False
        self._has_others = False

    def run(self, *, resume: bool) -> BatchReport:
        """Import the file, or go on where its last batch ended; what stops it is in the report.

        Raises DatabaseUnavailable and the driver's errors where not even a batch can be begun.
        """
        with self._begin() as connection:
            batch = resume_batch(connection, self._file) if resume else None
            batch = batch or begin_batch(connection, self._file)
            rejected = list_rejected_rows(connection, batch)
            self._has_others = not self._refers_forward and has_others(connection, self._scheme.name)
        report = BatchReport(self._file, batch, replace(batch.progress), batch.progress.rows_done)
        try:
            for chunk in self._list_chunks(report.resumed_after):
                if chunk.last > report.resumed_after:
                    self._write(chunk, report)
                else:
                    chunk.leave_out(rejected)
                    chunk.gather()
                chunk.remember()
                self._watch(chunk.last)
            if self._held or (self._refers_forward and report.resumed_after):
                self._give_back(report)
        except (*STOPPING, KeyboardInterrupt) as stopped:
            report.error = describe_stop(stopped)
        self._end(report)
        return report

    def _list_chunks(self, done: int) -> Iterator[Chunk]:
        """Yield the file's chunks, collecting garbage between them where that is left to be done here."""
        for number, chunk in enumerate(self._cut(done), 1):
            yield chunk
            if number % COLLECTED == 0 and not gc.isenabled():
                gc.collect()

    def _cut(self, done: int) -> Iterator[Chunk]:
        """Yield the file's rows, mapped, some at a time; those done already are in chunks of their own."""
        chunk = Chunk(self._memory)
        for number, row in self._scheme.rows():
            try:
                chunk.add(number, self._scheme.map(number, row))
            except RowRejected as refused:
                chunk.reject(number, refused)
            if chunk.length == CHUNK or number == done:
                yield chunk
                chunk = Chunk(self._memory)
        if chunk.length:
            yield chunk

    def _write(self, chunk: Chunk, report: BatchReport) -> None:
        """Write a chunk; rows that the store refuses are rejected, and the rest is tried again."""
        while True:
            gathered = chunk.gather()
            try:
                with self._begin() as connection:
                    progress, changes = self._save(connection, chunk, gathered, report)
            except InvalidRecords as invalid:
                chunk.reject_invalid(invalid.problems)
            else:
                report.progress = progress
                report.changes += changes
                return

    def _save(
        self, connection: Connection, chunk: Chunk, gathered: Gathered, report: BatchReport
    ) -> tuple[BatchProgress, list[str]]:
        records = self._prepare(connection, gathered.records)
        before = read_states(connection, records) if self._diff else {}
        written = save(connection, records)
        changes = list_changes(before, read_states(connection, records)) if self._diff else []
        ids = SlugIds(connection)
        taken = add_external_ids(connection, ids, gathered.external_ids)
        if self._has_others:
            suggest_duplicates(connection, self._scheme.name, [entry.slug for entry in records.entries])
        issues = [
            FoundIssue(gathered.external_ids[each], "external_id_taken", each.scheme, each.value)
            for each in taken
        ]
        add_issues(connection, ids, report.batch, gathered.issues + issues)
        progress = replace(
            report.progress,
            rows_done=chunk.last,
            rows_read=report.progress.rows_read + chunk.length,
            rows_mapped=report.progress.rows_mapped + len(chunk.rows),
            rows_rejected=report.progress.rows_rejected + chunk.length - len(chunk.rows),
            records_new=report.progress.records_new + written.total_new,
            records_changed=report.progress.records_changed + written.total_changed,
            records_unchanged=report.progress.records_unchanged + written.total_unchanged,
        )
        bring_forward(connection, report.batch, progress)
        return progress, changes

    def _prepare(self, connection: Connection, records: Records) -> Records:
        """Return the records as they can be written now."""
        if not self._refers_forward:
            entries = keep_suggested(connection, keep_retracted(connection, records.entries))
            return records.model_copy(update={"entries": entries})
        held_back = hold_back(records, DatabaseArchive(connection))
        self._held = self._held or held_back is not records
        return held_back

    def _give_back(self, report: BatchReport) -> None:
        """Write once more, and whole, what referred to something that stood on a later row; note what still does."""
        self._memory = Memory()
        with self._begin() as connection:
            rejected = list_rejected_rows(connection, report.batch)
        for chunk in self._list_chunks(0):
            chunk.leave_out(rejected)
            known = len(chunk.rejected)
            while True:
                records = may_be_held(chunk.gather().records)
                issues = [
                    replace(issue, rule="reference_left_out", rejected=False)
                    for issue in chunk.rejected[known:]
                ]
                try:
                    self._write_whole(report.batch, records, issues)
                    break
                except InvalidRecords as invalid:
                    chunk.reject_invalid(invalid.problems)
            chunk.remember()

    def _write_whole(self, batch: OpenBatch, records: Records, issues: list[FoundIssue]) -> None:
        """Write records once more; entries that are new with this batch stay at their first revision."""
        slugs = [entry.slug for entry in records.entries]
        with self._begin() as connection:
            with keeping_first_revisions(connection, slugs, batch.started_at):
                save(connection, records)
            add_issues(connection, SlugIds(connection), batch, issues)

    def _end(self, report: BatchReport) -> None:
        """Note the end of the batch; where not even that can be written it stays one that runs."""
        with suppress(*(STOPPING if report.error else ())), self._begin() as connection:
            end_batch(connection, report.batch, report.error)
            report.issues = count_issues(connection, report.batch)


def describe_stop(stopped: BaseException) -> str:
    """Return why an import stopped, for its batch and for the person."""
    if isinstance(stopped, KeyboardInterrupt):
        return "stopped by hand"
    if isinstance(stopped, DBAPIError):
        return f"the database refused the records: {str(stopped.orig).strip()}"
    return str(stopped)
