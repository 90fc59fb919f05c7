"""The records that are asked for by name."""

from sqlalchemy import select

from api.read.declared.selection import Selection
from api.read.declared.shapes import TABLE_OF
from api.read.memo import Memo
from api.read.plan.emit import alias
from api.read.plan.levels import Form, LevelCompiler, Question, Run, find_children
from api.read.sql.known import DAY, is_known

RULES = {"TimelineEntry": "entry", "Claim": "claim", "Document": "document"}
"""The types of records that become known on a day, each with the rule of known.py that says when."""


class SlugLevel:
    """The records of one type with the slugs asked for."""

    def __init__(self, shape: str, selection: Selection, compiler: LevelCompiler) -> None:
        self.shape = shape
        self.selection = selection
        self.compiler = compiler
        self.forms: Memo[Form] = Memo(2)

    def find_form(self, *, by_a_day: bool = False) -> Form:
        """Return the statement, made when a record is first asked for: of `nodes`, most types are not."""
        return self.forms.find_or_make(by_a_day, lambda: self._make_form(by_a_day=by_a_day))

    def _make_form(self, *, by_a_day: bool) -> Form:
        rows = alias(TABLE_OF[self.shape], "node")
        emitter, dialect = self.compiler.emitter(), self.compiler.dialect
        make_shaper = emitter.shaper(self.shape, dict(self.selection.below), rows, emitter.index(rows.c.slug))
        statement = select(*emitter.columns).select_from(emitter.onto(rows))
        statement = statement.where(dialect.among(rows.c.slug, "slugs"))
        if by_a_day:
            statement = statement.where(is_known(RULES[self.shape], rows))
        return Form(dialect.compile(statement), make_shaper(), self.compiler.levels(emitter))

    def run(self, slugs: list[str], question: Question) -> Run:
        """Return the records found, by slug: those that were known by the day, where one is given."""
        if not slugs:
            return {}
        day = self.selection.find_day(question.variables) if self.shape in RULES else None
        form = self.find_form(by_a_day=day is not None)
        rows = yield form.statement.bind({"slugs": slugs, DAY: day})
        lookups = yield from find_children(form.relations, rows, question)
        found = form.shape(rows, question.base_url, *lookups)
        return {slug: record for slug, (record,) in found.items()}
