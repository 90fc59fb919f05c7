"""The two sides of a UCDP event, as actors with UCDP's ids."""

from functools import lru_cache
from typing import NamedTuple

from schema.records.exchange import ActorRecord, ParticipantRecord
from schema.vocabularies import ActorKind, ParticipantRole
from seed.importers.reading.slugs import slug_of_id, slug_of_name
from seed.importers.reading.titles import name_sides
from seed.importers.scheme import SchemeId

_ONE_SIDED = (ParticipantRole.INITIATOR, ParticipantRole.TARGET)
_BOTH = (ParticipantRole.PARTICIPANT, ParticipantRole.PARTICIPANT)


class UcdpSides(NamedTuple):
    """The actors, side A first, their parts in the entry, UCDP's ids of them, and their names for a title."""

    actors: tuple[ActorRecord, ...]
    participants: tuple[ParticipantRecord, ...]
    external_ids: tuple[SchemeId, ...]
    names: str


@lru_cache(maxsize=8_192)
def read_sides(a_id: str, a_name: str, b_id: str, b_name: str, *, one_sided: bool) -> UcdpSides:
    """Return the sides; who has neither id nor name is left out.

    Who began a clash UCDP does not say, so there both are participants; one-sided violence has an initiator.
    """
    roles = _ONE_SIDED if one_sided else _BOTH
    actors, parts, ids = {}, {}, []
    for number, name, role in zip((a_id, b_id), (a_name, b_name), roles, strict=True):
        actor = _make_actor(number, name)
        if actor is not None and actor.slug not in actors:
            actors[actor.slug] = actor
            ids += [SchemeId("actor", actor.slug, "ucdp-actor", number)] if number else []
        if actor is not None:
            parts[actor.slug, role] = ParticipantRecord(role=role, actor=actor.slug)
    names = name_sides(actor.name for actor in actors.values())
    return UcdpSides(tuple(actors.values()), tuple(parts.values()), tuple(ids), names)


@lru_cache(maxsize=16_384)
def _make_actor(number: str, name: str) -> ActorRecord | None:
    if not number and not name:
        return None
    slug = slug_of_id("ucdp-actor", number) if number else slug_of_name("ucdp-actor", name)
    return ActorRecord(slug=slug, name=name or f"UCDP actor {number}", kind=_find_kind(name))


def _find_kind(name: str) -> ActorKind:
    """Return the kind: UCDP has governments ("Government of Iraq"), civilians and organised groups."""
    if name.startswith("Government of "):
        return ActorKind.STATE
    return ActorKind.CIVILIANS if name.casefold() == "civilians" else ActorKind.ARMED_GROUP
