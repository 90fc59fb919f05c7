"""New entries: their facts and their texts straight from their records, so that nothing of them is read."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from schema.facts import Facts
from schema.postings import Ids, Postings, Text
from schema.records import EntryRecord, IncidentRecord, StatementRecord
from schema.rows import Row
from schema.surroundings import Surroundings
from schema.term import SECOND_BITS, Facet
from schema.vocabularies import LinkRelation


@dataclass(frozen=True)
class NewEntry:
    """An entry just inserted that has a first day, and that no claim concerns."""

    key: int
    record: EntryRecord
    row: Row
    """Its row of `entry`, with its sort date and the day of its first report."""
    counts: Sequence[int | None] | None
    """How many it killed and injured, as `schema.term.COUNTS` has it; None for what is no incident."""


def make_postings(entries: Collection[NewEntry], around: Surroundings) -> Postings:
    """Return the postings of entries, but for their words."""
    facts = Facts()
    for entry in entries:
        _add_row(facts, entry)
        _add_record(facts.postings, entry.key, entry.record)
    return facts.make_postings(around)


def _add_row(facts: Facts, entry: NewEntry) -> None:
    row = entry.row
    first, last, reported = (
        None if (day := row[name]) is None else day.toordinal()
        for name in ("date_earliest", "date_latest", "first_reported_on")
    )
    place = row["sort_date"].toordinal() << SECOND_BITS | row["sort_second"]
    sort = entry.record.kind, str(entry.record.assessment), "dated"
    facts.add_entry(entry.key, sort, (place, first, last, reported))
    if entry.counts is not None:
        facts.add_counts(entry.key, entry.counts)


def _add_record(postings: Postings, key: int, record: EntryRecord) -> None:
    category = record.act if isinstance(record, StatementRecord) else record.category
    postings[Facet.CATEGORY][f"{record.kind}:{category}"].append(key)
    for part in record.participants:
        postings[Facet.ACTOR_ROLE][f"{part.actor}:{part.role}"].append(key)
    for place in record.places:
        postings[Facet.SITE][place.place].append(key)
    for citation in record.citations:
        postings[Facet.DOCUMENT][citation.document].append(key)
    for use in record.weapons if isinstance(record, IncidentRecord) else ():
        postings[Facet.WEAPON][str(use.weapon)].append(key)
    if any(link.relation == LinkRelation.PART_OF for link in record.links):
        postings[Facet.PART]["true"].append(key)


def list_texts(entries: Collection[NewEntry], around: Surroundings) -> Iterator[Text]:
    """Yield what entries say, and the names of the actors and places that they name."""
    naming: dict[str, Ids] = {"actor": defaultdict(list), "place": defaultdict(list)}
    for entry in entries:
        key, record = entry.key, entry.record
        yield Facet.TITLE, record.title, (key,)
        if record.summary is not None:
            yield Facet.SUMMARY, record.summary, (key,)
        for citation in record.citations:
            if citation.quote is not None:
                yield Facet.QUOTES, citation.quote, (key,)
        for part in record.participants:
            naming["actor"][part.actor].append(key)
        for place in record.places:
            naming["place"][place.place].append(key)
    for kind, by_slug in naming.items():
        for slug, ids in by_slug.items():
            for name in around.names[kind][slug]:
                yield Facet.NAMES, name, ids
