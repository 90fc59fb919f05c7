"""The terms of new entries, worked out from their records: what `term_sources` reads from the tables.

Terms are numbered as they come, for numbers are counted and compared faster than facets and values.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import chain, product

from sqlalchemy import Connection

from schema.bulk import insert
from schema.index_rows import Key, add_pairs, change_counts
from schema.records import EntryRecord, IncidentRecord, StatementRecord
from schema.rows import Row
from schema.spans import LONGEST, OPEN
from schema.surroundings import Surroundings
from schema.term import COUNTED_ONLY, KILLED_AT_LEAST, PAIRED, PAIRING, Facet

_YEAR, _MONTH, _DAY = 4, 7, 10
Numbers = tuple[int, ...]


class _Numbering:
    """Terms numbered as they come, and which of the numbers are of what kind."""

    def __init__(self) -> None:
        self.keys: list[Key] = []
        self.counted_only, self.pairing, self.paired = set[int](), set[int](), set[int]()
        self._numbers: dict[Key, int] = {}
        self._kinds = (
            (COUNTED_ONLY, self.counted_only),
            (PAIRING, self.pairing),
            (PAIRED, self.paired),
        )

    def number(self, keys: Iterable[Key]) -> Numbers:
        """Return the numbers of terms, making those that are new."""
        return tuple(self._numbers[key] if key in self._numbers else self._add(key) for key in keys)

    def _add(self, key: Key) -> int:
        number = self._numbers[key] = len(self.keys)
        self.keys.append(key)
        for facets, numbers in self._kinds:
            if key[0] in facets:
                numbers.add(number)
        return number


class NewTerms:
    """The terms of entries that the index has nothing of yet; entries are added in the order of the timeline."""

    def __init__(self, around: Surroundings) -> None:
        self._terms = terms = _Numbering()
        self._counts: Counter[int] = Counter()
        self._pairs: Counter[tuple[int, int]] = Counter()
        self._postings: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        # None of these refers to this object: a circle would keep all postings until the collector comes.
        self._of_sort = cache(lambda *sort: terms.number(_list_sort(*sort)))
        self._of_date = cache(lambda *days: terms.number(list_date_terms(*days)))
        self._of_report = cache(lambda day: terms.number(_list_report(day)))
        self._of_killed = cache(lambda killed: terms.number(_list_killed(killed)))
        self._of_actor = cache(
            lambda actor, role: terms.number([(Facet.ACTOR, actor), (Facet.ROLE, str(role))])
        )
        self._of_weapon = cache(lambda weapon: terms.number([(Facet.WEAPON, str(weapon))]))
        self._of_place = cache(lambda place: terms.number(_list_place(place, around)))
        self._of_document = cache(lambda document: terms.number(_list_document(document, around)))

    def add(self, key: int, record: EntryRecord, row: Row, killed: int | None) -> None:
        """Count and post an entry, whose row has its first day, its sort date and that of the first report."""
        terms = set(chain.from_iterable(self._list_parts(record, row, killed)))
        self._counts.update(terms)
        self._pairs.update(product(terms & self._terms.pairing, terms & self._terms.paired))
        posting = row["sort_date"].toordinal(), row["sort_second"], key
        for term in terms - self._terms.counted_only:
            self._postings[term].append(posting)

    def write(self, connection: Connection) -> None:
        """Add everything to the index."""
        named = self._terms.keys
        ids = change_counts(connection, {named[term]: count for term, count in self._counts.items()})
        keys = [ids.get(key, 0) for key in named]  # 0: of what no entry has after all
        add_pairs(connection, [(keys[term], keys[other], n) for (term, other), n in self._pairs.items()])
        by_term = sorted((keys[term], placed) for term, placed in self._postings.items())
        postings = [(term, *posting) for term, placed in by_term for posting in placed]
        insert(connection, "posting", ("term_id", "day", "second", "entry_id"), postings)

    def _list_parts(self, record: EntryRecord, row: Row, killed: int | None) -> Iterator[Numbers]:
        category = record.act if isinstance(record, StatementRecord) else record.category
        yield self._of_sort(record.kind, category, record.assessment)
        yield self._of_date(row["date_earliest"], row["date_latest"])
        yield self._of_report(row["first_reported_on"])
        yield self._of_killed(killed)
        for part in record.participants:
            yield self._of_actor(part.actor, part.role)
        for place in record.places:
            yield self._of_place(place.place)
        for citation in record.citations:
            yield self._of_document(citation.document)
        for use in record.weapons if isinstance(record, IncidentRecord) else ():
            yield self._of_weapon(use.weapon)


def _list_place(slug: str, around: Surroundings) -> Iterator[Key]:
    yield Facet.SITE, slug
    country = None
    for place in around.list_places_around(slug):
        yield Facet.PLACE, place.slug
        if country is None and place.country is not None:
            yield Facet.COUNTRY, (country := place.country)


def _list_document(slug: str, around: Surroundings) -> Iterator[Key]:
    yield Facet.DOCUMENT, slug
    if (publisher := around.documents[slug].publisher) is not None:
        yield Facet.PUBLISHER, publisher


def _list_sort(kind: str, category: str, assessment: str) -> list[Key]:
    return [(Facet.KIND, kind), (Facet.CATEGORY, f"{kind}:{category}"), (Facet.ASSESSMENT, str(assessment))]


def list_date_terms(first: date, last: date | None) -> Iterator[Key]:
    """Yield what follows from the bounds of an entry that is sorted by the first of them."""
    yield Facet.DATED, "dated"
    yield Facet.SPAN, OPEN if last is None else str(min(1 << (last - first).days.bit_length(), 1 << LONGEST))
    if last is None:
        return
    if (monday := _find_monday(first)) == _find_monday(last):
        yield Facet.WEEK, monday
    start, end = first.isoformat(), last.isoformat()
    for facet, length in ((Facet.DAY, _DAY), (Facet.MONTH, _MONTH), (Facet.YEAR, _YEAR)):
        if start[:length] == end[:length]:
            yield facet, start[:length]


def _find_monday(day: date) -> str:
    return (day - timedelta(days=day.weekday())).isoformat()


def _list_report(day: date | None) -> list[Key]:
    if day is None:
        return []
    facets = ((Facet.REPORTED_DAY, _DAY), (Facet.REPORTED_MONTH, _MONTH), (Facet.REPORTED_YEAR, _YEAR))
    return [(facet, day.isoformat()[:length]) for facet, length in facets]


def _list_killed(killed: int | None) -> list[Key]:
    return [(Facet.KILLED, str(step)) for step in KILLED_AT_LEAST if killed is not None and step <= killed]
