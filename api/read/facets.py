"""Facets: how the entries that match divide into kinds, actors, months and so on, one statement each.

Each leaves out its own condition of the filter, so that what was chosen does not empty the other choices.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Select,
    bindparam,
    case,
    func,
    literal_column,
    select,
)

from api.read.buckets import INTERVALS, Histogram
from api.read.counting import Matching
from api.read.dialects import Ids, Statement, quoted
from api.read.emit import Relation
from api.read.fields import EntryPage
from api.read.filters import TimelineFilter, condition
from api.read.levels import Compiler, Level, Question, Run, find_children
from api.read.memo import Memo
from api.read.paging import check_size
from api.read.selection import TYPE_KEY, Selection
from api.read.shaping import Shaper
from api.read.single_terms import find_only_facet
from api.read.terms import Terms
from schema.tables import TABLES
from schema.term import Facet
from schema.vocabularies import EntryKind

FORMS_KEPT = 64
MOST = 1_000
"""How many buckets a facet has whose number nobody asks for: more than any vocabulary has words."""


@dataclass(frozen=True, slots=True)
class Division:
    """What a facet divides by: its buckets' type, which conditions it leaves out, and which records it is of."""

    shape: str
    facet: Facet
    ignored: tuple[str, ...]
    record: str | None = None


DIVISIONS = {
    "kinds": Division("KindBucket", Facet.KIND, ("kinds",)),
    "categories": Division(
        "CategoryBucket",
        Facet.CATEGORY,
        ("categories", "incident_categories", "statement_acts", "diplomatic_categories"),
    ),
    "actors": Division("ActorBucket", Facet.ACTOR, ("actors", "roles"), "actor"),
    "countries": Division("CountryBucket", Facet.COUNTRY, ("countries",)),
    "documents": Division("DocumentBucket", Facet.DOCUMENT, ("documents",), "document"),
    "assessments": Division("AssessmentBucket", Facet.ASSESSMENT, ("assessments",)),
}


@dataclass(frozen=True, slots=True)
class Filtered:
    """A filter and the terms that it names, of the entries of parents where they are `joined_by` something."""

    where: TimelineFilter
    terms: Terms
    joined_by: EntryPage | None

    def without(self, ignored: tuple[str, ...]) -> Matching:
        """Return the entries that match when these conditions are left out."""
        where = replace(self.where, **dict.fromkeys(ignored))
        return Matching(condition(where, self.terms), self.joined_by, find_only_facet(where))


class FacetsLevel:
    """The facets of one connection."""

    def __init__(self, selection: Selection, compiler: Compiler, *, nested: bool) -> None:
        ((self.kind, self.fields),) = selection.below.items()
        self.tagged = compiler.emitter().tagged
        self.parts: dict[Selection, BucketsLevel | HistogramLevel] = {
            each: HistogramLevel(each, compiler)
            if each.name == "histogram"
            else BucketsLevel(each, compiler, nested=nested)
            for each in self.fields
            if each.name in DIVISIONS or each.name == "histogram"
        }

    def run(self, request: Any, parents: Ids, question: Question) -> Run:  # noqa: ANN401 - a timeline's, with a filter
        """Return each parent's facets."""
        filtered: Filtered = request.filtered
        found: dict[Selection, Mapping[int, Any]] = {}
        for selection, level in self.parts.items():
            found[selection] = yield from level.run(filtered, parents, question)
        return {parent: self._write(parent, found) for parent in parents}

    def _write(self, parent: int, found: Mapping[Selection, Mapping[int, Any]]) -> dict[str, Any]:
        tag = {TYPE_KEY: self.kind} if self.tagged else {}
        return tag | {
            each.key: found[each].get(parent, []) if each in found else self.kind for each in self.fields
        }


