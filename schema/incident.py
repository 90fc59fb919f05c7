"""Incidents: what was done, what it cost, and by what means."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from schema.columns import (
    Table,
    count_check,
    in_order,
    own_entry,
    primary_key,
    reference,
    related,
    vocabulary,
)
from schema.vocabularies import (
    CasualtyOutcome,
    CountStatus,
    IncidentCategory,
    MunitionsUnit,
    Population,
    Responsibility,
    Weapon,
)

if TYPE_CHECKING:
    from schema.entry import Entry


class Incident(Table, table=True):
    """What an entry of kind `incident` has beyond the entry.

    `killed_*` and `injured_*` are the envelopes over its casualty rows (schema/counts/envelope.py), kept by the store.
    """

    __table_args__ = (
        count_check("event_count"),
        count_check("munitions_count"),
        count_check("killed"),
        count_check("injured"),
        CheckConstraint(
            "munitions_unit IS NULL OR coalesce(munitions_count_low, munitions_count_best, munitions_count_high)"
            " IS NOT NULL OR munitions_count_as_written IS NOT NULL",
            name="munitions_counted",
        ),
        Index(None, "category"),
    )

    entry_id: int = own_entry()
    category: IncidentCategory = vocabulary(IncidentCategory, name="category")
    responsibility: Responsibility = vocabulary(Responsibility, name="responsibility")
    responsibility_as_of: date | None = None
    event_count_low: int | None = None
    event_count_best: int | None = None
    event_count_high: int | None = None
    event_count_as_written: str | None = None
    munitions_count_low: int | None = None
    munitions_count_best: int | None = None
    munitions_count_high: int | None = None
    munitions_count_as_written: str | None = None
    munitions_unit: MunitionsUnit | None = vocabulary(MunitionsUnit, name="munitions_unit", default=None)
    killed_low: int | None = None
    killed_best: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured_best: int | None = None
    injured_high: int | None = None
    entry: "Entry" = related()


class Casualty(Table, table=True):
    """What one source says of one outcome for one population: a count, or which kind of nothing."""

    __table_args__ = (
        CheckConstraint(
            "CASE count_status"
            " WHEN 'counted' THEN coalesce(low, best, high) IS NOT NULL AND"
            f" {in_order('low', 'best', 'high')}"
            " WHEN 'zero_confirmed' THEN low IS NOT NULL AND best IS NOT NULL AND high IS NOT NULL AND"
            " low = 0 AND best = 0 AND high = 0"
            " ELSE low IS NULL AND best IS NULL AND high IS NULL END",
            name="status_and_counts",
        ),
        Index(None, "entry_id"),
    )

    id: int | None = primary_key()
    entry_id: int = reference("entry.id", cascade=True)
    outcome: CasualtyOutcome = vocabulary(CasualtyOutcome, name="outcome")
    population: Population = vocabulary(Population, name="population")
    count_status: CountStatus = vocabulary(CountStatus, name="count_status")
    low: int | None = None
    best: int | None = None
    high: int | None = None
    as_written: str | None = None
    as_of: date | None = None
    citation_id: int | None = reference("citation.id", default=None, index=True)


class WeaponUse(Table, table=True):
    """A means that an incident's sources name."""

    __table_args__ = (UniqueConstraint("entry_id", "weapon"), Index(None, "weapon", "entry_id"))

    id: int | None = primary_key()
    entry_id: int = reference("entry.id", cascade=True)
    weapon: Weapon = vocabulary(Weapon, name="weapon")
    as_written: str | None = None
