"""Facts: entries by what they have in common, from which all their terms follow but those of their words.

They come from the tables, or, where entries are new, straight from their records.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, String, literal_column, select, union_all

from schema.index.holders import Digits
from schema.index.postings import Ids, Postings, Text, new_postings
from schema.index.scopes import Scope, stream
from schema.index.surroundings import Surroundings
from schema.index.term_sources import SOURCES, select_counts, select_entries
from schema.records.exchange import EntryRecord, IncidentRecord, StatementRecord
from schema.storage.rows import Row
from schema.term import COUNTS, SECOND_BITS, Facet
from schema.vocabularies import LinkRelation

_YEAR, _MONTH, _DAY = 4, 7, 10


class Facts:
    """What some entries have."""

    def __init__(self) -> None:
        self.postings = new_postings()
        """Of the facets that stand in `SOURCES`, from which others follow."""
        self._sorts: Ids = defaultdict(list)
        self._days: Ids = defaultdict(list)
        self._numbers: defaultdict[Facet, Digits] = defaultdict(Digits)

    def add_entry(self, key: int, sort: tuple[str, str, str], days: Sequence[int | None]) -> None:
        """Add an entry's kind, assessment and "dated" or "undated", and the numbers of its place and its days.

        The days are the first and the last one that it may have been on, and that of the first report.
        """
        place, first, last, reported = days
        self._sorts[sort].append(key)
        self._days[first, last].append(key)
        self._numbers[Facet.SORT].add(place, key)
        self._numbers[Facet.REPORTED].add(reported, key)
        self._numbers[Facet.FIRST].add(first, key)
        self._numbers[Facet.LAST].add(last, key)

    def add_counts(self, key: int, counts: Sequence[int | None]) -> None:
        """Add how many an incident killed and injured, in the order of `COUNTS`."""
        for facet, count in zip(COUNTS, counts, strict=True):
            self._numbers[facet].add(count, key)

    def make_postings(self, around: Surroundings) -> Postings:
        """Return the postings of all facets; nothing is to be added any more."""
        postings = self.postings
        for sort, ids in self._sorts.items():
            for facet, value in zip((Facet.KIND, Facet.ASSESSMENT, Facet.DATED), sort, strict=True):
                postings[facet][value] += ids
        for (first, last), ids in self._days.items():
            for facet, value in _list_periods(first, last):
                postings[facet][value] += ids
        for part, ids in postings[Facet.ACTOR_ROLE].items():
            actor, _, role = part.partition(":")
            postings[Facet.ACTOR][actor] += ids
            postings[Facet.ROLE][role] += ids
        for site, ids in postings[Facet.SITE].items():
            _add_places(postings, around, site, ids)
        for document, ids in postings[Facet.DOCUMENT].items():
            if (publisher := around.documents[document].publisher) is not None:
                postings[Facet.PUBLISHER][publisher] += ids
        for facet, numbers in self._numbers.items():
            postings[facet].update(numbers.list_digits())
        return postings


def _add_places(postings: Postings, around: Surroundings, site: str, ids: Sequence[int]) -> None:
    country = None
    for place in around.list_places_around(site):
        postings[Facet.PLACE][place.slug] += ids
        if country is None and place.country is not None:
            country = place.country
            postings[Facet.COUNTRY][country] += ids


def _list_periods(first: int | None, last: int | None) -> Iterator[tuple[Facet, str]]:
    """Yield the day, week, month and year that the days with these ordinals lie within."""
    if first is None or last is None:
        return
    start, end = date.fromordinal(first), date.fromordinal(last)
    if (monday := _find_monday(start)) == _find_monday(end):
        yield Facet.WEEK, monday
    for facet, length in ((Facet.DAY, _DAY), (Facet.MONTH, _MONTH), (Facet.YEAR, _YEAR)):
        if (period := start.isoformat()[:length]) == end.isoformat()[:length]:
            yield facet, period


def _find_monday(day: date) -> str:
    return (day - timedelta(days=day.weekday())).isoformat()


def read_terms(connection: Connection, scope: Scope) -> Postings:
    """Return what the tables say of entries, but for their words."""
    dialect, facts = connection.dialect.name, Facts()
    by_facet = {str(facet): facts.postings[facet] for facet in SOURCES}
    for facet, entry, value in stream(connection, _select_values(scope.kind, dialect), scope):
        by_facet[facet][value].append(entry)
    of_entries, of_incidents = _select_numbers(scope.kind, dialect)
    for key, kind, assessment, dated, *days in stream(connection, of_entries, scope):
        facts.add_entry(key, (kind, assessment, dated), days)
    for key, *counts in stream(connection, of_incidents, scope):
        facts.add_counts(key, counts)
    around = Surroundings(connection, facts.postings[Facet.DOCUMENT], facts.postings[Facet.SITE])
    return facts.make_postings(around)


@cache
def _select_values(scope: str, dialect: str) -> Select[Any]:
    """Return the select of (facet, entry_id, value) of all sources, made once: it is long."""
    condition = Scope(scope, {}).condition(dialect)
    selects: list[Select[Any]] = [
        select(literal_column(f"'{facet}'", String()).label("facet"), *subquery.c)
        for facet, source in SOURCES.items()
        for subquery in (each.subquery() for each in source(condition))
    ]
    return select(union_all(*selects).subquery("value_of"))


@cache
def _select_numbers(scope: str, dialect: str) -> tuple[Select[Any], Select[Any]]:
    condition = Scope(scope, {}).condition(dialect)
    return select_entries(condition, dialect), select_counts(condition)


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
