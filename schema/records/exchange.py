"""The record as people write and exchange it, in seed files, request bodies and exports.

Records are strict: an unknown key, a value outside its vocabulary or a number of the wrong type is an error.
References are slugs. What can be derived (bounds, sort dates, statuses, hashes) is not part of a record.
"""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from schema.records.entries import (
    CasualtyRecord,
    CitationRecord,
    CitationReference,
    DiplomaticEventRecord,
    EntryBase,
    EntryPlaceRecord,
    EntryRecord,
    IncidentRecord,
    LinkRecord,
    ParticipantRecord,
    StatementRecord,
    WeaponRecord,
)
from schema.records.fields import CountryCode, LanguageTag, Slug, Text, WebAddress, storable
from schema.records.record import CountRange, DateRecord, Record
from schema.vocabularies import (
    ActorKind,
    ActorRelationKind,
    AliasKind,
    ClaimPredicate,
    Confidence,
    PlaceKind,
    PublisherKind,
    Stance,
)

__all__ = [
    "ActorRecord",
    "ActorRelationRecord",
    "AliasRecord",
    "CasualtyRecord",
    "CitationRecord",
    "CitationReference",
    "ClaimRecord",
    "CountRange",
    "DateRecord",
    "DiplomaticEventRecord",
    "DocumentRecord",
    "EntryBase",
    "EntryPlaceRecord",
    "EntryRecord",
    "IncidentRecord",
    "LinkRecord",
    "ParticipantRecord",
    "PlaceRecord",
    "PositionRecord",
    "PublisherRecord",
    "Record",
    "Records",
    "StatementRecord",
    "WeaponRecord",
]


class PublisherRecord(Record):
    """A body that publishes documents."""

    slug: Slug
    name: Text
    kind: PublisherKind
    language: LanguageTag | None = None
    homepage: WebAddress | None = None


class DocumentRecord(Record):
    """A document; `text` is kept byte for byte, so it may hold what other texts may not, but no NUL."""

    slug: Slug
    publisher: Slug | None = None
    url: WebAddress | None = None
    headline: Text | None = None
    byline: Text | None = None
    credit: Text | None = None
    dateline: date | None = None
    published_on: date | None = None
    retrieved_on: date | None = None
    language: LanguageTag | None = None
    licence: Text | None = None
    text: Annotated[str, AfterValidator(storable)] | None = None


class AliasRecord(Record):
    """Another name of an actor."""

    name: Text
    kind: AliasKind


class ActorRelationRecord(Record):
    """How an actor stands to another; `claim` where that is itself only claimed."""

    kind: ActorRelationKind
    actor: Slug
    claim: Slug | None = None


class ActorRecord(Record):
    """A person or body that acts or is acted upon."""

    slug: Slug
    name: Text
    kind: ActorKind
    iso3166: CountryCode | None = None
    description: Text | None = None
    aliases: tuple[AliasRecord, ...] = ()
    relations: tuple[ActorRelationRecord, ...] = ()


class PlaceRecord(Record):
    """A place; both coordinates or neither."""

    slug: Slug
    name: Text
    kind: PlaceKind
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None
    coordinate_source: Text | None = None
    parent: Slug | None = None
    iso3166: CountryCode | None = None
    aliases: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def both_coordinates(self) -> "PlaceRecord":
        """Return the place; raises ValueError where only one coordinate is given."""
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("give both latitude and longitude, or neither")
        return self


class PositionRecord(Record):
    """An actor's stance on a claim; `statement` is the entry in which it was taken."""

    actor: Slug
    stance: Stance
    statement: Slug | None = None
    confidence: Confidence = Confidence.NOT_STATED


class ClaimRecord(Record):
    """Something that somebody says is so; `about` is an entry, where there is one."""

    slug: Slug
    predicate: ClaimPredicate
    text: Text
    about: Slug | None = None
    positions: tuple[PositionRecord, ...] = ()


class Records(Record):
    """A set of records that is written together, or not at all."""

    publishers: tuple[PublisherRecord, ...] = ()
    actors: tuple[ActorRecord, ...] = ()
    places: tuple[PlaceRecord, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()
    entries: tuple[EntryRecord, ...] = ()
    claims: tuple[ClaimRecord, ...] = ()
