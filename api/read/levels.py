"""One level of a plan: one statement that fetches what a relation selects for all its parents at once."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from sqlalchemy import ColumnElement, FromClause, bindparam, func, select
from sqlalchemy.types import BigInteger

from api.read.dialects import Dialect, Ids, Statement, quoted
from api.read.emit import Emitter, Relation, Rows, Shaper, alias
from api.read.fields import Many
from api.read.memo import Memo
from api.read.paging import check_size
from api.read.selection import Selection
from api.read.shapes import TABLE_OF
from api.read.sources import source

# A plan is run by whoever can execute a statement: it yields text and parameters and is sent the rows.
Run = Generator[tuple[str, tuple[Any, ...]], Rows, Any]
Lookup = Mapping[int, Any]

FORMS_KEPT = 16
ROWS_BY_DEFAULT = {"links": 20, "thread": 50, "positions": 50, "citations": 100}


@dataclass(frozen=True, slots=True)
class Question:
    """What a run of a plan depends on beside the plan: the variables, and the address that URLs begin with."""

    variables: Any
    base_url: str


class Level(Protocol):
    """Something that finds the children of parents."""

    def run(self, parents: Ids, question: Question) -> Run:
        """Return, when it is done, each parent's children, by the parent's id."""


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
    known: dict[tuple[int, int | None, frozenset[str]], Ids] = {}
    for relation, level in relations:
        of_whom = (relation.key, relation.kind, frozenset(relation.kinds))
        if of_whom not in known:
            known[of_whom] = _list_parents(relation, rows)
        lookups.append((yield from level.run(known[of_whom], question)))
    return lookups


def _list_parents(relation: Relation, rows: Rows) -> Ids:
    """Return the ids that have such children, each once."""
    key, kind = relation.key, relation.kind
    if kind is None:
        return Ids({row[key] for row in rows} - {None})
    return Ids({row[key] for row in rows if row[kind] in relation.kinds})


@dataclass(frozen=True, slots=True)
class _Form:
    """A relation's statement, with which arguments narrow it, and what shapes its rows."""

    statement: Statement
    shape: Shaper
    relations: list[tuple[Relation, Level]]


