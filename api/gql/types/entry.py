"""What the three kinds of entries share, and what hangs on an entry."""

from __future__ import annotations

from api.gql.arguments import known_by
from api.gql.declare import argument, field, interface, object_type
from api.gql.types.actor import Actor
from api.gql.types.claim import Claim
from api.gql.types.dates import ANCHORED, ImpreciseDate
from api.gql.types.document import Citation
from api.gql.types.enums import LinkDirection
from api.gql.types.imported import EXTERNAL_IDS, ExternalId
from api.gql.types.node import Node
from api.gql.types.place import Place
from api.gql.types.scalars import URL, Date, DateTime
from schema.vocabularies import (
    Aspect,
    Assessment,
    EntryKind,
    Granularity,
    LinkBasis,
    LinkRelation,
    ParticipantRole,
    PlacePrecision,
    PlaceRole,
)

SUPPORTED = (
    "from the first citation that names it by field or role in `supports`; where none does, from the first that "
    "supports everything (*), else with the entry. Never before a document that has its words `asWritten`."
)


@interface
class TimelineEntry(Node):
    """One entry on the timeline: an incident, a statement or a diplomatic event.

    Fields with `reportedBy` can be had as the public record stood on a day. All others, the title and the date among
    them, are those of the record as it is today, whatever day is asked about.
    """

    slug: str = field("Its name in addresses, unique among entries.")
    kind: EntryKind = field("What it records.")
    title: str = field("What happened, in a line.")
    summary: str | None = field("What happened, in a few sentences.")
    date: ImpreciseDate = field("When it happened.", **known_by(ANCHORED))
    aspect: Aspect = field("Whether it has happened.")
    granularity: Granularity = field(
        "Whether it is one event, several counted as one, or a state of affairs."
    )
    assessment: Assessment = field("How far the account has been checked.")
    first_reported_on: Date | None = field("The day of the earliest document that cites it.")
    language: str | None = field("The language it is written in, as a BCP 47 tag.")
    participants: list[Participation] = field(
        "Who took part, in the record's order.",
        roles=argument(list[ParticipantRole] | None, "Only in these roles."),
        **known_by(SUPPORTED),
    )
    places: list[EntryPlace] = field(
        "Where.",
        roles=argument(list[PlaceRole] | None, "Only in these roles."),
        **known_by(SUPPORTED),
    )
    citations: list[Citation] = field(
        "The very words that say so.",
        **known_by("those of documents published by then; one without a date never is."),
    )
    claims: list[Claim] = field(
        "The claims about this entry.",
        **known_by("those on which a position had been taken by then, or that need none."),
    )
    links: list[EntryLink] = field(
        "How it stands to other entries.",
        direction=argument(LinkDirection, "Which way the links run.", default=LinkDirection.OUT),
        relations=argument(list[LinkRelation] | None, "Only these relations."),
        first=argument(int | None, "How many: 1 to 100.", default=20),
        **known_by(
            "those of which both entries had been reported by then, and a citation that names `links`, where one does."
        ),
    )
    thread: list[ThreadEntry] = field(
        "What it answers and what answers it, and so on: by depth, then in the order of the timeline.",
        first=argument(int | None, "How many: 1 to 100.", default=50),
        **known_by("along entries that had been reported by then; nothing where this one had not."),
    )
    external_ids: list[ExternalId] = field(EXTERNAL_IDS)
    revision: int = field("How often the record was written, from 1.")
    created_at: DateTime = field("When the record was first written.")
    updated_at: DateTime = field("When the record was last changed.")
    url: URL = field("Its REST address.")


@object_type
class Participation:
    """An actor's part in an entry."""

    role: ParticipantRole = field("What the actor did.")
    actor: Actor = field("Who.")
    as_written: str | None = field("The source's own words for the actor.")


@object_type
class EntryPlace:
    """A place of an entry."""

    role: PlaceRole = field("What the place is to the entry.")
    place: Place = field("Which place.")
    precision: PlacePrecision = field("How exactly the place is known.")
    as_written: str | None = field("The source's own words for the place.")


@object_type
class EntryLink:
    """How an entry stands to another."""

    relation: LinkRelation = field("What the link says.")
    direction: LinkDirection = field(
        "OUT when this entry is the subject of the relation, IN when the other is."
    )
    basis: LinkBasis = field("Whether a document states it or an editor infers it.")
    entry: TimelineEntry = field("The entry at the other end.")


@object_type
class ThreadEntry:
    """An entry in a thread of answers."""

    depth: int = field("Steps from the entry asked about: below 0 what it answers, above 0 what answers it.")
    relation: LinkRelation | None = field("The link by which it was reached; null for the entry itself.")
    entry: TimelineEntry = field("The entry.")
