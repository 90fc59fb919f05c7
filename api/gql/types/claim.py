"""What is asserted, and who stands how to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from api.gql.arguments import known_by
from api.gql.declare import field, object_type
from api.gql.types.actor import Actor
from api.gql.types.node import Node
from schema.vocabularies import ClaimPredicate, ClaimStatus, Confidence, Stance

if TYPE_CHECKING:
    from api.gql.types.entry import TimelineEntry
    from api.gql.types.statement import Statement


TAKEN = (
    "with the first report of the entry in which it was taken; one taken in no entry, with whatever else of its claim "
    "is known first: another position, or the entry that it is about."
)


@object_type
class Claim(Node):
    """Something that is asserted, by somebody."""

    slug: str = field("Its name in addresses, unique among claims.")
    text: str = field("What is claimed, in a sentence.")
    predicate: ClaimPredicate = field("What the claim is about.")
    status: ClaimStatus = field(
        "Whether anybody disputes it, from the positions that are not retracted.",
        **known_by("from the positions known by then; UNCONTESTED while there are none."),
    )
    about: Annotated[TimelineEntry, strawberry.lazy("api.gql.types.entry")] | None = field(
        "The entry that it is about, when it is about one.",
        **known_by("null before the entry was first reported."),
    )
    positions: list[Position] = field("Who stands how to it.", **known_by(TAKEN))


@object_type
class Position:
    """How an actor stands to a claim, and in which entry it said so."""

    claim: Claim = field("The claim.")
    actor: Actor = field("Who takes the position.")
    stance: Stance = field("How the actor stands to the claim.")
    statement: Annotated[Statement, strawberry.lazy("api.gql.types.statement")] | None = field(
        "The statement in which it did; null where it did so in another kind of entry."
    )
    entry: Annotated[TimelineEntry, strawberry.lazy("api.gql.types.entry")] | None = field(
        "The entry in which it did: a statement, or a diplomatic event such as a notification."
    )
    confidence: Confidence = field("How sure the actor says it is.")
