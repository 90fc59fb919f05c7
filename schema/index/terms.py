"""Terms by their names: found, made and counted in bulk."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection

from schema.index.postings import Common, Key, is_pairable
from schema.storage.bulk import insert, run


@dataclass(slots=True)
class KnownTerm:
    """A term as it is recorded."""

    id: int
    count: int
    paired: bool


class Terms:
    """The terms that a transaction meets, each looked up once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[Key, KnownTerm | None] = {}

    def find(self, keys: Collection[Key]) -> dict[Key, KnownTerm]:
        """Return those of the terms that there are."""
        self._load([key for key in keys if key not in self._known])
        return {key: term for key in keys if (term := self._known[key]) is not None}

    def find_common(self, keys: Collection[Key]) -> Common:
        """Return those of the words that are paired."""
        common: defaultdict[Any, set[str]] = defaultdict(set)
        for (facet, word), term in self.find([key for key in keys if is_pairable(key)]).items():
            if term.paired:
                common[facet].add(word)
        return common

    def make(self, counts: Mapping[Key, int]) -> dict[Key, KnownTerm]:
        """Return all of the terms; those that are new have the counts given."""
        found = self.find(counts.keys())
        new = sorted(counts.keys() - found.keys())
        rows = [(str(facet), value, counts[facet, value]) for facet, value in new]
        insert(self._connection, "term", ("facet", "value", "count"), rows)
        for key in new:
            del self._known[key]
        return found | self.find(new)

    def count(self, changes: Mapping[Key, int]) -> None:
        """Add to the counts of terms that were found or made."""
        rows = []
        for key, change in changes.items():
            if change and (term := self._known[key]) is not None:
                term.count += change
                rows.append((change, term.id))
        run(self._connection, *_RECOUNT, rows)

    def pair(self, terms: Collection[KnownTerm]) -> None:
        """Make words `paired`, for good."""
        for term in terms:
            term.paired = True
        run(self._connection, *_PAIR, [(term.id,) for term in terms])

    def _load(self, keys: Sequence[Key]) -> None:
        self._known |= dict.fromkeys(keys)
        if not keys:
            return
        if self._connection.dialect.name == "sqlite":
            found = self._connection.exec_driver_sql(_FIND_ON_SQLITE, (orjson.dumps(keys).decode(),))
        else:
            facets, values = ([str(key[part]) for key in keys] for part in (0, 1))
            found = self._connection.exec_driver_sql(_FIND_ON_POSTGRESQL, (facets, values))
        for number, key, count, paired in found.all():
            self._known[keys[number]] = KnownTerm(key, count, bool(paired))


_FIND_ON_SQLITE = """
SELECT wanted.key, term.id, term.count, term.paired FROM json_each(?) AS wanted CROSS JOIN term
ON term.facet = json_extract(wanted.value, '$[0]') AND term.value = json_extract(wanted.value, '$[1]')
"""
_FIND_ON_POSTGRESQL = """
SELECT wanted.number - 1, term.id, term.count, term.paired
FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS wanted(facet, value, number)
JOIN term ON term.facet = wanted.facet AND term.value = wanted.value
"""
_RECOUNT = (
    "UPDATE term SET count = count + ? WHERE id = ?",
    (
        "UPDATE term SET count = count + more FROM unnest(%s::int[], %s::int[]) AS changed(more, changed_id)"
        " WHERE id = changed_id"
    ),
)
_PAIR = (
    "UPDATE term SET paired = 1 WHERE id = ?",
    "UPDATE term SET paired = true WHERE id = ANY(%s::int[])",
)
