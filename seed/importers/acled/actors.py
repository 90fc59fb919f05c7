"""Who took part in an ACLED event: on each side an actor and its associates.

ACLED has no ids of actors, so a name is one; its kind comes from the name or, where that says nothing, from the code
that the event gives it. An actor of another kind is another record: a row must not change what another row said.
"""

from functools import lru_cache
from typing import NamedTuple

from schema.records.exchange import ActorRecord, ParticipantRecord
from schema.vocabularies import ActorKind, ParticipantRole
from seed.importers.acled.columns import read_table
from seed.importers.reading.faults import Faults, remembered
from seed.importers.reading.slugs import slug_of_name
from seed.importers.reading.titles import name_sides

_BETWEEN = "; "


class AcledSides(NamedTuple):
    """The actors, their parts in the entry, and the two main names for a title."""

    actors: tuple[ActorRecord, ...]
    participants: tuple[ParticipantRecord, ...]
    names: str


@remembered(8_192)
def read_sides(
    faults: Faults, first: tuple[str, str, str], second: tuple[str, str, str], *, one_sided: bool
) -> AcledSides:
    """Return the sides, each given by actor, associates and code; a code that is none is noted."""
    roles = (ParticipantRole.PARTICIPANT, ParticipantRole.PARTICIPANT)
    if one_sided:
        roles = (ParticipantRole.INITIATOR, ParticipantRole.TARGET)
    actors: dict[str, ActorRecord] = {}
    parts: dict[tuple[ParticipantRole, str], ParticipantRecord] = {}
    for number, ((name, associates, code), role) in enumerate(zip((first, second), roles, strict=True), 1):
        _check_code(faults, f"inter{number}", code)
        for each, its_code in [(name, code), *((other, "") for other in associates.split(_BETWEEN))]:
            if each.strip():
                actor = _make_actor(each.strip(), its_code.casefold())
                actors[actor.slug] = actor
                parts.setdefault((role, actor.slug), ParticipantRecord(role=role, actor=actor.slug))
    names = name_sides((first[0], second[0]))
    return AcledSides(tuple(actors.values()), tuple(parts.values()), names)


def _check_code(faults: Faults, column: str, code: str) -> None:
    if code not in {"", "0"} and code.casefold() not in read_table("actor_codes"):
        faults.note("unknown_code", column, code, ActorKind.UNKNOWN)


@lru_cache(maxsize=16_384)
def _make_actor(name: str, code: str) -> ActorRecord:
    by_name = (kind for start, kind in read_table("actor_names").items() if name.startswith(start))
    kind = ActorKind(next(by_name, None) or read_table("actor_codes").get(code, "unknown"))
    return ActorRecord(slug=slug_of_name("acled-actor", name, kind), name=name, kind=kind)
