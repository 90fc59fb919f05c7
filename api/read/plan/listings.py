"""What a connection lists: in which order, narrowed how, and its ids' SQL; here the records other than entries."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Protocol

from pyroaring import BitMap
from sqlalchemy import ColumnElement, FromClause, Select, func, select

from api.read.declared.paging import AS_FOUND, LATEST_STARTED, Order, Window, by_text, read_window
from api.read.declared.selection import REPORTED_BY
from api.read.filter.references import (
    FilterReference,
    Identities,
    check_length,
    identify,
)
from api.read.filter.search_query import SearchQuery, read_query
from api.read.filter.word_sets import fetch_words, find_words
from api.read.index.view import IndexView, Reading
from api.read.sql.conditions import AllOf, Condition, all_of
from api.read.sql.dialects import BoundIds, Dialect
from api.read.sql.keysets import Columns, keyset
from schema.tables import TABLES

Rows = Any


EVERYTHING = all_of([])
ROOT = 0
"""The parent of a connection that has none."""


@dataclass(frozen=True)
class PageRequest:
    """A page of a listing: which window of it, and which of its rows."""

    window: Window
    condition: AllOf
    query: SearchQuery | None = None
    """What is searched."""
    day: str | None = field(default=None, kw_only=True)
    """The day as of which it is searched."""
    sets: Mapping[int, BitMap] | None = field(default=None, kw_only=True)
    """The rows that it is of, for each parent; None where the database alone is to find them."""

    @property
    def form(self) -> tuple[Any, ...]:
        """Return what the page's SQL depends on."""
        return (self.window.form, self.condition.form())

    def values(self) -> dict[str, Any]:
        """Return the values that the page's SQL binds."""
        values = {f"p{number}": value for number, value in enumerate(self.condition.list_values())}
        return self.window.values() | values

    def condition_sql(self, dialect: Dialect) -> ColumnElement[bool]:
        """Return the condition as SQL."""
        return self.condition.sql(dialect, (f"p{number}" for number in count()))


Finding = Generator[tuple[str, tuple[Any, ...]], Rows, PageRequest]


class Listing(Protocol):
    """What a connection pages through."""

    table: str

    def read(self, arguments: Mapping[str, Any], parents: BoundIds, view: IndexView) -> Finding:
        """Return the page that the arguments ask for; raises BadInput where they cannot be."""

    def pick(self, request: Any, rows: BitMap) -> Reading:  # noqa: ANN401 - what `read` returned
        """Return the ids of the window's rows of a set, and of one more, with the points that they are ranked by."""

    def sorted_by(self, rows: FromClause, request: PageRequest) -> Columns:
        """Return what the rows of the listed table are sorted by, before their ids."""

    def keys(self, request: PageRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of the ids of the window's rows."""

    def count(self, request: PageRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of how many rows match."""


class RecordList:
    """Records of one type other than entries, in the order of a text."""

    def __init__(self, table: str, order: Order) -> None:
        self.table = table
        self.order = order

    def read(self, arguments: Mapping[str, Any], _parents: BoundIds, view: IndexView) -> Finding:
        """Return the page that the arguments ask for; raises BadInput where they cannot be."""
        window = read_window(self.order, arguments)
        given = {
            name: [str(each) for each in arguments[name]]
            for name in _NARROWING
            if arguments.get(name) is not None
        }
        for name, values in given.items():
            check_length(values, name)
        identities = yield from identify(view.dialect, list(_list_references(given)))
        day = arguments.get(REPORTED_BY)
        conditions = list(self._list_conditions(given, identities, None if day is None else str(day)))
        if arguments.get("search") is not None:
            query = read_query(arguments["search"], "search", completing=True)
            yield from fetch_words(query, self.table, view)
            found = find_words(query, self.table, view)
            conditions.append(Condition(f"{self.table}.ids", (BoundIds(found),)))
        return PageRequest(window, all_of(conditions))

    def pick(self, _request: PageRequest, _rows: BitMap) -> Reading:
        """Return nothing: no list of records is of a set."""
        yield from ()
        return {}

    def sorted_by(self, rows: FromClause, request: PageRequest) -> Columns:
        """Return the text that the records are sorted by."""
        return [rows.c[request.window.order.column]]

    def _list_conditions(
        self, given: Mapping[str, list[str]], identities: Identities, day: str | None
    ) -> Iterator[Condition]:
        values: dict[str, Any] = {
            name: identities.keys(_REFERRING[name], each) if name in _REFERRING else each
            for name, each in given.items()
        }
        if "actors" in values and "stances" in values:
            values["actors_with_stances"] = [values.pop("actors"), values.pop("stances")]
        if day is not None and self.table in _REPORTED:
            yield Condition(f"{self.table}.reported_by", (day,))
        for name, each in values.items():
            lists = each if name == "actors_with_stances" else [each]
            if day is not None and name in _CHANGING:
                yield Condition(f"{self.table}.{name}_by_day", (*lists, day))
            else:
                yield Condition(f"{self.table}.{name}", tuple(lists))

    def keys(self, request: PageRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of the ids of the window's records."""
        table = TABLES[self.table]
        value = table.c[self.order.column]
        rows = select(table.c.id).where(request.condition_sql(dialect))
        return keyset(lambda: rows, [value], table.c.id, request.window)

    def count(self, request: PageRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of how many records match."""
        return select(func.count()).select_from(TABLES[self.table]).where(request.condition_sql(dialect))


_REFERRING = {
    "countries": "country",
    "publishers": "publisher",
    "actors": "actor",
    "about": "entry",
    "batches": "import_batch",
}
_REPORTED = frozenset({"claim", "document"})
"""The types of records that become known on a day, and are listed from it on."""
_CHANGING = frozenset({"statuses", "actors", "stances", "actors_with_stances", "about"})
"""What is narrowed by positions on claims and by their entries, which may have been known or not."""
_NARROWING = (
    "kinds",
    "countries",
    "publishers",
    "statuses",
    "predicates",
    "actors",
    "stances",
    "about",
    "batches",
    "rules",
)


def _list_references(given: Mapping[str, list[str]]) -> Iterator[FilterReference]:
    for name, kind in _REFERRING.items():
        for each in given.get(name, ()):
            if kind == "country":
                yield FilterReference.read_country(each, name)
            else:
                yield FilterReference.read(kind, each, name)


LISTS = {
    "actors": ("Actor", RecordList("actor", by_text("actors", "name"))),
    "places": ("Place", RecordList("place", by_text("places", "name"))),
    "publishers": ("Publisher", RecordList("publisher", by_text("publishers", "name"))),
    "documents": ("Document", RecordList("document", by_text("documents", "slug"))),
    "claims": ("Claim", RecordList("claim", by_text("claims", "slug"))),
    "importBatches": ("ImportBatch", RecordList("import_batch", LATEST_STARTED)),
    "dataIssues": ("DataIssue", RecordList("data_issue", AS_FOUND)),
}
