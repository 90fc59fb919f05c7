"""Entries in the order of the timeline: all of them, or those that have a record as a term."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    false,
    func,
    literal_column,
    select,
    union_all,
)

from api.read.conditions import ANYTHING, Condition, narrow
from api.read.dialects import PARENT, Dialect, Statement, quoted
from api.read.facets import Filtered
from api.read.fields import EntryPage
from api.read.filter_input import read_filter
from api.read.filters import TimelineFilter, condition, list_areas, list_references
from api.read.hits import FORMS_KEPT, count_hits, find_hits, read_search
from api.read.keysets import Columns, keyset
from api.read.listings import Finding, Rows
from api.read.memo import Memo
from api.read.paging import ORDERS, RELEVANCE, Window, read_window
from api.read.postings import (
    FEW,
    PLACE_NAMES,
    POSTING,
    Postings,
    in_order,
    list_segments,
    select_ids,
    select_places,
)
from api.read.search_rules import points_of_entry, rule_of
from api.read.single_terms import find_pair
from api.read.terms import TERM, Terms, find_terms
from api.read.timeline_request import TimelineRequest, list_bounds
from schema.tables import TABLES
from schema.term import UNDATED, Facet

ENTRY = TABLES["entry"]
LIMIT = bindparam("limit", type_=BigInteger())
UNFILTERED = Filtered(TimelineFilter(), Terms(), None)


class Timeline:
    """Entries: all of them, or those that have a parent as a term."""

    table = "entry"

    def __init__(self, joined_by: EntryPage | None = None) -> None:
        self.joined_by = joined_by
        self.statements: Memo[Statement] = Memo(FORMS_KEPT)

    def read(
        self, arguments: Mapping[str, Any], dialect: Dialect
    ) -> Generator[tuple[str, tuple[Any, ...]], Rows, TimelineRequest]:
        """Return the page that the arguments ask for; raises BadInput where they cannot be."""
        window = read_window(ORDERS[arguments.get("orderBy") or "earliest_first"], arguments)
        where = arguments.get("where")
        if not where and self.joined_by is None and window.order is not RELEVANCE:
            return TimelineRequest(window, ANYTHING, filtered=UNFILTERED, by_segments=False)
        where = where or TimelineFilter()
        if not isinstance(where, TimelineFilter):
            where = read_filter(where)
        references, areas = list(list_references(where)), list(dict.fromkeys(list_areas(where)))
        terms = yield from find_terms(dialect, references, areas)
        wanted, filtered = condition(where, terms), Filtered(where, terms, self.joined_by)
        query = read_search(where.search, window)
        postings = None if self.joined_by else _choose(wanted, by_day=window.order.column == "sort_date")
        if postings is None:
            walked = self.joined_by is None
            return TimelineRequest(
                window, wanted, query=query, filtered=filtered, by_segments=not walked, day=where.reported_by
            )
        rest = wanted.without(postings)
        known = postings.exact and rest == ANYTHING and len(postings.ranges) <= 1
        total = postings.most if known else None
        pair = find_pair(where, terms)
        return TimelineRequest(
            window, wanted, total, query, postings, rest, filtered, pair=pair, day=where.reported_by
        )

    def find(self, request: TimelineRequest, dialect: Dialect) -> Finding:
        """Return the request, with the hits of a search unless few entries can have what else is asked."""
        few = request.postings is not None and request.postings.most <= FEW
        if request.query is None or self.joined_by or few:
            return request
        hits = yield from find_hits(
            request.query, request.window, request.condition, dialect, self.statements
        )
        return replace(request, hits=hits)

    def sorted_by(self, rows: FromClause, request: TimelineRequest, dialect: Dialect) -> Columns:
        """Return what the entries are sorted by, before their ids."""
        order = request.window.order
        if order is RELEVANCE:
            return [points_of_entry(dialect, rows.c.id)]
        return [rows.c[name] for name in (order.column, order.within) if name]

    def keys(self, request: TimelineRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of the ids of the window's entries."""
        if request.hits is not None:
            return select(ENTRY.c.id).where(dialect.among(ENTRY.c.id, "hits"))
        sorted_by = self.sorted_by(ENTRY, request, dialect)
        if self.joined_by is not None:
            return self._keys_of_parent(request, dialect, self.joined_by)
        if request.postings is None:
            # PostgreSQL would plan this anew each time, for a LIMIT that it does not see might be a tenth of all rows.
            told = dialect.plans_ahead and request.condition == ANYTHING
            return _walk(request, sorted_by, request.condition_sql(dialect), tells_most=told)
        if not request.by_day:
            listed = select(POSTING.c.entry_id).where(dialect.among(POSTING.c.term_id, "terms"))
            return _walk(request, sorted_by, ENTRY.c.id.in_(listed), request.rest_sql(dialect))
        if request.postings.is_single:
            return _read_term(request, bindparam("term", type_=Integer()), partial(request.narrow, dialect))
        return _read_terms(request, dialect)

    def _keys_of_parent(self, request: TimelineRequest, dialect: Dialect, made_of: EntryPage) -> Select[Any]:
        record = TABLES[made_of.table]
        named = select(TERM.c.id).join(record, record.c.slug == TERM.c.value)
        term = named.where(TERM.c.facet == quoted(made_of.facet), record.c.id == PARENT).scalar_subquery()
        if request.by_day:
            return _read_term(request, term, lambda seek: narrow(seek, request.condition, dialect, "p"))
        listed = select(POSTING.c.entry_id).where(POSTING.c.term_id == term)
        matches = request.condition_sql(dialect)
        return _walk(request, self.sorted_by(ENTRY, request, dialect), ENTRY.c.id.in_(listed), matches)

    def count(self, request: TimelineRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of how many entries match, for each parent where there are parents."""
        if self.joined_by is not None:
            return _count_of_parents(request, dialect, self.joined_by)
        if request.query is not None and request.condition.rule == rule_of(request.query):
            return count_hits(dialect, request.condition)
        if request.condition == ANYTHING:
            total = func.coalesce(func.sum(TERM.c.count), literal_column("0"))
            return select(total).where(TERM.c.facet == quoted(Facet.KIND))
        if request.pair is not None:
            return _count_pair()
        if request.postings is None or not request.postings.whole:
            return select(func.count()).select_from(ENTRY).where(request.condition_sql(dialect))
        found = select(func.count(POSTING.c.entry_id.distinct())).select_from(POSTING)
        return request.narrow(dialect, found.where(dialect.among(POSTING.c.term_id, "terms")))


def _choose(wanted: Condition, *, by_day: bool) -> Postings | None:
    """Return the postings to look through, unless walking along another order is as good."""
    postings = wanted.find_postings()
    return postings if postings is not None and (by_day or postings.most <= FEW) else None


def _walk(
    request: TimelineRequest,
    sorted_by: Columns,
    *conditions: ColumnElement[bool],
    tells_most: bool = False,
) -> Select[Any]:
    """Return the select of the window's entries from all of them, in whichever order."""
    rows = select(ENTRY.c.id).where(*conditions)
    return keyset(lambda: rows, sorted_by, ENTRY.c.id, request.window, tells_most=tells_most)


def _read_term(
    request: TimelineRequest, term: ColumnElement[int], check: Callable[[Select[Any]], Select[Any]]
) -> Select[Any]:
    """Return the select of the window's entries from the postings of one term that pass the check."""
    bounds = [
        [bindparam(name, type_=Integer()) for name in list_bounds(number)]
        for number in range(len(list_segments(request.window)))
    ]
    seeks = [_look(request, check(select_ids((term, *each)))) for each in bounds]
    if not seeks:
        return select(ENTRY.c.id).where(false())
    if len(seeks) == 1:
        return seeks[0]
    return select(union_all(*[select(seek.subquery()) for seek in seeks]).subquery()).limit(LIMIT)


def _read_terms(request: TimelineRequest, dialect: Dialect) -> Select[Any]:
    """Return the select of the window's entries from the first of each of several postings."""
    seeks, bounds = dialect.list_seeks()
    first = _look(request, request.narrow(dialect, select_places(bounds)))
    found = dialect.each_seek(seeks, bounds[0], first)
    columns = [found.c.id, found.c.day, found.c.second]
    return select(*columns).group_by(*columns).order_by(*_in_place_order(found, request.window)).limit(LIMIT)


def _in_place_order(found: FromClause, window: Window) -> list[ColumnElement[Any]]:
    """Return the ORDER BY of a window by day, second and entry, what is undated last in the order itself."""
    descending = window.order.descending is not window.backward
    columns: list[ColumnElement[Any]]
    columns = [found.c[name].desc() if descending else found.c[name].asc() for name in PLACE_NAMES]
    if not window.order.descending:
        return columns
    undated = case((found.c.day == literal_column(str(UNDATED)), 1), else_=0)
    return [undated.desc() if window.backward else undated.asc(), *columns]


def _look(request: TimelineRequest, seek: Select[Any]) -> Select[Any]:
    """Return the first entries of a seek."""
    descending = request.window.order.descending is not request.window.backward
    return in_order(seek, descending=descending).limit(LIMIT)


def _count_pair() -> Select[Any]:
    pair = TABLES["term_pair"]
    bound = (bindparam(name, type_=Integer()) for name in ("one", "other"))
    same = [column == value for column, value in zip((pair.c.term_id, pair.c.other_id), bound, strict=True)]
    return select(func.coalesce(func.sum(pair.c.count), literal_column("0"))).where(*same)


def _count_of_parents(request: TimelineRequest, dialect: Dialect, made_of: EntryPage) -> Select[Any]:
    record = TABLES[made_of.table]
    same = and_(TERM.c.facet == quoted(made_of.facet), TERM.c.value == record.c.slug)
    rows = record.join(TERM, same)
    ours = dialect.among(record.c.id, "parents")
    if request.condition == ANYTHING:
        return select(record.c.id, TERM.c.count).select_from(rows).where(ours)
    rows = rows.join(POSTING, POSTING.c.term_id == TERM.c.id).join(ENTRY, ENTRY.c.id == POSTING.c.entry_id)
    found = select(record.c.id, func.count()).select_from(rows)
    return found.where(ours, request.condition_sql(dialect)).group_by(record.c.id)
