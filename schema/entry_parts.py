"""What belongs to entries: their rows in the tables beside `entry`."""

from collections.abc import Container, Mapping
from datetime import date

from sqlalchemy import Connection

from schema.citation_store import remove_citations, save_casualties, save_citations
from schema.entry_rows import make_kind
from schema.envelope import find_certain
from schema.records import EntryRecord, IncidentRecord
from schema.rows import First, Ids, Row, replace, upsert


class EntryParts:
    """Writes what belongs to entries, of which those that are `new` have nothing yet.

    Beside new actors and places stands a copy of the sort date that the entry has when it is new.
    """

    def __init__(
        self, connection: Connection, ids: Ids, new: Container[int], sort_dates: Mapping[int, date | None]
    ) -> None:
        self._connection = connection
        self._ids = ids
        self._new = new
        self._sort_dates = sort_dates
        self.killed: dict[int, int | None] = {}
        """How many were killed for certain in each incident."""

    def save(self, entries: Mapping[int, EntryRecord]) -> set[int]:
        """Write all parts; return the ids of the entries that changed or are new."""
        changed = self._save_kinds(entries)
        changed |= self._replace("participation", _list_participations(self._ids, entries))
        changed |= self._replace("entry_place", _list_places(self._ids, entries))
        links = _list_links(self._ids, entries)
        changed |= replace(self._connection, "entry_link", "from_entry_id", links, First(self._new))
        changed |= replace(
            self._connection, "weapon_use", "entry_id", _list_weapons(entries), First(self._new)
        )
        cited = save_citations(self._connection, self._ids, entries, self._new)
        changed |= cited.changed
        changed |= save_casualties(self._connection, self._ids, entries, cited.gone, self._new)
        remove_citations(self._connection, cited.gone)
        return changed

    def _replace(self, name: str, wanted: Mapping[int, list[Row]]) -> set[int]:
        """Make rows as wanted that have a copy of the entry's sort date."""
        first = First(self._new, lambda entry: {"sort_date": self._sort_dates[entry]})
        return replace(self._connection, name, "entry_id", wanted, first)

    def _save_kinds(self, entries: Mapping[int, EntryRecord]) -> set[int]:
        changed: set[int] = set()
        for kind in dict.fromkeys(record.kind for record in entries.values()):
            rows = [
                {"entry_id": key, **make_kind(record)}
                for key, record in entries.items()
                if record.kind == kind
            ]
            if kind == "incident":
                self.killed |= {
                    row["entry_id"]: find_certain(row["killed_low"], row["killed_best"]) for row in rows
                }
            outcome = upsert(self._connection, kind, "entry_id", rows, First(self._new))
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
