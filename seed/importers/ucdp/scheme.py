"""UCDP GED (Georeferenced Event Dataset): one incident a row.

`deaths_unknown` is not recorded: it is `best` less the deaths by side, and a row in which it is not is noted. As a row
of its own it would be taken for a count of all dead.
"""

from typing import NamedTuple

from schema.records.exchange import (
    CasualtyRecord,
    CountRange,
    DocumentRecord,
    IncidentRecord,
    PublisherRecord,
)
from schema.vocabularies import (
    CasualtyOutcome,
    CountStatus,
    Granularity,
    IncidentCategory,
    Population,
    PublisherKind,
)
from seed.importers.reading.faults import Faults, remembered
from seed.importers.reading.opening import Opened
from seed.importers.reading.slugs import slug_of_id
from seed.importers.reading.table_scheme import TableScheme
from seed.importers.reading.tables import SourceTable, read_layout
from seed.importers.scheme import RowRecords, RowRejected, SchemeId
from seed.importers.ucdp.actors import read_sides
from seed.importers.ucdp.columns import COLUMNS, GedRow
from seed.importers.ucdp.dates import read_date
from seed.importers.ucdp.places import read_location
from seed.importers.ucdp.sources import read_sources

UCDP = PublisherRecord(
    slug="ucdp",
    name="Uppsala Conflict Data Program",
    kind=PublisherKind.DATASET,
    homepage="https://ucdp.uu.se/",
)
DATASET = DocumentRecord(
    slug="ucdp-ged",
    headline="UCDP Georeferenced Event Dataset (GED)",
    credit="Sundberg, Ralph, and Erik Melander (2013), Introducing the UCDP Georeferenced Event Dataset, "
    "Journal of Peace Research 50(4); Uppsala Conflict Data Program",
    url="https://ucdp.uu.se/downloads/",
    licence="CC BY 4.0",
)


class _Violence(NamedTuple):
    category: IncidentCategory
    title: str
    summary: str
    one_sided: bool = False


_VIOLENCE = {
    "1": _Violence(IncidentCategory.ARMED_CLASH, "armed clash", "State-based conflict"),
    "2": _Violence(IncidentCategory.ARMED_CLASH, "armed clash", "Non-state conflict"),
    "3": _Violence(IncidentCategory.ATTACK_UNSPECIFIED, "attack", "One-sided violence", one_sided=True),
}
"""By `type_of_violence`."""

_WHERE = slice(GedRow._fields.index("where_prec"), GedRow._fields.index("event_clarity"))
_DEATHS = slice(GedRow._fields.index("deaths_a"), None)

_SIDES = {
    "deaths_a": Population.SIDE_A,
    "deaths_b": Population.SIDE_B,
    "deaths_civilians": Population.CIVILIAN,
}


class UcdpGed(TableScheme[GedRow]):
    """A UCDP GED file, of any release."""

    name = "ucdp-ged"
    dataset = DATASET
    owner = UCDP
    fields = GedRow

    def __init__(self, opened: Opened, publisher: str | None) -> None:
        layout = read_layout(opened, COLUMNS)
        super().__init__(SourceTable(opened, width=len(layout.header)), layout, publisher)

    def read(self, faults: Faults, row: GedRow) -> tuple[RowRecords, tuple[SchemeId, ...]]:
        """Return the incident that a row tells of; raises RowRejected."""
        violence = _read_violence(row.type_of_violence)
        place = read_location(faults, *row[_WHERE])
        sides = read_sides(row.side_a_id, row.side_a, row.side_b_id, row.side_b, one_sided=violence.one_sided)
        sources = read_sources(row.source_article, row.year)
        entry = IncidentRecord(
            kind="incident",
            slug=_read_slug(row.id),
            title=f"{sides.names}: {violence.title}{place.phrase}",
            summary=_summarise(violence, row),
            date=read_date(faults, row.date_start, row.date_end, row.date_prec, row.year),
            granularity=_read_granularity(faults, row.event_clarity),
            category=violence.category,
            participants=sides.participants,
            places=place.part,
            casualties=_read_casualties(faults, *row[_DEATHS]),
            citations=(self.citation, *sources.citations),
        )
        records = RowRecords(
            publishers=(*self.publishers, *sources.publishers),
            actors=sides.actors,
            places=place.places,
            documents=(self.document, *sources.documents),
            entries=(entry,),
        )
        own = SchemeId("entry", entry.slug, "ucdp-ged", row.id)
        return records, (own, *sides.external_ids, *place.external_ids)


def _read_slug(number: str) -> str:
    if not number:
        raise RowRejected("no_id", "id", number)
    return slug_of_id("ucdp-ged", number)


def _read_violence(code: str) -> _Violence:
    """Return what a type of violence is; raises RowRejected, since without it nothing can be said of the event."""
    found = _VIOLENCE.get(code)
    if found is None:
        raise RowRejected("unknown_code", "type_of_violence", code)
    return found


def _read_granularity(faults: Faults, clarity: str) -> Granularity:
    """Return whether UCDP could tell the event from others: an `event_clarity` of 2 is a sum of several."""
    if clarity not in {"", "1", "2"}:
        faults.note("unknown_code", "event_clarity", clarity, Granularity.SINGLE)
    return Granularity.AGGREGATE if clarity == "2" else Granularity.SINGLE


def _summarise(violence: _Violence, row: GedRow) -> str:
    """Return what UCDP's codes say and no other field of ours does."""
    summary = (
        f"{violence.summary} (UCDP type of violence {row.type_of_violence}),"
        f" conflict “{row.conflict_name}” ({row.conflict_id}),"
        f" dyad “{row.dyad_name}” ({row.dyad_id})."
    )
    reporter = row.source_original
    return f"{summary} Original source: {reporter}." if reporter else summary


@remembered(16_384)
def _read_casualties(faults: Faults, *deaths: str) -> tuple[CasualtyRecord, ...]:
    """Return the dead: in all, also where they are 0, and on each side that had any."""
    read = {
        name: faults.read_count(name, value)
        for name, value in zip(GedRow._fields[_DEATHS], deaths, strict=True)
    }
    best = read["best"]
    span = faults.read_range(best, read["low"], read["high"])
    total = _count(Population.TOTAL, CountStatus.COUNTED if span else CountStatus.NUMBER_UNKNOWN, span)
    parts = [number for name, number in read.items() if name.startswith("deaths_") and number is not None]
    if best is not None and len(parts) == len(_SIDES) + 1 and sum(parts) != best:
        faults.note("deaths_by_side", "deaths_unknown", str(read["deaths_unknown"]))
    sides = (
        _count(population, CountStatus.COUNTED, CountRange(best=number))
        for name, population in _SIDES.items()
        if (number := read[name])
    )
    return total, *sides


def _count(population: Population, status: CountStatus, span: CountRange | None) -> CasualtyRecord:
    return CasualtyRecord(
        outcome=CasualtyOutcome.KILLED,
        population=population,
        status=status,
        low=span.low if span else None,
        best=span.best if span else None,
        high=span.high if span else None,
    )
