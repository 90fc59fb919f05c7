"""Parquet: the columns of columns.py, typed, in row groups that are written as they are read.

It takes the package pyarrow, which is larger than all else together and so an extra of its own.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from typing import Any

from api.exports.columns import COLUMNS, FIELDS
from api.exports.source import Entry, Source

ROWS = 10_000
"""So many rows a group has: few groups read fast, and one is in memory."""


class Spool:
    """A file whose content is taken out as it grows."""

    closed = False

    def __init__(self) -> None:
        self.position = 0
        self.waiting: list[bytes] = []

    def write(self, content: bytes) -> int:
        """Keep what is written until it is taken."""
        self.waiting.append(bytes(content))
        self.position += len(content)
        return len(content)

    def tell(self) -> int:
        """Return how much was written in all."""
        return self.position

    def flush(self) -> None:
        """Do nothing: all is there at once."""

    def close(self) -> None:
        """Do nothing more than say so."""
        self.closed = True

    def take(self) -> bytes:
        """Return what was written since."""
        taken, self.waiting = b"".join(self.waiting), []
        return taken


def write(source: Source) -> Iterator[bytes]:
    """Yield the file, a row group at a time."""
    import pyarrow as pa  # noqa: PLC0415 - only who asks for Parquet needs it
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - the same

    schema, spool = _make_schema(pa), Spool()
    with ParquetWriter(pa.PythonFile(spool, mode="w"), schema) as writer:
        yield spool.take()
        for rows in _gather(source):
            writer.write_table(_make_table(pa, schema, rows))
            yield spool.take()
    yield spool.take()


def _gather(source: Source) -> Iterator[list[Entry]]:
    """Yield as many entries at once as a row group has."""
    entries = chain.from_iterable(source.list_entries(FIELDS))
    gathered: list[Entry] = []
    for entry in entries:
        gathered.append(entry)
        if len(gathered) == ROWS:
            yield gathered
            gathered = []
    if gathered:
        yield gathered


def _make_schema(pa: Any) -> Any:  # noqa: ANN401 - pyarrow carries no types
    kinds = {
        "text": pa.string(),
        "date": pa.date32(),
        "moment": pa.timestamp("us", tz="UTC"),
        "integer": pa.int32(),
        "number": pa.float64(),
    }
    return pa.schema(
        [
            pa.field(each.name, kinds[each.kind], metadata={"description": each.description})
            for each in COLUMNS
        ]
    )


READ = {"date": date.fromisoformat, "moment": datetime.fromisoformat}


def _make_table(pa: Any, schema: Any, entries: list[Entry]) -> Any:  # noqa: ANN401 - as above
    columns = []
    for column, kind in zip(COLUMNS, schema, strict=True):
        read = READ.get(column.kind)
        values = [column.value(entry) for entry in entries]
        if read:
            values = [None if value is None else read(value) for value in values]
        columns.append(pa.array(values, kind.type))
    return pa.Table.from_arrays(columns, schema=schema)
