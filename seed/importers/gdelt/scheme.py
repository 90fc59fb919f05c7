"""GDELT 2.0 events: an entry a row, of the kind that its CAMEO code says.

GDELT is read from the news by machine: a row says that an article was taken to tell of such an event, no more. What it
counts (mentions, sources, articles, tone) is about the news and not about the event, so it is not recorded.
"""

from functools import lru_cache
from typing import Any

from schema.records.exchange import (
    ActorRecord,
    CitationRecord,
    DateRecord,
    DiplomaticEventRecord,
    DocumentRecord,
    EntryRecord,
    IncidentRecord,
    ParticipantRecord,
    PublisherRecord,
    StatementRecord,
)
from schema.vocabularies import (
    DiplomaticCategory,
    IncidentCategory,
    ParticipantRole,
    PublisherKind,
    StatementAct,
    StatementForm,
)
from seed.importers.gdelt.cameo import find_event, find_roles, make_actor
from seed.importers.gdelt.columns import COLUMNS, MAPPED, GdeltRow
from seed.importers.gdelt.places import read_location
from seed.importers.reading.addresses import is_address
from seed.importers.reading.days import UNDATED, date_of, read_day, read_year
from seed.importers.reading.faults import Faults
from seed.importers.reading.opening import Opened
from seed.importers.reading.slugs import slug_of_id, slug_of_name
from seed.importers.reading.table_scheme import TableScheme
from seed.importers.reading.tables import Layout, SourceTable
from seed.importers.reading.titles import name_sides
from seed.importers.scheme import RowRecords, RowRejected, SchemeId, UnusableFile

GDELT = PublisherRecord(
    slug="gdelt",
    name="The GDELT Project",
    kind=PublisherKind.DATASET,
    homepage="https://www.gdeltproject.org/",
)
DATASET = DocumentRecord(
    slug="gdelt-events",
    headline="GDELT 2.0 Event Database",
    url="https://www.gdeltproject.org/data.html",
    licence="Free for any use, with attribution to the GDELT Project",
)
_LOOKED_AT = 20
_OTHERS = {
    57: "a GDELT 1.0 file; only 2.0 events, of 61 columns, can be imported",
    58: "a GDELT 1.0 file; only 2.0 events, of 61 columns, can be imported",
    16: "a GDELT mentions file; the events are in the file that ends in .export.CSV",
    27: "a GDELT knowledge graph; the events are in the file that ends in .export.CSV",
}
_LAYOUT = Layout(
    header=COLUMNS,
    positions=tuple(map(COLUMNS.index, MAPPED)),
    mapped=MAPPED,
    unmapped=tuple(name for name in COLUMNS if name not in MAPPED),
)
_WHERE = slice(GdeltRow._fields.index("geo_type"), GdeltRow._fields.index("url"))


class GdeltEvents(TableScheme[GdeltRow]):
    """A GDELT 2.0 export file of events."""

    name = "gdelt-events"
    dataset = DATASET
    owner = GDELT
    fields = GdeltRow

    def __init__(self, opened: Opened, publisher: str | None) -> None:
        _check_width(opened.head)
        table = SourceTable(opened, width=len(COLUMNS), delimiter="\t", header=False)
        super().__init__(table, _LAYOUT, publisher)

    def read(self, faults: Faults, row: GdeltRow) -> tuple[RowRecords, tuple[SchemeId, ...]]:
        """Return the entry that a row tells of; raises RowRejected."""
        if not row.number:
            raise RowRejected("no_id", "GLOBALEVENTID", row.number)
        event = find_event(row.event_code)
        if event is None:
            raise RowRejected("unknown_code", "EventCode", row.event_code)
        place = read_location(faults, *row[_WHERE])
        actors, participants = _read_actors(
            event["kind"], (row.actor1_code, row.actor1_name), (row.actor2_code, row.actor2_name)
        )
        source = _read_source(row.url)
        entry = _make_entry(
            event,
            slug=slug_of_id("gdelt", row.number),
            title=f"{name_sides(actor.name for actor in actors)}: {event['label']}{place.phrase}",
            summary=f"CAMEO event code {row.event_code}.",
            date=_read_date(faults, row),
            participants=participants,
            places=place.part,
            citations=(self.citation, *(CitationRecord(document=each.slug) for each in source)),
        )
        records = RowRecords(
            publishers=self.publishers,
            actors=actors,
            places=place.places,
            documents=(self.document, *source),
            entries=(entry,),
        )
        codes = dict.fromkeys(code for code in (row.actor1_code, row.actor2_code) if code)
        ids = (SchemeId("actor", make_actor(code).slug, "cameo", code) for code in codes)
        own = SchemeId("entry", entry.slug, "gdelt-events", row.number)
        return records, (own, *ids, *place.external_ids)


def _check_width(head: str) -> None:
    """Raise UnusableFile unless one of the first lines has as many columns as events have."""
    widths = [line.count("\t") + 1 for line in head.splitlines()[:_LOOKED_AT] if line.strip()]
    if len(COLUMNS) in widths:
        return
    if widths[0] in _OTHERS:
        raise UnusableFile(f"is {_OTHERS[widths[0]]}")
    raise UnusableFile(
        f"has {widths[0]} column{'s' if widths[0] > 1 else ''} separated by tabs, where GDELT 2.0 events have"
        f" {len(COLUMNS)}; give the file as it was downloaded"
    )


def _make_entry(event: dict[str, str], **shared: Any) -> EntryRecord:  # noqa: ANN401 - the fields of an entry
    if event["kind"] == "incident":
        return IncidentRecord(kind="incident", category=IncidentCategory(event["category"]), **shared)
    if event["kind"] == "statement":
        act = StatementAct(event["act"])
        return StatementRecord(kind="statement", act=act, form=StatementForm.PARAPHRASE, **shared)
    category = DiplomaticCategory(event["category"])
    return DiplomaticEventRecord(kind="diplomatic_event", category=category, **shared)


@lru_cache(maxsize=16_384)
def _read_actors(
    kind: str, first: tuple[str, str], second: tuple[str, str]
) -> tuple[tuple[ActorRecord, ...], tuple[ParticipantRecord, ...]]:
    """Return the actors, each given by code and by the name that GDELT found in the news, and their parts."""
    actors: dict[str, ActorRecord] = {}
    parts: dict[tuple[ParticipantRole, str], ParticipantRecord] = {}
    for (code, name), role in zip((first, second), find_roles(kind), strict=True):
        if code:
            actor = make_actor(code)
            actors[actor.slug] = actor
            part = ParticipantRecord(role=role, actor=actor.slug, as_written=name or None)
            parts.setdefault((role, actor.slug), part)
    return tuple(actors.values()), tuple(parts.values())


def _read_date(faults: Faults, row: GdeltRow) -> DateRecord:
    """Return the day; without one the year, and without that none."""
    found = read_day(faults, "SQLDATE", row.date, read_year(row.year))
    return date_of(*found) if found else UNDATED


@lru_cache(maxsize=8_192)
def _read_source(url: str) -> tuple[DocumentRecord, ...]:
    """Return the article, by its address; what is no web address is kept as it stands."""
    if not url:
        return ()
    slug = slug_of_name("gdelt-source", url.partition("://")[2] or url)
    return (
        DocumentRecord(slug=slug, url=url) if is_address(url) else DocumentRecord(slug=slug, headline=url),
    )
