"""Entries as people write and exchange them: what was done, said, and done at a table."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from schema.records.fields import Count, LanguageTag, Slug, Text
from schema.records.record import CountRange, DateRecord, Record, check_order
from schema.vocabularies import (
    Aspect,
    Assessment,
    CasualtyOutcome,
    CountStatus,
    DiplomaticCategory,
    Granularity,
    IncidentCategory,
    LinkBasis,
    LinkRelation,
    MunitionsUnit,
    NextMeeting,
    ParticipantRole,
    PlacePrecision,
    PlaceRole,
    Population,
    Responsibility,
    StatementAct,
    StatementChannel,
    StatementForm,
    Weapon,
)


class ParticipantRecord(Record):
    """An actor's part in an entry."""

    role: ParticipantRole
    actor: Slug
    as_written: Text | None = None


class EntryPlaceRecord(Record):
    """A place's part in an entry."""

    place: Slug
    role: PlaceRole = PlaceRole.LOCATION
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    as_written: Text | None = None


class CitationRecord(Record):
    """A passage of a document; `start` and `end` (code points) may be left out where the quote is unique."""

    document: Slug
    quote: Text | None = None
    start: Count | None = None
    end: Count | None = None
    prefix: str | None = None
    suffix: str | None = None
    date: DateRecord | None = None
    supports: tuple[Text, ...] = ("*",)


class CitationReference(Record):
    """One citation of an entry (by default of the entry that refers to it), known by words of its quote."""

    quote: Text
    entry: Slug | None = None


NOT_COUNTED = (
    "counted needs a number: low, best or high; for words alone write"
    ' status = "number_unknown" with as_written'
)


class CasualtyRecord(Record):
    """What one source says of one outcome for one population.

    What is counted has a number, a `low` ("at least") or a `high` ("up to"), or `as_written` that says one.
    """

    outcome: CasualtyOutcome
    population: Population
    status: CountStatus
    low: Count | None = None
    best: Count | None = None
    high: Count | None = None
    as_written: Text | None = None
    as_of: date | None = None
    citation: CitationReference | None = None

    @model_validator(mode="after")
    def status_and_counts(self) -> "CasualtyRecord":
        """Return the row; raises ValueError where its numbers do not fit its status."""
        counts = (self.low, self.best, self.high)
        if self.status == CountStatus.COUNTED:
            if counts == (None, None, None) and self.as_written is None:
                raise ValueError(NOT_COUNTED)
            check_order(*counts)
        elif self.status == CountStatus.ZERO_CONFIRMED:
            if counts != (0, 0, 0):
                raise ValueError("zero_confirmed needs low, best and high 0")
        elif counts != (None, None, None):
            raise ValueError(f"{self.status} has no numbers: leave out low, best and high")
        return self


class WeaponRecord(Record):
    """A means that the sources name."""

    weapon: Weapon
    as_written: Text | None = None


class LinkRecord(Record):
    """A link from the entry that holds it to another."""

    relation: LinkRelation
    entry: Slug
    basis: LinkBasis


class EntryBase(Record):
    """What the three kinds of entries share."""

    slug: Slug
    title: Text
    summary: Text | None = None
    date: DateRecord = DateRecord()
    aspect: Aspect = Aspect.OCCURRED
    granularity: Granularity = Granularity.SINGLE
    assessment: Assessment = Assessment.UNASSESSED
    language: LanguageTag | None = None
    participants: tuple[ParticipantRecord, ...] = ()
    places: tuple[EntryPlaceRecord, ...] = ()
    citations: tuple[CitationRecord, ...] = ()
    links: tuple[LinkRecord, ...] = ()


class IncidentRecord(EntryBase):
    """What was done."""

    kind: Literal["incident"]
    category: IncidentCategory
    responsibility: Responsibility = Responsibility.NOT_MENTIONED
    responsibility_as_of: date | None = None
    event_count: CountRange | None = None
    munitions_count: CountRange | None = None
    munitions_unit: MunitionsUnit | None = None
    casualties: tuple[CasualtyRecord, ...] = ()
    weapons: tuple[WeaponRecord, ...] = ()

    @model_validator(mode="after")
    def unit_with_count(self) -> "IncidentRecord":
        """Return the incident; raises ValueError where a unit of munitions stands without their number."""
        if self.munitions_unit and self.munitions_count is None:
            raise ValueError("munitions_unit is given without munitions_count; give both, or leave it out")
        return self


class StatementRecord(EntryBase):
    """What was said; `quoted_words` stand word for word inside one of its citations."""

    kind: Literal["statement"]
    act: StatementAct
    channel: StatementChannel = StatementChannel.UNSPECIFIED
    form: StatementForm
    quoted_words: Text | None = None


class DiplomaticEventRecord(EntryBase):
    """What was done at a table."""

    kind: Literal["diplomatic_event"]
    category: DiplomaticCategory
    forum: Text | None = None
    instrument: Text | None = None
    round_number: Annotated[Count, Field(ge=1)] | None = None
    document_symbol: Text | None = None
    outcome: Text | None = None
    next_meeting: NextMeeting = NextMeeting.NOT_MENTIONED
    next_meeting_date: DateRecord | None = None

    @model_validator(mode="after")
    def date_when_scheduled(self) -> "DiplomaticEventRecord":
        """Return the event; raises ValueError where a next meeting has a date without being scheduled."""
        if self.next_meeting_date and self.next_meeting != NextMeeting.SCHEDULED:
            raise ValueError(
                f'next_meeting_date needs next_meeting = "scheduled", not "{self.next_meeting}"; correct one'
            )
        return self


EntryRecord = Annotated[IncidentRecord | StatementRecord | DiplomaticEventRecord, Field(discriminator="kind")]
