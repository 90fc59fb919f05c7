"""The entry: what an incident, a statement and a diplomatic event have in common."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Optional

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from schema.columns import (
    Table,
    UtcTimestamp,
    at_least_one_letter,
    date_check,
    primary_key,
    related,
    slug,
    slug_check,
    vocabulary,
)
from schema.vocabularies import Aspect, Assessment, DateBasis, DatePrecision, EntryKind, Granularity

if TYPE_CHECKING:
    from schema.actor import Participation
    from schema.diplomatic_event import DiplomaticEvent
    from schema.document import Citation
    from schema.incident import Incident
    from schema.place import EntryPlace
    from schema.statement import Statement


class Entry(Table, table=True):
    """One thing on the timeline. Its order is (`sort_date`, `sort_second`, `id`), undated entries last.

    `sort_second` is 0 unless the date is a time of day: see schema/store/sort_dates.py.
    """

    __table_args__ = (
        slug_check(),
        at_least_one_letter("title"),
        date_check("date"),
        CheckConstraint("(date_edtf IS NULL) = (date_precision = 'unknown')", name="date_unknown"),
        CheckConstraint("revision >= 1", name="revision"),
        Index(None, "sort_date", "sort_second", "id"),
        Index(None, "first_reported_on", "id"),
        Index(None, "updated_at", "id"),
    )

    id: int | None = primary_key()
    slug: str = slug()
    kind: EntryKind = vocabulary(EntryKind, name="kind")
    title: str
    summary: str | None = None
    date_edtf: str | None = None
    date_as_written: str | None = None
    date_earliest: date | None = None
    date_latest: date | None = None
    date_precision: DatePrecision = vocabulary(DatePrecision, name="date_precision")
    date_basis: DateBasis = vocabulary(DateBasis, name="date_basis")
    date_anchor: str | None = None
    sort_date: date | None = None
    sort_second: int = Field(sa_column_kwargs={"server_default": "0"})
    aspect: Aspect = vocabulary(Aspect, name="aspect")
    granularity: Granularity = vocabulary(Granularity, name="granularity")
    assessment: Assessment = vocabulary(Assessment, name="assessment")
    first_reported_on: date | None = None
    language: str | None = None
    revision: int
    created_at: datetime = Field(sa_type=UtcTimestamp)
    updated_at: datetime = Field(sa_type=UtcTimestamp)
    incident: Optional["Incident"] = related(uselist=False)
    statement: Optional["Statement"] = related(uselist=False)
    diplomatic_event: Optional["DiplomaticEvent"] = related(uselist=False)
    citations: list["Citation"] = related()
    participations: list["Participation"] = related()
    entry_places: list["EntryPlace"] = related()
