"""The index read back in words: terms by facet and value, entries by slug."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from schema.tables import TABLES
from schema.term import UNDATED

TERM, POSTING, PAIR, ENTRY = (TABLES[name] for name in ("term", "posting", "term_pair", "entry"))


class Index(NamedTuple):
    counts: dict[str, int]
    postings: set[tuple[str, str | None, str]]
    pairs: dict[tuple[str, str], int]


def read_index(connection: Connection) -> Index:
    terms = {row.id: f"{row.facet}={row.value}" for row in connection.execute(select(TERM))}
    slugs = {row.id: row.slug for row in connection.execute(select(ENTRY.c.id, ENTRY.c.slug))}
    return Index(
        {terms[row.id]: row.count for row in connection.execute(select(TERM))},
        {
            (terms[row.term_id], name_day(row.day, row.second), slugs[row.entry_id])
            for row in connection.execute(select(POSTING))
        },
        {(terms[row.term_id], terms[row.other_id]): row.count for row in connection.execute(select(PAIR))},
    )


def name_day(day: int, second: int) -> str | None:
    if day == UNDATED:
        return None
    return date.fromordinal(day).isoformat() + (f" at {second}" if second else "")


def list_terms(index: Index, slug: str) -> dict[str, list[str]]:
    """Return the values that an entry is filtered by, by facet."""
    found: dict[str, Any] = {}
    for term, _, entry in sorted(index.postings):
        if entry == slug:
            facet, _, value = term.partition("=")
            found.setdefault(facet, []).append(value)
    return found
