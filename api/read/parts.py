"""Which entries are part of others, directly or through others: what is counted in a whole is not counted beside it."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, compress
from typing import NamedTuple

from pyroaring import BitMap
from sqlalchemy import select

from api.read.dialects import Dialect, Ids, Statement, quoted
from api.read.memo import Memo
from api.read.view import Reading, View
from schema.tables import TABLES
from schema.term import Facet
from schema.vocabularies import LinkRelation

PART = (Facet.PART, "true")
LINK = TABLES["entry_link"]
MOST_KEPT = 5_000
MOST_RECENT = 8


class Within(NamedTuple):
    """A set, and the pairs within it."""

    entries: BitMap
    pairs: BitMap


class Parts:
    """Pairs of a part and a whole of it, numbered: which of them are within a set is a set of their numbers."""

    def __init__(self, wholes: Mapping[int, tuple[int, ...]]) -> None:
        self.part = [part for part, around in wholes.items() for _ in around]
        self.whole = [whole for around in wholes.values() for whole in around]
        self.pairs: dict[int, list[int]] = {}
        for pair, part in enumerate(self.part):
            self.pairs.setdefault(part, []).append(pair)
        self.parts = BitMap(self.pairs)
        self.of_terms: Memo[Within] = Memo(MOST_KEPT)
        self.of_others: Memo[Within] = Memo(MOST_RECENT)
        """By the identity of a set, which stays as long as it is kept: several facets in turn are of the same one."""

    def list_of_term(self, entries: BitMap) -> BitMap:
        """Return the pairs of which both are among the entries of a term."""
        return self.of_terms.find_or_make(id(entries), lambda: self._list_pairs(entries)).pairs

    def list_within(self, entries: BitMap) -> BitMap:
        """Return the pairs of which both are among some entries."""
        return self.of_others.find_or_make(id(entries), lambda: self._list_pairs(entries)).pairs

    def _list_pairs(self, entries: BitMap) -> Within:
        numbers = list(chain.from_iterable(map(self.pairs.__getitem__, entries & self.parts)))
        wholes = map(self.whole.__getitem__, numbers)
        return Within(entries, BitMap(list(compress(numbers, map(entries.__contains__, wholes)))))

    def find_parts(self, pairs: BitMap) -> BitMap:
        """Return the parts of pairs."""
        return BitMap([self.part[pair] for pair in pairs])


def read_parts(entries: BitMap, view: View) -> Reading:
    """Return the pairs of which the part is one of some entries."""
    yield from view.fetch([PART])
    direct: dict[int, list[int]] = {}
    parts = ahead = entries & view[PART]
    while ahead:
        direct |= {key: [] for key in ahead}
        for part, whole in (yield _parts(view.dialect).bind({"entries": Ids(ahead)})):
            direct[part].append(whole)
        further = BitMap([whole for key in ahead for whole in direct[key]])
        ahead = (further & view[PART]) - BitMap(direct)
    return Parts({part: tuple(_follow(part, direct)) for part in parts})


def _follow(part: int, direct: Mapping[int, list[int]]) -> Iterator[int]:
    """Yield what an entry is part of.

    Of entries that are part of each other the first one is part of none of them: one of them is to be counted.
    """
    if not any(whole in direct for whole in direct[part]):
        yield from direct[part]
        return
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
def _parts(dialect: Dialect) -> Statement:
    of_parts = LINK.c.relation == quoted(LinkRelation.PART_OF)
    rows = select(LINK.c.from_entry_id, LINK.c.to_entry_id)
    return dialect.compile(rows.where(dialect.among(LINK.c.from_entry_id, "entries"), of_parts))
