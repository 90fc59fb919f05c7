"""The index as of the snapshot that a plan reads: the entries of terms, fetched by few statements."""

from collections.abc import Generator, Iterable, Iterator
from functools import cache
from itertools import chain
from time import thread_time
from typing import Any

from pyroaring import BitMap
from sqlalchemy import BigInteger, ColumnElement, Select, bindparam, select, union_all

from api.read.bits import NOTHING, Numbers, unite
from api.read.column import Column, Marks, make_column, mark
from api.read.dialects import Dialect, Statement, quoted
from api.read.index import Index, Key, Known, Missing, list_keys
from schema.tables import TABLES
from schema.term import CHUNK_BITS, COUNTS, GIVEN, SECOND_BITS, Facet

Rows = Any
Reading = Generator[tuple[str, tuple[Any, ...]], Rows, Any]
"""Something that asks for rows, statement by statement."""

DAY_DIGITS = 22
"""How many binary digits a day has up to the year 9999."""
DIGITS = {
    Facet.SORT: DAY_DIGITS + SECOND_BITS,
    **dict.fromkeys((Facet.FIRST, Facet.LAST, Facet.REPORTED), DAY_DIGITS),
    **dict.fromkeys(COUNTS, 31),
}
"""How many binary digits the numbers of a facet have at most."""
MOST_SECONDS = 0.002
"""So much processor time the event loop may spend on sets for an answer; what takes longer is done beside it."""
NOTHING_WRITTEN = (0, b"")
EVERYTHING: tuple[Key, ...] = ((Facet.DATED, "dated"), (Facet.DATED, "undated"))
"""The terms of which every entry has one."""

TERM, BITMAP, WRITE = (TABLES[name] for name in ("term", "bitmap", "bitmap_write"))


class OverBudget(Exception):
    """A plan takes longer than may be waited for."""


class View:
    """The index as of the snapshot that a plan reads. What was read stays as long as the plan runs.

    One that is used `at_once`, on the event loop, raises `OverBudget` where that takes too long.
    """

    def __init__(self, index: Index, dialect: Dialect, *, at_once: bool = False) -> None:
        self.at_once = at_once
        self.end = 0.0
        self.index = index
        self.dialect = dialect
        self.number: int | None = None
        self.sets: dict[Key, BitMap] = {}
        self.columns: dict[Facet, Column] = {}
        self.marked: tuple[BitMap, Marks] | None = None
        self.read_anew: list[object] = []
        self.more: dict[Any, Any] = {}
        """What else was worked out for this snapshot."""

    def begin(self) -> Reading:
        """Find out of which number the snapshot is."""
        if self.number is not None:
            if self.at_once and thread_time() > self.end:
                raise OverBudget
            return
        self.end = thread_time() + MOST_SECONDS
        known = self.index.number
        rows = yield _writes(self.dialect).bind({"number": known})
        if not rows:  # the database was replaced by an older one
            rows = (yield _writes(self.dialect).bind({"number": 0}))[-1:] or [NOTHING_WRITTEN]
        self.index.advance(known, rows)
        self.number = rows[-1][0]

    def __getitem__(self, key: Key) -> BitMap:
        """Return the entries of a term that was fetched."""
        return self.sets.get(key, NOTHING)

    def fetch(self, keys: Iterable[Key]) -> Reading:
        """Read the entries of terms, at most by two statements."""
        yield from self.begin()
        wanted = [key for key in dict.fromkeys(keys) if key not in self.sets]
        terms = yield from self._find_ids(wanted)
        sets = yield from self.read(terms.values())
        self.sets |= {key: sets.get(terms.get(key, 0), NOTHING) for key in wanted}

    def _find_ids(self, keys: list[Key]) -> Reading:
        index = self.index
        found: dict[Key, Known] = {}
        if unknown := [key for key in keys if key not in index.known and key not in index.absent]:
            facets = tuple(sorted({facet for facet, _ in unknown}))
            values: dict[str, Any] = {
                facet: [value for each, value in unknown if each == facet] for facet in facets
            }
            rows = yield _terms(self.dialect, facets).bind(values)
            found = {(Facet(facet), value): Known(*known) for facet, value, *known in rows}
            index.learn(self.number or 0, found, unknown)
        return {key: known.id for key in keys if (known := found.get(key) or index.known.get(key))}

    def read(self, terms: Iterable[int]) -> Reading:
        """Return the entries of terms by their ids, those that are not held by one statement."""
        yield from self.begin()
        number = self.number or 0
        found: dict[int, BitMap] = {}
        missing: dict[int, Missing] = {}
        for term in terms:
            held = self.index.find(number, term)
            if held is None:
                missing[term] = self.index.list_missing(number, term)
            else:
                found[term] = held
        if missing:
            by_term: dict[int, list[Any]] = {term: [] for term in missing}
            ranges = _bind_ranges(each.ranges for each in missing.values())
            for row in (yield _bitmaps(self.dialect).bind(ranges)):
                by_term[row[0] >> CHUNK_BITS].append(row)
            for term, rows in by_term.items():
                found[term] = self.index.keep(number, term, missing[term], rows)
        return found

    def is_common(self, key: Key) -> bool:
        """Return whether a word that was fetched is common: who has it beside another common one is kept."""
        known = self.index.known.get(key)
        return known is not None and known.paired

    def numbers(self, facet: Facet) -> Numbers:
        """Return the numbers of a facet, whose terms (`list_digits`) were fetched."""
        digits = [self[facet, f"{place:02}"] for place in range(DIGITS[facet])]
        while digits and not digits[-1]:
            digits.pop()
        return Numbers(self[facet, GIVEN], digits)

    @property
    def everything(self) -> BitMap:
        """Return all entries; `EVERYTHING` was fetched."""
        if "everything" not in self.more:
            self.more["everything"] = unite(self[key] for key in EVERYTHING)
        found: BitMap = self.more["everything"]
        return found

    def list_terms(self, facet: Facet) -> Reading:
        """Return the values of a facet by the ids of their terms, in the order of the values."""

        def read() -> Reading:
            return dict((yield _values(self.dialect).bind({"facet": str(facet)})))

        return (yield from self.remember(facet, read()))

    def column(self, facet: Facet) -> Reading:
        """Return a facet as a column, held like the bitmaps: what was written since is read again."""
        yield from self.begin()
        if facet in self.columns:
            return self.columns[facet]
        held = self.index.find_column(self.number or 0, facet)
        if held is None:
            values = dict((yield _values(self.dialect).bind({"facet": str(facet)})))
            ranges = _bind_ranges(list_keys(term) for term in values)
            rows = sorted((yield _bitmaps(self.dialect).bind(ranges)))
            column = make_column(values, [row[0] for row in rows], [row[1] for row in rows])
        else:
            column, written = held
            if written:
                changed, perhaps = column.list_changed(written)
                new = dict((yield _new_values(self.dialect).bind({"facet": str(facet), "terms": perhaps})))
                column = column.change((yield from self.read([*changed, *new])), new)
        self.columns[facet] = column
        return column

    def mark(self, entries: BitMap) -> Marks:
        """Return a set as marks by id, as columns are counted; several facets in turn are of the same set."""
        if self.marked is None or self.marked[0] is not entries:
            self.marked = entries, mark(entries, self.everything)
        return self.marked[1]

    def remember(self, name: object, reading: Reading) -> Reading:
        """Return what is kept by a name until somebody writes, read now where it is not."""
        yield from self.begin()
        if self.number == self.index.number and name in self.index.remembered:
            reading.close()
            return self.index.remembered[name]
        if name in self.more:
            reading.close()
        else:
            self.more[name] = yield from reading
            self.read_anew.append(name)
        return self.more[name]

    def publish(self) -> None:
        """Keep for others what was read: the plan is at its end, and all of it was read from one snapshot."""
        for facet, column in self.columns.items():
            self.index.keep_column(self.number or 0, facet, column)
        self.index.remember(self.number or 0, {name: self.more[name] for name in self.read_anew})


