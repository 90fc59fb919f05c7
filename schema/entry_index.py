"""The index kept up to date: what entries had before is compared with what they have now."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import (
    ARRAY,
    Connection,
    Integer,
    Select,
    String,
    any_,
    bindparam,
    func,
    literal_column,
    select,
    union_all,
)

from schema.index_rows import Key, change_counts, change_pairs, change_postings, remove_unused
from schema.tables import TABLES
from schema.term import COUNTED_ONLY, PAIRED, PAIRING, Facet
from schema.term_sources import SOURCES, Scope, day_number

_ENTRY = TABLES["entry"]


@dataclass
class Indexed:
    """An entry as the index has it: the number of its day, its second, and its terms."""

    day: int = 0
    second: int = 0
    terms: set[Key] = field(default_factory=set)

    def list_postings(self) -> set[tuple[Key, int, int]]:
        """Return the terms that it is filtered by, each with its day and second."""
        return {(term, self.day, self.second) for term in self.terms if term[0] not in COUNTED_ONLY}

    def list_pairs(self) -> Iterator[tuple[Key, Key]]:
        """Yield its terms that others are counted for, each with all of those."""
        others = [term for term in self.terms if term[0] in PAIRED]
        return ((term, other) for term in self.terms if term[0] in PAIRING for other in others)


def read_terms(connection: Connection, entries: Collection[int]) -> dict[int, Indexed]:
    """Return entries as the index ought to have them, worked out from the tables."""
    if not entries:
        return {}
    dialect = connection.dialect.name
    listed = {"entries": json.dumps(list(entries)) if dialect == "sqlite" else list(entries)}
    days, terms = _select_days(dialect), _select_terms(dialect)
    found = {key: Indexed(*placed) for key, *placed in connection.execute(days, listed)}
    for facet, entry, value in connection.execute(terms, listed):
        found[entry].terms.add((Facet(facet), value))
    return found


def _listed(dialect: str) -> Scope:
    """Return the scope of the entries that are bound as `entries`."""
    if dialect == "sqlite":
        values = func.json_each(bindparam("entries", type_=String())).table_valued("value")
        return lambda column: column.in_(select(values.c.value))
    return lambda column: column == any_(bindparam("entries", type_=ARRAY(Integer)))


@cache
def _select_days(dialect: str) -> Select[Any]:
    columns = _ENTRY.c.id, day_number(_ENTRY.c.sort_date, dialect), _ENTRY.c.sort_second
    return select(*columns).where(_listed(dialect)(_ENTRY.c.id))


@cache
def _select_terms(dialect: str) -> Select[Any]:
    """Return the select of (facet, entry_id, value) of all facets, made once: it is long."""
    selects: list[Select[Any]] = [
        select(literal_column(f"'{facet}'", String()).label("facet"), *subquery.c)
        for facet, source in SOURCES.items()
        for subquery in (each.subquery() for each in source(_listed(dialect), dialect))
    ]
    return select(union_all(*selects).subquery("term_of"))


class EntryIndex:
    """The index within a transaction that writes: entries are noted before they change, and updated after."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._before: dict[int, Indexed] = {}

    def note(self, entries: Collection[int]) -> None:
        """Remember entries as they are, before anything is written that their terms or their days come from."""
        self._before |= read_terms(self._connection, set(entries) - self._before.keys())

    def note_new(self, entries: Iterable[int]) -> None:
        """Remember that these entries are new, and that the index has nothing of them."""
        self._before |= {key: Indexed() for key in entries}

    def update(self) -> None:
        """Write what has changed of the entries noted: postings, and the counts of terms and of pairs."""
        before, after = self._before, read_terms(self._connection, self._before)
        now = {key: after.get(key, Indexed()) for key in before}  # of an entry that is gone nothing is left
        changes = [(key, before[key], now[key]) for key in before if now[key] != before[key]]
        if changes:
            _write(self._connection, changes)


Change = tuple[int, Indexed, Indexed]
"""An entry's id, and how the index had and is to have it."""


def _write(connection: Connection, changes: list[Change]) -> None:
    counts: Counter[Key] = Counter()
    pairs: Counter[tuple[Key, Key]] = Counter()
    gone, added = [], []
    for key, before, now in changes:
        counts.update(now.terms - before.terms)
        counts.subtract(before.terms - now.terms)
        pairs.update(now.list_pairs())
        pairs.subtract(before.list_pairs())
        gone += [(*posting, key) for posting in before.list_postings() - now.list_postings()]
        added += [(*posting, key) for posting in now.list_postings() - before.list_postings()]
    ids = change_counts(connection, counts, {term for term, *_ in chain(gone, added)} | {*chain(*pairs)})
    change_pairs(connection, pairs, ids)
    change_postings(connection, gone, added, ids)
    remove_unused(connection, [ids[key] for key, change in counts.items() if change < 0])
