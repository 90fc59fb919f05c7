"""What refers to records: in which field of which other record each is named."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from schema.storage.rows import among
from schema.tables import TABLES


class Referrer(NamedTuple):
    """A record that names another, and the field in which it does."""

    kind: str
    id: int
    slug: str
    field: str

    @property
    def name(self) -> str:
        """Return its kind and slug: "entry:slug"."""
        return f"{self.kind}:{self.slug}"


class Referred(NamedTuple):
    """A record by its id, and what names it."""

    id: int
    referrers: tuple[Referrer, ...]


_NAMED_IN = {
    "publisher": [("document", "publisher_id", "document", "id", "publisher")],
    "document": [("citation", "document_id", "entry", "entry_id", "citations")],
    "actor": [
        ("participation", "actor_id", "entry", "entry_id", "participants"),
        ("position", "actor_id", "claim", "claim_id", "positions"),
        ("actor_relation", "to_actor_id", "actor", "from_actor_id", "relations"),
    ],
    "place": [
        ("entry_place", "place_id", "entry", "entry_id", "places"),
        ("place", "parent_id", "place", "id", "parent"),
    ],
    "entry": [
        ("entry_link", "to_entry_id", "entry", "from_entry_id", "links"),
        ("position", "statement_id", "claim", "claim_id", "positions"),
        ("claim", "about_id", "claim", "id", "about"),
    ],
    "claim": [("actor_relation", "claim_id", "actor", "from_actor_id", "relations")],
}
"""By kind: the table and column that name it, whose row that is, by which column, and what the record calls it."""

_ANCHORS = (
    ("entry", "date_anchor", "id", "date.anchor"),
    ("citation", "date_anchor", "entry_id", "citations.date.anchor"),
    ("diplomatic_event", "next_meeting_anchor", "entry_id", "next_meeting_date.anchor"),
)
"""Where an entry names another, by its slug, as that from which a date is read."""


def list_referrers(connection: Connection, kind: str, ids: Collection[int]) -> Iterator[Referred]:
    """Yield each of the records of a kind that others name, with those others; what names itself does not count."""
    found: dict[int, dict[Referrer, None]] = {}
    for owner, field, query in _list_selects(connection, kind, ids):
        for key, owner_id, slug in connection.execute(query):
            if (owner, owner_id) != (kind, key):
                found.setdefault(key, {})[Referrer(owner, owner_id, slug, field)] = None
    return (Referred(key, tuple(referrers)) for key, referrers in found.items())


def _list_selects(
    connection: Connection, kind: str, ids: Collection[int]
) -> Iterator[tuple[str, str, Select[Any]]]:
    """Yield selects of (id, owner's id, owner's slug), each with the kind of the owner and its field."""
    for name, column, owner, owner_column, field in _NAMED_IN[kind]:
        table, owning = TABLES[name], TABLES[owner].alias()
        query = select(table.c[column], owning.c.id, owning.c.slug)
        joined = query.join_from(table, owning, owning.c.id == table.c[owner_column])
        yield owner, field, joined.where(among(connection, table.c[column], ids)).order_by(owning.c.id)
    if kind == "entry":
        yield "entry", "casualties", _select_resting(connection, ids)
        for name, column, owner_column, field in _ANCHORS:
            yield "entry", field, _select_anchored(connection, ids, name, column, owner_column)


def _select_resting(connection: Connection, ids: Collection[int]) -> Select[Any]:
    """Select the entries whose casualties rest on citations of these."""
    entry, citation, casualty = TABLES["entry"], TABLES["citation"], TABLES["casualty"]
    query = select(citation.c.entry_id, entry.c.id, entry.c.slug)
    query = query.join_from(casualty, citation, citation.c.id == casualty.c.citation_id)
    query = query.join(entry, entry.c.id == casualty.c.entry_id)
    return query.where(among(connection, citation.c.entry_id, ids)).order_by(entry.c.id)


def _select_anchored(
    connection: Connection, ids: Collection[int], name: str, column: str, owner_column: str
) -> Select[Any]:
    named, owning, table = TABLES["entry"].alias(), TABLES["entry"].alias(), TABLES[name]
    query = select(named.c.id, owning.c.id, owning.c.slug)
    query = query.join_from(table, named, named.c.slug == table.c[column])
    query = query.join(owning, owning.c.id == table.c[owner_column])
    return query.where(among(connection, named.c.id, ids)).order_by(owning.c.id)
