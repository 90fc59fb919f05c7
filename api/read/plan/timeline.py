"""Entries in the order of the timeline: all of them, those that a filter chooses, or those that a record has."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pyroaring import BitMap
from sqlalchemy import FromClause, Select, func, literal_column, select

from api.errors import BadInput
from api.read.declared.fields import EntryPage
from api.read.declared.paging import ORDERS, RELEVANCE, read_window
from api.read.filter.filters import NOTHING_ASKED, TimelineFilter
from api.read.filter.input import read_filter
from api.read.filter.search_query import SearchQuery, read_query
from api.read.filter.sets import fetch_filter
from api.read.filter.word_sets import find_points
from api.read.index.bits import NOTHING
from api.read.index.held import Key
from api.read.index.picking import pick
from api.read.index.view import IndexView, Reading
from api.read.plan.facets import Chosen
from api.read.plan.listings import EVERYTHING, ROOT, PageRequest
from api.read.sql.conditions import AllOf
from api.read.sql.dialects import BoundIds, Dialect, SqlStatement, quoted
from api.read.sql.keysets import Columns, keyset
from schema.tables import TABLES
from schema.term import Facet

ENTRY, TERM = TABLES["entry"], TABLES["term"]


@dataclass(frozen=True)
class TimelineRequest(PageRequest):
    """A page of the timeline: of all entries, unless some were `chosen`."""

    condition: AllOf = EVERYTHING
    where: TimelineFilter = NOTHING_ASKED
    chosen: Chosen | None = None


class Timeline:
    """Entries: all of them, or those that have a parent as a term."""

    table = "entry"

    def __init__(self, joined_by: EntryPage | None = None) -> None:
        self.joined_by = joined_by

    def read(
        self, arguments: Mapping[str, Any], parents: BoundIds, view: IndexView
    ) -> Generator[tuple[str, tuple[Any, ...]], Any, TimelineRequest]:
        """Return the page that the arguments ask for; raises BadInput where they cannot be."""
        window = read_window(ORDERS[arguments.get("orderBy") or "earliest_first"], arguments)
        where = arguments.get("where") or NOTHING_ASKED
        if not isinstance(where, TimelineFilter):
            where = read_filter(where)
        query = _read_search(where.search, by_relevance=window.order is RELEVANCE)
        request = TimelineRequest(window, query=query, day=where.reported_by, where=where)
        if where == NOTHING_ASKED and self.joined_by is None:
            return request
        chosen: Chosen = yield from self._choose(where, parents, view)
        return replace(request, chosen=chosen, sets=chosen.find())

    def _choose(self, where: TimelineFilter, parents: BoundIds, view: IndexView) -> Reading:
        """Return the entries that a filter chooses."""
        yield from fetch_filter(where, view)
        if self.joined_by is None:
            return Chosen(where, view, {ROOT: view.everything})
        return Chosen(where, view, (yield from _find_own(self.joined_by, parents, view)))

    def pick(self, request: TimelineRequest, entries: BitMap) -> Reading:
        """Return the ids of the window's entries, and of one more where there is one, each with its points if any."""
        if request.chosen is None:
            return {}
        view = request.chosen.view
        if request.window.order is not RELEVANCE or request.query is None:
            return dict.fromkeys((yield from pick(request.window, entries, None, view)))
        points = find_points(request.query, entries, view)
        picked = yield from pick(request.window, entries, points, view)
        return {key: points.read(key) for key in picked}

    def sorted_by(self, rows: FromClause, request: PageRequest) -> Columns:
        """Return what the entries are sorted by, before their ids; points are none of their columns."""
        order = request.window.order
        return [] if order is RELEVANCE else [rows.c[name] for name in (order.column, order.within) if name]

    def keys(self, request: PageRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of the ids of the window's entries, of all that there are."""
        # PostgreSQL would plan this anew each time, for a LIMIT that it does not see might be a tenth of all rows.
        return keyset(
            lambda: select(ENTRY.c.id),
            self.sorted_by(ENTRY, request),
            ENTRY.c.id,
            request.window,
            tells_most=dialect.plans_ahead,
        )

    def count(self, _request: PageRequest, _dialect: Dialect) -> Select[Any]:
        """Return the select of how many entries there are."""
        total = func.coalesce(func.sum(TERM.c.count), literal_column("0"))
        return select(total).where(TERM.c.facet == quoted(Facet.KIND))


def _read_search(text: str | None, *, by_relevance: bool) -> SearchQuery | None:
    """Return what a filter looks for, if anything; raises BadInput where relevance is asked for and nothing is."""
    if text is not None:
        return read_query(text, "where.search")
    if by_relevance:
        raise BadInput("RELEVANCE orders what is searched: give where.search too.", argument="orderBy")
    return None


def _find_own(made_of: EntryPage, parents: BoundIds, view: IndexView) -> Reading:
    """Return the entries that have each of the parents as a term."""
    rows = yield _slugs(view.dialect, made_of.table).bind({"parents": parents})
    keys: dict[int, Key] = {parent: (made_of.facet, slug) for parent, slug in rows}
    yield from view.fetch(keys.values())
    return {parent: view[keys[parent]] if parent in keys else NOTHING for parent in parents}


@cache
def _slugs(dialect: Dialect, table: str) -> SqlStatement:
    rows = TABLES[table]
    return dialect.compile(select(rows.c.id, rows.c.slug).where(dialect.among(rows.c.id, "parents")))
