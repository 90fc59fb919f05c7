"""Entries with all that belongs to them, in batches: the entries' part of the store."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from schema.index.entries import EntryIndex
from schema.index.facts import NewEntry, list_texts, make_postings
from schema.index.surroundings import Surroundings, read_surroundings
from schema.records.exchange import EntryRecord
from schema.records.problems import InvalidRecords, Problem
from schema.storage.rows import First, Outcome, Row, SlugIds, among, upsert
from schema.store.entry_parts import EntryParts
from schema.store.entry_rows import make_entry
from schema.store.sort_dates import list_answered, update_sort_dates
from schema.tables import TABLES

_ENTRY = TABLES["entry"]


def save_entries(
    connection: Connection,
    ids: SlugIds,
    records: Sequence[EntryRecord],
    index: EntryIndex,
    claimed: Collection[str],
) -> Outcome:
    """Write entries; return the slugs of those that are new, and of those of whose records anything changed.

    Of those that are new and have a first day, all that follows from their records is written too; the index is
    told which others are new, and which move. New ones that a claim concerns (`claimed`) are among those others.
    Raises InvalidRecords where an entry would change its kind, or lose a citation that another rests on.
    """
    if not records:
        return Outcome(set(), set())
    if problems := list_other_kinds(connection, records):
        raise InvalidRecords(problems)
    around, now = read_surroundings(connection, ids, records), datetime.now(UTC)
    rows = {record.slug: make_entry(record) for record in records}
    firsts = {record.slug: _make_first(rows[record.slug], record, around, now) for record in records}
    outcome = upsert(connection, "entry", "slug", rows.values(), First(besides=firsts.__getitem__))
    keys = ids.load("entry", rows)
    entries = {keys[record.slug]: record for record in records}
    new = {keys[slug] for slug in outcome.new}
    answered = list_answered(connection, entries.keys() - new)
    parts = EntryParts(connection, ids, new)
    changed = (parts.save(entries) - new) | {keys[slug] for slug in outcome.changed}
    _count_revision(connection, changed, now)
    settled = [
        NewEntry(key, entries[key], rows[slug] | firsts[slug], parts.counts.get(key))
        for key, slug in ((key, entries[key].slug) for key in new)
        if firsts[slug]["sort_date"] and slug not in claimed
    ]
    _index_new(index, settled, around)
    unsettled = new - {entry.key for entry in settled}
    index.note_new(unsettled)
    linking = {key for key in new if entries[key].links}
    if changed or unsettled or linking:
        answered |= list_answered(connection, linking)
        update_sort_dates(connection, changed | unsettled | answered, index.note)
    return Outcome(outcome.new, {entries[key].slug for key in changed})


def _index_new(index: EntryIndex, entries: Sequence[NewEntry], around: Surroundings) -> None:
    texts = list_texts(entries, around)
    index.add_new([entry.key for entry in entries], make_postings(entries, around), texts)


def _make_first(row: Row, record: EntryRecord, around: Surroundings, now: datetime) -> Row:
    """Return what an entry's row has beyond its record when it is new; the sort date only where that is settled."""
    return {
        "sort_date": row["date_earliest"],
        "first_reported_on": around.find_first_report(record),
        "revision": 1,
        "created_at": now,
        "updated_at": now,
    }


def list_other_kinds(connection: Connection, records: Sequence[EntryRecord]) -> list[Problem]:
    """Return a problem for each entry that is recorded as of another kind."""
    kinds = {record.slug: record.kind for record in records}
    query = select(_ENTRY.c.slug, _ENTRY.c.kind).where(among(connection, _ENTRY.c.slug, kinds))
    return [
        Problem(
            f"entry:{slug}",
            "kind",
            f"it is recorded as {kind}, which never changes; write {kind}, or choose another slug",
        )
        for slug, kind in connection.execute(query)
        if kind != kinds[slug]
    ]


def _count_revision(connection: Connection, entries: set[int], now: datetime) -> None:
    if entries:
        statement = update(_ENTRY).where(among(connection, _ENTRY.c.id, entries))
        connection.execute(statement.values(revision=_ENTRY.c.revision + 1, updated_at=now))
