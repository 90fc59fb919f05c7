"""Who: actors, their other names, how they stand to one another, and what they did in an entry."""

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from schema.columns import (
    Table,
    at_least_one_letter,
    primary_key,
    reference,
    related,
    slug,
    slug_check,
    sorted_name,
    vocabulary,
)
from schema.vocabularies import ActorKind, ActorRelationKind, AliasKind, ParticipantRole

if TYPE_CHECKING:
    from schema.entry import Entry


class Actor(Table, table=True):
    """A person or body that acts or is acted upon."""

    __table_args__ = (
        slug_check(),
        at_least_one_letter("name"),
        CheckConstraint("length(iso3166) = 2", name="iso3166"),
        Index(None, "name", "id"),
    )

    id: int | None = primary_key()
    slug: str = slug()
    name: str = sorted_name()
    kind: ActorKind = vocabulary(ActorKind, name="kind")
    iso3166: str | None = None
    description: str | None = None
    participations: list["Participation"] = related()


class ActorAlias(Table, table=True):
    """Another name of an actor; not unique among actors, as "Washington" shows."""

    __table_args__ = (UniqueConstraint("actor_id", "name"), Index(None, "name"))

    id: int | None = primary_key()
    actor_id: int = reference("actor.id", cascade=True)
    name: str
    kind: AliasKind = vocabulary(AliasKind, name="kind")


class ActorRelation(Table, table=True):
    """How one actor stands to another; `claim_id` where that is itself only claimed."""

    __table_args__ = (
        UniqueConstraint("from_actor_id", "to_actor_id", "kind"),
        CheckConstraint("from_actor_id <> to_actor_id", name="not_itself"),
        Index(None, "to_actor_id"),
    )

    id: int | None = primary_key()
    from_actor_id: int = reference("actor.id", cascade=True)
    to_actor_id: int = reference("actor.id")
    kind: ActorRelationKind = vocabulary(ActorRelationKind, name="kind")
    claim_id: int | None = reference("claim.id", default=None, index=True)


class Participation(Table, table=True):
    """An actor's part in an entry."""

    __table_args__ = (
        UniqueConstraint("entry_id", "actor_id", "role"),
        UniqueConstraint("entry_id", "ordinal"),
        CheckConstraint("ordinal >= 0", name="ordinal"),
        Index(None, "actor_id", "entry_id"),
    )

    id: int | None = primary_key()
    entry_id: int = reference("entry.id", cascade=True)
    actor_id: int = reference("actor.id")
    role: ParticipantRole = vocabulary(ParticipantRole, name="role")
    as_written: str | None = None
    ordinal: int
    entry: "Entry" = related()
    actor: Actor = related()
