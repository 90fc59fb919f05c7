"""What was done."""

from __future__ import annotations

from api.gql.arguments import known_by
from api.gql.declare import field, object_type
from api.gql.document import Citation
from api.gql.entry import TimelineEntry
from api.gql.scalars import Date
from schema.vocabularies import (
    CasualtyOutcome,
    CountStatus,
    IncidentCategory,
    MunitionsUnit,
    Population,
    Responsibility,
    Weapon,
)

CASUALTIES = (
    "a row with the document of its citation; one without a citation from the day for which it speaks. None before "
    "the entry's own first report."
)


@object_type
class Incident(TimelineEntry):
    """Something that was done."""

    incident_category: IncidentCategory = field("What was done.")
    responsibility: Responsibility = field("Whether anybody has claimed it.")
    responsibility_as_of: Date | None = field("The day for which that holds.")
    event_count: CountRange | None = field("How many events are counted here as one.")
    munitions_count: CountRange | None = field("How many munitions were used.")
    munitions_unit: MunitionsUnit | None = field("What the count of munitions counts.")
    casualties: list[CasualtyReport] = field("Who came to harm: one row a source.", **known_by(CASUALTIES))
    killed: CountRange | None = field(
        "The killed over all counted rows; null unless something was counted.",
        **known_by("over the casualties known by then."),
    )
    injured: CountRange | None = field(
        "The injured over all counted rows; null unless something was counted.",
        **known_by("over the casualties known by then."),
    )
    weapons: list[WeaponUse] = field(
        "The means used.",
        **known_by("from the first citation that supports them; where none does, with the entry."),
    )


@object_type
class CountRange:
    """A number with the range it lies in."""

    low: int | None = field("The least it can be; null where the source gives one number.")
    best: int = field("The best estimate.")
    high: int | None = field("The most it can be; null where the source gives one number.")


@object_type
class CasualtyReport:
    """What one source says of those who came to harm. No number is never zero."""

    outcome: CasualtyOutcome = field("What befell them.")
    population: Population = field("Who is counted.")
    status: CountStatus = field("Whether there is a count, and if not, why.")
    low: int | None = field("The least it can be.")
    best: int | None = field("The best estimate; null unless counted or confirmed as none.")
    high: int | None = field("The most it can be.")
    as_of: Date | None = field("The day for which the source speaks.")
    citation: Citation | None = field("The words that say so.")


@object_type
class WeaponUse:
    """A means used in an incident."""

    weapon: Weapon = field("What was used.")
    as_written: str | None = field("The source's own words for it.")
