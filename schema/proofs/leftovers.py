"""What is recorded that its files no longer have: a record is known to be theirs by the documents that it cites.

What an import has brought is never among it.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from schema.proofs.referrers import Referrer, list_referrers
from schema.storage.rows import among
from schema.tables import TABLES
from schema.vocabularies import BatchStatus

_ENTRY, _CITATION, _DOCUMENT = TABLES["entry"], TABLES["citation"], TABLES["document"]
_CLAIM, _POSITION, _PLACE = TABLES["claim"], TABLES["position"], TABLES["place"]
_EXTERNAL, _ISSUE, _BATCH = TABLES["external_id"], TABLES["data_issue"], TABLES["import_batch"]

OWN = ("claim", "entry")
"""The kinds of records that belong to the articles that they are made of."""

SHARED = ("document", "actor", "place", "publisher")
"""The kinds that any record may name."""

Known = Callable[[str, str], bool]
"""Tells whether a file has the record of that kind and slug."""


@dataclass(frozen=True)
class Leftover:
    """A record that no file has, and what names it that stays."""

    kind: str
    id: int
    slug: str
    named_by: tuple[Referrer, ...] = ()

    @property
    def name(self) -> str:
        """Return its kind and slug: "entry:slug"."""
        return f"{self.kind}:{self.slug}"


def list_leftovers(
    connection: Connection, documents: Collection[str], known: Known, *, whole: bool
) -> list[Leftover]:
    """Return the claims and entries of some documents that no file has, and of all shared records where `whole`.

    An entry is of these documents where it cites them and no other; a claim is where each entry that it is about, or
    in which a position on it was taken, is one of those. A claim that names no entry counts where `whole`.
    """
    ours = list(connection.scalars(_select_entries(connection, documents)))
    found = [*_list_claims(connection, ours, known, whole=whole), *_list_entries(connection, ours, known)]
    if whole:
        found += [each for kind in SHARED for each in _list_shared(connection, kind, known)]
        found = _leave_places_of_imports(connection, found, known)
    return _settle(connection, found)


def _select_entries(connection: Connection, documents: Collection[str]) -> Select[Any]:
    ours = select(_DOCUMENT.c.id).where(among(connection, _DOCUMENT.c.slug, documents))
    cites_other = exists().where(_CITATION.c.entry_id == _ENTRY.c.id, _CITATION.c.document_id.not_in(ours))
    citing = select(_CITATION.c.entry_id).where(_CITATION.c.document_id.in_(ours))
    return select(_ENTRY.c.id).where(_ENTRY.c.id.in_(citing), ~cites_other, ~_is_imported_entry())


def _is_imported_entry() -> ColumnElement[bool]:
    """Return whether an entry has an id or an issue of an import, or was made while one ran."""
    ended = _BATCH.c.status.in_([BatchStatus.FINISHED, BatchStatus.FAILED])
    during = _ENTRY.c.created_at.between(_BATCH.c.started_at, _BATCH.c.finished_at)
    return or_(
        exists().where(_EXTERNAL.c.entry_id == _ENTRY.c.id),
        exists().where(_ISSUE.c.entry_id == _ENTRY.c.id),
        exists().where(and_(ended, during)),
    )


def _list_entries(connection: Connection, ours: Collection[int], known: Known) -> Iterator[Leftover]:
    query = select(_ENTRY.c.id, _ENTRY.c.slug).where(among(connection, _ENTRY.c.id, ours))
    for key, slug in connection.execute(query.order_by(_ENTRY.c.id)):
        if not known("entry", slug):
            yield Leftover("entry", key, slug)


def _list_claims(
    connection: Connection, ours: Collection[int], known: Known, *, whole: bool
) -> Iterator[Leftover]:
    taken = select(_POSITION.c.statement_id).where(
        _POSITION.c.claim_id == _CLAIM.c.id, _POSITION.c.statement_id.is_not(None)
    )
    elsewhere = or_(
        and_(_CLAIM.c.about_id.is_not(None), ~among(connection, _CLAIM.c.about_id, ours)),
        taken.where(~among(connection, _POSITION.c.statement_id, ours)).exists(),
    )
    names = or_(_CLAIM.c.about_id.is_not(None), taken.exists())
    query = select(_CLAIM.c.id, _CLAIM.c.slug).where(~elsewhere, *([] if whole else [names]))
    for key, slug in connection.execute(query.order_by(_CLAIM.c.id)):
        if not known("claim", slug):
            yield Leftover("claim", key, slug)


def _list_shared(connection: Connection, kind: str, known: Known) -> Iterator[Leftover]:
    table = TABLES[kind]
    query = select(table.c.id, table.c.slug).where(~_is_imported(kind)).order_by(table.c.id)
    for key, slug in connection.execute(query):
        if not known(kind, slug):
            yield Leftover(kind, key, slug)


def _is_imported(kind: str) -> ColumnElement[bool]:
    """Return whether a shared record has an id of an import, or is named by what an import has brought."""
    if kind == "publisher":
        published = _DOCUMENT.c.publisher_id == TABLES["publisher"].c.id
        return exists().where(published, _is_imported("document"))
    naming = {"document": _CITATION, "actor": TABLES["participation"], "place": TABLES["entry_place"]}[kind]
    key = TABLES[kind].c.id
    return or_(
        exists().where(_EXTERNAL.c[f"{kind}_id"] == key),
        exists().where(naming.c[f"{kind}_id"] == key, naming.c.entry_id == _ENTRY.c.id, _is_imported_entry()),
    )


def _leave_places_of_imports(connection: Connection, found: list[Leftover], known: Known) -> list[Leftover]:
    """Return what was found without the places around a place that an import has brought."""
    inside = _PLACE.alias()
    while True:
        left = {each.id for each in found if each.kind == "place"}
        query = select(_PLACE.c.id, inside.c.id, inside.c.slug).join(
            inside, inside.c.parent_id == _PLACE.c.id
        )
        rows = connection.execute(query.where(among(connection, _PLACE.c.id, left)))
        around = {key for key, child, slug in rows if child not in left and not known("place", slug)}
        if not around:
            return found
        found = [each for each in found if each.kind != "place" or each.id not in around]


def _settle(connection: Connection, found: list[Leftover]) -> list[Leftover]:
    """Return what was found, each with what names it and stays: a shared record that is named stays itself."""
    naming = {
        (kind, each.id): each.referrers
        for kind in dict.fromkeys(leftover.kind for leftover in found)
        for each in list_referrers(
            connection, kind, [leftover.id for leftover in found if leftover.kind == kind]
        )
    }
    going = {(each.kind, each.id) for each in found}
    while True:
        named = {
            each: [by for by in naming.get(each, ()) if (by.kind, by.id) not in going]
            for each in ((leftover.kind, leftover.id) for leftover in found)
        }
        staying = {each for each in going if each[0] in SHARED and named[each]}
        if not staying:
            break
        going -= staying
    return [Leftover(each.kind, each.id, each.slug, tuple(named[each.kind, each.id])) for each in found]
