"""What is searched: the folded words of entries, actors, places and documents, beside the records they come from.

The database keeps its own index over each of these tables up to date: on SQLite the FTS5 tables `entry_search`,
`actor_search` …, on PostgreSQL the generated column `tsv`; the migration that makes the tables makes those too.
"""

from sqlalchemy import BigInteger, Integer
from sqlmodel import Field

from schema.columns import Table, reference

PLACE = BigInteger().with_variant(Integer(), "sqlite")


class EntryWords(Table, table=True):
    """An entry's words. `place` numbers entries in the order of the timeline, those without a day before all others.

    It is the day's ordinal (0 for none) times 2³² plus the entry's id, and 2³¹ where the date is a time of day. So a
    search that walks it sorts nothing but the times of one day.
    """

    place: int | None = Field(default=None, primary_key=True, sa_type=PLACE)
    entry_id: int = reference("entry.id", cascade=True, unique=True)
    title: str
    names: str
    quotes: str
    summary: str


class ActorWords(Table, table=True):
    """The words of an actor's name and aliases."""

    actor_id: int = reference("actor.id", cascade=True, primary_key=True)
    words: str


class PlaceWords(Table, table=True):
    """The words of a place's name and aliases."""

    place_id: int = reference("place.id", cascade=True, primary_key=True)
    words: str


class DocumentWords(Table, table=True):
    """The words of a document's headline, byline, publisher and text."""

    document_id: int = reference("document.id", cascade=True, primary_key=True)
    words: str
