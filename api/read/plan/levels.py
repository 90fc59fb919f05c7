"""One level of a plan: one statement that fetches what a relation selects for all its parents at once."""

from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from sqlalchemy import ColumnElement, FromClause, bindparam, func, select
from sqlalchemy.types import BigInteger

from api.read.declared.fields import Many
from api.read.declared.paging import check_size
from api.read.declared.selection import REPORTED_BY, Selection
from api.read.declared.shapes import TABLE_OF
from api.read.index.view import IndexView
from api.read.memo import Memo
from api.read.plan.emit import Emitter, Relation
from api.read.plan.shaping import Rows, Shaper
from api.read.sql.dialects import BoundIds, Dialect, SqlStatement, quoted
from api.read.sql.known import DAY, is_known
from api.read.sql.sources import source

# A plan is run by whoever can execute a statement: it yields text and parameters and is sent the rows.
Run = Generator[tuple[str, tuple[Any, ...]], Rows, Any]
Lookup = Mapping[int, Any] | str | None

FORMS_KEPT = 16
ROWS_BY_DEFAULT = {"links": 20, "thread": 50, "positions": 50, "citations": 100}


@dataclass(frozen=True, slots=True)
class Question:
    """What a run of a plan depends on beside the plan: the variables, and the address that URLs begin with.

    Each run has a view of the index of its own: that of the snapshot that it reads. `began` is when, by time.monotonic,
    it was begun to be answered, where that is not now.
    """

    variables: Any
    base_url: str
    seen: IndexView | None = None
    began: float | None = None

    @property
    def view(self) -> IndexView:
        """Return the run's view of the index."""
        if self.seen is None:
            raise RuntimeError("a question has no view of the index before it is run")
        return self.seen


class Level(Protocol):
    """Something that finds the children of parents."""

    def run(self, parents: BoundIds, question: Question) -> Run:
        """Return, when it is done, each parent's children by the parent's id, or what as_of.py says."""


class LevelCompiler(Protocol):
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
    known: dict[tuple[int, int | None, frozenset[str]], BoundIds] = {}
    for relation, level in relations:
        of_whom = (relation.key, relation.kind, frozenset(relation.kinds))
        if of_whom not in known:
            known[of_whom] = _list_parents(relation, rows)
        lookups.append((yield from level.run(known[of_whom], question)))
    return lookups


def _list_parents(relation: Relation, rows: Rows) -> BoundIds:
    """Return the ids that have such children, each once."""
    key, kind = relation.key, relation.kind
    if kind is None:
        return BoundIds({row[key] for row in rows} - {None})
    return BoundIds({row[key] for row in rows if row[kind] in relation.kinds})


@dataclass(frozen=True, slots=True)
class Form:
    """A statement, what shapes its rows, and the relations below them."""

    statement: SqlStatement
    shape: Shaper
    relations: list[tuple[Relation, Level]]


class ManyLevel:
    """The children of one relation. Which arguments are given decides the SQL: each form of it is made once."""

    def __init__(self, made_of: Many, selection: Selection, compiler: LevelCompiler) -> None:
        self.made_of = made_of
        self.selection = selection
        self.compiler = compiler
        self.dialect = compiler.dialect
        self.forms: Memo[Form] = Memo(FORMS_KEPT)
        self.depends_on_day = made_of.known is not None and selection.may_have_day
        self.takes_arguments = bool(made_of.arguments or made_of.limited or self.depends_on_day)

    @cached_property
    def with_no_arguments(self) -> Form:
        """Return the form for when no argument narrows the relation."""
        return self._find_form({})

    def run(self, parents: BoundIds, question: Question) -> Run:
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
        if not self.takes_arguments:
            return {}
        given = self.selection.bind(question.variables)
        values: dict[str, Any] = {}
        for name in self.made_of.arguments:
            if given.get(name) is not None:
                values[name] = (
                    str(given[name]) if name == "direction" else [str(each) for each in given[name]]
                )
        if self.depends_on_day and given.get(REPORTED_BY) is not None:
            values[DAY] = str(given[REPORTED_BY])
        if self.made_of.limited:
            first = given.get("first")
            values["first"] = check_size(
                ROWS_BY_DEFAULT[self.selection.name] if first is None else first, "first"
            )
        return values

    def _is_ranked(self, values: Mapping[str, Any]) -> bool:
        """Return whether the database is to count to `first`; a record's own links are few enough to be cut here."""
        return self.made_of.limited and values.get("direction") != "out"

    def _find_form(self, values: Mapping[str, Any]) -> Form:
        return self.forms.find_or_make((*values, values.get("direction")), lambda: self._make_form(values))

    def _make_form(self, values: Mapping[str, Any]) -> Form:
        emitter, rows = self.compiler.emitter(), self._rows(values)
        parent = emitter.index(rows.c[self.made_of.parent])
        make_shaper = self._shaper(emitter, rows, parent)
        statement = select(*emitter.columns).select_from(emitter.onto(rows))
        if self._is_ranked(values):
            statement = statement.where(rows.c.rank <= bindparam("first", type_=BigInteger()))
        else:
            statement = statement.where(*list_conditions(self.made_of, rows, self.dialect, values))
        order = in_order(rows, self.made_of.parent, *self.made_of.order)
        compiled = self.dialect.compile(statement.order_by(*order))
        return Form(compiled, make_shaper(), self.compiler.levels(emitter))

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
        rows = source(made_of.source, self._among_parents, values.get("direction"), by_a_day=DAY in values)
        if not self._is_ranked(values):
            return rows
        rank = func.row_number().over(
            partition_by=rows.c[made_of.parent],
            order_by=in_order(rows, *(made_of.kept or made_of.order)),
        )
        conditions = list_conditions(made_of, rows, self.dialect, values)
        return select(*rows.c, rank.label("rank")).where(*conditions).subquery("ranked")

    def _among_parents(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        return self.dialect.among(column, "parents")


def list_conditions(
    made_of: Many, rows: FromClause, dialect: Dialect, given: Collection[str]
) -> list[ColumnElement[bool]]:
    """Return which rows are children: of the parents, in the lists that arguments give, known by the day."""
    conditions = [dialect.among(rows.c[made_of.parent], "parents")]
    for argument, name in made_of.arguments.items():
        if argument in given and argument != "direction":
            conditions.append(dialect.among(rows.c[name], argument))
    if made_of.fixed is not None:
        column, value = made_of.fixed
        conditions.append(rows.c[column] == quoted(value))
    if made_of.known is not None and DAY in given:
        conditions.append(is_known(made_of.known, rows))
    return conditions


def in_order(rows: FromClause, *names: str) -> list[ColumnElement[Any]]:
    """Return the ascending order by these columns, in which NULLs come last on both databases."""
    return [_last(rows.c[name]) for name in names]


def _last(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return column.asc().nulls_last() if getattr(column, "nullable", True) else column.asc()
