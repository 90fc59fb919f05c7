"""Entries with all that belongs to them, in batches: the entries' part of the store."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from schema.citation_store import remove_citations, save_casualties, save_citations
from schema.entry_index import EntryIndex
from schema.entry_rows import make_entry, make_kind
from schema.problems import InvalidRecords, Problem
from schema.records import EntryRecord, IncidentRecord
from schema.rows import Ids, Outcome, Row, among, replace, upsert
from schema.search import index_search
from schema.sort_dates import list_answered, update_sort_dates
from schema.tables import TABLES

_ENTRY = TABLES["entry"]


def save_entries(
    connection: Connection, ids: Ids, records: Sequence[EntryRecord], index: EntryIndex
) -> Outcome:
    """Write entries; return the slugs of those that are new, and of those of whose records anything changed.

    The index is told which entries are new, and which others move. Raises InvalidRecords where an entry would
    change its kind, or lose a citation that another rests on.
    """
    _refuse_other_kinds(connection, records)
    now = datetime.now(UTC)
    at_first = {"revision": 1, "created_at": now, "updated_at": now}
    outcome = upsert(connection, "entry", "slug", [make_entry(r) for r in records], at_first)
    keys = ids.load("entry", [record.slug for record in records])
    entries = {keys[record.slug]: record for record in records}
    index.note_new(keys[slug] for slug in outcome.new)
    answered_before = list_answered(connection, entries)
    changed = _save_parts(connection, ids, entries) - {keys[slug] for slug in outcome.new}
    changed |= {keys[slug] for slug in outcome.changed}
    _count_revision(connection, changed, now)
    if touched := changed | {keys[slug] for slug in outcome.new}:
        moved = update_sort_dates(connection, touched | answered_before, index.note)
        index_search(connection, "entry", touched | moved)
    return Outcome(outcome.new, {entries[key].slug for key in changed})


def _refuse_other_kinds(connection: Connection, records: Sequence[EntryRecord]) -> None:
    kinds = {record.slug: record.kind for record in records}
    query = select(_ENTRY.c.slug, _ENTRY.c.kind).where(among(connection, _ENTRY.c.slug, kinds))
    problems = [
        Problem(
            f"entry:{slug}",
            "kind",
            f"it is recorded as {kind}, which never changes; write {kind}, or choose another slug",
        )
        for slug, kind in connection.execute(query)
        if kind != kinds[slug]
    ]
    if problems:
        raise InvalidRecords(problems)


def _save_parts(connection: Connection, ids: Ids, entries: Mapping[int, EntryRecord]) -> set[int]:
    """Write what belongs to the entries; return the ids of those that changed or are new."""
    changed = _save_kinds(connection, entries)
    for name, rows in {
        "participation": _list_participations(ids, entries),
        "entry_place": _list_places(ids, entries),
        "entry_link": _list_links(ids, entries),
        "weapon_use": _list_weapons(entries),
    }.items():
        owner = "from_entry_id" if name == "entry_link" else "entry_id"
        changed |= replace(connection, name, owner, rows)
    cited = save_citations(connection, ids, entries)
    changed |= cited.changed
    changed |= save_casualties(connection, ids, entries, cited.gone)
    remove_citations(connection, cited.gone)
    return changed


def _save_kinds(connection: Connection, entries: Mapping[int, EntryRecord]) -> set[int]:
    changed: set[int] = set()
    for kind in dict.fromkeys(record.kind for record in entries.values()):
        rows = [
            {"entry_id": key, **make_kind(record)} for key, record in entries.items() if record.kind == kind
        ]
        outcome = upsert(connection, kind, "entry_id", rows)
        changed |= outcome.new | outcome.changed
    return changed


def _list_participations(ids: Ids, entries: Mapping[int, EntryRecord]) -> dict[int, list[Row]]:
    actors = ids.load("actor", [p.actor for record in entries.values() for p in record.participants])
    return {
        key: [
            {"actor_id": actors[p.actor], "role": p.role, "as_written": p.as_written, "ordinal": ordinal}
            for ordinal, p in enumerate(record.participants)
        ]
        for key, record in entries.items()
    }


def _list_places(ids: Ids, entries: Mapping[int, EntryRecord]) -> dict[int, list[Row]]:
    places = ids.load("place", [p.place for record in entries.values() for p in record.places])
    return {
        key: [
            {
                "place_id": places[p.place],
                "role": p.role,
                "precision": p.precision,
                "as_written": p.as_written,
            }
            for p in record.places
        ]
        for key, record in entries.items()
    }


def _list_links(ids: Ids, entries: Mapping[int, EntryRecord]) -> dict[int, list[Row]]:
    targets = ids.load("entry", [link.entry for record in entries.values() for link in record.links])
    return {
        key: [
            {"to_entry_id": targets[link.entry], "relation": link.relation, "basis": link.basis}
            for link in record.links
        ]
        for key, record in entries.items()
    }


def _list_weapons(entries: Mapping[int, EntryRecord]) -> dict[int, list[Row]]:
    return {
        key: [{"weapon": w.weapon, "as_written": w.as_written} for w in record.weapons]
        for key, record in entries.items()
        if isinstance(record, IncidentRecord)
    }


def _count_revision(connection: Connection, entries: set[int], now: datetime) -> None:
    if entries:
        statement = update(_ENTRY).where(among(connection, _ENTRY.c.id, entries))
        connection.execute(statement.values(revision=_ENTRY.c.revision + 1, updated_at=now))