def list_digits(facet: Facet) -> Iterator[Key]:
    """Yield the terms that the numbers of a facet are made of."""
    yield facet, GIVEN
    yield from ((facet, f"{place:02}") for place in range(DIGITS[facet]))


def _bind_ranges(ranges: Iterable[Iterable[tuple[int, int]]]) -> dict[str, Any]:
    """Return the values of the ranges of keys; of several that follow one another, one."""
    joined: list[list[int]] = []
    for low, high in sorted(chain.from_iterable(ranges)):
        if joined and joined[-1][1] + 1 == low:
            joined[-1][1] = high
        else:
            joined.append([low, high])
    return {"lows": [low for low, _ in joined], "highs": [high for _, high in joined], "ranges": joined}


@cache
def _writes(dialect: Dialect) -> Statement:
    number = bindparam("number", type_=BigInteger())
    rows = select(WRITE.c.number, WRITE.c["keys"]).where(WRITE.c.number >= number)
    return dialect.compile(rows.order_by(WRITE.c.number))


@cache
def _terms(dialect: Dialect, facets: tuple[str, ...]) -> Statement:
    """Return the statement that finds terms, each facet's values bound under its name."""
    parts: list[Select[Any]] = [
        select(TERM.c.facet, TERM.c.value, TERM.c.id, TERM.c.paired).where(
            TERM.c.facet == quoted(facet), dialect.among(TERM.c.value, facet)
        )
        for facet in facets
    ]
    return dialect.compile(select(union_all(*parts).subquery()))


@cache
def _bitmaps(dialect: Dialect) -> Statement:
    ranges, low, high = dialect.list_ranges()
    rows = ranges.join(BITMAP, BITMAP.c.key.between(low, high))
    columns = (BITMAP.c.key, BITMAP.c.bits, BITMAP.c.written)
    return dialect.compile(select(*columns).select_from(rows))


def _of_facet(*columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).where(TERM.c.facet == bindparam("facet", type_=TERM.c.facet.type))


@cache
def _values(dialect: Dialect) -> Statement:
    """Return the statement for the terms of a facet, in the order of their values."""
    return dialect.compile(_of_facet(TERM.c.id, TERM.c.value).order_by(TERM.c.value))


@cache
def _new_values(dialect: Dialect) -> Statement:
    """Return the statement for those of the terms bound as `terms` that are of a facet."""
    return dialect.compile(_of_facet(TERM.c.id, TERM.c.value).where(dialect.among(TERM.c.id, "terms")))
