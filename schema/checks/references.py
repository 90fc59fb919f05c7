"""What records refer to: every slug in them must be the slug of a record."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from schema.checks.batch import Batch
from schema.records.exchange import (
    ActorRecord,
    ClaimRecord,
    DateRecord,
    DiplomaticEventRecord,
    EntryRecord,
    IncidentRecord,
    Records,
)

SECTIONS = {
    "publishers": "publisher",
    "actors": "actor",
    "places": "place",
    "documents": "document",
    "entries": "entry",
    "claims": "claim",
}
"""What a set of records calls each kind of record."""


class Reference(NamedTuple):
    """A slug that a field of a record gives, and the kind of record that it must name."""

    record: str
    field: str
    kind: str
    slug: str


def check_references(batch: Batch) -> None:
    """Report every reference that names no record, with the nearest slug."""
    wanted = defaultdict(set)
    references = list(list_references(batch.records))
    for _, _, kind, slug in references:
        wanted[kind].add(slug)
    known = {kind: batch.list_known(kind, slugs) for kind, slugs in wanted.items()}
    for record, field, kind, slug in references:
        if slug not in known[kind]:
            batch.report(record, field, f"there is no {kind} '{slug}'{batch.suggest(kind, slug)}")


def list_references(records: Records) -> Iterator[Reference]:
    """Yield every reference of the records."""
    for place in records.places:
        if place.parent:
            yield Reference(f"place:{place.slug}", "parent", "place", place.parent)
    for document in records.documents:
        if document.publisher:
            yield Reference(f"document:{document.slug}", "publisher", "publisher", document.publisher)
    for actor in records.actors:
        yield from _of_actor(actor)
    for entry in records.entries:
        yield from list_entry_references(entry)
    for claim in records.claims:
        yield from _of_claim(claim)


def _of_actor(actor: ActorRecord) -> Iterator[Reference]:
    for index, relation in enumerate(actor.relations):
        yield Reference(f"actor:{actor.slug}", f"relations[{index}].actor", "actor", relation.actor)
        if relation.claim:
            yield Reference(f"actor:{actor.slug}", f"relations[{index}].claim", "claim", relation.claim)


def _of_claim(claim: ClaimRecord) -> Iterator[Reference]:
    record = f"claim:{claim.slug}"
    if claim.about:
        yield Reference(record, "about", "entry", claim.about)
    for index, position in enumerate(claim.positions):
        yield Reference(record, f"positions[{index}].actor", "actor", position.actor)
        if position.statement:
            yield Reference(record, f"positions[{index}].statement", "entry", position.statement)


def list_entry_references(entry: EntryRecord) -> Iterator[Reference]:
    """Yield every reference of an entry."""
    record = f"entry:{entry.slug}"
    for index, part in enumerate(entry.participants):
        yield Reference(record, f"participants[{index}].actor", "actor", part.actor)
    for index, place in enumerate(entry.places):
        yield Reference(record, f"places[{index}].place", "place", place.place)
    for index, citation in enumerate(entry.citations):
        yield Reference(record, f"citations[{index}].document", "document", citation.document)
    for index, link in enumerate(entry.links):
        yield Reference(record, f"links[{index}].entry", "entry", link.entry)
    for field, date in list_dates(entry):
        if anchor := find_anchor_entry(date):
            yield Reference(record, f"{field}.anchor", "entry", anchor)
    if isinstance(entry, IncidentRecord):
        for index, casualty in enumerate(entry.casualties):
            if casualty.citation and casualty.citation.entry:
                yield Reference(
                    record, f"casualties[{index}].citation.entry", "entry", casualty.citation.entry
                )


def list_dates(entry: EntryRecord) -> Iterator[tuple[str, DateRecord]]:
    """Return every date of an entry with its field, the entry's own date last."""
    for index, citation in enumerate(entry.citations):
        if citation.date is not None:
            yield f"citations[{index}].date", citation.date
    if isinstance(entry, DiplomaticEventRecord) and entry.next_meeting_date is not None:
        yield "next_meeting_date", entry.next_meeting_date
    yield "date", entry.date


def find_anchor_entry(date: DateRecord) -> str | None:
    """Return the slug of the entry that a date is read from; an anchor without small letters is a date."""
    anchor = date.anchor
    return anchor if anchor and anchor.upper() != anchor else None
