"""The record as people write and exchange it, in seed files, request bodies and exports.

Records are strict: an unknown key, a value outside its vocabulary or a number of the wrong type is an error.
References are slugs. What can be derived (bounds, sort dates, statuses, hashes) is not part of a record.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from schema.fields import Count, CountryCode, LanguageTag, Slug, Text, WebAddress, storable
from schema.vocabularies import (
    ActorKind,
    ActorRelationKind,
    AliasKind,
    Aspect,
    Assessment,
    CasualtyOutcome,
    ClaimPredicate,
    Confidence,
    CountStatus,
    DateBasis,
    DatePrecision,
    DiplomaticCategory,
    Granularity,
    IncidentCategory,
    LinkBasis,
    LinkRelation,
    MunitionsUnit,
    NextMeeting,
    ParticipantRole,
    PlaceKind,
    PlacePrecision,
    PlaceRole,
    Population,
    PublisherKind,
    Responsibility,
    Stance,
    StatementAct,
    StatementChannel,
    StatementForm,
    Weapon,
)


class Record(BaseModel):
    """Base of every record: unknown keys are refused, and a record never changes once it is made."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DateRecord(Record):
    """When, and how that was read.

    `as_written` is the document's phrase, `anchor` the date or the entry's slug it is read from. Where a rule
    can compute `edtf` and `basis` from the phrase and its anchor they may be left out. `precision` is stated
    only where EDTF cannot say it (`few_days`, `week`).
    """

    edtf: Text | None = None
    as_written: Text | None = None
    basis: DateBasis | None = None
    anchor: Text | None = None
    precision: DatePrecision | None = None


class CountRange(Record):
    """A number and, where the source gives a range, its ends."""

    best: Count
    low: Count | None = None
    high: Count | None = None

    @model_validator(mode="after")
    def ordered(self) -> "CountRange":
        """Return the range; raises ValueError unless low <= best <= high."""
        low = self.best if self.low is None else self.low
        high = self.best if self.high is None else self.high
        if not low <= self.best <= high:
            raise ValueError(
                f"low {low} <= best {self.best} <= high {high} does not hold; correct the numbers"
            )
        return self


class PublisherRecord(Record):
    """A body that publishes documents."""

    slug: Slug
    name: Text
    kind: PublisherKind
    language: LanguageTag | None = None
    homepage: WebAddress | None = None


class DocumentRecord(Record):
    """A document; `text` is kept byte for byte, so it may hold what other texts may not, but no NUL."""

    slug: Slug
    publisher: Slug | None = None
    url: WebAddress | None = None
    headline: Text | None = None
    byline: Text | None = None
    credit: Text | None = None
    dateline: date | None = None
    published_on: date | None = None
    retrieved_on: date | None = None
    language: LanguageTag | None = None
    licence: Text | None = None
    text: Annotated[str, AfterValidator(storable)] | None = None


class AliasRecord(Record):
    """Another name of an actor."""

    name: Text
    kind: AliasKind


class ActorRelationRecord(Record):
    """How an actor stands to another; `claim` where that is itself only claimed."""

    kind: ActorRelationKind
    actor: Slug
    claim: Slug | None = None


class ActorRecord(Record):
    """A person or body that acts or is acted upon."""

    slug: Slug
    name: Text
    kind: ActorKind
    iso3166: CountryCode | None = None
    description: Text | None = None
    aliases: tuple[AliasRecord, ...] = ()
    relations: tuple[ActorRelationRecord, ...] = ()


class PlaceRecord(Record):
    """A place; both coordinates or neither."""

    slug: Slug
    name: Text
    kind: PlaceKind
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None
    coordinate_source: Text | None = None
    parent: Slug | None = None
    iso3166: CountryCode | None = None
    aliases: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def both_coordinates(self) -> "PlaceRecord":
        """Return the place; raises ValueError where only one coordinate is given."""
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("give both latitude and longitude, or neither")
        return self


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


class CasualtyRecord(Record):
    """What one source says of one outcome for one population."""

    outcome: CasualtyOutcome
    population: Population
    status: CountStatus
    low: Count | None = None
    best: Count | None = None
    high: Count | None = None
    as_of: date | None = None
    citation: CitationReference | None = None

    @model_validator(mode="after")
    def status_and_counts(self) -> "CasualtyRecord":
        """Return the row; raises ValueError where its numbers do not fit its status."""
        counts = (self.low, self.best, self.high)
        if self.status == CountStatus.COUNTED:
            if self.best is None or (self.low is None) != (self.high is None):
                raise ValueError("counted needs best, and both low and high or neither")
            CountRange(best=self.best, low=self.low, high=self.high)
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


class PositionRecord(Record):
    """An actor's stance on a claim; `statement` is the entry in which it was taken."""

    actor: Slug
    stance: Stance
    statement: Slug | None = None
    confidence: Confidence = Confidence.NOT_STATED


class ClaimRecord(Record):
    """Something that somebody says is so; `about` is an entry, where there is one."""

    slug: Slug
    predicate: ClaimPredicate
    text: Text
    about: Slug | None = None
    positions: tuple[PositionRecord, ...] = ()


class Records(Record):
    """A set of records that is written together, or not at all."""

    publishers: tuple[PublisherRecord, ...] = ()
    actors: tuple[ActorRecord, ...] = ()
    places: tuple[PlaceRecord, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()
    entries: tuple[EntryRecord, ...] = ()
    claims: tuple[ClaimRecord, ...] = ()
