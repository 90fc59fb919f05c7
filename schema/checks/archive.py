"""The database as the checks see it: what is already recorded."""

from collections.abc import Collection
from difflib import get_close_matches

from sqlalchemy import Connection, select

from schema.records.exchange import DocumentRecord
from schema.storage.rows import among
from schema.tables import TABLES
from schema.vocabularies import Aspect, EntryKind, LinkRelation

_NEIGHBOURS = 500
"""How many slugs before and after a wrong one, in alphabetical order, it is compared with."""

_DOCUMENT, _ENTRY, _PLACE = TABLES["document"], TABLES["entry"], TABLES["place"]
_CITATION, _LINK, _PUBLISHER = TABLES["citation"], TABLES["entry_link"], TABLES["publisher"]


class DatabaseArchive:
    """An `Archive` over one connection, within its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list_slugs(self, kind: str, wanted: Collection[str]) -> set[str]:
        """Return which of the wanted slugs exist."""
        column = TABLES[kind].c.slug
        return set(self._connection.scalars(select(column).where(among(self._connection, column, wanted))))

    def list_similar(self, kind: str, slug: str) -> list[str]:
        """Return up to three slugs near to a wrong one, of those around it in alphabetical order."""
        column = TABLES[kind].c.slug
        before = select(column).where(column < slug).order_by(column.desc()).limit(_NEIGHBOURS)
        after = select(column).where(column >= slug).order_by(column).limit(_NEIGHBOURS)
        around = [*self._connection.scalars(before), *self._connection.scalars(after)]
        return get_close_matches(slug, around, n=3)

    def list_documents(self, slugs: Collection[str]) -> dict[str, DocumentRecord]:
        """Return those of the documents that exist, with their texts."""
        columns = [_DOCUMENT.c[name] for name in DocumentRecord.model_fields if name != "publisher"]
        query = (
            select(*columns, _PUBLISHER.c.slug.label("publisher"))
            .join_from(_DOCUMENT, _PUBLISHER, isouter=True)
            .where(among(self._connection, _DOCUMENT.c.slug, slugs))
        )
        rows = self._connection.execute(query).mappings()
        return {row["slug"]: DocumentRecord.model_construct(**row) for row in rows}

    def find_entry_kind_and_date(self, slug: str) -> tuple[EntryKind, str | None] | None:
        """Return an entry's kind and its date as EDTF."""
        query = select(_ENTRY.c.kind, _ENTRY.c.date_edtf).where(_ENTRY.c.slug == slug)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else (row[0], row[1])

    def list_dated(self, slugs: Collection[str]) -> dict[str, tuple[str | None, Aspect]]:
        """Return the dates, as EDTF, and the aspects of those of the entries that exist."""
        query = select(_ENTRY.c.slug, _ENTRY.c.date_edtf, _ENTRY.c.aspect)
        rows = self._connection.execute(query.where(among(self._connection, _ENTRY.c.slug, slugs)))
        return {row[0]: (row[1], row[2]) for row in rows}

    def list_quotes(self, entry: str) -> list[str]:
        """Return the quotes of an entry's citations, in the order they were recorded."""
        query = (
            select(_CITATION.c.quote)
            .join_from(_CITATION, _ENTRY, _ENTRY.c.id == _CITATION.c.entry_id)
            .where(_ENTRY.c.slug == entry, _CITATION.c.quote.is_not(None))
        )
        return list(self._connection.scalars(query.order_by(_CITATION.c.id)))

    def list_links(self, slugs: Collection[str], relation: LinkRelation) -> dict[str, set[str]]:
        """Return, for each of the entries that has any, the entries it links to by the relation."""
        target = _ENTRY.alias()
        query = (
            select(_ENTRY.c.slug, target.c.slug)
            .join_from(_LINK, _ENTRY, _ENTRY.c.id == _LINK.c.from_entry_id)
            .join(target, target.c.id == _LINK.c.to_entry_id)
            .where(among(self._connection, _ENTRY.c.slug, slugs), _LINK.c.relation == relation)
        )
        links: dict[str, set[str]] = {}
        for slug, linked in self._connection.execute(query):
            links.setdefault(slug, set()).add(linked)
        return links

    def list_parents(self, slugs: Collection[str]) -> dict[str, str]:
        """Return, for each of the places that lies in another, that other."""
        parent = _PLACE.alias()
        query = (
            select(_PLACE.c.slug, parent.c.slug)
            .join_from(_PLACE, parent, parent.c.id == _PLACE.c.parent_id)
            .where(among(self._connection, _PLACE.c.slug, slugs))
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}
