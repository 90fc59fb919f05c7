"""Who acts, speaks and is spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from api.gql.arguments import TIMELINE, known_by
from api.gql.declare import argument, field, object_type
from api.gql.types.enums import LinkDirection
from api.gql.types.imported import EXTERNAL_IDS, ExternalId
from api.gql.types.node import Node
from schema.vocabularies import ActorKind, ActorRelationKind, AliasKind, Stance

if TYPE_CHECKING:
    from api.gql.types.claim import Claim, Position
    from api.gql.types.connections import TimelineConnection


@object_type
class Actor(Node):
    """A state, a body, a group or a person that acts, speaks or is spoken of."""

    slug: str = field("Its name in addresses, unique among actors.")
    name: str = field("Its usual name.")
    kind: ActorKind = field("What sort of body or person it is.")
    iso3166: str | None = field("The country's ISO 3166-1 alpha-2 code, for states.")
    description: str | None = field("Who that is, in a sentence.")
    aliases: list[ActorAlias] = field("Its other names.")
    positions: list[Annotated[Position, strawberry.lazy("api.gql.types.claim")]] = field(
        "How it stands to claims.",
        stances=argument(list[Stance] | None, "Only these stances."),
        first=argument(int | None, "How many: 1 to 100.", default=50),
        **known_by("with the first report of the entry in which it was taken, as `Claim.positions` says."),
    )
    relations: list[ActorRelation] = field(
        "How it stands to other actors.",
        direction=argument(LinkDirection, "Which way the relations run.", default=LinkDirection.OUT),
        kinds=argument(list[ActorRelationKind] | None, "Only these relations."),
        **known_by("a relation that is a claim with that claim; the others have no day, and stay."),
    )
    external_ids: list[ExternalId] = field(EXTERNAL_IDS)
    entries: Annotated[TimelineConnection, strawberry.lazy("api.gql.types.connections")] = field(
        "The entries in which it takes part.", **TIMELINE
    )


@object_type
class ActorAlias:
    """Another name of an actor; the same name may be several actors'."""

    name: str = field("The name.")
    kind: AliasKind = field("What sort of name it is.")


@object_type
class ActorRelation:
    """How an actor stands to another."""

    kind: ActorRelationKind = field("What the relation is.")
    actor: Actor = field("The other actor.")
    claim: Annotated[Claim, strawberry.lazy("api.gql.types.claim")] | None = field(
        "The claim that this relation is, when it is one."
    )
