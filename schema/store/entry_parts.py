"""What belongs to entries: their rows in the tables beside `entry`."""

from collections.abc import Container, Mapping

from sqlalchemy import Connection

from schema.counts.envelope import fill_ends
from schema.records.exchange import EntryRecord, IncidentRecord
from schema.storage.rows import First, Row, SlugIds, replace, upsert
from schema.store.citations import remove_citations, save_casualties, save_citations
from schema.store.entry_rows import make_kind


class EntryParts:
    """Writes what belongs to entries, of which those that are `new` have nothing yet."""

    def __init__(self, connection: Connection, ids: SlugIds, new: Container[int]) -> None:
        self._connection = connection
        self._ids = ids
        self._new = new
        self.counts: dict[int, tuple[int | None, ...]] = {}
        """How many were killed and injured in each incident, in the order of `schema.term.COUNTS`."""

    def save(self, entries: Mapping[int, EntryRecord]) -> set[int]:
        """Write all parts; return the ids of the entries that changed or are new."""
        changed = self._save_kinds(entries)
        changed |= self._replace("participation", "entry_id", _list_participations(self._ids, entries))
        changed |= self._replace("entry_place", "entry_id", _list_places(self._ids, entries))
        changed |= self._replace("entry_link", "from_entry_id", _list_links(self._ids, entries))
        changed |= self._replace("weapon_use", "entry_id", _list_weapons(entries))
        cited = save_citations(self._connection, self._ids, entries, self._new)
        changed |= cited.changed
        changed |= save_casualties(self._connection, self._ids, entries, cited.gone, self._new)
        remove_citations(self._connection, cited.gone)
        return changed

    def _replace(self, name: str, owner: str, wanted: Mapping[int, list[Row]]) -> set[int]:
        return replace(self._connection, name, owner, wanted, First(self._new))

    def _save_kinds(self, entries: Mapping[int, EntryRecord]) -> set[int]:
        changed: set[int] = set()
        for kind in dict.fromkeys(record.kind for record in entries.values()):
            rows = [
                {"entry_id": key, **make_kind(record)}
                for key, record in entries.items()
                if record.kind == kind
            ]
            if kind == "incident":
                self.counts |= {row["entry_id"]: _list_counts(row) for row in rows}
            outcome = upsert(self._connection, kind, "entry_id", rows, First(self._new))
            changed |= outcome.new | outcome.changed
        return changed


def _list_counts(row: Row) -> tuple[int | None, ...]:
    return (
        *fill_ends(row["killed_low"], row["killed_best"], row["killed_high"]),
        *fill_ends(row["injured_low"], row["injured_best"], row["injured_high"]),
    )


def _list_participations(ids: SlugIds, entries: Mapping[int, EntryRecord]) -> dict[int, list[Row]]:
    actors = ids.load("actor", [p.actor for record in entries.values() for p in record.participants])
    return {
        key: [
            {"actor_id": actors[p.actor], "role": p.role, "as_written": p.as_written, "ordinal": ordinal}
            for ordinal, p in enumerate(record.participants)
        ]
        for key, record in entries.items()
    }


def _list_places(ids: SlugIds, entries: Mapping[int, EntryRecord]) -> dict[int, list[Row]]:
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


def _list_links(ids: SlugIds, entries: Mapping[int, EntryRecord]) -> dict[int, list[Row]]:
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
