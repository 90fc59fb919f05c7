"""References that lead forward in a file: left out when a record is first written, and given back at the end."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from schema.checks.recorded import Archive
from schema.checks.references import SECTIONS, find_anchor_entry, list_references
from schema.records.exchange import (
    ActorRecord,
    CitationRecord,
    DateRecord,
    DiplomaticEventRecord,
    EntryBase,
    IncidentRecord,
    PlaceRecord,
    Records,
)
from schema.vocabularies import DateBasis

Unknown = Callable[[str, str | None], bool]
"""Returns whether a kind has no record of a slug yet."""

AnyRecord = TypeVar("AnyRecord", bound=EntryBase)


def hold_back(records: Records, archive: Archive) -> Records:
    """Return the records without what refers to records that are neither among them nor recorded.

    It is the very same object where nothing does. What has to refer to something (an entry's actor, a claim's
    entry) is left for the store to refuse.
    """
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for reference in list_references(records):
        wanted[reference.kind].add(reference.slug)
    for section, kind in SECTIONS.items():
        wanted[kind] -= {record.slug for record in getattr(records, section)}
    unknown = {kind: slugs - archive.list_slugs(kind, slugs) for kind, slugs in wanted.items() if slugs}
    if not any(unknown.values()):
        return records

    def is_unknown(kind: str, slug: str | None) -> bool:
        return slug is not None and slug in unknown.get(kind, ())

    return records.model_copy(
        update={
            "actors": tuple(_strip_actor(each, is_unknown) for each in records.actors),
            "places": tuple(_strip_place(each, is_unknown) for each in records.places),
            "entries": tuple(_strip_entry(each, is_unknown) for each in records.entries),
        }
    )


def may_be_held(records: Records) -> Records:
    """Return those of the records that have something that may have been left out."""
    return Records.model_construct(
        actors=tuple(each for each in records.actors if each.relations),
        places=tuple(each for each in records.places if each.parent),
        entries=tuple(each for each in records.entries if _refers_to_entries(each)),
    )


def _refers_to_entries(entry: EntryBase) -> bool:
    return bool(entry.links) or _strip_entry(entry, lambda kind, _slug: kind == "entry") is not entry


def _strip_actor(actor: ActorRecord, is_unknown: Unknown) -> ActorRecord:
    kept = tuple(
        each
        for each in actor.relations
        if not is_unknown("actor", each.actor) and not is_unknown("claim", each.claim)
    )
    return actor if len(kept) == len(actor.relations) else actor.model_copy(update={"relations": kept})


def _strip_place(place: PlaceRecord, is_unknown: Unknown) -> PlaceRecord:
    return place.model_copy(update={"parent": None}) if is_unknown("place", place.parent) else place


def _strip_entry(entry: AnyRecord, is_unknown: Unknown) -> AnyRecord:
    """Return the entry without links, anchors and others' citations that are unknown; itself where it has none."""
    changes: dict[str, Any] = {
        "links": tuple(each for each in entry.links if not is_unknown("entry", each.entry)),
        "date": _strip_date(entry.date, is_unknown),
        "citations": tuple(_strip_citation(each, is_unknown) for each in entry.citations),
    }
    if isinstance(entry, DiplomaticEventRecord):
        changes["next_meeting_date"] = entry.next_meeting_date and _strip_date(
            entry.next_meeting_date, is_unknown
        )
    if isinstance(entry, IncidentRecord):
        changes["casualties"] = tuple(
            each.model_copy(update={"citation": None})
            if each.citation and is_unknown("entry", each.citation.entry)
            else each
            for each in entry.casualties
        )
    changed = {name: value for name, value in changes.items() if value != getattr(entry, name)}
    return entry.model_copy(update=changed) if changed else entry


def _strip_date(date: DateRecord, is_unknown: Unknown) -> DateRecord:
    """Return a date without an anchor that is unknown, and so without the basis that needs one."""
    if not is_unknown("entry", find_anchor_entry(date)):
        return date
    if date.edtf is None:  # it is worked out from what is not there yet
        return DateRecord()
    return date.model_copy(update={"anchor": None, "basis": DateBasis.IMPORTED})


def _strip_citation(citation: CitationRecord, is_unknown: Unknown) -> CitationRecord:
    if citation.date is None or (date := _strip_date(citation.date, is_unknown)) is citation.date:
        return citation
    return citation.model_copy(update={"date": date})
