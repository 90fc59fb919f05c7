"""Hits: which entries a page of a search has, found by walking the hits in the order of the timeline.

SQLite's FTS5 keeps each word's hits in that order, and a page is read off. PostgreSQL's GIN index keeps them in none:
there one stretch of the timeline after another is looked through (stretches.py). So are the first ones on either where
a word is given by its beginning. The times of one day are in no order on either: they are read whole, and sorted.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, literal_column, select, true
from sqlalchemy.types import BigInteger

from api.errors import BadInput
from api.read.conditions import Condition
from api.read.dialects import Dialect, Sqlite, Statement
from api.read.keysets import keyset
from api.read.memo import Memo
from api.read.paging import EARLIEST_FIRST, RELEVANCE, Window
from api.read.parts import (
    DATED,
    UNDATED,
    Part,
    descends,
    find_times,
    is_time,
    list_cursors_times,
    list_parts,
)
from api.read.search_query import SearchQuery, read_query
from api.read.search_rules import (
    FTS5,
    WORDS,
    has_patterns,
    key_of,
    matches,
    name_patterns,
    points_of,
    rule_of,
    values_of,
)
from api.read.stretches import Looking, within_days
from schema.tables import TABLES
from schema.word_sources import ID

MOST_RANKED = 1_000
"""How many hits are ranked by relevance, the latest: of more, no order says much."""

EVERY = (1 << 31) - 1
"""More hits than there are at the times of a day."""

FORMS_KEPT = 64
"""How many forms of the statements that find hits a timeline keeps."""

LONGER = 8
"""How many times longer the stretches are where many hits are wanted, to be ranked."""

Values = dict[str, Any]
Asking = Generator[tuple[str, tuple[Any, ...]], Any, list[int]]


@dataclass(frozen=True, slots=True)
class Search:
    """A search of the timeline: what is looked for, and what else must hold of an entry."""

    query: SearchQuery
    rest: Condition

    def values(self) -> Values:
        """Return the values that the search's SQL binds."""
        looked_for = {f"s{number}": value for number, value in enumerate(values_of(self.query))}
        looked_for |= name_patterns(self.query)
        return looked_for | {f"r{number}": value for number, value in enumerate(self.rest.list_values())}


def read_search(text: str | None, window: Window) -> SearchQuery | None:
    """Return what a filter looks for, if anything; raises BadInput where relevance is asked for and nothing is."""
    if text is not None:
        return read_query(text, "where.search")
    if window.order is RELEVANCE:
        raise BadInput("RELEVANCE orders what is searched: give where.search too.", argument="orderBy")
    return None


def find_hits(
    query: SearchQuery | None,
    window: Window,
    condition: Condition,
    dialect: Dialect,
    statements: Memo[Statement],
) -> Generator[tuple[str, tuple[Any, ...]], Any, tuple[int, ...] | None]:
    """Return the ids of the window's entries, and of one more; None where nothing is searched, or in other orders."""
    if query is None or window.order.column not in (EARLIEST_FIRST.column, RELEVANCE.column):
        return None
    search = Search(query, condition.without_rule(rule_of(query)))
    return tuple((yield from Hits(search, window, dialect, statements).find()))


