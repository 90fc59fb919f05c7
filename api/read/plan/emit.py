"""From a selection to SQL columns and to the function that shapes a row of them into the response.

The function is Python source, compiled once a plan: one dict display a row, which is as fast as Python builds one.
The source is made of column numbers and of names of constants; nothing of a request's text is ever part of it.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, assert_never

from sqlalchemy import ColumnElement, FromClause

from api.read.declared.fields import (
    AsOf,
    Choice,
    Column,
    Composite,
    Derived,
    EntryPage,
    Field,
    Many,
    One,
    Prefixed,
)
from api.read.declared.selection import TYPE_KEY, Selection
from api.read.declared.shapes import KIND_OF, SHAPES, TABLE_OF
from api.read.plan.shaping import Shaper, compile_shaper
from schema.tables import TABLES


@cache
def alias(table: str, name: str) -> FromClause:
    """Return the table under that name, made once: all its columns are made with it."""
    return TABLES[table].alias(name)


@dataclass(slots=True)
class Relation:
    """A relation selected below a row: its children are fetched for the rows' ids at `key`.

    Where `kinds` is not empty, only rows whose column `kind` is one of them have such children. Of a field that
    depends on a day it is what was known then, or the day.
    """

    selection: Selection
    field: Many | EntryPage | AsOf | One
    key: int
    kind: int | None
    kinds: set[str]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an object's columns come from: a table, or the part of its columns that a prefix picks.

    The columns that it `lacks` are null.
    """

    rows: FromClause
    prefix: str = ""
    lacks: tuple[str, ...] = ()

    def column(self, name: str) -> ColumnElement[Any]:
        """Return the column of that name."""
        return self.rows.c[self.prefix + name]


