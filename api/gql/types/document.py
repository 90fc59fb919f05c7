"""What was published, and the very words of it that an entry rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from api.gql.arguments import TIMELINE, known_by
from api.gql.declare import argument, field, object_type
from api.gql.types.dates import ANCHORED, ImpreciseDate
from api.gql.types.imported import EXTERNAL_IDS, ExternalId
from api.gql.types.node import Node
from api.gql.types.scalars import URL, Date
from schema.vocabularies import PublisherKind

if TYPE_CHECKING:
    from api.gql.types.connections import TimelineConnection
    from api.gql.types.entry import TimelineEntry


@object_type
class Publisher(Node):
    """Who publishes documents."""

    slug: str = field("Its name in addresses, unique among publishers.")
    name: str = field("Its usual name.")
    kind: PublisherKind = field("What sort of body it is.")
    homepage: URL | None = field("Its own address.")


@object_type
class Document(Node):
    """A document, with its text byte for byte where that may be kept."""

    slug: str = field("Its name in addresses, unique among documents.")
    headline: str | None = field("Its headline.")
    byline: str | None = field("Who wrote it.")
    credit: str | None = field("Credits it gives, such as a photo's.")
    url: URL | None = field("Where it was published.")
    publisher: Publisher | None = field("Who published it.")
    dateline: Date | None = field("The day it says it was written.")
    published_on: Date | None = field("The day it was published.")
    retrieved_on: Date | None = field("The day it was fetched.")
    language: str | None = field("Its language, as a BCP 47 tag.")
    licence: str | None = field("Under which licence its text is kept.")
    sha256: str | None = field("The SHA-256 of its text's UTF-8 bytes, in hexadecimal.")
    text: str | None = field("Its text, unchanged; offsets count its Unicode code points.")
    citations: list[DocumentCitation] = field(
        "The passages that entries rest on, in the order of the text.",
        first=argument(int | None, "How many: 1 to 100.", default=100),
        **known_by("none before the document was published; none where it has no date."),
    )
    external_ids: list[ExternalId] = field(EXTERNAL_IDS)
    entries: Annotated[TimelineConnection, strawberry.lazy("api.gql.types.connections")] = field(
        "The entries that cite it.", **TIMELINE
    )


@object_type
class DocumentCitation:
    """A passage of a document and the entry that rests on it."""

    entry: Annotated[TimelineEntry, strawberry.lazy("api.gql.types.entry")] = field(
        "The entry that rests on it."
    )
    quote: str | None = field("The exact words.")
    start: int | None = field("Where the words begin, in Unicode code points from 0.")
    end: int | None = field("Where the words end, exclusive.")


@object_type
class Citation:
    """The very words of a document that an entry rests on."""

    document: Document = field("The document.")
    quote: str | None = field("The exact words.")
    start: int | None = field("Where the words begin, in Unicode code points from 0.")
    end: int | None = field("Where the words end, exclusive.")
    prefix: str | None = field("The words just before.")
    suffix: str | None = field("The words just after.")
    date_as_written: str | None = field("The passage's own phrase for the date.")
    date: ImpreciseDate | None = field("This passage's own reading of the date.", **known_by(ANCHORED))
    supports: list[str] = field("The fields and roles of the entry that the words support; * is all.")
