"""Records as they are written (schema/records/exchange.py), read back from their rows: what the store does, inverted.

A part is one table's share of a record. Its fields are those of the record's model; each is the column of its name,
unless another reading is declared for it. What equals the model's default is left out: that is the one rule by which
anything is, so that a record has one spelling.

Rows become dicts in a function that is compiled once a part, as plans do it (emit.py): its source is made of column
numbers and of names of our own models' fields.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined
from sqlalchemy import ColumnElement, select

from api.read.export.record_readings import SCOPE, ColumnValue, FieldReading, Joined
from api.read.sql.dialects import Dialect, SqlStatement
from api.read.sql.known import is_known
from schema.records.record import DateRecord
from schema.tables import TABLES

Record = dict[str, Any]
Grouping = Callable[[Sequence[Any], dict[int, Record]], None]
"""What adds what rows say to records by their ids: the records themselves, or a list to each that has some."""

_REQUIRED = object()
_OWN = """
def group(rows, records):
    for {columns} in rows:
        made = {made}
{optional}
        records[c0] = made
"""
_LISTED = """
def group(rows, records):
    owner = None
    for {columns} in rows:
        made = {made}
{optional}
        if c0 == owner:
            listed.append(made)
        else:
            owner = c0
            records[c0][{name!r}] = listed = [made]
"""
_OPTIONAL = """
        value = {source}
        if value {differs}:
            made[{name!r}] = value
"""


class RecordPart:
    """What one table has of a record, found by the column `owner`, with its children below it."""

    def __init__(  # noqa: PLR0913 - a declaration
        self,
        model: type[BaseModel],
        table: str,
        *,
        owner: str = "id",
        order: str | None = None,
        readings: Mapping[str, FieldReading] | None = None,
        children: Mapping[str, "RecordPart"] | None = None,
        beyond: type[BaseModel] | None = None,
        only: str | None = None,
        known: str | None = None,
    ) -> None:
        """Declare it.

        `order` is that of an owner's several rows; `beyond` the model whose fields another part has; `only` the one
        field whose value is the whole child; `known` the rule of known.py for what was known on a day.
        """
        self.table = TABLES[table]
        self.owner, self.order, self.only, self.known = owner, order, only, known
        self.children = children or {}
        elsewhere = {"kind", *beyond.model_fields} if beyond else set()
        names = [only] if only else [name for name in model.model_fields if name not in elsewhere]
        given = readings or {}
        self.readings = {
            name: given.get(name, ColumnValue(name)) for name in names if name not in self.children
        }
        self.defaults = {name: _REQUIRED if only else _default(model, name) for name in self.readings}

    def compile(
        self, dialect: Dialect, child: str | None = None, *, by_a_day: bool = False, **beginning: str
    ) -> tuple[SqlStatement, Grouping]:
        """Return the statement that finds the rows of `parents`, and what adds them to the records.

        They are listed in the records as `child`, or are the records themselves, each of which begins as told. They
        are those that were known, where that is to be as of a day.
        """
        joined = Joined(self.table, self.table)
        columns: list[ColumnElement[Any]] = [self.table.c[self.owner]]
        sources = {name: repr(value) for name, value in beginning.items()}
        for name, reading in self.readings.items():
            sources[name] = reading.source(len(columns))
            columns += reading.columns(joined)
        owner = self.table.c[self.owner]
        rows = select(*columns).select_from(joined.source).where(dialect.among(owner, "parents"))
        if by_a_day and self.known is not None:
            rows = rows.where(is_known(self.known, self.table))
        if self.order is not None:
            rows = rows.order_by(owner, self.table.c[self.order])
        template = _OWN if child is None else _LISTED
        return dialect.compile(rows), self._compile_grouping(template, child, len(columns), sources)

    def _compile_grouping(
        self, template: str, child: str | None, columns: int, sources: Mapping[str, str]
    ) -> Grouping:
        made, optional, scope = [], [], dict[str, Any](SCOPE)
        for number, (name, source) in enumerate(sources.items()):
            default = self.defaults.get(name, _REQUIRED)
            if default is _REQUIRED:
                made.append(f"{name!r}: {source}")
                continue
            scope[f"default{number}"] = default
            differs = "is not None" if default is None else f"!= default{number}"
            optional.append(_OPTIONAL.format(source=source, differs=differs, name=name))
        text = template.format(
            columns=", ".join(f"c{number}" for number in range(columns)),
            made=sources[self.only] if self.only else "{" + ", ".join(made) + "}",
            optional="".join(optional),
            name=child,
        )
        exec(compile(text, "<part>", "exec"), scope)  # noqa: S102 - see the module's first lines
        group: Grouping = scope["group"]
        return group


def _default(model: type[BaseModel], name: str) -> object:
    """Return the field's default as it is read back: a date without anything in it is none."""
    default = model.model_fields[name].default
    if default is PydanticUndefined:
        return _REQUIRED
    return None if default == DateRecord() else default
