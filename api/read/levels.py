"""One level of a plan: one statement that fetches what a relation selects for all its parents at once."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, func, select
from sqlalchemy.types import BigInteger

from api.read.dialects import Dialect, Statement, quoted
from api.read.emit import Emitter, Relation, Rows, Shaper
from api.read.fields import Many
from api.read.paging import check_size
from api.read.selection import Selection
from api.read.shapes import TABLE_OF
from api.read.sources import source
from schema.tables import TABLES

# A plan is run by whoever can execute a statement: it yields text and parameters and is sent the rows.
Run = Generator[tuple[str, tuple[Any, ...]], Rows, Any]
Lookup = Callable[[int], Any]
Ids = list[int]

ROWS_BY_DEFAULT = {"links": 20, "thread": 50, "positions": 50, "citations": 100}


@dataclass(frozen=True, slots=True)
class Question:
    """What a run of a plan depends on beside the plan: the variables, and the address that URLs begin with."""

    variables: Any
    base_url: str


class Level(Protocol):
    """Something that finds the children of parents."""

    def run(self, parents: Ids, question: Question) -> Run:
        """Return, when it is done, the lookup from a parent's id to its children."""


class Compiler(Protocol):
    """What levels are made with: the database's dialect, an emitter for its face, and the levels below."""

    @property
    def dialect(self) -> Dialect:
        """Return the database's dialect."""

    def emitter(self) -> Emitter:
        """Return a new emitter."""

    def levels(self, emitter: Emitter) -> list[tuple[Relation, Level]]:
        """Return the level of each relation that was emitted."""


def find_children(relations: Sequence[tuple[Relation, Level]], rows: Rows, question: Question) -> Run:
    """Run each relation below the rows; returns the lookups that the rows' shaper takes."""
    lookups: list[Lookup] = []
    for relation, level in relations:
        lookups.append((yield from level.run(_list_parents(relation, rows), question)))
    return lookups


def _list_parents(relation: Relation, rows: Rows) -> Ids:
    """Return the ids that have such children, each once."""
    key, kind = relation.key, relation.kind
    if kind is None:
        return list(dict.fromkeys(row[key] for row in rows if row[key] is not None))
    return list(dict.fromkeys(row[key] for row in rows if row[kind] in relation.kinds))


class ManyLevel:
    """The children of one relation."""

    def __init__(self, made_of: Many, selection: Selection, compiler: Compiler) -> None:
        self.made_of = made_of
        self.selection = selection
        self.dialect = compiler.dialect
        rows, emitter = self._rows(), compiler.emitter()
        self.parent = emitter.index(rows.c[made_of.parent])
        make_shaper = self._shaper(emitter, rows)
        self.statement = self.dialect.compile(self._select(emitter, rows))
        self.shape: Shaper = make_shaper()
        self.relations = compiler.levels(emitter)

    def _shaper(self, emitter: Emitter, rows: FromClause) -> Callable[[], Shaper]:
        """Return what makes the shaper of the rows: of what they refer to, of one column, or of themselves."""
        made_of = self.made_of
        if made_of.scalar is not None:
            number = emitter.index(rows.c[made_of.scalar])
            return lambda: lambda rows, _base: [row[number] for row in rows]
        if made_of.via is not None:
            rows = emitter.join(rows, made_of.via, TABLE_OF[made_of.shape])
        return emitter.shaper(made_of.shape, dict(self.selection.below), rows)

    def _rows(self) -> FromClause:
        """Return the rows to read: with `first`, numbered for each parent."""
        made_of = self.made_of
        rows = source(made_of.source, self._among_parents)
        if not made_of.limited:
            return rows
        rank = func.row_number().over(
            partition_by=rows.c[made_of.parent],
            order_by=[_last(rows.c[name]) for name in made_of.kept or made_of.order],
        )
        ranked = select(*rows.c, rank.label("rank")).where(*self._conditions(rows))
        return ranked.subquery("ranked")

    def _among_parents(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        return self.dialect.among(column, "parents")

    def _conditions(self, rows: FromClause) -> list[ColumnElement[bool]]:
        """Return which rows are children: of the parents, and in the lists that arguments give."""
        conditions = [self._among_parents(rows.c[self.made_of.parent])]
        for argument, name in self.made_of.arguments.items():
            conditions.append(self.dialect.among_any(rows.c[name], argument))
        if self.made_of.fixed is not None:
            column, value = self.made_of.fixed
            conditions.append(rows.c[column] == quoted(value))
        return conditions

    def _select(self, emitter: Emitter, rows: FromClause) -> Select[Any]:
        statement = select(*emitter.columns).select_from(emitter.onto(rows))
        if self.made_of.limited:
            statement = statement.where(rows.c.rank <= bindparam("first", type_=BigInteger()))
        else:
            statement = statement.where(*self._conditions(rows))
        return statement.order_by(*[_last(rows.c[name]) for name in self.made_of.order])

    def run(self, parents: Ids, question: Question) -> Run:
        """Return the lookup from a parent's id to the list of its children."""
        groups: dict[int, list[Any]] = {}
        if parents:
            rows = yield self.statement.bind({"parents": parents, **self._bind(question)})
            lookups = yield from find_children(self.relations, rows, question)
            number = self.parent
            for row, child in zip(rows, self.shape(rows, question.base_url, *lookups), strict=True):
                groups.setdefault(row[number], []).append(child)
        return lambda parent: groups.get(parent, [])

    def _bind(self, question: Question) -> Mapping[str, Any]:
        """Return the values of the relation's arguments; an argument that narrows nothing is NULL."""
        given = self.selection.bind(question.variables)
        values: dict[str, Any] = {name: _as_list(name, given.get(name)) for name in self.made_of.arguments}
        if self.made_of.limited:
            first = given.get("first")
            values["first"] = check_size(
                ROWS_BY_DEFAULT[self.selection.name] if first is None else first, "first"
            )
        return values


def _as_list(name: str, value: Any) -> list[str] | None:  # noqa: ANN401 - an argument
    """Return an argument as the list of values that it admits, None for any."""
    if name == "direction":
        return None if value in (None, "both") else [str(value)]
    return None if value is None else [str(each) for each in value]


def _last(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return an ascending order in which NULLs come last on both databases."""
    return column.asc().nulls_last() if getattr(column, "nullable", True) else column.asc()


class SlugLevel:
    """The records of one type with the slugs asked for."""

    def __init__(self, shape: str, selection: Selection, compiler: Compiler) -> None:
        rows = TABLES[TABLE_OF[shape]].alias("node")
        emitter = compiler.emitter()
        self.slug = emitter.index(rows.c.slug)
        make_shaper = emitter.shaper(shape, dict(selection.below), rows)
        statement = select(*emitter.columns).select_from(emitter.onto(rows))
        self.statement: Statement = compiler.dialect.compile(
            statement.where(compiler.dialect.among(rows.c.slug, "slugs"))
        )
        self.shape = make_shaper()
        self.relations = compiler.levels(emitter)

    def run(self, slugs: list[str], question: Question) -> Run:
        """Return the records found, by slug."""
        if not slugs:
            return {}
        rows = yield self.statement.bind({"slugs": slugs})
        lookups = yield from find_children(self.relations, rows, question)
        shaped = self.shape(rows, question.base_url, *lookups)
        return {row[self.slug]: record for row, record in zip(rows, shaped, strict=True)}