def count_hits(dialect: Dialect, condition: Condition) -> Select[Any]:
    """Return the select of how many hits there are of a search with no other condition, its values bound as such."""
    names = [f"p{number}" for number in range(len(condition.values))]
    counted = func.count(key_of(dialect, "entry"))
    return select(counted).where(matches(dialect, "entry", *names))


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits of one page of a search; `statements` keeps the forms of the statements that find them."""

    search: Search
    window: Window
    dialect: Dialect
    statements: Memo[Statement]

    def find(self) -> Asking:
        """Return the ids of the window's entries, and of one more."""
        return (yield from (self._rank() if self.window.order is RELEVANCE else self._find()))

    def _find(self) -> Asking:
        """Return them in the order of the timeline."""
        beside = list_cursors_times(self.window)
        places = yield from self._walk(
            list_parts(self.window), self.window.size + 1, descending=descends(self.window)
        )
        for part in beside:
            places += yield from self._read_times(part)
        if not any(map(is_time, places)):
            return [place & ID for place in places]
        statement = self._find_form(("in order", self.window.form), self._select_in_order)
        values = {"entries": [place & ID for place in places], **self.window.values()}
        return [row[0] for row in (yield statement.bind(values))]

    def _select_in_order(self) -> Select[Any]:
        order, entry = self.window.order, TABLES["entry"]
        sorted_by = [entry.c[name] for name in (order.column, order.within) if name]
        rows = select(entry.c.id).where(self.dialect.among(entry.c.id, "entries"))
        return keyset(lambda: rows, sorted_by, entry.c.id, self.window)

    def _rank(self) -> Asking:
        """Return them in the order of relevance."""
        places = yield from self._walk([DATED, UNDATED], MOST_RANKED, descending=True)
        statement = self._find_form(("rank", self.window.form), self._select_ranked)
        values = {"places": places, "patterns": self.search.query.list_patterns(), **self.window.values()}
        return [row[0] for row in (yield statement.bind(values))]

    def _select_ranked(self) -> Select[Any]:
        points = points_of(self.dialect, WORDS).label("value")
        ranked = select(WORDS.c.entry_id.label("id"), points)
        rows = ranked.where(self.dialect.among(WORDS.c.place, "places")).subquery("ranked")
        return keyset(lambda: select(rows.c.id), [rows.c.value], rows.c.id, self.window)

    def _walk(self, parts: list[Part], size: int, *, descending: bool) -> Asking:
        """Return the places of so many hits, part after part; where the last is a time of day, of all of that day."""
        found: list[int] = []
        for low, high in parts:
            if len(found) == size or low + 1 >= high:
                continue
            values = {"low": low, "high": high, "size": size - len(found), **self.search.values()}
            if low < DATED[0] or (self._on_sqlite and not self.search.query.is_begun):
                statement = self._find_look(descending=descending)
                found += [row[0] for row in (yield statement.bind(values))]
            else:
                found += yield from self._find_looking(descending=descending).look(values)
        if len(found) == size and is_time(found[-1]):
            times = yield from self._read_times(find_times(found[-1]))
            found = list(dict.fromkeys([*found, *times]))
        return found

    def _read_times(self, part: Part) -> Asking:
        """Return the places of all hits at the times of a day."""
        low, high = part
        values = {"low": low, "high": high, "size": EVERY, **self.search.values()}
        if not self._on_sqlite:
            values |= within_days(values, low + 1, high - 1)
        return [row[0] for row in (yield self._find_look(descending=False).bind(values))]

    def _find_looking(self, *, descending: bool) -> Looking:
        """Return the statements that look through stretches."""
        begun = self.search.query.is_begun
        return Looking(
            by_index=self._find_look(descending=descending),
            one_by_one=self._find_look(descending=descending, one_by_one=True) if begun else None,
            measure=self._find_form(("measure", descending), lambda: _measure(descending=descending)),
            descending=descending,
            in_order=self._on_sqlite,
            longer=LONGER if self.window.order is RELEVANCE else 1,
        )

    def _find_look(self, *, descending: bool, one_by_one: bool = False) -> Statement:
        looked_for = (rule_of(self.search.query), self.search.query.form if one_by_one else None)
        key = ("look", self.search.rest.form(), looked_for, descending)
        select_hits = self._select_one_by_one if one_by_one else self._select_by_index
        return self._find_form(key, lambda: select_hits(descending=descending))

    def _select_by_index(self, *, descending: bool) -> Select[Any]:
        """Return the select of the places of hits between `low` and `high`."""
        source, place = (FTS5["entry"], FTS5["entry"].c.rowid) if self._on_sqlite else (WORDS, WORDS.c.place)
        rows = self._rest(select(place).select_from(source).where(self._matches()))
        # The sum keeps PostgreSQL from looking at every place instead of asking the index of words alone.
        return _between(
            rows, place if self._on_sqlite else place + literal_column("0"), descending=descending
        )

    def _select_one_by_one(self, *, descending: bool) -> Select[Any]:
        """Return the same, but for looking at all there is: PostgreSQL asks no index whether something IS TRUE."""
        found = has_patterns(self.search.query) if self._on_sqlite else self._matches().is_(true())
        return _between(
            self._rest(select(WORDS.c.place).where(found), WORDS.c.entry_id),
            WORDS.c.place,
            descending=descending,
        )

    def _matches(self) -> ColumnElement[bool]:
        names = [f"s{number}" for number in range(len(values_of(self.search.query)))]
        return matches(self.dialect, "entry", *names)

    def _rest(self, rows: Select[Any], key: ColumnElement[Any] | None = None) -> Select[Any]:
        """Return the rows of entries, which `key` names, for which all else holds that is asked."""
        if self.search.rest == Condition("all"):
            return rows
        entry = TABLES["entry"]
        rows = rows.join(entry, entry.c.id == (key_of(self.dialect, "entry") if key is None else key))
        return rows.where(self.search.rest.sql(self.dialect, (f"r{number}" for number in count())))

    @property
    def _on_sqlite(self) -> bool:
        return isinstance(self.dialect, Sqlite)

    def _find_form(self, key: tuple[Any, ...], make: Callable[[], Select[Any]]) -> Statement:
        return self.statements.find_or_make(key, lambda: self.dialect.compile(make()))


def _between(rows: Select[Any], place: ColumnElement[Any], *, descending: bool) -> Select[Any]:
    """Return the first `size` rows whose places lie between `low` and `high`."""
    within = rows.where(place > _bound("low"), place < _bound("high"))
    return within.order_by(place.desc() if descending else place.asc()).limit(_bound("size"))


def _measure(*, descending: bool) -> Select[Any]:
    """Return the select of the first and last of so many places between `low` and `high`, and how many there are."""
    place = WORDS.c.place
    rows = select(place).where(place > _bound("low"), place < _bound("high"))
    held = rows.order_by(place.desc() if descending else place.asc()).limit(_bound("entries")).subquery()
    return select(*[each(held.c.place) for each in (func.min, func.max, func.count)])


def _bound(name: str) -> ColumnElement[Any]:
    return bindparam(name, type_=BigInteger())
