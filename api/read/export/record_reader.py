"""Whole records by their ids: a statement a table for each batch, whatever it holds."""

from collections.abc import Sequence

from api.read.export.record_as_of import AsItStood
from api.read.export.record_parts import Grouping, Record, RecordPart
from api.read.export.record_readings import ColumnValue, Counted, DateValue, Listed, Quoted, Slug
from api.read.export.snapshots import Snapshot
from api.read.sql.dialects import BoundIds, SqlStatement
from api.read.sql.known import DAY
from schema.records.exchange import (
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
from schema.records.record import ExternalIdRecord


def _list_external_ids(owner: str) -> RecordPart:
    return RecordPart(ExternalIdRecord, "external_id", owner=owner, order="id")


PARTICIPANTS = RecordPart(
    ParticipantRecord,
    "participation",
    owner="entry_id",
    order="ordinal",
    readings={"actor": Slug("actor_id", "actor")},
    known="participant",
)
PLACES = RecordPart(
    EntryPlaceRecord,
    "entry_place",
    owner="entry_id",
    order="id",
    readings={"place": Slug("place_id", "place")},
    known="place",
)
CITATIONS = RecordPart(
    CitationRecord,
    "citation",
    owner="entry_id",
    order="id",
    readings={
        "document": Slug("document_id", "document"),
        "start": ColumnValue("quote_start"),
        "end": ColumnValue("quote_end"),
        "date": DateValue("date"),
        "supports": Listed("supports"),
    },
    known="citation",
)
LINKS = RecordPart(
    LinkRecord,
    "entry_link",
    owner="from_entry_id",
    order="id",
    readings={"entry": Slug("to_entry_id", "entry")},
    known="link",
)
CASUALTIES = RecordPart(
    CasualtyRecord,
    "casualty",
    owner="entry_id",
    order="id",
    readings={"status": ColumnValue("count_status"), "citation": Quoted()},
    known="casualty",
)
WEAPONS = RecordPart(WeaponRecord, "weapon_use", owner="entry_id", order="id", known="weapon")

KINDS = {
    "incident": RecordPart(
        IncidentRecord,
        "incident",
        owner="entry_id",
        beyond=EntryBase,
        readings={"event_count": Counted("event_count"), "munitions_count": Counted("munitions_count")},
        children={"casualties": CASUALTIES, "weapons": WEAPONS},
    ),
    "statement": RecordPart(StatementRecord, "statement", owner="entry_id", beyond=EntryBase),
    "diplomatic_event": RecordPart(
        DiplomaticEventRecord,
        "diplomatic_event",
        owner="entry_id",
        beyond=EntryBase,
        readings={"next_meeting_date": DateValue("next_meeting")},
    ),
}
ENTRY = RecordPart(
    EntryBase,
    "entry",
    readings={"date": DateValue("date")},
    children={
        "participants": PARTICIPANTS,
        "places": PLACES,
        "citations": CITATIONS,
        "links": LINKS,
        "external_ids": _list_external_ids("entry_id"),
    },
)
ALIASES = RecordPart(AliasRecord, "actor_alias", owner="actor_id", order="id")
RELATIONS = RecordPart(
    ActorRelationRecord,
    "actor_relation",
    owner="from_actor_id",
    order="id",
    readings={"actor": Slug("to_actor_id", "actor"), "claim": Slug("claim_id", "claim")},
    known="relation",
)
POSITIONS = RecordPart(
    PositionRecord,
    "position",
    owner="claim_id",
    order="id",
    readings={"actor": Slug("actor_id", "actor"), "statement": Slug("statement_id", "entry")},
    known="position",
)
RECORDS = {
    "publisher": RecordPart(PublisherRecord, "publisher"),
    "actor": RecordPart(
        ActorRecord,
        "actor",
        children={
            "aliases": ALIASES,
            "relations": RELATIONS,
            "external_ids": _list_external_ids("actor_id"),
        },
    ),
    "place": RecordPart(
        PlaceRecord,
        "place",
        readings={"parent": Slug("parent_id", "place")},
        children={
            "aliases": RecordPart(PlaceRecord, "place_alias", owner="place_id", order="id", only="name"),
            "external_ids": _list_external_ids("place_id"),
        },
    ),
    "document": RecordPart(
        DocumentRecord,
        "document",
        readings={"publisher": Slug("publisher_id", "publisher")},
        children={"external_ids": _list_external_ids("document_id")},
    ),
    "entry": ENTRY,
    "claim": RecordPart(
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
        self.compiled: dict[RecordPart, tuple[SqlStatement, Grouping]] = {}

    def read(self, kind: str, ids: Sequence[int]) -> list[Record]:
        """Return the records of one type with these ids, in the order of the ids, each with its `type` first."""
        parents = BoundIds(ids)
        records = self._read_entries(parents) if kind == "entry" else self._read_others(kind, parents)
        return [records[key] for key in ids]

    def _read_others(self, kind: str, parents: BoundIds) -> dict[int, Record]:
        records = self._read_part(RECORDS[kind], parents, type=kind)
        if self.stood is not None and kind == "claim":
            self.stood.mend_claims(records.values())
        return records

    def _read_entries(self, parents: BoundIds) -> dict[int, Record]:
        common = self._read_part(ENTRY, parents)
        records: dict[int, Record] = {}
        for name, part in KINDS.items():
            records |= self._read_part(part, parents, type="entry", kind=name)
        for key, record in records.items():
            record.update(common[key])
        if self.stood is not None:
            self.stood.mend_entries(list(records.values()))
        return records

    def _read_part(self, part: RecordPart, parents: BoundIds, **beginning: str) -> dict[int, Record]:
        """Return each parent's one row, with its children."""
        records: dict[int, Record] = {}
        self._add(part, parents, records, None, **beginning)
        if records:
            owners = parents if len(records) == len(parents) else BoundIds(records)
            for name, child in part.children.items():
                self._add(child, owners, records, name)
        return records

    def _add(
        self,
        part: RecordPart,
        parents: BoundIds,
        records: dict[int, Record],
        child: str | None,
        **beginning: str,
    ) -> None:
        """Add what the part's rows say."""
        if part not in self.compiled:
            by_a_day = self.day is not None
            self.compiled[part] = part.compile(self.snapshot.dialect, child, by_a_day=by_a_day, **beginning)
        statement, group = self.compiled[part]
        group(self.snapshot.ask(*statement.bind({"parents": parents, DAY: self.day})), records)