class ManyLevel:
    """The children of one relation. Which arguments are given decides the SQL: each form of it is made once."""

    def __init__(self, made_of: Many, selection: Selection, compiler: Compiler) -> None:
        self.made_of = made_of
        self.selection = selection
        self.compiler = compiler
        self.dialect = compiler.dialect
        self.forms: Memo[_Form] = Memo(FORMS_KEPT)

    @cached_property
    def with_no_arguments(self) -> _Form:
        """Return the form for when no argument narrows the relation."""
        return self._find_form({})

    def run(self, parents: Ids, question: Question) -> Run:
        """Return each parent's list of children; a parent that has none is left out."""
        if not parents:
            return {}
        values = self._bind(question)
        form = self._find_form(values) if values else self.with_no_arguments
        rows = yield form.statement.bind({"parents": parents, **values})
        lookups = yield from find_children(form.relations, rows, question)
        children = form.shape(rows, question.base_url, *lookups)
        if "first" in values and not self._is_ranked(values):
            return {parent: each[: values["first"]] for parent, each in children.items()}
        return children

    def _bind(self, question: Question) -> dict[str, Any]:
        """Return the values of the arguments that narrow the relation."""
        if not self.made_of.arguments and not self.made_of.limited:
            return {}
        given = self.selection.bind(question.variables)
        values: dict[str, Any] = {}
        for name in self.made_of.arguments:
            if given.get(name) is not None:
                values[name] = (
                    str(given[name]) if name == "direction" else [str(each) for each in given[name]]
                )
        if self.made_of.limited:
            first = given.get("first")
            values["first"] = check_size(
                ROWS_BY_DEFAULT[self.selection.name] if first is None else first, "first"
            )
        return values

    def _is_ranked(self, values: Mapping[str, Any]) -> bool:
        """Return whether the database is to count to `first`; a record's own links are few enough to be cut here."""
        return self.made_of.limited and values.get("direction") != "out"

    def _find_form(self, values: Mapping[str, Any]) -> _Form:
        return self.forms.find_or_make((*values, values.get("direction")), lambda: self._make_form(values))

    def _make_form(self, values: Mapping[str, Any]) -> _Form:
        emitter, rows = self.compiler.emitter(), self._rows(values)
        parent = emitter.index(rows.c[self.made_of.parent])
        make_shaper = self._shaper(emitter, rows, parent)
        statement = select(*emitter.columns).select_from(emitter.onto(rows))
        if self._is_ranked(values):
            statement = statement.where(rows.c.rank <= bindparam("first", type_=BigInteger()))
        else:
            statement = statement.where(*self._conditions(rows, values))
        order = (rows.c[name] for name in (self.made_of.parent, *self.made_of.order))
        compiled = self.dialect.compile(statement.order_by(*map(_last, order)))
        return _Form(compiled, make_shaper(), self.compiler.levels(emitter))

    def _shaper(self, emitter: Emitter, rows: FromClause, parent: int) -> Callable[[], Shaper]:
        """Return what makes the shaper of the rows: of what they refer to, of one column, or of themselves."""
        made_of = self.made_of
        if made_of.scalar is not None:
            return emitter.column_shaper(rows.c[made_of.scalar], parent)
        if made_of.via is not None:
            rows = emitter.join(rows, made_of.via, TABLE_OF[made_of.shape])
        return emitter.shaper(made_of.shape, dict(self.selection.below), rows, parent)

    def _rows(self, values: Mapping[str, Any]) -> FromClause:
        """Return the rows to read, numbered for each parent where the database counts them."""
        made_of = self.made_of
        rows = source(made_of.source, self._among_parents, values.get("direction"))
        if not self._is_ranked(values):
            return rows
        rank = func.row_number().over(
            partition_by=rows.c[made_of.parent],
            order_by=[_last(rows.c[name]) for name in made_of.kept or made_of.order],
        )
        ranked = select(*rows.c, rank.label("rank")).where(*self._conditions(rows, values))
        return ranked.subquery("ranked")

    def _among_parents(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        return self.dialect.among(column, "parents")

    def _conditions(self, rows: FromClause, values: Mapping[str, Any]) -> list[ColumnElement[bool]]:
        """Return which rows are children: of the parents, and in the lists that arguments give."""
        conditions = [self._among_parents(rows.c[self.made_of.parent])]
        for argument, name in self.made_of.arguments.items():
            if argument in values and argument != "direction":
                conditions.append(self.dialect.among(rows.c[name], argument))
        if self.made_of.fixed is not None:
            column, value = self.made_of.fixed
            conditions.append(rows.c[column] == quoted(value))
        return conditions


def _last(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return an ascending order in which NULLs come last on both databases."""
    return column.asc().nulls_last() if getattr(column, "nullable", True) else column.asc()


class SlugLevel:
    """The records of one type with the slugs asked for."""

    def __init__(self, shape: str, selection: Selection, compiler: Compiler) -> None:
        self.shape = shape
        self.selection = selection
        self.compiler = compiler

    @cached_property
    def form(self) -> _Form:
        """Return the statement, made when a record is first asked for: of `nodes`, most types are not."""
        rows = alias(TABLE_OF[self.shape], "node")
        emitter, dialect = self.compiler.emitter(), self.compiler.dialect
        make_shaper = emitter.shaper(self.shape, dict(self.selection.below), rows, emitter.index(rows.c.slug))
        statement = select(*emitter.columns).select_from(emitter.onto(rows))
        compiled = dialect.compile(statement.where(dialect.among(rows.c.slug, "slugs")))
        return _Form(compiled, make_shaper(), self.compiler.levels(emitter))

    def run(self, slugs: list[str], question: Question) -> Run:
        """Return the records found, by slug."""
        if not slugs:
            return {}
        rows = yield self.form.statement.bind({"slugs": slugs})
        lookups = yield from find_children(self.form.relations, rows, question)
        found = self.form.shape(rows, question.base_url, *lookups)
        return {slug: record for slug, (record,) in found.items()}
