"""Which entries are part of others, directly or through others: what is counted in a whole is not counted beside it."""

from array import array
from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np
from pyroaring import BitMap
from sqlalchemy import select

from api.read.index.column import Marks, add_up, join, list_marked
from api.read.index.view import IndexView, Reading
from api.read.memo import Memo
from api.read.sql.dialects import Dialect, SqlStatement, quoted
from schema.index.holders import Lists, Numbers, count_on, find_starts
from schema.tables import TABLES
from schema.term import Facet
from schema.vocabularies import LinkRelation

PART = (Facet.PART, "true")
LINK = TABLES["entry_link"]
MOST_KEPT = 5_000


class Parts:
    """Pairs of a part and a whole of it, numbered: which of them are within a set is a set of their numbers."""

    def __init__(self, parts: Numbers, wholes: Numbers) -> None:
        self.part, self.whole = np.ascontiguousarray(parts), np.ascontiguousarray(wholes)
        """The part and the whole of each pair, in the order of the parts."""
        self.parts = _set(self.part)
        self.of_terms: Memo[BitMap] = Memo(MOST_KEPT)
        """By the terms' ids: pairs are few, and the sets themselves may be dropped meanwhile."""
        self.latest: tuple[Marks | None, BitMap] = None, BitMap()

    def list_of_term(self, term: int, entries: BitMap) -> BitMap:
        """Return the pairs of which both are among the entries of a term."""
        return self.of_terms.find_or_make(term, lambda: self._list_pairs(entries))

    def list_marked(self, marks: Marks) -> BitMap:
        """Return the pairs of which both are marked: several facets in turn are of the same set."""
        latest, pairs = self.latest
        if latest is not marks:
            pairs = _set(list_marked(marks.take(self.part) & marks.take(self.whole)))
            self.latest = marks, pairs
        return pairs

    def _list_pairs(self, entries: BitMap) -> BitMap:
        parts, members = join([entries & self.parts]), join([entries])
        firsts, ends = (np.searchsorted(self.part, parts, side) for side in ("left", "right"))
        numbers = count_on(firsts, ends - firsts)
        wholes = self.whole.take(numbers)
        within = members.take(np.searchsorted(members, wholes), mode="clip") == wholes
        return _set(numbers[within])

    def find_parts(self, pairs: Lists) -> Lists:
        """Return the parts of each set of pairs, each once: the pairs of a part follow one another."""
        parts = self.part.take(pairs.values)
        first = np.diff(parts, prepend=0) != 0
        first[find_starts(pairs.lengths)[pairs.lengths > 0]] = True
        return Lists(parts[first], add_up(first.view(np.uint8), pairs.lengths))


def _set(numbers: Numbers) -> BitMap:
    """Return numbers as a set: of an array of Python's own it is made ten times as fast."""
    return BitMap(array("I", numbers.astype(np.uint32).tobytes()))


def read_parts(view: IndexView) -> Reading:
    """Return all pairs of a part and a whole, direct or through others."""
    yield from view.fetch([PART])
    rows = (yield _parts(view.dialect).bind({})) if view[PART] else []
    direct = np.array(rows, np.uint32).reshape(-1, 2)
    followed = _follow_chains(*direct.T)
    left = direct[~np.isin(direct[:, 0], followed[:, 0])]
    pairs = np.concatenate([left, followed])
    return Parts(*pairs[np.argsort(pairs[:, 0], kind="stable")].T)


def _follow_chains(parts: Numbers, wholes: Numbers) -> Numbers:
    """Return all pairs of those parts that have a whole which is a part itself."""
    nested = np.isin(wholes, parts)
    in_chains = np.isin(parts, np.concatenate([parts[nested], wholes[nested]]))
    direct: dict[int, list[int]] = {}
    for part, whole in zip(parts[in_chains].tolist(), wholes[in_chains].tolist(), strict=True):
        direct.setdefault(part, []).append(whole)
    chained = dict.fromkeys(parts[nested].tolist())
    pairs = [(part, whole) for part in chained for whole in _follow(part, direct)]
    return np.array(pairs, np.uint32).reshape(-1, 2)


def _follow(part: int, direct: Mapping[int, list[int]]) -> Iterator[int]:
    """Yield what an entry is part of.

    Of entries that are part of each other the first one is part of none of them: one of them is to be counted.
    """
    for whole in _reach(part, direct):
        if whole != part and (whole < part or part not in _reach(whole, direct)):
            yield whole


def _reach(start: int, direct: Mapping[int, list[int]]) -> set[int]:
    """Return all that there is along the links from an entry, itself included where they lead back to it."""
    reached: set[int] = set()
    ahead = [*direct.get(start, ())]
    while ahead:
        key = ahead.pop()
        if key not in reached:
            reached.add(key)
            ahead += direct.get(key, ())
    return reached


@cache
def _parts(dialect: Dialect) -> SqlStatement:
    links = select(LINK.c.from_entry_id, LINK.c.to_entry_id)
    return dialect.compile(links.where(LINK.c.relation == quoted(LinkRelation.PART_OF)))
