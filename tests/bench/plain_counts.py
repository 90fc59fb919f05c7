"""What a filter matches, counted over the tables of records in plain SQL: what the index must give too."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select

from schema.tables import TABLES
from schema.vocabularies import EntryKind

ENTRY = TABLES["entry"]
Conditions = Mapping[str, ColumnElement[bool]]
"""By field of the filter."""

_CATEGORIES = {
    EntryKind.INCIDENT: "category",
    EntryKind.STATEMENT: "act",
    EntryKind.DIPLOMATIC_EVENT: "category",
}
LEFT_OUT = {
    "kinds": ("kinds",),
    "categories": ("incidentCategories", "statementActs", "diplomaticCategories"),
    "actors": ("actors", "roles"),
    "countries": ("countries",),
    "documents": ("documents",),
    "assessments": ("assessments",),
    "histogram": ("during",),
}
"""The fields of the filter whose choice does not narrow a facet."""


def slugs_in(table: str, column: str, slugs: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that an entry refers, in a table beside it, to any of these."""
    rows = TABLES[table]
    (key,) = rows.c[column].foreign_keys
    named = key.column.table
    ids = select(rows.c.entry_id).join(named, named.c.id == rows.c[column]).where(named.c.slug.in_(slugs))
    return ENTRY.c.id.in_(ids)


def within(first: date, last: date) -> ColumnElement[bool]:
    """Return the condition that an entry's date certainly lies in a range."""
    return (ENTRY.c.date_earliest >= first) & (ENTRY.c.date_latest <= last)


def find_page(connection: Connection, conditions: Conditions, skipped: int = 0) -> list[str]:
    """Return the slugs of a page of fifty, the latest first, after so many others."""
    query = select(ENTRY.c.slug).where(*conditions.values())
    order = (ENTRY.c.sort_date.desc().nulls_last(), ENTRY.c.sort_second.desc(), ENTRY.c.id.desc())
    return list(connection.scalars(query.order_by(*order).limit(50).offset(skipped)))


def count_all(connection: Connection, conditions: Conditions) -> int:
    """Return how many entries match."""
    return connection.scalar(select(func.count()).select_from(ENTRY).where(*conditions.values())) or 0


def count_facet(connection: Connection, name: str, conditions: Conditions) -> Counter[Any]:
    """Return how many entries that match have each value of a facet."""
    kept = [condition for field, condition in conditions.items() if field not in LEFT_OUT[name]]
    found: Counter[Any] = Counter()
    for query in _FACETS[name]():
        for *value, number in connection.execute(query.where(*kept)):
            found[tuple(value) if len(value) > 1 else value[0]] = number
    return found


def count_months(connection: Connection, conditions: Conditions) -> tuple[Counter[str], int, int]:
    """Return how many lie wholly within each month, how many other dates there are, and how many without one."""
    kept = [condition for field, condition in conditions.items() if field not in LEFT_OUT["histogram"]]
    ends = (ENTRY.c.date_earliest, ENTRY.c.date_latest)
    months: Counter[str] = Counter()
    spanning = undated = 0
    for first, last, number in connection.execute(select(*ends, func.count()).where(*kept).group_by(*ends)):
        if first is None and last is None:
            undated += number
        elif first and last and f"{first:%Y-%m}" == f"{last:%Y-%m}":
            months[f"{first:%Y-%m}-01"] += number
        else:
            spanning += number
    return months, spanning, undated


def _by_column(column: str) -> list[Select[Any]]:
    return [select(ENTRY.c[column], func.count()).group_by(ENTRY.c[column])]


def _by_category() -> list[Select[Any]]:
    return [
        select(literal(kind.value), TABLES[kind].c[column], func.count())
        .join(ENTRY, ENTRY.c.id == TABLES[kind].c.entry_id)
        .group_by(TABLES[kind].c[column])
        for kind, column in _CATEGORIES.items()
    ]


def _by_named(table: str, column: str, value: str = "slug") -> list[Select[Any]]:
    rows = TABLES[table]
    (key,) = rows.c[column].foreign_keys
    named = key.column.table
    query = select(named.c[value], func.count(rows.c.entry_id.distinct())).group_by(named.c[value])
    joined = rows.join(ENTRY, ENTRY.c.id == rows.c.entry_id).join(named, named.c.id == rows.c[column])
    return [query.select_from(joined)]


_FACETS = {
    "kinds": lambda: _by_column("kind"),
    "categories": _by_category,
    "actors": lambda: _by_named("participation", "actor_id"),
    "countries": lambda: _by_named("entry_place", "place_id", "iso3166"),
    "documents": lambda: _by_named("citation", "document_id"),
    "assessments": lambda: _by_column("assessment"),
}
"""The selects of (value, number); every place of a generated timeline says its own country."""
