"""Entries that their source has taken back.

They stay, `discounted`: a slug is never withdrawn, others may refer to it, and a source that takes an event back says
that it no longer counts it, not that it did not happen (which `refuted` would).
"""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from schema.index.entries import EntryIndex
from schema.records.exchange import EntryRecord
from schema.storage.database import hold_write_lock
from schema.storage.rows import among
from schema.tables import TABLES
from schema.vocabularies import Assessment

_ENTRY, _ISSUE = TABLES["entry"], TABLES["data_issue"]

RETRACTED = "retracted_by_source"
"""The rule of the data issue by which an entry is known to have been taken back."""


def retract(connection: Connection, entries: Collection[str]) -> tuple[set[str], set[str]]:
    """Discount entries; return the slugs of those that changed, and of those that were so before."""
    hold_write_lock(connection)
    query = select(_ENTRY.c.id, _ENTRY.c.slug, _ENTRY.c.assessment)
    found = connection.execute(query.where(among(connection, _ENTRY.c.slug, entries))).all()
    changing = {key: slug for key, slug, assessment in found if assessment != Assessment.DISCOUNTED}
    index = EntryIndex(connection)
    index.note(changing.keys())
    new = {
        "assessment": Assessment.DISCOUNTED,
        "revision": _ENTRY.c.revision + 1,
        "updated_at": datetime.now(UTC),
    }
    connection.execute(update(_ENTRY).where(among(connection, _ENTRY.c.id, changing)).values(new))
    index.update()
    changed = set(changing.values())
    return changed, {slug for _, slug, _ in found} - changed


def keep_retracted(connection: Connection, entries: tuple[EntryRecord, ...]) -> tuple[EntryRecord, ...]:
    """Return entries with those discounted that were taken back: an older file does not bring them in again."""
    query = select(_ENTRY.c.slug).join(_ISSUE, _ISSUE.c.entry_id == _ENTRY.c.id)
    ours = among(connection, _ENTRY.c.slug, [entry.slug for entry in entries])
    retracted = set(connection.scalars(query.where(ours, _ISSUE.c.rule == RETRACTED)))
    if not retracted:
        return entries
    discounted = {"assessment": Assessment.DISCOUNTED}
    return tuple(
        entry.model_copy(update=discounted) if entry.slug in retracted else entry for entry in entries
    )
