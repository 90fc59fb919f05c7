"""ACLED's list of deleted events: ids with the moment of deletion, in seconds since 1970."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from seed.importers.acled.scheme import event_slug
from seed.importers.reading.faults import Faults
from seed.importers.reading.opening import prove
from seed.importers.reading.recognition import describe, recognise
from seed.importers.reading.tables import Layout, SourceColumn, SourceTable, read_layout
from seed.importers.scheme import RowRejected, UnusableFile

_COLUMNS = (
    SourceColumn("event_id_cnty", ("event_id_cnty",)),
    SourceColumn("deleted_timestamp", ("deleted_timestamp",)),
)


class Deletion(NamedTuple):
    """An event that is to be retracted; `deleted_at` is None where the file's moment is none."""

    slug: str
    event_id: str
    deleted_at: datetime | None


def read_deleted(path: Path) -> Iterator[tuple[int, Deletion | RowRejected]]:
    """Return the deletions with their rows' numbers; raises UnusableFile at once, before the first is read."""
    opened = prove(path)
    found = recognise(opened.head)
    if found is not None and found != "acled-deleted":
        raise UnusableFile(f"is {describe(found)}")
    layout = read_layout(opened, _COLUMNS)
    table = SourceTable(opened, width=len(layout.header))
    return ((number, _read(table, layout, row)) for number, row in table.rows(0))


def _read(table: SourceTable, layout: Layout, row: list[str] | RowRejected) -> Deletion | RowRejected:
    if isinstance(row, RowRejected):
        return row
    try:
        values = table.clean(Faults(), row, layout.header)
        event_id, deleted = (values[position].strip() for position in layout.positions)
        return Deletion(event_slug(event_id), event_id, _read_moment(deleted))
    except RowRejected as rejected:
        return rejected


def _read_moment(text: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        return None
