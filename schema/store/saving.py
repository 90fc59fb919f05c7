"""The only writer: records become rows, all of them or none, inside the caller's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from schema.checks import complete as checks
from schema.checks.archive import DatabaseArchive
from schema.checks.references import SECTIONS
from schema.index.bitmaps import note_write
from schema.index.entries import EntryIndex
from schema.index.named_records import NamedRecords
from schema.records.exchange import ActorRecord, ClaimRecord, PlaceRecord, PublisherRecord, Records
from schema.records.problems import Problem
from schema.storage.database import hold_write_lock
from schema.storage.rows import Outcome, Row, SlugIds, replace, upsert
from schema.store.affected import list_affected, list_claimed, list_recorded
from schema.store.claim_status import claim_status
from schema.store.documents import list_same_texts, save_documents, update_first_reports, verify_quotes
from schema.store.entries import list_other_kinds, save_entries


@dataclass(frozen=True)
class Report:
    """How many records of each type ("entry", "actor" …) were new, changed and unchanged."""

    new: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)

    @property
    def total_new(self) -> int:
        """Return how many records were new."""
        return sum(self.new.values())

    @property
    def total_changed(self) -> int:
        """Return how many records were there and changed."""
        return sum(self.changed.values())

    @property
    def total_unchanged(self) -> int:
        """Return how many records were there as they are."""
        return sum(self.unchanged.values())

    def count(self, kind: str, outcome: Outcome, total: int) -> None:
        """Add what was written of one type, out of so many records."""
        self.new[kind], self.changed[kind] = len(outcome.new), len(outcome.changed)
        self.unchanged[kind] = total - len(outcome.new) - len(outcome.changed)


def save(connection: Connection, records: Records) -> Report:
    """Write records, each of which is its thing's whole state; return how many were new, changed, unchanged.

    What is recorded as it is already is not written, and one transaction saves at a time. Raises
    `InvalidRecords` with all that is wrong; after that, and after any other error, the caller rolls back.
    """
    hold_write_lock(connection)
    records = checks.complete(records, DatabaseArchive(connection))
    ids, index, named = SlugIds(connection), EntryIndex(connection), NamedRecords(connection)
    _note(connection, index, named, records)
    publishers = _save_publishers(connection, records.publishers)
    actors = _save_actors(connection, ids, records.actors)
    places = _save_places(connection, ids, records.places)
    documents = save_documents(connection, ids, records.documents)
    claimed = set(list_claimed(records))
    entries = save_entries(connection, ids, records.entries, index, claimed)
    claims = _save_claims(connection, ids, records.claims)
    related = _save_relations(connection, ids, records.actors)
    update_first_reports(connection, ids, entries.changed, documents.changed)
    verify_quotes(connection, ids, documents.changed)
    named.note_new(ids, {"actor": actors, "place": places, "document": documents})
    named.update(index)
    index.update()
    report = Report()
    report.count("publisher", publishers, len(records.publishers))
    report.count("actor", Outcome(actors.new, actors.changed | (related - actors.new)), len(records.actors))
    report.count("place", places, len(records.places))
    report.count("document", documents, len(records.documents))
    report.count("entry", entries, len(records.entries))
    report.count("claim", claims, len(records.claims))
    if report.total_new or report.total_changed:
        # Words in another order, or a place elsewhere, change no set; what readers keep until somebody writes they do.
        note_write(connection, ())
    return report


def _note(connection: Connection, index: EntryIndex, named: NamedRecords, records: Records) -> None:
    """Have the index remember all that may change, as it is now."""
    index.note(list_affected(connection, records))
    index.note_texts(list_recorded(connection, records))
    for section in ("publishers", "actors", "places", "documents"):
        named.note_recorded(SECTIONS[section], [record.slug for record in getattr(records, section)])


def list_refused(connection: Connection, records: Records) -> list[Problem]:
    """Return what is refused of records because of what is recorded, for those who save none of them yet."""
    return [
        *list_same_texts(connection, records.documents),
        *list_other_kinds(connection, records.entries),
    ]


def _save_publishers(connection: Connection, records: Sequence[PublisherRecord]) -> Outcome:
    return upsert(connection, "publisher", "slug", [record.model_dump() for record in records])


def _save_actors(connection: Connection, ids: SlugIds, records: Sequence[ActorRecord]) -> Outcome:
    rows = [record.model_dump(exclude={"aliases", "relations"}) for record in records]
    outcome = upsert(connection, "actor", "slug", rows)
    aliases = {record.slug: [alias.model_dump() for alias in record.aliases] for record in records}
    changed = _replace(connection, "actor_alias", "actor_id", ids.load("actor", aliases), aliases)
    return Outcome(outcome.new, outcome.changed | (changed - outcome.new))


def _save_places(connection: Connection, ids: SlugIds, records: Sequence[PlaceRecord]) -> Outcome:
    """Write places, and then which lies in which: a place and the one around it may both be new."""
    rows = [record.model_dump(exclude={"aliases", "parent"}) for record in records]
    outcome = upsert(connection, "place", "slug", rows)
    parents = ids.load_optional("place", [record.parent for record in records])
    inside = [{"slug": record.slug, "parent_id": parents[record.parent]} for record in records]
    moved = upsert(connection, "place", "slug", inside)
    aliases = {record.slug: [{"name": name} for name in record.aliases] for record in records}
    changed = moved.changed | _replace(
        connection, "place_alias", "place_id", ids.load("place", aliases), aliases
    )
    return Outcome(outcome.new, outcome.changed | (changed - outcome.new))


def _save_claims(connection: Connection, ids: SlugIds, records: Sequence[ClaimRecord]) -> Outcome:
    about = ids.load_optional("entry", [record.about for record in records])
    rows = [
        {
            **record.model_dump(include={"slug", "predicate", "text"}),
            "about_id": about[record.about],
            "status": claim_status(record.positions),
        }
        for record in records
    ]
    positions = _list_positions(ids, records)
    outcome = upsert(connection, "claim", "slug", rows)
    changed = _replace(connection, "position", "claim_id", ids.load("claim", positions), positions)
    return Outcome(outcome.new, outcome.changed | (changed - outcome.new))


def _list_positions(ids: SlugIds, records: Sequence[ClaimRecord]) -> dict[str, list[Row]]:
    actors = ids.load("actor", [p.actor for record in records for p in record.positions])
    statements = ids.load_optional("entry", [p.statement for record in records for p in record.positions])
    return {
        record.slug: [
            {
                **p.model_dump(include={"stance", "confidence"}),
                "actor_id": actors[p.actor],
                "statement_id": statements[p.statement],
            }
            for p in record.positions
        ]
        for record in records
    }


def _save_relations(connection: Connection, ids: SlugIds, records: Sequence[ActorRecord]) -> set[str]:
    """Write how actors stand to one another, which may rest on a claim; return the slugs of those changed."""
    actors = ids.load("actor", [r.actor for record in records for r in record.relations])
    claims = ids.load_optional("claim", [r.claim for record in records for r in record.relations])
    relations = {
        record.slug: [
            {"to_actor_id": actors[r.actor], "kind": r.kind, "claim_id": claims[r.claim]}
            for r in record.relations
        ]
        for record in records
    }
    return _replace(connection, "actor_relation", "from_actor_id", ids.load("actor", relations), relations)


def _replace(
    connection: Connection,
    name: str,
    owner: str,
    keys: Mapping[str, int],
    wanted: Mapping[str, Sequence[Row]],
) -> set[str]:
    """Make the rows that records own as wanted; return the slugs of the owners of which anything changed."""
    changed = replace(connection, name, owner, {key: wanted[slug] for slug, key in keys.items()})
    return {slug for slug, key in keys.items() if key in changed}
