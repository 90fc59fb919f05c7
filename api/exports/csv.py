"""CSV (RFC 4180), UTF-8: the columns of columns.py under a line of their names.

A text that a spreadsheet would take for a formula, beginning with = + - @, a tab or a carriage return, gets an
apostrophe before it, and so does one that begins with an apostrophe: taking one off every text that has one gives back
what is recorded (OWASP, "CSV Injection"). Numbers and dates are written as they are.
"""

import csv
import io
from collections.abc import Iterator
from typing import Any

from api.exports.columns import COLUMNS, FIELDS
from api.exports.source import Entry, Source

MISTAKEN = tuple("=+-@\t\r'")


def write(source: Source) -> Iterator[bytes]:
    """Yield the lines, some at a time."""
    yield _lines([[column.name for column in COLUMNS]])
    for entries in source.list_entries(FIELDS):
        yield _lines([_row(entry) for entry in entries])


def _row(entry: Entry) -> list[Any]:
    return [_guard(column.value(entry)) for column in COLUMNS]


def _guard(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(MISTAKEN) else value


def _lines(rows: list[list[Any]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()
