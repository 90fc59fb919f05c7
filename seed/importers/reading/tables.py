"""Tables in text files: a header of names, then rows, each with its number; a broken line is a row that is rejected."""

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from schema.records.fields import UNPRINTABLE
from schema.records.suggestions import find_nearest
from seed.importers.reading.faults import Faults
from seed.importers.reading.opening import Opened, unpack
from seed.importers.scheme import RowRejected, UnusableFile

_LONGEST_LINE = 1_000_000
"""How many characters of a line are looked at; it is rejected where it is longer than a field may be."""
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}


@dataclass(frozen=True)
class SourceColumn:
    """A column that a scheme reads: the name that we use, and all that files call it, the newest first."""

    name: str
    names: tuple[str, ...]
    required: bool = True
    recorded: bool = True
    """False where it is only compared with others."""


@dataclass(frozen=True)
class Layout:
    """Where the columns of a scheme stand in one file; an optional column that the file lacks is at -1.

    `mapped` and `unmapped` are the file's own names of what is recorded, and of what is not.
    """

    header: tuple[str, ...]
    positions: tuple[int, ...]
    mapped: tuple[str, ...]
    unmapped: tuple[str, ...]


def read_layout(opened: Opened, columns: Sequence[SourceColumn]) -> Layout:
    """Return where the columns stand; raises UnusableFile, naming what is missing and what was expected."""
    header = read_header(opened.head, ",")
    found = {name.casefold(): position for position, name in reversed(list(enumerate(header)))}
    positions = tuple(_find(column, found) for column in columns)
    required = [c for c, position in zip(columns, positions, strict=True) if position < 0 and c.required]
    if required:
        raise UnusableFile(_describe_missing(opened.head, header, columns, required))
    for position in positions:
        if position >= 0 and header.count(header[position]) > 1:
            raise UnusableFile(f"has the column '{header[position]}' twice; remove or rename one")
    recorded = {position for c, position in zip(columns, positions, strict=True) if c.recorded}
    mapped = tuple(name for position, name in enumerate(header) if position in recorded)
    return Layout(header, positions, mapped, tuple(name for name in header if name not in mapped))


def read_header(head: str, delimiter: str) -> tuple[str, ...]:
    """Return the names in the first line of a text, without the white space around them."""
    first = next(csv.reader(io.StringIO(head[:_LONGEST_LINE].replace("\0", "")), delimiter=delimiter), [])
    return tuple(name.strip() for name in first)


def _find(column: SourceColumn, found: Mapping[str, int]) -> int:
    return next((found[name] for name in column.names if name in found), -1)


def _describe_missing(
    head: str, header: tuple[str, ...], columns: Sequence[SourceColumn], missing: Sequence[SourceColumn]
) -> str:
    for delimiter, name in _DELIMITERS.items():
        others = {each.casefold() for each in read_header(head, delimiter)}
        if (
            delimiter != ","
            and any(others.intersection(c.names) for c in missing)
            and len(header) < len(others)
        ):
            return (
                f"separates its columns by {name}, where commas are expected; save it as comma-separated CSV"
            )
    taken = {name for column in columns for name in column.names}
    others = {name for name in header if name.casefold() not in taken}
    return "; ".join(f"has no column {_describe(column, others)}" for column in missing)


def _describe(column: SourceColumn, others: Collection[str]) -> str:
    names = " or ".join(f"'{name}'" for name in column.names)
    nearest = next((near for name in column.names if (near := find_nearest(name, others))), None)
    return f"{names} (is it '{nearest}'? name it so)" if nearest else names


class SourceTable:
    """The rows of a text file whose columns are known."""

    def __init__(self, opened: Opened, *, width: int, delimiter: str = ",", header: bool = True) -> None:
        self.opened = opened
        self.width = width
        self.header = header
        self.delimiter = delimiter

    def rows(self, after: int) -> Iterator[tuple[int, list[str] | RowRejected]]:
        """Yield each row that is not blank, from the one after `after`; what is no row as its rejection."""
        with (
            unpack(self.opened.path) as stream,
            io.TextIOWrapper(stream, "utf-8-sig", newline="") as text,
        ):
            lines = _list_lines(text)
            reader = (
                csv.reader(lines, delimiter=self.delimiter)
                if self.header
                else csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
            )
            if self.header:
                next(reader)
            numbers = count(1)
            for row in _list_rows(reader):
                if not row or (self.header and reader.line_num <= 3 and _is_tags(row)):  # noqa: PLR2004 - see _is_tags
                    continue
                number = next(numbers)
                if number > after:
                    yield number, self._check(row)

    def _check(self, row: list[str] | RowRejected) -> list[str] | RowRejected:
        if not isinstance(row, RowRejected) and len(row) != self.width:
            rule = "too_many_fields" if len(row) > self.width else "too_few_fields"
            return RowRejected(rule, None, f"{len(row)} fields, not {self.width}")
        return row

    def clean(self, faults: Faults, row: list[str], names: Sequence[str]) -> list[str]:
        """Return a copy of a row without control characters, which no text may have; raises RowRejected for NUL."""
        values = list(row)
        if not self.opened.has_control or not UNPRINTABLE.search("".join(row)):
            return values
        for position, value in enumerate(row):
            if "\0" in value:
                raise RowRejected("nul_byte", names[position], value.replace("\0", "␀"))
            if UNPRINTABLE.search(value):
                values[position] = UNPRINTABLE.sub(" ", value)
                faults.note("control_character", names[position], repr(value)[1:-1], values[position])
        return values


def _list_lines(stream: io.TextIOWrapper) -> Iterator[str]:
    """Yield the lines, of one that is too long its beginning: memory does not grow with it."""
    while line := stream.readline(_LONGEST_LINE):
        yield line
        while len(line) == _LONGEST_LINE and line[-1] not in "\r\n":
            line = stream.readline(_LONGEST_LINE)


def _list_rows(reader: Iterator[list[str]]) -> Iterator[list[str] | RowRejected]:
    """Yield what the reader reads; after a field that is too long it goes on with the next line."""
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield RowRejected("unreadable_row", None, str(error))


def _is_tags(row: list[str] | RowRejected) -> bool:
    """Return whether a row, which is one of the first after the header, is of HXL tags (hxlstandard.org)."""
    if isinstance(row, RowRejected):
        return False
    filled = [value for value in row if value.strip()]
    return bool(filled) and all(value.lstrip().startswith("#") for value in filled)
