"""How many entries of a set have each value of a facet: the fullest values, or all of an interval of time."""

from bisect import insort
from functools import cache
from typing import NamedTuple

from pyroaring import BitMap
from sqlalchemy import Integer, bindparam, func, select

from api.read.dialects import Dialect, Ids, Statement, quoted
from api.read.view import LISTED, Reading, View
from schema.tables import TABLES
from schema.term import Facet

FEWEST = 1_000
"""So many terms are looked at before it is asked whether to count the rows of the set instead."""
SPARSE = 2_000
"""Of more entries than these, but fewer than half of all, counting is faster among the others."""
ROWS_OF_A_TERM = 8
"""So many entries' rows are counted in the time in which a term is read that is not held."""
READ = 50
"""So many terms are read at a time, before it is asked whether further ones can be among the first."""
ROWS = {
    Facet.ACTOR: ("participation", "actor"),
    Facet.SITE: ("entry_place", "place"),
    Facet.DOCUMENT: ("citation", "document"),
}
"""The facets that may have more terms than a set has entries: the rows beside entries, and the records these name."""
TERM = TABLES["term"]


class Count(NamedTuple):
    """How many entries of a set have a value, and who has it at all."""

    value: str
    number: int
    entries: BitMap

    @property
    def rank(self) -> tuple[int, str]:
        """Return what counts are ordered by: the fullest first, equal ones by value."""
        return -self.number, self.value


class Counting:
    """How many entries of a set have a term.

    Few ids of a dense bitmap are found five times as fast as those of a sparse one: what is counted of a sparse set is
    how many entries with the term are not in it.
    """

    def __init__(self, entries: BitMap, everything: BitMap) -> None:
        self.by_others = SPARSE < len(entries) < len(everything) // 2
        counted = entries.flip(0, everything.max() + 1) if self.by_others else entries
        self.count_in = counted.intersection_cardinality

    def count(self, having: BitMap) -> int:
        """Return how many entries of the set are among those that have a term."""
        found: int = self.count_in(having)
        return len(having) - found if self.by_others else found


class Fullest:
    """The so many fullest of the values that were counted."""

    def __init__(self, first: int, entries: BitMap, view: View) -> None:
        self.first = first
        self.entries = entries
        self.counting = Counting(entries, view.everything)
        self.found: list[Count] = []

    def count(self, value: str, having: BitMap) -> None:
        """Count a value."""
        if number := self.counting.count(having):
            insort(self.found, Count(value, number, having), key=lambda count: count.rank)
            del self.found[self.first :]

    @property
    def least(self) -> int:
        """Return how many entries a further value must have to be among the first."""
        return self.found[-1].number if len(self.found) == self.first else 1


def count_fullest(facet: Facet, entries: BitMap, first: int, view: View) -> Reading:
    """Return the counts of the values that most of the entries have.

    Terms are looked at in the order of how many of all entries have them, until the next one could not be among the
    first even if all that have it were in the set.
    """
    fullest = Fullest(first, entries, view)
    after: tuple[int, str] | None = None
    looked_at = 0
    while entries:
        terms = yield from view.list_terms(facet, after, to_keep=looked_at < FEWEST)
        for start in range(0, len(terms), READ):
            some = terms[start : start + READ]
            if some[0][2] < fullest.least:
                return fullest.found
            sets = yield from view.read([term[0] for term in some])
            for key, value, _ in some:
                fullest.count(value, sets[key])
        looked_at += len(terms)
        if len(terms) < LISTED:
            break
        after = terms[-1][2], terms[-1][1]
        if looked_at == FEWEST and facet in ROWS:
            rows = yield _full(view.dialect, facet).bind({"count": fullest.least})
            if (rows[0][0] - looked_at) * ROWS_OF_A_TERM > len(entries):
                return (yield from _count_rows(facet, fullest, view))
    return fullest.found


def _count_rows(facet: Facet, fullest: Fullest, view: View) -> Reading:
    """Return the same by the rows of the entries: no value has more entries than rows."""
    rows = yield _rows(view.dialect, facet).bind({"entries": Ids(fullest.entries)})
    fullest.found.clear()
    for start in range(0, len(rows), READ):
        some = rows[start : start + READ]
        if some[0][1] < fullest.least:
            break
        named = yield _slugs(view.dialect, facet).bind({"keys": Ids([key for key, _ in some])})
        slugs = [row[0] for row in named]
        yield from view.fetch((facet, slug) for slug in slugs)
        for slug in slugs:
            fullest.count(slug, view[facet, slug])
    return fullest.found


@cache
def _full(dialect: Dialect, facet: Facet) -> Statement:
    """Return the statement for how many terms of a facet so many of all entries have."""
    full = TERM.c.count >= bindparam("count", type_=Integer())
    return dialect.compile(select(func.count()).select_from(TERM).where(TERM.c.facet == quoted(facet), full))


@cache
def _rows(dialect: Dialect, facet: Facet) -> Statement:
    """Return the statement for how many rows of the entries name each record, those with most first."""
    table, record = ROWS[facet]
    rows = TABLES[table]
    key, number = rows.c[f"{record}_id"], func.count()
    counted = select(key, number).where(dialect.among(rows.c.entry_id, "entries")).group_by(key)
    return dialect.compile(counted.order_by(number.desc()))


@cache
def _slugs(dialect: Dialect, facet: Facet) -> Statement:
    record = TABLES[ROWS[facet][1]]
    return dialect.compile(select(record.c.slug).where(dialect.among(record.c.id, "keys")))


def count_all(facet: Facet, entries: BitMap, view: View) -> Reading:
    """Return the counts of all values of a facet that any of the entries has, by value."""
    found: list[Count] = []
    counting = Counting(entries, view.everything)
    after: tuple[int, str] | None = None
    while entries:
        terms = yield from view.list_terms(facet, after)
        sets = yield from view.read([term[0] for term in terms])
        found += [
            Count(value, number, sets[key])
            for key, value, _ in terms
            if (number := counting.count(sets[key]))
        ]
        if len(terms) < LISTED:
            break
        after = terms[-1][2], terms[-1][1]
    return sorted(found, key=lambda count: count.value)
