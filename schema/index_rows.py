"""The index's rows written: terms come and go with their first and their last entry."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from schema.rows import add, among
from schema.tables import TABLES
from schema.term import Facet

Key = tuple[Facet, str]
"""What names a term: its facet and its value."""

_TERM, _POSTING, _PAIR = (TABLES[name] for name in ("term", "posting", "term_pair"))


def change_counts(
    connection: Connection, changes: Mapping[Key, int], others: Collection[Key]
) -> dict[Key, int]:
    """Add to the counts of terms, making those that are new; return the ids of these and the `others`."""
    keys = {*changes, *others}
    ids = _read_ids(connection, keys)
    add(
        connection,
        "term",
        [{"facet": facet, "value": value, "count": 0} for facet, value in sorted(keys - ids.keys())],
    )
    ids |= _read_ids(connection, keys - ids.keys())
    rows = [{"the_id": ids[key], "more": change} for key, change in changes.items() if change]
    if rows:
        statement = update(_TERM).where(_TERM.c.id == bindparam("the_id"))
        connection.execute(statement.values(count=_TERM.c.count + bindparam("more")), rows)
    return ids


def _read_ids(connection: Connection, keys: Iterable[Key]) -> dict[Key, int]:
    wanted = set(keys)
    if not wanted:
        return {}
    facets, values = {str(facet) for facet, _ in wanted}, {value for _, value in wanted}
    query = select(_TERM.c.facet, _TERM.c.value, _TERM.c.id).where(
        _TERM.c.facet.in_(sorted(facets)), among(connection, _TERM.c.value, values)
    )
    found = {(Facet(facet), value): key for facet, value, key in connection.execute(query)}
    return {key: found[key] for key in wanted & found.keys()}


def change_pairs(
    connection: Connection, changes: Mapping[tuple[Key, Key], int], ids: Mapping[Key, int]
) -> None:
    """Add to the counts of pairs, making those that are new."""
    rows = [
        {"term_id": ids[term], "other_id": ids[other], "count": change}
        for (term, other), change in changes.items()
        if change
    ]
    less = [row for row in rows if row["count"] < 0]
    if less:
        same = (_PAIR.c.term_id == bindparam("the_term"), _PAIR.c.other_id == bindparam("the_other"))
        statement = update(_PAIR).where(*same).values(count=_PAIR.c.count + bindparam("more"))
        named = {"term_id": "the_term", "other_id": "the_other", "count": "more"}
        connection.execute(statement, [{named[name]: value for name, value in row.items()} for row in less])
        emptied = among(connection, _PAIR.c.term_id, {row["term_id"] for row in less})
        connection.execute(delete(_PAIR).where(emptied, _PAIR.c.count == 0))
    if more := [row for row in rows if row["count"] > 0]:
        insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(_PAIR)
        total = {"count": _PAIR.c.count + insert.excluded.count}
        connection.execute(
            insert.on_conflict_do_update(index_elements=["term_id", "other_id"], set_=total), more
        )


Placed = tuple[Key, int, int]
"""A posting: its term, day and entry."""


def change_postings(
    connection: Connection, gone: Iterable[Placed], added: Iterable[Placed], ids: Mapping[Key, int]
) -> None:
    """Delete postings and insert others, each list in the order of the table."""
    if rows := sorted((ids[key], day, entry) for key, day, entry in gone):
        same = [column == bindparam(f"the_{column.name}") for column in _POSTING.primary_key]
        names = [f"the_{column.name}" for column in _POSTING.primary_key]
        connection.execute(
            delete(_POSTING).where(*same), [dict(zip(names, row, strict=True)) for row in rows]
        )
    rows = sorted((ids[key], day, entry) for key, day, entry in added)
    add(connection, "posting", [{"term_id": t, "day": day, "entry_id": e} for t, day, e in rows])


def remove_unused(connection: Connection, terms: Collection[int]) -> None:
    """Delete those of the terms that no entry has any more."""
    if terms:
        connection.execute(delete(_TERM).where(among(connection, _TERM.c.id, terms), _TERM.c.count == 0))