class BucketsLevel:
    """One facet: its buckets, the fullest first."""

    def __init__(self, selection: Selection, compiler: Compiler, *, nested: bool) -> None:
        self.selection = selection
        self.division = DIVISIONS[selection.name]
        self.compiler = compiler
        self.nested = nested
        self.forms: Memo[_Form] = Memo(FORMS_KEPT)

    def run(self, filtered: Filtered, parents: Ids, question: Question) -> Run:
        """Return each parent's buckets; a parent that has none is left out."""
        first = self.selection.bind(question.variables).get("first", MOST)
        matching = filtered.without(self.division.ignored)
        form = self.forms.find_or_make(matching.form, lambda: self._make_form(matching))
        size = first if first == MOST else check_size(first, "first")
        rows = yield form.statement.bind({**matching.values(), "parents": parents, "first": size})
        lookups = yield from find_children(form.relations, rows, question)
        shaped: dict[int, Any] = form.shape(rows, question.base_url, *lookups)
        return shaped

    def _make_form(self, matching: Matching) -> "_Form":
        dialect, emitter = self.compiler.dialect, self.compiler.emitter()
        buckets = self._cut(matching.count([self.division.facet], dialect))
        make_shaper = emitter.shaper(
            self.division.shape, dict(self.selection.below), buckets, emitter.index(buckets.c.parent)
        )
        rows = select(*emitter.columns).select_from(emitter.onto(buckets))
        ordered = rows.order_by(buckets.c.parent, buckets.c.count.desc(), buckets.c.term)
        return _Form(dialect.compile(ordered), make_shaper(), self.compiler.levels(emitter))

    def _cut(self, counted: Select[Any]) -> FromClause:
        """Return the first buckets of each parent, each with the key of its record, or the kind of its category."""
        first = bindparam("first", type_=BigInteger())
        if self.nested:
            every = counted.subquery("counted")
            order = (every.c.count.desc(), every.c.value)
            rank = func.row_number().over(partition_by=every.c.parent, order_by=order).label("rank")
            ranked = select(every, rank).subquery("ranked")
            counts = select(ranked).where(ranked.c.rank <= first).subquery("counts")
        else:
            fullest: ColumnElement[Any] = literal_column("count").desc()
            counts = counted.order_by(fullest, literal_column("value")).limit(first).subquery("counts")
        buckets = select(
            counts.c.parent, counts.c.count, counts.c.value.label("term"), *self._list_named(counts)
        )
        if self.division.record is not None:
            record = TABLES[self.division.record]
            buckets = buckets.join(record, record.c.slug == counts.c.value)
        return buckets.subquery("bucket")

    def _list_named(self, counts: FromClause) -> list[ColumnElement[Any]]:
        """Return what names a bucket: the key of its record, or a value, with its kind where it is a category."""
        if self.division.record is not None:
            return [TABLES[self.division.record].c.id.label("record_id")]
        if self.division.facet != Facet.CATEGORY:
            return [counts.c.value.label("value")]
        kinds = [(counts.c.value.startswith(quoted(f"{kind}:")), quoted(kind)) for kind in EntryKind]
        kind = case(*kinds)
        value = func.substr(counts.c.value, func.length(kind) + literal_column("2"))
        return [kind.label("kind"), value.label("value")]


@dataclass(frozen=True, slots=True)
class _Form:
    """A facet's statement for one form of the filter, and what shapes its rows."""

    statement: Statement
    shape: Shaper
    relations: list[tuple[Relation, Level]]


class HistogramLevel:
    """The histogram: the counts of the intervals in their order, and how many entries are in none of them."""

    def __init__(self, selection: Selection, compiler: Compiler) -> None:
        self.selection = selection
        self.dialect = compiler.dialect
        self.histogram = Histogram(selection, tagged=compiler.emitter().tagged)
        self.statements: Memo[Statement] = Memo(FORMS_KEPT)

    def run(self, filtered: Filtered, parents: Ids, question: Question) -> Run:
        """Return each parent's histogram."""
        interval = str(self.selection.bind(question.variables)["interval"])
        matching = filtered.without(("during",))
        statement = self.statements.find_or_make(
            (interval, matching.form), lambda: self._make_statement(interval, matching)
        )
        rows = yield statement.bind({**matching.values(), "parents": parents})
        counts: dict[int, list[tuple[str, int]]] = {parent: [] for parent in parents}
        for parent, value, number in rows:
            counts[parent].append((value, number))
        return {parent: self.histogram.write(interval, each) for parent, each in counts.items()}

    def _make_statement(self, interval: str, matching: Matching) -> Statement:
        counted = matching.count([INTERVALS[interval], Facet.DATED], self.dialect)
        return self.dialect.compile(counted.order_by(literal_column("value")))
