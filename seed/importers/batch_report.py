"""What became of an imported file, in plain lines: rows, records, issues by rule, and columns."""

from collections.abc import Iterator
from textwrap import wrap

from seed.importers.importing import BatchReport

_WIDTH = 110


def describe(report: BatchReport, *, dry_run: bool) -> str:
    """Return the lines that a person reads; nothing of the file falls silently."""
    return "\n".join(
        [
            *_list_rows(report, dry_run=dry_run),
            *_list_issues(report),
            *_list_columns(report),
            *_list_changes(report),
        ]
    )


def _list_rows(report: BatchReport, *, dry_run: bool) -> Iterator[str]:
    found = report.progress
    name = f"Batch {report.batch.slug}" if not dry_run else "Dry run, nothing was written"
    yield f"{name}: {report.file.name} (sha256 {report.file.sha256[:12]}…)"
    if report.resumed_after:
        yield f"  resumed after row {report.resumed_after:,}"
    yield f"  {found.rows_read:,} rows: {found.rows_mapped:,} mapped, {found.rows_rejected:,} rejected"
    yield (
        f"  records: {found.records_new:,} new, {found.records_changed:,} changed,"
        f" {found.records_unchanged:,} unchanged"
    )
    if report.error is not None and not dry_run:
        yield f"  stopped: rows up to {found.rows_done:,} are in the database, and nothing of those after"
        yield "  give the same command with --resume to go on from there"


def _list_issues(report: BatchReport) -> Iterator[str]:
    if report.issues:
        yield f"  data issues: {sum(report.issues.values()):,}"
        yield from (f"    {rule}: {number:,}" for rule, number in report.issues.items())


def _list_columns(report: BatchReport) -> Iterator[str]:
    for what, columns in (
        ("mapped", report.file.mapped_columns),
        ("not mapped", report.file.unmapped_columns),
    ):
        text = (
            f"columns {what} ({len(columns)}): {', '.join(columns)}" if columns else f"columns {what}: none"
        )
        yield from wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _list_changes(report: BatchReport) -> Iterator[str]:
    if report.changes:
        yield f"  changes: {len(report.changes):,}"
        yield from (f"    {change}" for change in report.changes)