@dataclass(slots=True)
class Emitter:
    """Collects what one statement selects and joins, and writes the source that shapes its rows.

    `capitals` writes vocabularies in upper case, as GraphQL does; `tagged` adds each object's type for graphql-core.
    """

    capitals: bool = True
    tagged: bool = False
    columns: list[ColumnElement[Any]] = field(default_factory=list)
    relations: dict[tuple[Selection, int], Relation] = field(default_factory=dict)
    constants: dict[str, Any] = field(default_factory=dict)
    names: dict[Hashable, str] = field(default_factory=dict)
    joins: dict[tuple[int, str], tuple[FromClause, ColumnElement[bool]]] = field(default_factory=dict)

    def onto(self, rows: FromClause) -> FromClause:
        """Return the rows with all that was joined to them."""
        for target, condition in self.joins.values():
            rows = rows.outerjoin(target, condition)
        return rows

    def shaper(
        self,
        kind: str,
        below: dict[str, tuple[Selection, ...]],
        rows: FromClause,
        group_by: int | None = None,
    ) -> Callable[[], Shaper]:
        """Return what makes the function from rows, the base URL and each relation's children to `kind` objects.

        It gives a list of them, or, where there is a column to group by, a dict of lists. It is to be made when all
        that shapes the statement's rows has been emitted.
        """
        expression = self.object(kind, Origin(rows), below)
        return lambda: self.compile(expression, group_by)

    def column_shaper(self, column: ColumnElement[Any], group_by: int) -> Callable[[], Shaper]:
        """Return what makes the function from rows to lists of one column's values, grouped by another."""
        expression = f"r[{self.index(column)}]"
        return lambda: self.compile(expression, group_by)

    def compile(self, expression: str, group_by: int | None = None) -> Shaper:
        """Return the function from rows, the base URL and each relation's children to what the source makes of them."""
        return compile_shaper(expression, len(self.relations), group_by, self.constants)

    def index(self, column: ColumnElement[Any]) -> int:
        """Return the number of a selected column, selecting it where it is not yet."""
        for number, known in enumerate(self.columns):
            if known is column:
                return number
        self.columns.append(column)
        return len(self.columns) - 1

    def value(self, origin: Origin, name: str) -> str:
        """Return the source of a column's value."""
        return "None" if name in origin.lacks else f"r[{self.index(origin.column(name))}]"

    def constant(self, value: Hashable) -> str:
        """Return the name of a constant; the same value has the same name."""
        name = self.names.setdefault(value, f"c{len(self.names)}")
        self.constants[name] = value
        return name

    def object(self, kind: str, origin: Origin, below: dict[str, tuple[Selection, ...]]) -> str:
        """Return the source of an object; of the entry's three kinds, that of whichever the row is."""
        if kind != "TimelineEntry":
            return self.fields(kind, origin, below.get(kind, ()))
        each = {concrete: self.fields(concrete, origin, below.get(concrete, ())) for concrete in KIND_OF}
        incident, statement, event = each.values()
        if incident == statement == event:
            return incident
        row_kind = self.value(origin, "kind")
        return f"({incident} if {row_kind} == 'incident' else {statement} if {row_kind} == 'statement' else {event})"

    def fields(self, kind: str, origin: Origin, selections: Iterable[Selection]) -> str:
        """Return the source of an object's dict."""
        items = [f"{self.constant(each.key)}: {self.field(kind, origin, each)}" for each in selections]
        if self.tagged:
            items.insert(0, f"{self.constant(TYPE_KEY)}: {self.constant(kind)}")
        return "{" + ", ".join(items) + "}"

    def field(self, kind: str, origin: Origin, selection: Selection) -> str:
        """Return the source of a field's value."""
        if selection.name == "__typename":
            return self.constant(kind)
        if kind not in KIND_OF:
            return self.known(SHAPES[kind][selection.name], origin, selection, None)
        shared = SHAPES["TimelineEntry"].get(selection.name)
        if shared is not None:
            return self.known(shared, origin, selection, None)
        own = Origin(self.join(origin.rows, "id", KIND_OF[kind], by="entry_id"))
        return self.known(SHAPES[kind][selection.name], own, selection, (origin, KIND_OF[kind]))

    def known(  # noqa: PLR0911 - one return for each kind of field
        self, made_of: Field, origin: Origin, selection: Selection, only: tuple[Origin, str] | None
    ) -> str:
        """Return the source of a field that is made so; `only` says of which kind of entry it is."""
        match made_of:
            case Column(name):
                return self.value(origin, name)
            case Choice(name):
                value = self.value(origin, name)
                return f"capitals[{value}]" if self.capitals else value
            case Prefixed(prefix, name, absolute):
                base = "base + " if absolute else ""
                return f"{base}{self.constant(prefix)} + {self.value(origin, name)}"
            case Derived(columns, compute):
                values = ", ".join(self.value(origin, name) for name in columns)
                return f"{self.constant(compute)}({values})"
            case Composite(shape, prefix, present, lacks):
                part = Origin(origin.rows, prefix, lacks)
                inner = self.object(shape, part, dict(selection.below))
                if not all(getattr(part.column(name), "nullable", True) for name in present):
                    return inner
                given = " or ".join(f"{self.value(part, name)} is not None" for name in present)
                return f"({inner} if {given} else None)"
            case One():
                return self.one(made_of, origin, selection)
            case Many() | EntryPage():
                lookup, key = self.relation(made_of, origin, selection, only)
                return f"{lookup}.get({key}, none)"
            case AsOf(stored):
                return self.as_of(
                    made_of, self.known(stored, origin, selection, only), origin, selection, only
                )
            case _:
                assert_never(made_of)

    def as_of(
        self, made_of: AsOf, today: str, origin: Origin, selection: Selection, only: tuple[Origin, str] | None
    ) -> str:
        """Return the source of a field that depends on a day, where one may be given: `today` where none is."""
        if not selection.may_have_day:
            return today
        lookup, key = self.relation(made_of, origin, selection, only)
        return f"({today} if {lookup} is None else {lookup}[{key}])"

    def one(self, made_of: One, origin: Origin, selection: Selection) -> str:
        """Return the source of the object that a foreign key refers to, null where it refers to none."""
        if made_of.shape in KIND_OF:
            entry = Origin(self.join(origin.rows, made_of.column, "entry"))
            found = f"{self.value(entry, 'kind')} == {KIND_OF[made_of.shape]!r}"
            return f"({self.object(made_of.shape, entry, dict(selection.below))} if {found} else None)"
        target = Origin(self.join(origin.rows, made_of.column, TABLE_OF[made_of.shape]))
        inner = self.object(made_of.shape, target, dict(selection.below))
        if not getattr(origin.column(made_of.column), "nullable", True):
            return inner
        there = f"{self.value(target, 'id')} is not None"
        if made_of.reported and selection.may_have_day:
            day, _ = self.relation(made_of, origin, selection, None)
            there += f" and ({day} is None or ({self.value(target, 'first_reported_on')} or never) <= {day})"
        return f"({inner} if {there} else None)"

    def join(self, rows: FromClause, column: str, table: str, by: str = "id") -> FromClause:
        """Return the table joined where its `by` is the rows' `column`, each such join made once."""
        key = (id(rows), f"{column}>{table}")
        if key not in self.joins:
            target = alias(table, f"{table}_{len(self.joins) + 1}")
            self.joins[key] = (target, target.c[by] == rows.c[column])
        return self.joins[key][0]

    def relation(
        self,
        made_of: Many | EntryPage | AsOf | One,
        origin: Origin,
        selection: Selection,
        only: tuple[Origin, str] | None,
    ) -> tuple[str, str]:
        """Return the source of a relation's children by their parents' ids, and that of this object's id."""
        parent, kind = only or (origin, None)
        place = (selection, id(parent.rows))
        relation = self.relations.get(place)
        if relation is None:
            at = None if kind is None else self.index(parent.column("kind"))
            relation = Relation(selection, made_of, self.index(parent.column("id")), at, set())
            self.relations[place] = relation
        if kind is not None:
            relation.kinds.add(kind)
        return f"m{list(self.relations).index(place)}", f"r[{relation.key}]"
