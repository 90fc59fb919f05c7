"""Which recorded entries may get other terms when records are written."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Select, select

from schema.records.exchange import DocumentRecord, PlaceRecord, Records
from schema.storage.rows import among
from schema.tables import TABLES

_ENTRY, _PLACE, _AT = TABLES["entry"], TABLES["place"], TABLES["entry_place"]
_CLAIM, _POSITION = TABLES["claim"], TABLES["position"]
_DOCUMENT, _CITATION, _PUBLISHER = TABLES["document"], TABLES["citation"], TABLES["publisher"]


def list_affected(connection: Connection, records: Records) -> set[int]:
    """Return the entries among the records, and those beside places, documents and claims that change."""
    slugs = {entry.slug for entry in records.entries} | set(list_claimed(records))
    selects = [
        select(_ENTRY.c.id).where(among(connection, _ENTRY.c.slug, slugs)),
        *_select_in_recorded_claims(connection, {claim.slug for claim in records.claims}),
        _select_at_places(connection, _list_moved(connection, records.places)),
        _select_citing(connection, _list_republished(connection, records.documents)),
    ]
    return {key for query in selects for key in connection.scalars(query) if key is not None}


def list_recorded(connection: Connection, records: Records) -> set[int]:
    """Return those entries among the records that are recorded already."""
    slugs = [entry.slug for entry in records.entries]
    return set(connection.scalars(select(_ENTRY.c.id).where(among(connection, _ENTRY.c.slug, slugs))))


def list_claimed(records: Records) -> Iterator[str]:
    """Yield the slugs of the entries that claims among the records are about, or positions were taken in."""
    for claim in records.claims:
        yield from filter(None, [claim.about, *(position.statement for position in claim.positions)])


def _select_in_recorded_claims(
    connection: Connection, slugs: set[str]
) -> Iterator[Select[tuple[int | None]]]:
    ours = among(connection, _CLAIM.c.slug, slugs)
    yield select(_CLAIM.c.about_id).where(ours)
    yield select(_POSITION.c.statement_id).join(_CLAIM, _CLAIM.c.id == _POSITION.c.claim_id).where(ours)


def _list_moved(connection: Connection, records: Sequence[PlaceRecord]) -> set[int]:
    """Return the places that come to lie in another place or country."""
    parent = _PLACE.alias()
    query = select(_PLACE.c.id, _PLACE.c.slug, parent.c.slug, _PLACE.c.iso3166)
    query = query.join_from(_PLACE, parent, parent.c.id == _PLACE.c.parent_id, isouter=True)
    wanted = {record.slug: (record.parent, record.iso3166) for record in records}
    rows = connection.execute(query.where(among(connection, _PLACE.c.slug, wanted)))
    return {key for key, slug, *lies in rows if tuple(lies) != wanted[slug]}


def _select_at_places(connection: Connection, places: set[int]) -> Select[tuple[int]]:
    """Select the entries at these places and at all that lies inside them."""
    inside = select(_PLACE.c.id).where(among(connection, _PLACE.c.id, places)).cte(recursive=True)
    inside = inside.union(select(_PLACE.c.id).join(inside, _PLACE.c.parent_id == inside.c.id))
    return select(_AT.c.entry_id).where(_AT.c.place_id.in_(select(inside.c.id)))


def _list_republished(connection: Connection, records: Sequence[DocumentRecord]) -> set[int]:
    """Return the documents that get another publisher, or another day on which they reported."""
    query = select(
        _DOCUMENT.c.id, _DOCUMENT.c.slug, _PUBLISHER.c.slug, _DOCUMENT.c.published_on, _DOCUMENT.c.dateline
    ).join_from(_DOCUMENT, _PUBLISHER, isouter=True)
    wanted = {record.slug: (record.publisher, record.published_on, record.dateline) for record in records}
    rows = connection.execute(query.where(among(connection, _DOCUMENT.c.slug, wanted)))
    return {key for key, slug, *said in rows if tuple(said) != wanted[slug]}


def _select_citing(connection: Connection, documents: set[int]) -> Select[tuple[int]]:
    return select(_CITATION.c.entry_id).where(among(connection, _CITATION.c.document_id, documents))
