"""Repeats: what a set of records, or a record's list, must hold once."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from schema.checks.batch import Batch
from schema.checks.cycles import ACYCLIC
from schema.checks.references import SECTIONS
from schema.records.exchange import CitationRecord, EntryRecord, IncidentRecord


def check_repeats(batch: Batch) -> None:
    """Report every slug, document text and list item that is given twice."""
    for section, kind in SECTIONS.items():
        counts = Counter(record.slug for record in getattr(batch.records, section))
        for slug in (slug for slug, count in counts.items() if count > 1):
            batch.report(f"{kind}:{slug}", "slug", "is given to more than one record; rename or remove one")
    _check_texts(batch)
    _check_lists(batch)


def _check_texts(batch: Batch) -> None:
    first: dict[str, str] = {}
    for document in batch.records.documents:
        if document.text is None:
            continue
        same = first.setdefault(document.text, document.slug)
        if same != document.slug:
            batch.report(
                f"document:{document.slug}", "text", f"is also that of '{same}'; keep one of the two"
            )


def _check_lists(batch: Batch) -> None:
    for actor in batch.records.actors:
        _check_once(batch, f"actor:{actor.slug}", "aliases", [alias.name for alias in actor.aliases])
        _check_once(batch, f"actor:{actor.slug}", "relations", [(r.kind, r.actor) for r in actor.relations])
        _check_not_itself(batch, f"actor:{actor.slug}", "relations", [r.actor for r in actor.relations])
    for place in batch.records.places:
        _check_once(batch, f"place:{place.slug}", "aliases", place.aliases)
    for claim in batch.records.claims:
        positions = [(p.actor, p.stance, p.statement) for p in claim.positions]
        _check_once(batch, f"claim:{claim.slug}", "positions", positions)
    for entry in batch.entries.values():
        for field, items in _list_entry_lists(entry):
            _check_once(batch, f"entry:{entry.slug}", field, items)
        targets = ["" if link.relation in ACYCLIC else link.entry for link in entry.links]
        _check_not_itself(batch, f"entry:{entry.slug}", "links", targets)


def _list_entry_lists(entry: EntryRecord) -> Iterator[tuple[str, list[Hashable]]]:
    yield "participants", [(part.role, part.actor) for part in entry.participants]
    yield "places", [(place.role, place.place) for place in entry.places]
    yield "citations", [_identify(citation) for citation in entry.citations]
    yield "links", [(link.relation, link.entry) for link in entry.links]
    if isinstance(entry, IncidentRecord):
        yield "weapons", [weapon.weapon for weapon in entry.weapons]


def _identify(citation: CitationRecord) -> Hashable:
    """Return what makes a citation one; without a quote (of an imported document) none is another."""
    return citation.quote and (citation.document, citation.start, citation.quote)


def _check_once(batch: Batch, record: str, field: str, items: Iterable[Hashable]) -> None:
    first: dict[Hashable, int] = {}
    for index, item in enumerate(items):
        same = first.setdefault(item, index)
        if same != index and item is not None and not batch.unread.touches(record, f"{field}[{same}]"):
            batch.report(record, f"{field}[{index}]", f"repeats {field}[{same}]; remove one of the two")


def _check_not_itself(batch: Batch, record: str, field: str, targets: Iterable[str]) -> None:
    for index, target in enumerate(targets):
        if target == record.partition(":")[2]:
            batch.report(record, f"{field}[{index}]", "leads to the record itself; remove it")
