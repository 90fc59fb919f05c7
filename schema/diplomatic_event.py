"""Diplomatic events: what was done at a table."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Index

from schema.columns import Table, date_check, own_entry, related, vocabulary
from schema.vocabularies import DateBasis, DatePrecision, DiplomaticCategory, NextMeeting

if TYPE_CHECKING:
    from schema.entry import Entry


class DiplomaticEvent(Table, table=True):
    """What an entry of kind `diplomatic_event` has beyond the entry."""

    __table_args__ = (
        date_check("next_meeting"),
        CheckConstraint("round_number >= 1", name="round_number"),
        CheckConstraint(
            "next_meeting_basis IS NULL OR next_meeting = 'scheduled'", name="next_meeting_scheduled"
        ),
        Index(None, "category"),
    )

    entry_id: int = own_entry()
    category: DiplomaticCategory = vocabulary(DiplomaticCategory, name="category")
    forum: str | None = None
    instrument: str | None = None
    round_number: int | None = None
    document_symbol: str | None = None
    outcome: str | None = None
    next_meeting: NextMeeting = vocabulary(NextMeeting, name="next_meeting")
    next_meeting_edtf: str | None = None
    next_meeting_as_written: str | None = None
    next_meeting_earliest: date | None = None
    next_meeting_latest: date | None = None
    next_meeting_precision: DatePrecision | None = vocabulary(
        DatePrecision, name="next_meeting_precision", default=None
    )
    next_meeting_basis: DateBasis | None = vocabulary(DateBasis, name="next_meeting_basis", default=None)
    next_meeting_anchor: str | None = None
    entry: "Entry" = related()
