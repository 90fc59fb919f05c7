"""Which records an export of records has: those a filter chooses, and whatever they refer to, however indirectly.

A record is its thing's whole state, so nothing of it may be left out; and what refers to a record that is not there
cannot be written. Claims come with the entries that they are about or that take a position on them. As of a day, a
record is what was known of its thing by then, and refers to no more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyroaring import BitMap
from sqlalchemy import FromClause, Select, bindparam, select
from sqlalchemy.types import BigInteger

from api.read.declared.selection import REPORTED_BY
from api.read.export.snapshots import Snapshot
from api.read.export.whole_timeline import find_ids, list_ids
from api.read.sql.dialects import BoundIds, Dialect, SqlStatement
from api.read.sql.known import DAY, is_known
from schema.tables import TABLES

STEP = 1_000
"""So many records are asked for what they refer to at once."""
IDS = 10_000
KINDS = ("publisher", "actor", "place", "document", "entry", "claim")


Chosen = Mapping[str, BitMap | None]
"""The ids of the records of each type; None for all that there are."""


def choose(snapshot: Snapshot, arguments: Mapping[str, Any]) -> Chosen:
    """Return the records of each type that an export has; raises BadInput where the filter cannot be."""
    entries = find_ids(snapshot, arguments)
    if entries is None:
        return dict.fromkeys(KINDS)
    closure = _Closure(snapshot, arguments.get(REPORTED_BY))
    closure.include(entries)
    return closure.marked


def list_chosen(snapshot: Snapshot, kind: str, chosen: BitMap | None) -> Iterator[list[int]]:
    """Yield the ids of the chosen records of one type in batches: entries by the timeline, others by slug."""
    if kind == "entry":
        for ids in list_ids(snapshot):
            yield [key for key in ids if chosen is None or key in chosen]
        return
    statement = snapshot.dialect.compile(_by_slug(kind))
    after = ""
    while True:
        rows = snapshot.ask(*statement.bind({"after": after, "limit": IDS}))
        yield [row[0] for row in rows if chosen is None or row[0] in chosen]
        if len(rows) < IDS:
            return
        after = rows[-1][1]


def _by_slug(kind: str) -> Select[Any]:
    table = TABLES[kind]
    rows = select(table.c.id, table.c.slug).where(table.c.slug > bindparam("after", type_=table.c.slug.type))
    return rows.order_by(table.c.slug).limit(bindparam("limit", type_=BigInteger()))


class _Closure:
    def __init__(self, snapshot: Snapshot, day: str | None) -> None:
        self.snapshot = snapshot
        self.day = day
        self.marked = {kind: BitMap() for kind in KINDS}
        self.statements = {
            kind: [
                (each.target, each.compile(snapshot.dialect, by_a_day=day is not None)) for each in references
            ]
            for kind, references in REFERENCES.items()
        }

    def include(self, entries: BitMap) -> None:
        """Mark the entries, the claims about them, and all that these refer to."""
        self.marked["entry"] |= entries
        pending = [("entry", entries), *self._follow("chosen entry", entries)]
        while pending:
            pending += self._follow(*pending.pop())

    def _follow(self, kind: str, keys: BitMap) -> list[tuple[str, BitMap]]:
        """Mark what the records refer to; return what was not marked yet, by type."""
        found = {kind: BitMap() for kind in KINDS}
        for start in range(0, len(keys), STEP):
            ids = BoundIds(keys[start : start + STEP])
            for target, statement in self.statements.get(kind, ()):
                rows = self.snapshot.ask(*statement.bind({"parents": ids, DAY: self.day}))
                found[target].update([row[0] for row in rows])
        new = [(target, some - self.marked[target]) for target, some in found.items()]
        for target, some in new:
            self.marked[target] |= some
        return [each for each in new if each[1]]


@dataclass(frozen=True, slots=True)
class _Reference:
    """That what `owner` is the id of refers to a `target` by the `column`.

    It did on a day where its row, or the row of what is joined to it, was known by that rule of known.py.
    """

    target: str
    owner: Any
    column: Any
    known: str | None = None
    joined: FromClause | None = None
    on: Any = None

    def compile(self, dialect: Dialect, *, by_a_day: bool) -> SqlStatement:
        """Return the statement of what the parents refer to, or referred to on the day."""
        table = self.owner.table
        rows = select(self.column).distinct().select_from(table)
        if self.joined is not None:
            rows = rows.join(self.joined, self.on)
        if by_a_day and self.known is not None:
            found = table if self.joined is None or self.known != "entry" else self.joined
            rows = rows.where(is_known(self.known, found))
        return dialect.compile(rows.where(dialect.among(self.owner, "parents"), self.column.is_not(None)))


def _column(name: str) -> Any:  # noqa: ANN401 - a column
    table, _, column = name.partition(".")
    return TABLES[table].c[column]


def _plain(target: str, owner: str, column: str, known: str | None = None) -> _Reference:
    """Return the reference by a foreign key of a row that `owner` finds."""
    return _Reference(target, _column(owner), _column(column), known)


def _anchor(owner: str, column: str) -> _Reference:
    """Return the reference by an anchor, which is an entry's slug where it is no date."""
    named = TABLES["entry"].alias("anchor")
    return _Reference("entry", _column(owner), named.c.id, "entry", named, named.c.slug == _column(column))


def _casualties() -> _Reference:
    """Return the reference to the entry of whose passages a casualty rests on one."""
    cited, row = TABLES["citation"], TABLES["casualty"]
    return _Reference(
        "entry", row.c.entry_id, cited.c.entry_id, "casualty", cited, cited.c.id == row.c.citation_id
    )


REFERENCES: dict[str, list[_Reference]] = {
    "entry": [
        _plain("actor", "participation.entry_id", "participation.actor_id", "participant"),
        _plain("place", "entry_place.entry_id", "entry_place.place_id", "place"),
        _plain("document", "citation.entry_id", "citation.document_id", "citation"),
        _plain("entry", "entry_link.from_entry_id", "entry_link.to_entry_id", "link"),
        _casualties(),
        _anchor("entry.id", "entry.date_anchor"),
        _anchor("citation.entry_id", "citation.date_anchor"),
        _anchor("diplomatic_event.entry_id", "diplomatic_event.next_meeting_anchor"),
    ],
    "chosen entry": [
        _plain("claim", "claim.about_id", "claim.id", "claim"),
        _plain("claim", "position.statement_id", "position.claim_id", "position"),
    ],
    "claim": [
        _plain("entry", "claim.id", "claim.about_id", "about"),
        _plain("entry", "position.claim_id", "position.statement_id", "position"),
        _plain("actor", "position.claim_id", "position.actor_id", "position"),
    ],
    "actor": [
        _plain("actor", "actor_relation.from_actor_id", "actor_relation.to_actor_id", "relation"),
        _plain("claim", "actor_relation.from_actor_id", "actor_relation.claim_id", "relation"),
    ],
    "place": [_plain("place", "place.id", "place.parent_id")],
    "document": [_plain("publisher", "document.id", "document.publisher_id")],
}
"""What each type refers to."""
