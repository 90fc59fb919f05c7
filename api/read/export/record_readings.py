"""How the fields of records are read from columns: each reading says its columns, and the source of its value.

In that source the columns of a row are named `c0`, `c1` and so on.
"""

from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import ColumnElement, FromClause

from api.read.declared.derived import read_list
from api.read.plan.emit import alias
from schema.vocabularies import DateBasis, DatePrecision

_SAID_BESIDE = (DatePrecision.FEW_DAYS, DatePrecision.WEEK)
"""The precisions that EDTF cannot say; every other follows from the date."""
_NO_DATE = (None, None, DateBasis.EDITOR, None)


class FieldReading(Protocol):
    """How a field is read: which columns it takes, and what it makes of them."""

    def columns(self, rows: "Joined") -> list[ColumnElement[Any]]:
        """Return the columns."""

    def source(self, at: int) -> str:
        """Return the source of the value, where the columns begin at that number."""


def _read(function: str, at: int, count: int) -> str:
    """Return the source of what a function makes of some columns, None where the first has nothing."""
    columns = ", ".join(f"c{number}" for number in range(at, at + count))
    return f"(None if c{at} is None else {function}({columns}))"


@dataclass
class Joined:
    """A table with what its foreign keys refer to, each joined once."""

    table: FromClause
    source: FromClause
    joins: dict[tuple[FromClause, str], FromClause] = field(default_factory=dict)

    def follow(self, rows: FromClause, column: str, table: str) -> FromClause:
        """Return the rows of a table that a foreign key refers to."""
        if (rows, column) not in self.joins:
            target = alias(table, f"{table}_{len(self.joins) + 1}")
            self.joins[rows, column] = target
            self.source = self.source.outerjoin(target, target.c.id == rows.c[column])
        return self.joins[rows, column]


@dataclass(frozen=True, slots=True)
class ColumnValue:
    """A column's value."""

    name: str

    def columns(self, rows: Joined) -> list[ColumnElement[Any]]:
        """Return the column."""
        return [rows.table.c[self.name]]

    def source(self, at: int) -> str:
        """Return the source of the value as it is."""
        return f"c{at}"


@dataclass(frozen=True, slots=True)
class Slug:
    """The slug of what a foreign key refers to."""

    key: str
    table: str

    def columns(self, rows: Joined) -> list[ColumnElement[Any]]:
        """Return the slug's column."""
        return [rows.follow(rows.table, self.key, self.table).c.slug]

    def source(self, at: int) -> str:
        """Return the source of the slug."""
        return f"c{at}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of texts that is stored as JSON."""

    name: str

    def columns(self, rows: Joined) -> list[ColumnElement[Any]]:
        """Return the column."""
        return [rows.table.c[self.name]]

    def source(self, at: int) -> str:
        """Return the source of the list."""
        return f"read_list(c{at})"


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date; None where there is none, on the basis that says so by default."""

    prefix: str

    def columns(self, rows: Joined) -> list[ColumnElement[Any]]:
        """Return the date's columns that a record has, the basis first."""
        names = ("basis", "edtf", "as_written", "anchor", "precision")
        return [rows.table.c[f"{self.prefix}_{name}"] for name in names]

    def source(self, at: int) -> str:
        """Return the source of the date."""
        return _read("read_date", at, 5)


def read_date(
    basis: str, edtf: str | None, as_written: str | None, anchor: str | None, precision: str | None
) -> dict[str, str] | None:
    """Return a date as a record has it; None for that of an entry without any."""
    if (edtf, as_written, basis, anchor) == _NO_DATE:
        return None
    values = {} if edtf is None else {"edtf": edtf}
    if as_written is not None:
        values["as_written"] = as_written
    values["basis"] = basis
    if anchor is not None:
        values["anchor"] = anchor
    if precision in _SAID_BESIDE:
        values["precision"] = precision
    return values


@dataclass(frozen=True, slots=True)
class Counted:
    """A number, its range and its words; None where there is none of them."""

    prefix: str

    def columns(self, rows: Joined) -> list[ColumnElement[Any]]:
        """Return the four columns."""
        return [rows.table.c[f"{self.prefix}_{name}"] for name in ("best", "low", "high", "as_written")]

    def source(self, at: int) -> str:
        """Return the source of the range."""
        return f"(read_count(c{at}, c{at + 1}, c{at + 2}, c{at + 3}) or None)"


def read_count(
    best: int | None, low: int | None, high: int | None, as_written: str | None
) -> dict[str, int | str]:
    """Return a number, its range and its words as a record has them."""
    values = {"best": best, "low": low, "high": high, "as_written": as_written}
    return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Quoted:
    """The passage that a casualty rests on, known by its words; its entry is named where it is another one."""

    def columns(self, rows: Joined) -> list[ColumnElement[Any]]:
        """Return the quote, its entry's slug, its entry and the casualty's."""
        citation = rows.follow(rows.table, "citation_id", "citation")
        entry = rows.follow(citation, "entry_id", "entry")
        return [citation.c.quote, entry.c.slug, citation.c.entry_id, rows.table.c.entry_id]

    def source(self, at: int) -> str:
        """Return the source of the reference: None too for a passage without words, which no record can name."""
        return _read("read_passage", at, 4)


def read_passage(quote: str, slug: str, citing: int, own: int) -> dict[str, str]:
    """Return the words of a passage, and its entry where that is another than the casualty's own."""
    return {"quote": quote} if citing == own else {"quote": quote, "entry": slug}


SCOPE = {
    "read_list": read_list,
    "read_date": read_date,
    "read_count": read_count,
    "read_passage": read_passage,
}
"""What the sources name."""
