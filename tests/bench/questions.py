"""Named questions: each filter by itself, search and facets, for values that are rare and values that are common."""

from collections.abc import Iterator, Mapping
from math import isqrt
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Select, asc, desc, func, select

from schema.tables import TABLES

PAGE = "query Asked($where: TimelineFilter) { timeline(first: 50, where: $where%s) { nodes { id } } }"
FACETS = "query Asked($where: TimelineFilter) { timeline(first: 1, where: $where) { facets { %s } } }"
FACET_FIELDS = {
    "kinds": "kinds { value count }",
    "categories": "categories { value count }",
    "actors": "actors { actor { slug } count }",
    "countries": "countries { value count }",
    "documents": "documents { document { slug } count }",
    "assessments": "assessments { value count }",
    "histogram": "histogram(interval: MONTH) { buckets { from count } spanning undated }",
}
WORDS = {
    "common": "attack",
    "less common": "embassy",
    "rare": "publisher",
    "two": "attack drone",
    "none": "xyzzyx",
}
"""What is searched for; the generator's words are common or rare by the place they have in its list."""


class Named(NamedTuple):
    """A GraphQL document with its variables, and what it is called in a table."""

    name: str
    value: str
    document: str
    where: Mapping[str, Any] | None


def list_filters(connection: Connection) -> Iterator[Named]:
    """Yield a page by each single filter, in both directions of the timeline where that may matter."""
    for name, value, where in _list_conditions(connection):
        for order in ("EARLIEST_FIRST", "LATEST_FIRST"):
            yield Named(f"{name}, {order.lower()}", value, PAGE % f", orderBy: {order}", where)


def _list_conditions(connection: Connection) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for name, (table, column) in VALUES.items():
        for rank in ("common", "rare"):
            value = find_extreme(connection, TABLES[table].c[column], common=rank == "common")
            yield name, f"{rank}: {value}", {name: [value]}
    yield "during", "a month", {"during": {"from": "2010-05-01", "to": "2010-05-31"}}
    yield (
        "during",
        "a month, certain",
        {"during": {"from": "2010-05-01", "to": "2010-05-31", "mode": "CERTAIN"}},
    )
    yield "during", "until 1996", {"during": {"to": "1996-01-01"}}
    yield "area", "the whole north", {"area": {"west": -180, "south": 0, "east": 180, "north": 90}}
    yield "area", "a degree", {"area": {"west": 40, "south": 30, "east": 41, "north": 31}}
    yield "contested", "true", {"contested": True}
    yield "contested", "false", {"contested": False}
    yield "minKilled", "1", {"minKilled": 1}
    yield "minKilled", "100", {"minKilled": 100}
    yield "reportedBy", "early", {"reportedBy": "1996-01-01"}
    yield "reportedBy", "late", {"reportedBy": "2025-01-01"}


VALUES = {
    "kinds": ("entry", "kind"),
    "incidentCategories": ("incident", "category"),
    "statementActs": ("statement", "act"),
    "diplomaticCategories": ("diplomatic_event", "category"),
    "assessments": ("entry", "assessment"),
    "weapons": ("weapon_use", "weapon"),
    "roles": ("participation", "role"),
    "actors": ("participation", "actor_id"),
    "places": ("entry_place", "place_id"),
    "countries": ("place", "iso3166"),
    "documents": ("citation", "document_id"),
    "publishers": ("document", "publisher_id"),
}
"""The column whose most frequent and least frequent value each filter is asked for."""


def find_extreme(connection: Connection, column: Column[Any], *, common: bool) -> str:
    """Return a column's most, or least, frequent value as the API writes it."""
    order = desc if common else asc
    query = _select_values(column).order_by(order(func.count()), column).limit(1)
    return _write_value(connection, column, connection.scalar(query))


def find_middling(connection: Connection, column: Column[Any]) -> str:
    """Return the value that stands, of so many in the order of their frequency, at the place of the number's root."""
    found = connection.scalars(_select_values(column).order_by(desc(func.count()), column)).all()
    return _write_value(connection, column, found[isqrt(len(found))])


def _select_values(column: Column[Any]) -> Select[Any]:
    return select(column).where(column.is_not(None)).group_by(column)


def _write_value(connection: Connection, column: Column[Any], value: object) -> str:
    for key in column.foreign_keys:
        named = key.column.table
        value = connection.scalar(select(named.c.slug).where(named.c.id == value))
    return str(value).upper() if column.name in _ENUMERATED else str(value)


_ENUMERATED = {"kind", "category", "act", "assessment", "weapon", "role"}


def list_searches(_connection: Connection) -> Iterator[Named]:
    """Yield a page by each term, newest first and by relevance."""
    for order in ("LATEST_FIRST", "RELEVANCE"):
        for name, words in WORDS.items():
            yield Named(
                f"search, {order.lower()}",
                f"{name}: {words}",
                PAGE % f", orderBy: {order}",
                {"search": words},
            )


def list_facets(connection: Connection) -> Iterator[Named]:
    """Yield each facet over everything, and over the entries of one actor."""
    actors = TABLES["participation"].c.actor_id
    narrowed = {
        "everything": None,
        "a common actor": {"actors": [find_extreme(connection, actors, common=True)]},
        "a rare actor": {"actors": [find_extreme(connection, actors, common=False)]},
        "a kind": {"kinds": ["STATEMENT"]},
    }
    for value, where in narrowed.items():
        for name, fields in FACET_FIELDS.items():
            yield Named(name, value, FACETS % fields, where)
