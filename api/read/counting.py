"""How many of the entries that match have each value of a facet: as counts that are kept, or counted now."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    and_,
    func,
    literal_column,
    select,
    union_all,
)

from api.read.conditions import ANYTHING, Condition, narrow
from api.read.dialects import Dialect, quoted
from api.read.fields import EntryPage
from api.read.postings import POSTING, Postings
from api.read.terms import TERM
from schema.tables import TABLES
from schema.term import PAIRED, PAIRING, Facet
from schema.term_sources import REPEATED, SOURCES

ENTRY, PAIR = TABLES["entry"], TABLES["term_pair"]
NO_PARENT = literal_column("0", Integer())


@dataclass(frozen=True, slots=True)
class Matching:
    """The entries to count: those for which a condition holds, each parent's by themselves where there are parents.

    `only` is the facet of which one term is all that the condition asks for, where that is so.
    """

    condition: Condition
    joined_by: EntryPage | None = None
    only: Facet | None = None

    @property
    def postings(self) -> Postings | None:
        """Return the postings to look through, where whole ones are known."""
        found = self.condition.find_postings() if self.joined_by is None else None
        return found if found is not None and found.whole else None

    @property
    def rest(self) -> Condition:
        """Return what must be checked of the entries."""
        return self.condition.without(self.postings) if self.postings else self.condition

    @property
    def form(self) -> tuple[Any, ...]:
        """Return what the SQL depends on."""
        return (self.condition == ANYTHING, self.only, self.postings is None, self.rest.form())

    def values(self) -> dict[str, Any]:
        """Return the values that the SQL binds."""
        values = {f"p{number}": value for number, value in enumerate(self.rest.list_values())}
        return {**values, "terms": [each.term for each in self.postings.ranges] if self.postings else []}

    def count(self, facets: Sequence[Facet], dialect: Dialect) -> Select[Any]:
        """Return the select of (parent, value, count) of each value that any of the entries has."""
        paired = all(facet in PAIRED for facet in facets)
        if self.joined_by is None and self.condition == ANYTHING:
            return _counted(NO_PARENT, TERM.c.value, TERM.c.count).where(_of(TERM, facets))
        if self.joined_by is None and self.only in PAIRING and paired:
            return _count_pairs(facets, NO_PARENT).where(dialect.among(PAIR.c.term_id, "terms"))
        of_actors = self.joined_by is not None and self.joined_by.facet == Facet.ACTOR
        if self.joined_by is not None and of_actors and self.condition == ANYTHING and paired:
            return _count_pairs_of_parents(facets, dialect, self.joined_by)
        return self._count_now(facets, dialect)

    def _count_now(self, facets: Sequence[Facet], dialect: Dialect) -> Select[Any]:
        """Return the counts of what the tables say of the entries that match."""
        matching = self._select_entries(dialect).cte("matching")

        def scope(column: ColumnElement[int]) -> ColumnElement[bool]:
            return column.in_(select(matching.c.id))

        selects = [each for facet in facets for each in SOURCES[facet](scope, dialect.sql.name)]
        found = (selects[0] if len(selects) == 1 else union_all(*selects)).subquery("found")
        repeated = any(facet in REPEATED for facet in facets)
        number = func.count(found.c.entry_id.distinct()) if repeated else func.count()
        if self.joined_by is None:
            return _counted(NO_PARENT, found.c.value, number).group_by(found.c.value)
        keys = (matching.c.parent, found.c.value)
        rows = found.join(matching, matching.c.id == found.c.entry_id)
        return _counted(*keys, number).select_from(rows).group_by(*keys)

    def _select_entries(self, dialect: Dialect) -> Select[Any]:
        """Return the select of (parent, id) of the entries that match."""
        check = self.rest.sql(dialect, (f"p{number}" for number in count()))
        if self.joined_by is not None:
            return _select_of_parents(dialect, self.joined_by).where(check)
        if self.postings is None:
            return select(NO_PARENT.label("parent"), ENTRY.c.id.label("id")).where(check)
        listed = select(NO_PARENT.label("parent"), POSTING.c.entry_id.label("id"))
        return narrow(listed.where(dialect.among(POSTING.c.term_id, "terms")), self.rest, dialect, "p")


def _counted(
    parent: ColumnElement[Any], value: ColumnElement[Any], number: ColumnElement[Any]
) -> Select[Any]:
    return select(parent.label("parent"), value.label("value"), number.label("count"))


def _of(term: FromClause, facets: Sequence[Facet]) -> ColumnElement[bool]:
    """Return whether a term is of one of the facets."""
    return term.c.facet.in_([quoted(facet) for facet in facets])


def _count_pairs(facets: Sequence[Facet], parent: ColumnElement[Any]) -> Select[Any]:
    """Return the counts that are kept for the terms that are chosen most."""
    other = TERM.alias("other_term")
    found = _counted(parent, other.c.value, PAIR.c.count).join_from(
        PAIR, other, other.c.id == PAIR.c.other_id
    )
    return found.where(_of(other, facets))


def _count_pairs_of_parents(facets: Sequence[Facet], dialect: Dialect, made_of: EntryPage) -> Select[Any]:
    record, term = TABLES[made_of.table], TERM.alias("actor_term")
    same = and_(term.c.facet == quoted(made_of.facet), term.c.value == record.c.slug)
    found = _count_pairs(facets, record.c.id).join(term, term.c.id == PAIR.c.term_id).join(record, same)
    return found.where(dialect.among(record.c.id, "parents"))


def _select_of_parents(dialect: Dialect, made_of: EntryPage) -> Select[Any]:
    record = TABLES[made_of.table]
    same = and_(TERM.c.facet == quoted(made_of.facet), TERM.c.value == record.c.slug)
    rows = record.join(TERM, same).join(POSTING, POSTING.c.term_id == TERM.c.id)
    rows = rows.join(ENTRY, ENTRY.c.id == POSTING.c.entry_id)
    found = select(record.c.id.label("parent"), ENTRY.c.id.label("id")).select_from(rows)
    return found.where(dialect.among(record.c.id, "parents"))
