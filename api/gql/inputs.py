"""What a timeline can be narrowed by."""

from __future__ import annotations

import strawberry

from api.gql.declare import field, input_type
from api.gql.types.enums import DateMatch
from api.gql.types.scalars import Date
from schema.vocabularies import (
    Assessment,
    DiplomaticCategory,
    EntryKind,
    IncidentCategory,
    ParticipantRole,
    StatementAct,
    Weapon,
)

SEARCH = (
    "Words in its title, summary or quotes, or in the names of its actors and places: all of them must be there. "
    '"Several words" stand in that order, rocket* is any word that begins so, -word must not be there. Capitals, '
    "accents, articles and spellings of Arabic names make no difference: Ayn Al Asad is also Ain al-Assad. "
    "At most 200 characters and 20 words."
)


@input_type
class DateRange:
    """A range of days, both ends included; a missing end is open."""

    from_: Date | None = strawberry.field(name="from", description="The first day of the range.")
    to: Date | None = field("The last day of the range.")
    mode: DateMatch = strawberry.field(
        default=DateMatch.POSSIBLE, description="Whether a date must lie inside the range or may overlap it."
    )


@input_type
class BoundingBox:
    """A box on the map, in degrees (WGS 84); west greater than east crosses 180°."""

    west: float = field("The western edge, -180 to 180.")
    south: float = field("The southern edge, -90 to 90.")
    east: float = field("The eastern edge, -180 to 180.")
    north: float = field("The northern edge, -90 to 90.")


@input_type
class TimelineFilter:
    """Which entries: all fields given must hold, and a list holds when any of its values does.

    A list has at most 100 values. A filter has at most 100 fields, with those of the filters in `any` and `not`.
    """

    kinds: list[EntryKind] | None = field("What the entries record.")
    incident_categories: list[IncidentCategory] | None = field("Incidents of these sorts.")
    statement_acts: list[StatementAct] | None = field("Statements that do one of these.")
    diplomatic_categories: list[DiplomaticCategory] | None = field("Diplomatic events of these sorts.")
    during: DateRange | None = field("When it happened.")
    actors: list[strawberry.ID] | None = field("Who took part, by id or slug.")
    roles: list[ParticipantRole] | None = field("In which role `actors` took part.")
    places: list[strawberry.ID] | None = field(
        "Where, by id or slug; all that lies inside a place counts as it."
    )
    countries: list[str] | None = field("In which countries, as ISO 3166-1 alpha-2 codes.")
    area: BoundingBox | None = field("Where on the map.")
    documents: list[strawberry.ID] | None = field("Cited from these, by id or slug.")
    publishers: list[strawberry.ID] | None = field("Cited from documents of these, by id or slug.")
    assessments: list[Assessment] | None = field("How far the account has been checked.")
    weapons: list[Weapon] | None = field("Incidents in which one of these was used.")
    contested: bool | None = field(
        "Whether the entry is the subject of a contested claim, or a statement that takes a position on one."
    )
    min_killed: int | None = field(
        "At least so many killed for certain: by the low end, else the best estimate; a missing number never matches, "
        "a confirmed zero is 0."
    )
    reported_by: Date | None = field(
        "The public record as of that day: first reported on or before it. What hangs on an entry is shown as of a day "
        "by the argument `reportedBy` of its fields. `contested` beside it, or nested in what stands beside it, is as "
        "of that day; all other conditions, `minKilled` and `search` among them, and facets look at today's record."
    )
    external_id: str | None = field(
        "What a scheme calls the entry, as scheme:value, such as ucdp-ged:114064."
    )
    search: str | None = field(SEARCH)
    any: list[TimelineFilter] | None = field("At least one of these holds.")
    not_: TimelineFilter | None = strawberry.field(name="not", description="This does not hold.")
