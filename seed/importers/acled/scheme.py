"""ACLED (Armed Conflict Location & Event Data): one incident, or agreement, a row of the CSV export.

`fatalities` of 0 means "none or unknown" (ACLED Codebook), so it is never a zero here.
"""

import re
from operator import itemgetter
from typing import Any

from schema.records.exchange import (
    CasualtyRecord,
    CitationRecord,
    DateRecord,
    DiplomaticEventRecord,
    DocumentRecord,
    EntryRecord,
    IncidentRecord,
    PublisherRecord,
)
from schema.vocabularies import (
    CasualtyOutcome,
    CountStatus,
    DatePrecision,
    DiplomaticCategory,
    IncidentCategory,
    Population,
    PublisherKind,
)
from seed.importers.acled.actors import read_sides
from seed.importers.acled.columns import COLUMNS, AcledRow, read_table
from seed.importers.acled.places import read_location
from seed.importers.reading.days import UNDATED, date_of, month_of, read_day, read_year, week_of
from seed.importers.reading.faults import Faults, remembered
from seed.importers.reading.opening import Opened
from seed.importers.reading.publishers import make_publisher
from seed.importers.reading.slugs import slug_of_id, slug_of_name
from seed.importers.reading.table_scheme import TableScheme
from seed.importers.reading.tables import SourceTable, read_layout
from seed.importers.scheme import RowRecords, RowRejected, SchemeId

ACLED = PublisherRecord(
    slug="acled",
    name="Armed Conflict Location & Event Data",
    kind=PublisherKind.DATASET,
    homepage="https://acleddata.com/",
)
DATASET = DocumentRecord(
    slug="acled",
    headline="ACLED data",
    url="https://acleddata.com/",
    licence="ACLED terms of use; attribution needed, no redistribution",
)
_UNKNOWN = re.compile(
    r"\b(casualties|fatalities|deaths)\b[^.;]{0,20}\bunknown\b|\bunknown (number of )?(casualties|fatalities)\b",
    re.IGNORECASE,
)
_WHERE = ("iso", "country", "admin1", "admin2", "location", "latitude", "longitude", "geo_precision")
_pick_where = itemgetter(*map(AcledRow._fields.index, _WHERE))
_DAY, _WEEK, _MONTH = "1", "2", "3"


class Acled(TableScheme[AcledRow]):
    """An ACLED export in CSV."""

    name = "acled"
    dataset = DATASET
    owner = ACLED
    fields = AcledRow

    def __init__(self, opened: Opened, publisher: str | None) -> None:
        layout = read_layout(opened, COLUMNS)
        super().__init__(SourceTable(opened, width=len(layout.header)), layout, publisher)

    def read(self, faults: Faults, row: AcledRow) -> tuple[RowRecords, tuple[SchemeId, ...]]:
        """Return the entry that a row tells of; raises RowRejected."""
        slug = event_slug(row.event_id_cnty)
        event = _read_type(faults, row.event_type, row.sub_event_type)
        place = read_location(faults, *_pick_where(row))
        sides = read_sides(
            faults,
            (row.actor1, row.assoc_actor_1, row.inter1),
            (row.actor2, row.assoc_actor_2, row.inter2),
            one_sided=event.get("one_sided", False),
        )
        publishers, documents = _read_sources(row.source, slug)
        shared = {
            "slug": slug,
            "title": f"{sides.names}: {_lower(row.sub_event_type or row.event_type)}{place.phrase}",
            "summary": row.notes or None,
            "date": _read_date(faults, row.event_date, row.time_precision, row.year),
            "participants": sides.participants,
            "places": place.part,
            "citations": (self.citation, *(CitationRecord(document=each.slug) for each in documents)),
        }
        records = RowRecords(
            publishers=(*self.publishers, *publishers),
            actors=sides.actors,
            places=place.places,
            documents=(self.document, *documents),
            entries=(_make_entry(faults, event, row, shared),),
        )
        return records, (SchemeId("entry", slug, "acled", row.event_id_cnty), *place.external_ids)


def event_slug(event_id: str) -> str:
    """Return the slug of an event; raises RowRejected where it has no id."""
    if not event_id:
        raise RowRejected("no_id", "event_id_cnty", event_id)
    return slug_of_id("acled", event_id)


def _read_type(faults: Faults, event_type: str, sub_event_type: str) -> dict[str, Any]:
    """Return what acled.toml says of a type; one that it does not have is noted, and read by the wider type."""
    found: dict[str, Any] | None = read_table("sub_event_types").get(sub_event_type.casefold())
    if found is not None:
        return found
    wider: dict[str, Any] | None = read_table("event_types").get(event_type.casefold())
    if wider is None:
        raise RowRejected("unknown_code", "event_type", event_type)
    faults.note("unknown_code", "sub_event_type", sub_event_type, wider["category"])
    return wider


def _make_entry(faults: Faults, event: dict[str, Any], row: AcledRow, shared: dict[str, Any]) -> EntryRecord:
    casualties = _read_casualties(faults, row.fatalities, is_unknown=bool(_UNKNOWN.search(row.notes)))
    if event.get("kind") == "diplomatic_event":
        if row.fatalities not in {"", "0"}:
            faults.note("dead_of_diplomatic_event", "fatalities", row.fatalities)
        category = DiplomaticCategory(event["category"])
        return DiplomaticEventRecord(kind="diplomatic_event", category=category, **shared)
    category_of_incident = IncidentCategory(event["category"])
    return IncidentRecord(kind="incident", category=category_of_incident, casualties=casualties, **shared)


def _lower(text: str) -> str:
    """Return a type as it stands within a title."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


@remembered(4_096)
def _read_casualties(faults: Faults, fatalities: str, *, is_unknown: bool) -> tuple[CasualtyRecord, ...]:
    best = faults.read_count("fatalities", fatalities)
    status = CountStatus.COUNTED if best else CountStatus.NOT_MENTIONED
    if not best and is_unknown:
        status = CountStatus.NUMBER_UNKNOWN
    killed = CasualtyOutcome.KILLED
    return (CasualtyRecord(outcome=killed, population=Population.TOTAL, status=status, best=best or None),)


@remembered(16_384)
def _read_date(faults: Faults, text: str, code: str, year: str) -> DateRecord:
    """Return the day, or the calendar week (2) or month (3, or a code that is none) around it."""
    stretch = read_day(faults, "event_date", text, read_year(year))
    if stretch is None:
        return UNDATED
    first, last = stretch
    if code == _DAY or first != last:
        return date_of(first, last)
    if code == _WEEK:
        return date_of(*week_of(first), DatePrecision.WEEK)
    found = date_of(*month_of(first.year, first.month))
    if code != _MONTH:
        faults.note("unknown_code", "time_precision", code, found.edtf)
    return found


def _read_sources(text: str, slug: str) -> tuple[tuple[PublisherRecord, ...], tuple[DocumentRecord, ...]]:
    """Return the bodies that reported an event, and for each a document: ACLED does not say which report it was."""
    names = dict.fromkeys(name.strip() for name in text.split(";") if name.strip())
    publishers = tuple(map(make_publisher, names))
    documents = tuple(
        DocumentRecord(slug=slug_of_name("acled-source", publisher.name, slug), publisher=publisher.slug)
        for publisher in publishers
    )
    return publishers, documents
