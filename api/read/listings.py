"""What a connection lists: entries, or records of another type; in which order, narrowed how, and its ids' SQL."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, func, select

from api.read.conditions import Condition, all_of
from api.read.dialects import PARENT, Dialect
from api.read.fields import EntryPage
from api.read.filters import TimelineFilter, check_length, condition, list_references, read_filter
from api.read.paging import ORDERS, Order, Window, by_text, keyset, read_window
from api.read.references import Identities, Reference, collect_identities, lookup_statement
from schema.tables import TABLES

Rows = Any
Asking = Generator[tuple[str, tuple[Any, ...]], Rows, Identities]


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page of a listing: which window of it, and which of its rows."""

    window: Window
    condition: Condition

    @property
    def form(self) -> tuple[Any, ...]:
        """Return what the page's SQL depends on."""
        return (self.window.form, self.condition.form())

    def values(self) -> dict[str, Any]:
        """Return the values that the page's SQL binds."""
        return self.window.values() | self.condition_values()

    def condition_values(self) -> dict[str, Any]:
        """Return the values that the condition alone binds."""
        return {f"p{number}": value for number, value in enumerate(self.condition.list_values())}

    def condition_sql(self, dialect: Dialect) -> ColumnElement[bool]:
        """Return the condition as SQL."""
        return self.condition.sql(dialect, (f"p{number}" for number in count()))


def identify(dialect: Dialect, references: list[Reference]) -> Asking:
    """Ask for the keys of what is referred to, in one statement; raises BadInput for what is not there."""
    if not references:
        return Identities()
    kinds = frozenset(reference.kind for reference in references)
    slugs = {kind: [each.slug for each in references if each.kind == kind] for kind in kinds}
    rows = yield lookup_statement(dialect, kinds).bind(slugs)
    identities = collect_identities(rows)
    identities.check(references)
    return identities


class Listing(Protocol):
    """What a connection pages through."""

    table: str

    def read(
        self, arguments: Mapping[str, Any], dialect: Dialect
    ) -> Generator[tuple[str, tuple[Any, ...]], Rows, PageRequest]:
        """Return the page that the arguments ask for; raises BadInput where they cannot be."""

    def keys(self, request: PageRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of the ids of the window's rows."""

    def count(self, request: PageRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of (parent, number of rows that match), for each parent that has any."""


class Timeline:
    """Entries: all of them, or those joined to a parent by the rows of another table."""

    table = "entry"

    def __init__(self, joined_by: EntryPage | None = None) -> None:
        self.joined_by = joined_by

    def read(
        self, arguments: Mapping[str, Any], dialect: Dialect
    ) -> Generator[tuple[str, tuple[Any, ...]], Rows, PageRequest]:
        """Return the page that the arguments ask for; raises BadInput where they cannot be."""
        window = read_window(ORDERS[arguments.get("orderBy") or "earliest_first"], arguments)
        where = arguments.get("where") or TimelineFilter()
        if not isinstance(where, TimelineFilter):
            where = read_filter(where)
        identities = yield from identify(dialect, list(list_references(where)))
        return PageRequest(window, condition(where, identities))

    def keys(self, request: PageRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of the ids of the window's entries."""
        entry, window = TABLES["entry"], request.window
        if self.joined_by is None:
            value = entry.c[window.order.column]
            rows = select(entry.c.id, value.label("value")).where(request.condition_sql(dialect))
            return keyset(lambda: rows, value, entry.c.id, window)
        joining = TABLES[self.joined_by.table]
        value = (joining if window.order.column in joining.c else entry).c[window.order.column]
        rows = select(joining.c.entry_id.label("id"), value.label("value")).distinct()
        rows = rows.where(joining.c[self.joined_by.parent] == PARENT)
        if request.condition.rule != "all" or request.condition.parts or value.table is entry:
            rows = rows.join(entry, entry.c.id == joining.c.entry_id).where(request.condition_sql(dialect))
        return keyset(lambda: rows, value, joining.c.entry_id, window)

    def count(self, request: PageRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of how many entries match, for each parent where there are parents."""
        entry, matches = TABLES["entry"], request.condition_sql(dialect)
        if self.joined_by is None:
            return select(func.count()).select_from(entry).where(matches)
        joining = TABLES[self.joined_by.table]
        parent = joining.c[self.joined_by.parent]
        rows = select(parent, func.count(joining.c.entry_id.distinct())).join(
            entry, entry.c.id == joining.c.entry_id
        )
        return rows.where(dialect.among(parent, "parents"), matches).group_by(parent)


class RecordList:
    """Records of one type other than entries, in the order of a text."""

    def __init__(self, table: str, order: Order) -> None:
        self.table = table
        self.order = order

    def read(
        self, arguments: Mapping[str, Any], dialect: Dialect
    ) -> Generator[tuple[str, tuple[Any, ...]], Rows, PageRequest]:
        """Return the page that the arguments ask for; raises BadInput where they cannot be."""
        window = read_window(self.order, arguments)
        given = {
            name: [str(each) for each in arguments[name]]
            for name in _NARROWING
            if arguments.get(name) is not None
        }
        for name, values in given.items():
            check_length(values, name)
        identities = yield from identify(dialect, list(_list_references(given)))
        return PageRequest(window, all_of(list(self._list_conditions(given, identities))))

    def _list_conditions(self, given: Mapping[str, list[str]], identities: Identities) -> Iterator[Condition]:
        values = {
            name: identities.keys(_REFERRING[name], each) if name in _REFERRING else each
            for name, each in given.items()
        }
        if "actors" in values and "stances" in values:
            yield Condition("claim.actors_with_stances", (values.pop("actors"), values.pop("stances")))
        for name, each in values.items():
            yield Condition(f"{self.table}.{name}", (each,))

    def keys(self, request: PageRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of the ids of the window's records."""
        table = TABLES[self.table]
        value = table.c[self.order.column]
        rows = select(table.c.id, value.label("value")).where(request.condition_sql(dialect))
        return keyset(lambda: rows, value, table.c.id, request.window)

    def count(self, request: PageRequest, dialect: Dialect) -> Select[Any]:
        """Return the select of how many records match."""
        return select(func.count()).select_from(TABLES[self.table]).where(request.condition_sql(dialect))


_REFERRING = {"countries": "country", "publishers": "publisher", "actors": "actor", "about": "entry"}
_NARROWING = ("kinds", "countries", "publishers", "statuses", "predicates", "actors", "stances", "about")


def _list_references(given: Mapping[str, list[str]]) -> Iterator[Reference]:
    for name, kind in _REFERRING.items():
        for each in given.get(name, ()):
            if kind == "country":
                yield Reference.read_country(each, name)
            else:
                yield Reference.read(kind, each, name)


LISTS = {
    "actors": ("Actor", RecordList("actor", by_text("actors", "name"))),
    "places": ("Place", RecordList("place", by_text("places", "name"))),
    "publishers": ("Publisher", RecordList("publisher", by_text("publishers", "name"))),
    "documents": ("Document", RecordList("document", by_text("documents", "slug"))),
    "claims": ("Claim", RecordList("claim", by_text("claims", "slug"))),
}
