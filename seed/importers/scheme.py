"""What an importer makes of a file: records row by row, and everything about a row that is not as it should be."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeAlias

from schema.records.exchange import (
    ActorRecord,
    ClaimRecord,
    DocumentRecord,
    EntryRecord,
    PlaceRecord,
    PublisherRecord,
)

Row: TypeAlias = Any
"""A row as its scheme reads it: only that scheme's `map` looks inside."""


class UnusableFile(ValueError):
    """A file that cannot be imported at all; the message says why and what to do, without the file's name."""


class RowRejected(ValueError):
    """A row that cannot be kept; `rule` is a stable name, `value` is as the file has it."""

    def __init__(self, rule: str, column: str | None = None, value: str | None = None) -> None:
        self.rule = rule
        self.column = column
        self.value = value
        super().__init__(": ".join(part for part in (rule, column, value) if part))


@dataclass(frozen=True)
class Issue:
    """A value that broke a rule, and what was recorded in its place (None: nothing).

    `row` counts the file's data rows from 1, headers not among them.
    """

    row: int
    rule: str
    column: str | None
    value: str | None
    kept: str | None


@dataclass(frozen=True)
class SchemeId:
    """What a scheme calls a record of ours, which is an entry, actor, place or document."""

    kind: str
    slug: str
    scheme: str
    value: str


class RowRecords(NamedTuple):
    """The records that a row becomes, named as in `Records`, of which one takes seven times as long to make."""

    publishers: tuple[PublisherRecord, ...] = ()
    actors: tuple[ActorRecord, ...] = ()
    places: tuple[PlaceRecord, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()
    entries: tuple[EntryRecord, ...] = ()
    claims: tuple[ClaimRecord, ...] = ()


@dataclass(frozen=True)
class Mapped:
    """What a row becomes: whole records, which other rows may give again, the same each time."""

    records: RowRecords
    external_ids: tuple[SchemeId, ...] = ()
    issues: tuple[Issue, ...] = ()


class Scheme(Protocol):
    """A file of one scheme, found to be readable from its first byte to its last.

    Every column of the file is in `mapped_columns` or in `unmapped_columns`. `lines` is about how many rows there
    are: of a table its lines, of which a row may have several.
    """

    name: str
    lines: int
    mapped_columns: tuple[str, ...]
    unmapped_columns: tuple[str, ...]

    def rows(self, after: int = 0) -> Iterator[tuple[int, Row]]:
        """Yield each data row with its number, from the one after `after`; memory does not grow."""
        ...

    def map(self, number: int, row: Row) -> Mapped:
        """Return what a row becomes; raises RowRejected."""
        ...
