"""Proof that the index is as if made anew: its terms with their counts, postings and pairs."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from schema.difference import Difference
from schema.index_loading import POSTED, plan_for_all, select_counts, select_pairs, select_postings
from schema.tables import TABLES
from schema.term import PAIRED, UNDATED, Facet

_ENTRY, _TERM, _POSTING, _PAIR = (TABLES[name] for name in ("entry", "term", "posting", "term_pair"))
NONE = "none"


def prove_index(connection: Connection) -> Iterator[Difference]:
    """Yield what the index has otherwise than the tables say."""
    dialect = connection.dialect.name
    plan_for_all(connection, loops=False)
    for facet in Facet:
        stored = select(_TERM.c.facet, _TERM.c.value, _TERM.c.count).where(_TERM.c.facet == facet)
        for row, found in _compare(connection, stored, select_counts(facet, dialect)):
            yield _differ(f"term:{facet}={row[1]}", "count", row[2], found=found)
    for facet in POSTED:
        yield from _prove_postings(connection, facet)
    for facet in PAIRED:
        yield from _prove_pairs(connection, facet)
    plan_for_all(connection, loops=True)
    yield from _prove_nothing_left(connection)


def _differ(record: str, column: str, value: object, *, found: bool) -> Difference:
    return Difference(record, column, value, NONE) if found else Difference(record, column, NONE, value)


def _compare(connection: Connection, stored: Select[Any], derived: Select[Any]) -> Iterator[tuple[Any, bool]]:
    """Yield the rows that only one of the selects has, and whether that is the one of what is stored."""
    plain = derived.order_by(None)
    for found, query in ((True, stored.except_(plain)), (False, plain.except_(stored))):
        for row in connection.execute(query):
            yield row, found


def _prove_postings(connection: Connection, facet: Facet) -> Iterator[Difference]:
    ours = select(_TERM.c.id).where(_TERM.c.facet == facet)
    stored = select(*_POSTING.c).where(_POSTING.c.term_id.in_(ours))
    derived = select_postings(facet, connection.dialect.name)
    for (term, day, second, entry), found in _compare(connection, stored, derived):
        value = f"{_name_term(connection, term)} on {_name_day(day, second)}"
        yield _differ(_name_entry(connection, entry), "posting", value, found=found)


def _prove_pairs(connection: Connection, facet: Facet) -> Iterator[Difference]:
    ours = select(_TERM.c.id).where(_TERM.c.facet == facet)
    stored = select(*_PAIR.c).where(_PAIR.c.other_id.in_(ours))
    derived = select_pairs(facet, connection.dialect.name)
    for (term, other, number), found in _compare(connection, stored, derived):
        names = f"term:{_name_term(connection, term)} with {_name_term(connection, other)}"
        yield _differ(names, "count", number, found=found)


def _prove_nothing_left(connection: Connection) -> Iterator[Difference]:
    """Yield rows of terms that there are not."""
    known = select(_TERM.c.id)
    for table, column in ((_POSTING, "term_id"), (_PAIR, "term_id"), (_PAIR, "other_id")):
        query = select(table.c[column], func.count()).where(table.c[column].not_in(known))
        for term, number in connection.execute(query.group_by(table.c[column])):
            yield Difference(f"{table.name}", f"{column} {term}", f"in {number} rows", NONE)


def _name_term(connection: Connection, key: int) -> str:
    facet, value = connection.execute(select(_TERM.c.facet, _TERM.c.value).where(_TERM.c.id == key)).one()
    return f"{facet}={value}"


def _name_entry(connection: Connection, key: int) -> str:
    slug = connection.scalar(select(_ENTRY.c.slug).where(_ENTRY.c.id == key))
    return f"entry:{slug}" if slug else f"entry with id {key}, which is gone"


def _name_day(day: int, second: int) -> str:
    if day == UNDATED:
        return "no day"
    return f"{date.fromordinal(day)}, second {second}" if second else str(date.fromordinal(day))
