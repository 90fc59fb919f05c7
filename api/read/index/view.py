"""The index as of the snapshot that a plan reads: the entries of terms, fetched by few statements."""

from collections.abc import Generator, Iterable, Iterator
from time import thread_time
from typing import Any

from pyroaring import BitMap

from api.read.index.bits import NOTHING, Numbers, unite
from api.read.index.column import FacetColumn, Marks, make_column, mark
from api.read.index.held import HeldTerm, Index, Key, Missing, list_keys
from api.read.index.statements import (
    bind_ranges,
    bitmaps_within,
    named_terms,
    values_among,
    values_of_facet,
    writes_since,
)
from api.read.sql.dialects import Dialect
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


class OverBudget(Exception):
    """A plan takes longer than may be waited for."""


class IndexView:
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
        self.known: dict[Key, HeldTerm] = {}
        self.columns: dict[Facet, FacetColumn] = {}
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
        rows = yield writes_since(self.dialect).bind({"number": known})
        if not rows:  # the database was replaced by an older one
            rows = (yield writes_since(self.dialect).bind({"number": 0}))[-1:] or [NOTHING_WRITTEN]
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
        found: dict[Key, HeldTerm] = {}
        is_past = self.number != index.number  # a word may have become common since
        if unknown := [
            key for key in keys if is_past or (key not in index.known and key not in index.absent)
        ]:
            facets = tuple(sorted({facet for facet, _ in unknown}))
            values: dict[str, Any] = {
                facet: [value for each, value in unknown if each == facet] for facet in facets
            }
            rows = yield named_terms(self.dialect, facets).bind(values)
            found = {(Facet(facet), value): HeldTerm(*known) for facet, value, *known in rows}
            index.learn(self.number or 0, found, unknown)
        known = {key: each for key in keys if (each := found.get(key) or index.known.get(key))}
        self.known |= known
        return {key: each.id for key, each in known.items()}

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
            ranges = bind_ranges(each.ranges for each in missing.values())
            for row in (yield bitmaps_within(self.dialect).bind(ranges)):
                by_term[row[0] >> CHUNK_BITS].append(row)
            for term, rows in by_term.items():
                found[term] = self.index.keep(number, term, missing[term], rows)
        return found

    def is_common(self, key: Key) -> bool:
        """Return whether a word that was fetched is common: who has it beside another common one is kept."""
        known = self.known.get(key)
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
            return dict((yield values_of_facet(self.dialect).bind({"facet": str(facet)})))

        return (yield from self.remember(facet, read()))

    def column(self, facet: Facet) -> Reading:
        """Return a facet as a column, held like the bitmaps: what was written since is read again."""
        yield from self.begin()
        if facet in self.columns:
            return self.columns[facet]
        held = self.index.find_column(self.number or 0, facet)
        if held is None:
            values = dict((yield values_of_facet(self.dialect).bind({"facet": str(facet)})))
            ranges = bind_ranges(list_keys(term) for term in values)
            rows = sorted((yield bitmaps_within(self.dialect).bind(ranges)))
            column = make_column(values, [(key, bits) for key, bits, _ in rows])
        else:
            column, written = held
            if written:
                changed, perhaps = column.list_changed(written)
                new = dict((yield values_among(self.dialect).bind({"facet": str(facet), "terms": perhaps})))
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
