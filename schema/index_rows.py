"""The index's rows written: terms come and go with their first and their last entry."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import orjson
from sqlalchemy import Connection, bindparam, delete

from schema.bulk import insert, run
from schema.rows import among
from schema.tables import TABLES
from schema.term import Facet

Key = tuple[Facet, str]
"""What names a term: its facet and its value."""

_TERM, _POSTING, _PAIR = (TABLES[name] for name in ("term", "posting", "term_pair"))


def change_counts(
    connection: Connection, changes: Mapping[Key, int], others: Collection[Key] = ()
) -> dict[Key, int]:
    """Add to the counts of terms, making those that are new; return the ids of these and the `others`."""
    keys = sorted({*changes, *others})
    ids = _read_ids(connection, keys)
    new = [key for key in keys if key not in ids]
    insert(
        connection,
        "term",
        ("facet", "value", "count"),
        [(str(facet), value, changes.get((facet, value), 0)) for facet, value in new],
    )
    run(connection, *_RECOUNT, [(more, ids[key]) for key, more in changes.items() if more and key in ids])
    return ids | _read_ids(connection, new)


_RECOUNT = (
    "UPDATE term SET count = count + ? WHERE id = ?",
    (
        "UPDATE term SET count = count + more FROM unnest(%s::int[], %s::int[]) AS changed(more, changed_id)"
        " WHERE id = changed_id"
    ),
)


def _read_ids(connection: Connection, keys: Sequence[Key]) -> dict[Key, int]:
    if not keys:
        return {}
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql(_FIND_ON_SQLITE, (orjson.dumps(keys).decode(),))
    else:
        facets, values = ([str(key[part]) for key in keys] for part in (0, 1))
        found = connection.exec_driver_sql(_FIND_ON_POSTGRESQL, (facets, values))
    return {keys[number]: key for number, key in found.all()}


_FIND_ON_SQLITE = """
SELECT wanted.key, term.id FROM json_each(?) AS wanted CROSS JOIN term
ON term.facet = json_extract(wanted.value, '$[0]') AND term.value = json_extract(wanted.value, '$[1]')
"""
_FIND_ON_POSTGRESQL = """
SELECT wanted.number - 1, term.id
FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS wanted(facet, value, number)
JOIN term ON term.facet = wanted.facet AND term.value = wanted.value
"""


def change_pairs(
    connection: Connection, changes: Mapping[tuple[Key, Key], int], ids: Mapping[Key, int]
) -> None:
    """Add to the counts of pairs, making those that are new."""
    rows = [(ids[term], ids[other], change) for (term, other), change in changes.items() if change]
    if less := [row for row in rows if row[2] < 0]:
        run(connection, *_RECOUNT_PAIRS, [(change, term, other) for term, other, change in less])
        emptied = among(connection, _PAIR.c.term_id, {term for term, _, _ in less})
        connection.execute(delete(_PAIR).where(emptied, _PAIR.c.count == 0))
    add_pairs(connection, [row for row in rows if row[2] > 0])


_RECOUNT_PAIRS = (
    "UPDATE term_pair SET count = count + ? WHERE term_id = ? AND other_id = ?",
    (
        "UPDATE term_pair SET count = count + more FROM unnest(%s::int[], %s::int[], %s::int[])"
        " AS changed(more, term, other) WHERE term_id = term AND other_id = other"
    ),
)


def add_pairs(connection: Connection, more: Iterable[tuple[int, int, int]]) -> None:
    """Count pairs of terms, given by their ids, so many times more."""
    run(connection, *_COUNT_PAIRS, sorted(more))


_COUNT_PAIRS = (
    (
        "INSERT INTO term_pair (term_id, other_id, count) VALUES (?, ?, ?)"
        " ON CONFLICT (term_id, other_id) DO UPDATE SET count = count + excluded.count"
    ),
    (
        "INSERT INTO term_pair (term_id, other_id, count) SELECT * FROM unnest(%s::int[], %s::int[], %s::int[])"
        " ON CONFLICT (term_id, other_id) DO UPDATE SET count = term_pair.count + excluded.count"
    ),
)


Placed = tuple[Key, int, int, int]
"""A posting: its term, day, second and entry."""


def change_postings(
    connection: Connection, gone: Iterable[Placed], added: Iterable[Placed], ids: Mapping[Key, int]
) -> None:
    """Delete postings and insert others, each list in the order of the table."""
    if rows := sorted((ids[key], *placed) for key, *placed in gone):
        same = [column == bindparam(f"the_{column.name}") for column in _POSTING.primary_key]
        names = [f"the_{column.name}" for column in _POSTING.primary_key]
        connection.execute(
            delete(_POSTING).where(*same), [dict(zip(names, row, strict=True)) for row in rows]
        )
    rows = sorted((ids[key], *placed) for key, *placed in added)
    insert(connection, "posting", ("term_id", "day", "second", "entry_id"), rows)


def remove_unused(connection: Connection, terms: Collection[int]) -> None:
    """Delete those of the terms that no entry has any more."""
    if terms:
        connection.execute(delete(_TERM).where(among(connection, _TERM.c.id, terms), _TERM.c.count == 0))
