"""Whole records by their ids: a statement a table for each batch, whatever it holds."""

from collections.abc import Sequence

from api.read.dialects import Ids, Statement
from api.read.known import DAY
from api.read.record_as_of import AsItStood
from api.read.record_parts import Grouping, Part, Record
from api.read.record_readings import Column, Counted, Dated, Listed, Quoted, Slug
from api.read.snapshots import Snapshot
from schema.record import ExternalIdRecord
from schema.records import (
    ActorRecord,
    ActorRelationRecord,
    AliasRecord,
    CasualtyRecord,
    CitationRecord,
    ClaimRecord,
    DiplomaticEventRecord,
    DocumentRecord,
    EntryBase,
    EntryPlaceRecord,
    IncidentRecord,
    LinkRecord,
    ParticipantRecord,
    PlaceRecord,
    PositionRecord,
    PublisherRecord,
    StatementRecord,
    WeaponRecord,
)


def _list_external_ids(owner: str) -> Part:
    return Part(ExternalIdRecord, "external_id", owner=owner, order="id")


PARTICIPANTS = Part(
    ParticipantRecord,
    "participation",
    owner="entry_id",
    order="ordinal",
    readings={"actor": Slug("actor_id", "actor")},
    known="participant",
)
PLACES = Part(
    EntryPlaceRecord,
    "entry_place",
    owner="entry_id",
    order="id",
    readings={"place": Slug("place_id", "place")},
    known="place",
)
CITATIONS = Part(
    CitationRecord,
    "citation",
    owner="entry_id",
    order="id",
    readings={
        "document": Slug("document_id", "document"),
        "start": Column("quote_start"),
        "end": Column("quote_end"),
        "date": Dated("date"),
        "supports": Listed("supports"),
    },
    known="citation",
)
LINKS = Part(
    LinkRecord,
    "entry_link",
    owner="from_entry_id",
    order="id",
    readings={"entry": Slug("to_entry_id", "entry")},
    known="link",
)
CASUALTIES = Part(
    CasualtyRecord,
    "casualty",
    owner="entry_id",
    order="id",
    readings={"status": Column("count_status"), "citation": Quoted()},
    known="casualty",
)
WEAPONS = Part(WeaponRecord, "weapon_use", owner="entry_id", order="id", known="weapon")

KINDS = {
    "incident": Part(
        IncidentRecord,
        "incident",
        owner="entry_id",
        beyond=EntryBase,
        readings={"event_count": Counted("event_count"), "munitions_count": Counted("munitions_count")},
        children={"casualties": CASUALTIES, "weapons": WEAPONS},
    ),
    "statement": Part(StatementRecord, "statement", owner="entry_id", beyond=EntryBase),
    "diplomatic_event": Part(
        DiplomaticEventRecord,
        "diplomatic_event",
        owner="entry_id",
        beyond=EntryBase,
        readings={"next_meeting_date": Dated("next_meeting")},
    ),
}
ENTRY = Part(
    EntryBase,
    "entry",
    readings={"date": Dated("date")},
    children={
        "participants": PARTICIPANTS,
        "places": PLACES,
        "citations": CITATIONS,
        "links": LINKS,
        "external_ids": _list_external_ids("entry_id"),
    },
)
ALIASES = Part(AliasRecord, "actor_alias", owner="actor_id", order="id")
RELATIONS = Part(
    ActorRelationRecord,
    "actor_relation",
    owner="from_actor_id",
    order="id",
    readings={"actor": Slug("to_actor_id", "actor"), "claim": Slug("claim_id", "claim")},
    known="relation",
)
POSITIONS = Part(
    PositionRecord,
    "position",
    owner="claim_id",
    order="id",
    readings={"actor": Slug("actor_id", "actor"), "statement": Slug("statement_id", "entry")},
    known="position",
)
RECORDS = {
    "publisher": Part(PublisherRecord, "publisher"),
    "actor": Part(
        ActorRecord,
        "actor",
        children={
            "aliases": ALIASES,
            "relations": RELATIONS,
            "external_ids": _list_external_ids("actor_id"),
        },
    ),
    "place": Part(
        PlaceRecord,
        "place",
        readings={"parent": Slug("parent_id", "place")},
        children={
            "aliases": Part(PlaceRecord, "place_alias", owner="place_id", order="id", only="name"),
            "external_ids": _list_external_ids("place_id"),
        },
    ),
    "document": Part(
        DocumentRecord,
        "document",
        readings={"publisher": Slug("publisher_id", "publisher")},
        children={"external_ids": _list_external_ids("document_id")},
    ),
    "entry": ENTRY,
    "claim": Part(
        ClaimRecord,
        "claim",
        readings={"about": Slug("about_id", "entry")},
        children={"positions": POSITIONS},
    ),
}
"""Every type of record with what belongs to it. A table of what else belongs to one is a child here."""


class RecordReader:
    """Reads records from one snapshot, as they are or as they stood on a day; each part's statement is made once."""

    def __init__(self, snapshot: Snapshot, day: str | None = None) -> None:
        self.snapshot = snapshot
        self.day = day
        self.stood = None if day is None else AsItStood(snapshot, day)
        self.compiled: dict[Part, tuple[Statement, Grouping]] = {}

    def read(self, kind: str, ids: Sequence[int]) -> list[Record]:
        """Return the records of one type with these ids, in the order of the ids, each with its `type` first."""
        parents = Ids(ids)
        records = self._read_entries(parents) if kind == "entry" else self._read_others(kind, parents)
        return [records[key] for key in ids]

    def _read_others(self, kind: str, parents: Ids) -> dict[int, Record]:
        records = self._read_part(RECORDS[kind], parents, type=kind)
        if self.stood is not None and kind == "claim":
            self.stood.mend_claims(records.values())
        return records

    def _read_entries(self, parents: Ids) -> dict[int, Record]:
        common = self._read_part(ENTRY, parents)
        records: dict[int, Record] = {}
        for name, part in KINDS.items():
            records |= self._read_part(part, parents, type="entry", kind=name)
        for key, record in records.items():
            record.update(common[key])
        if self.stood is not None:
            self.stood.mend_entries(list(records.values()))
        return records

    def _read_part(self, part: Part, parents: Ids, **beginning: str) -> dict[int, Record]:
        """Return each parent's one row, with its children."""
        records: dict[int, Record] = {}
        self._add(part, parents, records, None, **beginning)
        if records:
            owners = parents if len(records) == len(parents) else Ids(records)
            for name, child in part.children.items():
                self._add(child, owners, records, name)
        return records

    def _add(
        self, part: Part, parents: Ids, records: dict[int, Record], child: str | None, **beginning: str
    ) -> None:
        """Add what the part's rows say."""
        if part not in self.compiled:
            by_a_day = self.day is not None
            self.compiled[part] = part.compile(self.snapshot.dialect, child, by_a_day=by_a_day, **beginning)
        statement, group = self.compiled[part]
        group(self.snapshot.ask(*statement.bind({"parents": parents, DAY: self.day})), records)
