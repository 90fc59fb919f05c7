"""What a plan looks up for fields that depend on a day: what they would be by what was known then, or the day."""

from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import select

from api.read.declared.fields import AsOf
from api.read.declared.selection import Selection
from api.read.plan.emit import Origin
from api.read.plan.levels import LevelCompiler, Question, Run, in_order, list_conditions
from api.read.plan.shaping import Shaper
from api.read.sql.dialects import BoundIds, SqlStatement
from api.read.sql.known import DAY
from api.read.sql.sources import source
from schema.tables import TABLES


class AsOfLevel:
    """A field that the store derives, derived anew for each parent from the rows that were known by a day."""

    def __init__(self, made_of: AsOf, selection: Selection, compiler: LevelCompiler) -> None:
        self.made_of = made_of
        self.selection = selection
        self.compiler = compiler
        self.dialect = compiler.dialect

    @cached_property
    def statement(self) -> SqlStatement:
        """Return the statement of the rows, each after its parent's id."""
        of = self.made_of.of
        rows = source(of.source, lambda column: self.dialect.among(column, "parents"), by_a_day=True)
        columns = [rows.c[name] for name in (of.parent, *self.made_of.columns)]
        conditions = list_conditions(of, rows, self.dialect, {DAY})
        return self.dialect.compile(
            select(*columns).where(*conditions).order_by(*in_order(rows, of.parent, *of.order))
        )

    @cached_property
    def form(self) -> tuple[tuple[str, ...], Shaper]:
        """Return the columns that the field is made of, and what makes it of rows of them."""
        emitter = self.compiler.emitter()
        origin = Origin(TABLES[self.made_of.table])
        expression = emitter.known(self.made_of.stored, origin, self.selection, None)
        return tuple(column.name for column in emitter.columns), emitter.compile(expression)

    def run(self, parents: BoundIds, question: Question) -> Run:
        """Return the field of each parent; None where no day is given, so that it is as it is kept."""
        day = self.selection.find_day(question.variables)
        if day is None:
            return None
        rows = (yield self.statement.bind({"parents": parents, DAY: day})) if parents else ()
        known = {parent: [row[1:] for row in those] for parent, those in groupby(rows, itemgetter(0))}
        folded = [self.made_of.fold(known.get(parent, ())) for parent in parents]
        names, shape = self.form
        made = shape([[values[name] for name in names] for values in folded], question.base_url)
        return dict(zip(parents, made, strict=True))


class DayLevel:
    """The day as of which a field is asked for."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection

    def run(self, _parents: BoundIds, question: Question) -> Any:  # noqa: ANN401 - a run
        """Return the day as text, None where none is given."""
        yield from ()
        return self.selection.find_day(question.variables)
