"""The index read back in words: terms by facet and value, entries and other records by slug."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from schema.index.packing import unpack
from schema.tables import TABLES
from schema.term import CHUNK_BITS, NUMBERS, RECORD_WORDS, Facet

TERM, BITMAP = TABLES["term"], TABLES["bitmap"]
OWNERS = {facet: kind for kind, facet in RECORD_WORDS.items()}
"""The kinds of the records whose ids the bitmaps of some facets have; those of all others have entries'."""


class Index(NamedTuple):
    """What terms are counted, which records have them, and which are paired."""

    counts: dict[str, int]
    holders: dict[str, set[str]]
    paired: set[str]


def read_index(connection: Connection) -> Index:
    """Return the terms that any record has."""
    terms = {row.id: row for row in connection.execute(select(TERM))}
    slugs = {kind: read_slugs(connection, kind) for kind in ("entry", *RECORD_WORDS)}
    holders: dict[str, set[str]] = {}
    for key, bits in connection.execute(select(BITMAP.c.key, BITMAP.c.bits)):
        facet, value = terms[key >> CHUNK_BITS].facet, terms[key >> CHUNK_BITS].value
        known = slugs[OWNERS.get(Facet(facet), "entry")]
        ids = unpack(key, bits)
        assert all(each >> CHUNK_BITS == key & ((1 << CHUNK_BITS) - 1) for each in ids)
        holders.setdefault(f"{facet}={value}", set()).update(known[each] for each in ids)
    return Index(
        {f"{row.facet}={row.value}": row.count for row in terms.values() if row.count},
        {term: found for term, found in holders.items() if found},
        {f"{row.facet}={row.value}" for row in terms.values() if row.paired},
    )


def read_slugs(connection: Connection, kind: str) -> dict[int, str]:
    table = TABLES[kind]
    return {row.id: row.slug for row in connection.execute(select(table.c.id, table.c.slug))}


def list_terms(index: Index, slug: str) -> dict[str, list[str]]:
    """Return the values that an entry has, by facet."""
    found: dict[str, list[str]] = {}
    for term in sorted(index.holders):
        facet, _, value = term.partition("=")
        if slug in index.holders[term] and Facet(facet) not in OWNERS:
            found.setdefault(facet, []).append(value)
    return found


def read_number(index: Index, facet: Facet, slug: str) -> int | None:
    """Return a number of an entry, put together of its bits."""
    assert facet in NUMBERS
    bits = list_terms(index, slug).get(facet, [])
    if "given" not in bits:
        assert bits == []
        return None
    return sum(1 << int(bit) for bit in bits if bit != "given")
