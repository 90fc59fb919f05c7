"""What was done."""

from __future__ import annotations

from api.gql.arguments import known_by, known_when_named
from api.gql.declare import field, object_type
from api.gql.types.document import Citation
from api.gql.types.entry import SUPPORTED, TimelineEntry
from api.gql.types.scalars import Date
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
    "a row with its own citation; one without from the first of the entry's that names `casualties`, else of those "
    "that support everything (*), and from the day for which it speaks. None before the entry's own first report, or "
    "before a document that has its words `asWritten`."
)

COUNT = (
    "null where all citations that name it in `supports`, or all documents that have its words `asWritten`, came "
    "later."
)


@object_type
class Incident(TimelineEntry):
    """Something that was done."""

    incident_category: IncidentCategory = field("What was done.")
    responsibility: Responsibility = field(
        "Whether anybody has claimed it.", **known_when_named("NOT_MENTIONED")
    )
    responsibility_as_of: Date | None = field("The day for which that holds.", **known_when_named())
    event_count: CountRange | None = field("How many events are counted here as one.", **known_by(COUNT))
    munitions_count: CountRange | None = field("How many munitions were used.", **known_by(COUNT))
    munitions_unit: MunitionsUnit | None = field("What the count of munitions counts.", **known_by(COUNT))
    casualties: list[CasualtyReport] = field("Who came to harm: one row a source.", **known_by(CASUALTIES))
    killed: CountRange | None = field(
        "The killed as far as all rows with a number are sure of it; null where none has one, or nothing is sure. "
        "A confirmed zero is 0.",
        **known_by("over the casualties known by then."),
    )
    injured: CountRange | None = field(
        "The same of those injured.", **known_by("over the casualties known by then.")
    )
    weapons: list[WeaponUse] = field(
        "The means used.",
        **known_by(SUPPORTED),
    )


@object_type
class CountRange:
    """A count as far as its source gives it: a number, the ends of its range, or words alone."""

    low: int | None = field('The least it can be, as in "at least 40"; null where no source says.')
    best: int | None = field("The number, or the best estimate; null where only ends are given, or words.")
    high: int | None = field('The most it can be, as in "up to 100"; null where no source says.')
    as_written: str | None = field(
        "The source's own words for it; null for what several sources say together."
    )


@object_type
class CasualtyReport:
    """What one source says of those who came to harm. No number is never zero."""

    outcome: CasualtyOutcome = field("What befell them.")
    population: Population = field("Who is counted.")
    status: CountStatus = field("Whether there is a count, and if not, why.")
    low: int | None = field('The least it can be, as in "at least 40".')
    best: int | None = field(
        "The number, or the best estimate; null where only ends are given, or no number."
    )
    high: int | None = field('The most it can be, as in "up to 100".')
    as_written: str | None = field('The source\'s own words for how many, such as "dozens".')
    as_of: Date | None = field("The day for which the source speaks.")
    citation: Citation | None = field("The words that say so.")


@object_type
class WeaponUse:
    """A means used in an incident."""

    weapon: Weapon = field("What was used.")
    as_written: str | None = field("The source's own words for it.")
