"""A connection: a page of a listing for each parent, with its edges, cursors and count as far as they are selected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pyroaring import BitMap
from sqlalchemy import Select, select

from api.read.declared.paging import RELEVANCE, Window, write_cursor
from api.read.declared.selection import TYPE_KEY, Selection
from api.read.memo import Memo
from api.read.plan.emit import alias
from api.read.plan.facets import FacetsLevel
from api.read.plan.levels import LevelCompiler, Question, Run, find_children
from api.read.plan.listings import ROOT, Listing, PageRequest
from api.read.plan.matches import find_matches
from api.read.plan.shaping import Rows, Shaper
from api.read.sql.dialects import BoundIds, SqlStatement
from api.read.sql.keysets import in_window_order

FORMS_KEPT = 64
"""How many forms of its statements a page keeps: with which filters, cursors and order it was asked for."""


@dataclass(slots=True)
class Slice:
    """One parent's page: where its rows lie among all that were shaped, what lies beyond it, and its count."""

    start: int = 0
    end: int = 0
    has_more: bool = False
    total: int = 0
    facets: dict[Selection, Any] = field(default_factory=dict)


class PageLevel:
    """The pages of one connection, one for each of its parents."""

    def __init__(self, node: str, listing: Listing, selection: Selection, compiler: LevelCompiler) -> None:
        self.listing = listing
        self.selection = selection
        self.dialect = compiler.dialect
        self.statements: Memo[SqlStatement] = Memo(FORMS_KEPT)
        self.rows = alias(listing.table, "node")
        self.emitter = compiler.emitter()
        self.key = self.emitter.index(self.rows.c.id)
        ((self.kind, self.fields),) = selection.below.items()
        self.tagged = self.emitter.tagged
        makers = {each: self._shaper(node, each) for each in self._list_nodes()}
        self.shapers: dict[Selection, Shaper] = {each: make() for each, make in makers.items()}
        self.relations = compiler.levels(self.emitter)
        self.facets = {each: FacetsLevel(each, compiler) for each in self.fields if each.name == "facets"}
        self.matches = self._list_in_edges("match")
        self.counted = any(each.name == "totalCount" for each in self.fields)
        self.paged = any(each.name in ("edges", "nodes", "pageInfo") for each in self.fields)

    @property
    def is_alone(self) -> bool:
        """Return whether nothing is selected but what the page's own statement brings."""
        return not (self.relations or self.facets or self.matches or self.counted)

    def _list_nodes(self) -> list[Selection]:
        """Return the selections whose values are the page's records: `nodes`, and `node` of `edges`."""
        return [*(field for field in self.fields if field.name == "nodes"), *self._list_in_edges("node")]

    def _list_in_edges(self, name: str) -> list[Selection]:
        edges = [each for field in self.fields if field.name == "edges" for (each,) in [field.below.values()]]
        return [field for each in edges for field in each if field.name == name]

    def _shaper(self, node: str, selection: Selection) -> Callable[[], Shaper]:
        return self.emitter.shaper(node, dict(selection.below), self.rows)

    def run(self, parents: BoundIds, question: Question) -> Run:
        """Return each parent's connection."""
        request = yield from self.listing.read(
            self.selection.bind(question.variables), parents, question.view
        )
        sets = request.sets
        slices = {parent: Slice() for parent in parents}
        kept: list[Any] = []
        if self.paged and parents:
            read = self._read_listed(request, slices) if sets is None else self._pick(request, sets, slices)
            kept = yield from read
        if self.counted and sets is None:
            slices[ROOT].total = (yield self._bind("count", request))[0][0]
        for parent, found in (sets or {}).items():
            slices[parent].total = len(found)
        for facets, level in self.facets.items():
            for parent, counted in (yield from level.run(request, parents, question)).items():
                slices[parent].facets[facets] = counted
        lookups = yield from find_children(self.relations, kept, question)
        shaped = {each: shape(kept, question.base_url, *lookups) for each, shape in self.shapers.items()}
        shaped |= yield from self._match(request, kept)
        return {parent: self._write(each, request.window, kept, shaped) for parent, each in slices.items()}

    def _read_listed(self, request: PageRequest, slices: Mapping[int, Slice]) -> Run:
        """Return the rows of the page, found by the database alone, in the order of the listing."""
        return _cut((yield self._bind("page", request)), request.window, slices[ROOT], [])

    def _pick(self, request: PageRequest, sets: Mapping[int, BitMap], slices: Mapping[int, Slice]) -> Run:
        """Return the rows of each parent's page, one after another: each row is read once."""
        picked: dict[int, dict[int, int | None]] = {}
        for parent, entries in sets.items():
            picked[parent] = yield from self.listing.pick(request, entries)
        ids = BoundIds({key for keys in picked.values() for key in keys})
        rows = (yield self._bind("picked", request, ids)) if ids else ()
        kept: list[Any] = []
        for parent, points in picked.items():
            own = [row for row in rows if row[self.key] in points] if len(picked) > 1 else rows
            if request.window.order is RELEVANCE:
                own = _rank(own, self.key, points, request.window)
            _cut(own, request.window, slices[parent], kept)
        return kept

    def _match(self, request: PageRequest, kept: list[Any]) -> Run:
        """Return how each row matches what is searched, for each selection of that; None where nothing is."""
        if not self.matches or request.query is None:
            return {each: [None] * len(kept) for each in self.matches}
        keys = [row[self.key] for row in kept]
        entries = list(dict.fromkeys(keys))
        found = yield from find_matches(request.query, entries, self.dialect, request.day)
        return {each: [self._object(each, found[key]) for key in keys] for each in self.matches}

    def _bind(
        self, purpose: str, request: PageRequest, entries: BoundIds | None = None
    ) -> tuple[str, tuple[Any, ...]]:
        """Return the page's, or the count's, statement and parameters."""
        statement = self.statements.find_or_make(
            (purpose, request.form), lambda: self.dialect.compile(self._statement(purpose, request))
        )
        return statement.bind({"entries": entries, **request.values()})

    def _statement(self, purpose: str, request: PageRequest) -> Select[Any]:
        if purpose == "count":
            return self.listing.count(request, self.dialect)
        sorted_by = self.listing.sorted_by(self.rows, request)
        rows = select(*self.emitter.columns, *sorted_by)
        if purpose == "picked":
            rows = rows.select_from(self.emitter.onto(self.rows))
            rows = rows.where(self.dialect.among(self.rows.c.id, "entries"))
        else:
            page = self.listing.keys(request, self.dialect).subquery("page")
            joined = page.join(self.rows, self.rows.c.id == page.c.id)
            rows = rows.select_from(self.emitter.onto(joined))
        return (
            rows.order_by(*in_window_order(sorted_by, self.rows.c.id, request.window)) if sorted_by else rows
        )

    def _write(
        self, page: Slice, window: Window, kept: list[Any], shaped: dict[Selection, list[Any]]
    ) -> dict[str, Any]:
        """Return one parent's connection."""
        within = window.order.within is not None
        at = -1 - within
        rows = kept[page.start : page.end]

        def cursor(row: Any) -> str:  # noqa: ANN401 - a row
            return write_cursor(window.order, row[at], row[self.key], row[at + 1] if within else 0)

        def write(field: Selection) -> Any:  # noqa: ANN401 - whatever the field gives
            match field.name:
                case "nodes":
                    return shaped[field][page.start : page.end]
                case "edges":
                    return self._edges(field, page, shaped, [cursor(row) for row in rows])
                case "pageInfo":
                    ends = (cursor(rows[0]), cursor(rows[-1])) if rows else (None, None)
                    return self._object(field, _page_info(page, window, *ends))
                case "totalCount":
                    return page.total
                case "facets":
                    return page.facets[field]
            return self.kind

        return self._tag(self.kind, {field.key: write(field) for field in self.fields})

    def _edges(
        self, edges: Selection, page: Slice, shaped: dict[Selection, list[Any]], cursors: list[str]
    ) -> list[dict[str, Any]]:
        ((kind, fields),) = edges.below.items()

        def write(number: int, field: Selection) -> Any:  # noqa: ANN401 - whatever the field gives
            if field.name in ("node", "match"):
                return shaped[field][page.start + number]
            return cursors[number] if field.name == "cursor" else kind

        return [
            self._tag(kind, {field.key: write(number, field) for field in fields})
            for number in range(len(cursors))
        ]

    def _object(self, selection: Selection, values: dict[str, Any]) -> dict[str, Any]:
        """Return the selected ones of an object's values."""
        ((kind, fields),) = selection.below.items()
        return self._tag(kind, {field.key: values.get(field.name, kind) for field in fields})

    def _tag(self, kind: str, values: dict[str, Any]) -> dict[str, Any]:
        return {TYPE_KEY: kind, **values} if self.tagged else values


def _cut(rows: Rows, window: Window, page: Slice, kept: list[Any]) -> list[Any]:
    """Add a page's rows, without the one more that was asked for, in the order of the listing; return all rows."""
    found = list(rows[: window.size])
    if window.backward:
        found.reverse()
    page.start, page.end = len(kept), len(kept) + len(found)
    page.has_more = len(rows) > window.size
    kept.extend(found)
    return kept


def _rank(rows: Rows, key: int, points: Mapping[int, int | None], window: Window) -> list[Any]:
    """Return the rows in the direction of a window by relevance, each with its points as its last value."""
    ranked = sorted(((points[row[key]], row[key], row) for row in rows), key=lambda each: each[:2])
    return [(*row, scored) for scored, _, row in (ranked if window.backward else reversed(ranked))]


def _page_info(page: Slice, window: Window, start: str | None, end: str | None) -> dict[str, Any]:
    """Return Relay's PageInfo: what lies ahead was looked at, what lies behind is where the cursor came from."""
    ahead, behind = page.has_more, (window.before if window.backward else window.after) is not None
    return {
        "hasNextPage": behind if window.backward else ahead,
        "hasPreviousPage": ahead if window.backward else behind,
        "startCursor": start,
        "endCursor": end,
    }
