"""Where the words are written: publishers, documents, and the passages that records cite."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from schema.columns import (
    Table,
    at_least_one_letter,
    date_check,
    primary_key,
    reference,
    related,
    slug,
    slug_check,
    sorted_name,
    vocabulary,
)
from schema.vocabularies import DateBasis, DatePrecision, PublisherKind

if TYPE_CHECKING:
    from schema.entry import Entry


class Publisher(Table, table=True):
    """A body that publishes documents."""

    __table_args__ = (slug_check(), at_least_one_letter("name"), Index(None, "name", "id"))

    id: int | None = primary_key()
    slug: str = slug()
    name: str = sorted_name()
    kind: PublisherKind = vocabulary(PublisherKind, name="kind")
    language: str | None = None
    homepage: str | None = None


class Document(Table, table=True):
    """A text that says something, byte for byte; imported ones may be known by reference only."""

    __table_args__ = (
        slug_check(),
        CheckConstraint("(text IS NULL) = (sha256 IS NULL)", name="text_hashed"),
        CheckConstraint("length(sha256) = 64", name="sha256_length"),
    )

    id: int | None = primary_key()
    slug: str = slug()
    publisher_id: int | None = reference("publisher.id", default=None, index=True)
    url: str | None = None
    headline: str | None = None
    byline: str | None = None
    credit: str | None = None
    dateline: date | None = None
    published_on: date | None = None
    retrieved_on: date | None = None
    language: str | None = None
    licence: str | None = None
    text: str | None = None
    sha256: str | None = Field(default=None, unique=True)
    publisher: Publisher | None = related()
    citations: list["Citation"] = related()


class Citation(Table, table=True):
    """A passage that supports an entry, after the W3C TextQuoteSelector and TextPositionSelector.

    Offsets count Unicode code points, the end exclusive.
    """

    __table_args__ = (
        UniqueConstraint("entry_id", "document_id", "quote_start", "quote_end"),
        CheckConstraint("(quote IS NULL) = (quote_start IS NULL)", name="start_with_quote"),
        CheckConstraint("(quote IS NULL) = (quote_end IS NULL)", name="end_with_quote"),
        CheckConstraint("quote_start >= 0 AND quote_end - quote_start = length(quote)", name="quote_length"),
        date_check("date"),
        Index(None, "document_id", "quote_start", "id"),
    )

    id: int | None = primary_key()
    entry_id: int = reference("entry.id", cascade=True)
    document_id: int = reference("document.id")
    quote: str | None = None
    quote_start: int | None = None
    quote_end: int | None = None
    prefix: str | None = None
    suffix: str | None = None
    date_edtf: str | None = None
    date_as_written: str | None = None
    date_earliest: date | None = None
    date_latest: date | None = None
    date_precision: DatePrecision | None = vocabulary(DatePrecision, name="date_precision", default=None)
    date_basis: DateBasis | None = vocabulary(DateBasis, name="date_basis", default=None)
    date_anchor: str | None = None
    supports: list[str] = Field(sa_type=JSON)
    entry: "Entry" = related()
    document: Document = related()
