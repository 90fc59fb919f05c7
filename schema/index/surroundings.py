"""What entries refer to, as far as their terms, words and first reports follow from it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from schema.index.word_sources import list_names
from schema.records.exchange import EntryRecord
from schema.storage.rows import SlugIds, among
from schema.tables import TABLES

_DOCUMENT, _PUBLISHER, _PLACE = TABLES["document"], TABLES["publisher"], TABLES["place"]


class KnownDocument(NamedTuple):
    """The day of a document's report, and the slug of its publisher."""

    day: date | None
    publisher: str | None


class KnownPlace(NamedTuple):
    """A place, the place around it, and its own country."""

    slug: str
    parent: str | None
    country: str | None


class Surroundings:
    """Documents and places that entries name, all of which are recorded, read by a few statements."""

    def __init__(self, connection: Connection, documents: Collection[str], places: Collection[str]) -> None:
        self._connection = connection
        self.documents = self._read_documents(documents)
        self._places = self._read_places(places)
        self.names: dict[str, dict[str, list[str]]] = {"actor": {}, "place": {}}
        """For each kind, by slug, the name and then the aliases, as far as `read_names` has read them."""

    def read_names(self, kind: str, ids: Mapping[str, int]) -> None:
        """Read the names of actors or places."""
        names = list_names(self._connection, kind, ids.values())
        self.names[kind] = {slug: names[key] for slug, key in ids.items()}

    def find_first_report(self, entry: EntryRecord) -> date | None:
        """Return the least day on which a document that the entry cites was published, or else dated."""
        days = (self.documents[citation.document].day for citation in entry.citations)
        return min((day for day in days if day is not None), default=None)

    def list_places_around(self, slug: str) -> Iterator[KnownPlace]:
        """Yield a place, the place around it, the one around that, and so on."""
        around: str | None = slug
        while around is not None:
            place = self._places[around]
            yield place
            around = place.parent

    def _read_documents(self, slugs: Collection[str]) -> dict[str, KnownDocument]:
        day = func.coalesce(_DOCUMENT.c.published_on, _DOCUMENT.c.dateline)
        query = select(_DOCUMENT.c.slug, day, _PUBLISHER.c.slug).join_from(
            _DOCUMENT, _PUBLISHER, isouter=True
        )
        rows = self._connection.execute(query.where(among(self._connection, _DOCUMENT.c.slug, slugs)))
        return {slug: KnownDocument(day, publisher) for slug, day, publisher in rows.all()}

    def _read_places(self, slugs: Iterable[str]) -> dict[str, KnownPlace]:
        """Return places and all places around them, one statement for each step outwards."""
        parent = _PLACE.alias()
        query = select(_PLACE.c.slug, parent.c.slug, _PLACE.c.iso3166)
        query = query.join_from(_PLACE, parent, parent.c.id == _PLACE.c.parent_id, isouter=True)
        known: dict[str, KnownPlace] = {}
        wanted = set(slugs)
        while wanted:
            rows = self._connection.execute(query.where(among(self._connection, _PLACE.c.slug, wanted)))
            known |= {row[0]: KnownPlace(*row) for row in rows}
            wanted = {place.parent for place in known.values() if place.parent} - known.keys()
        return known


def read_surroundings(connection: Connection, ids: SlugIds, entries: Collection[EntryRecord]) -> Surroundings:
    """Return what entries name, with all names."""
    actors = {part.actor for entry in entries for part in entry.participants}
    places = {place.place for entry in entries for place in entry.places}
    documents = {citation.document for entry in entries for citation in entry.citations}
    around = Surroundings(connection, documents, places)
    around.read_names("actor", ids.load("actor", actors))
    around.read_names("place", ids.load("place", places))
    return around
