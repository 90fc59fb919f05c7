"""The proportions in which everything occurs: a stream of draws for each."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from schema.vocabularies import (
    Aspect,
    Assessment,
    CasualtyOutcome,
    ClaimPredicate,
    Confidence,
    CountStatus,
    DiplomaticCategory,
    EntryKind,
    Granularity,
    IncidentCategory,
    NextMeeting,
    PlacePrecision,
    Population,
    Responsibility,
    Stance,
    StatementAct,
    StatementChannel,
    StatementForm,
    Weapon,
)
from tests.bench.draws import Draws, zipf
from tests.bench.imprecise import drawn_dates
from tests.bench.world import World

V = TypeVar("V", bound=StrEnum)

RELATIONS = {
    EntryKind.INCIDENT: {"retaliates_for": 4, "part_of": 2, "follows": 3, "caused_by": 1},
    EntryKind.STATEMENT: {"about": 4, "responds_to": 3, "condemns": 2, "denies": 1},
    EntryKind.DIPLOMATIC_EVENT: {"follows": 4, "about": 3, "responds_to": 1, "notifies_of": 1},
}
ROLES = {
    EntryKind.INCIDENT: ("initiator", "target", "victim", "subject"),
    EntryKind.STATEMENT: ("speaker", "addressee", "subject", "on_behalf_of"),
    EntryKind.DIPLOMATIC_EVENT: ("participant", "host", "mediator", "recipient"),
}
"""What the first, second … participant of an entry of each kind does."""


class Streams:
    """Every stream that entries are made from; all but the numbers of things are Zipf's or evenly drawn."""

    def __init__(self, draws: Draws, world: World) -> None:
        self.random = draws.random.random
        self.kind = draws.of(
            {EntryKind.INCIDENT: 55, EntryKind.STATEMENT: 30, EntryKind.DIPLOMATIC_EVENT: 15}
        )
        self.date = drawn_dates(draws)
        self.participants = draws.of({1: 30, 2: 45, 3: 20, 4: 5})
        self.places = draws.of({0: 8, 1: 60, 2: 26, 3: 6})
        self.citations = draws.of({1: 62, 2: 28, 3: 8, 4: 2})
        self.links = draws.of({0: 56, 1: 26, 2: 12, 3: 6})
        self.casualties = draws.of({0: 30, 1: 40, 2: 20, 3: 10})
        self.weapons = draws.of({0: 40, 1: 50, 2: 10})
        self.positions = draws.of({1: 40, 2: 40, 3: 20})
        self.actor = draws.among(range(1, len(world.actors) + 1), zipf(len(world.actors)))
        self.place = draws.among(world.located, zipf(len(world.located)))
        self.back = draws.among(range(1, 200), zipf(199))
        self.number = draws.among(range(1, 60), zipf(59))
        self.relation = {kind: draws.of(weights) for kind, weights in RELATIONS.items()}
        self._vocabularies(draws)

    def _vocabularies(self, draws: Draws) -> None:
        """Make the streams of words; the first of each vocabulary is the most frequent."""

        def words(values: type[V], **more: float) -> Iterator[str]:
            members = [member.value for member in values]
            weights: Mapping[str, float] = dict(zip(members, zipf(len(members)), strict=True)) | more
            return draws.of(weights)

        self.aspect = words(Aspect, occurred=12)
        self.granularity = words(Granularity, single=8)
        self.assessment = words(Assessment, reported=5)
        self.incident = words(IncidentCategory)
        self.responsibility = words(Responsibility, not_mentioned=3)
        self.outcome = words(CasualtyOutcome)
        self.population = words(Population, unspecified=2)
        self.count_status = words(CountStatus, counted=4)
        self.weapon = words(Weapon)
        self.act = words(StatementAct)
        self.channel = words(StatementChannel)
        self.form = words(StatementForm)
        self.diplomatic = words(DiplomaticCategory)
        self.next_meeting = words(NextMeeting, scheduled=0.3)
        self.precision = words(PlacePrecision)
        self.predicate = words(ClaimPredicate)
        self.stance = words(Stance, denies=1.5)
        self.confidence = words(Confidence, not_stated=2)
