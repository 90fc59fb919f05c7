"""The terms of the index that a filter names: their ids, and how many entries have them, in one statement."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, and_, cast, literal_column, null, select, union_all

from api.errors import BadInput
from api.read.areas import Area, in_area
from api.read.dialects import Dialect, Statement, quoted
from api.read.postings import MOST_RANGES, Postings, Range
from api.read.references import Reference
from schema.tables import TABLES
from schema.term import Facet

TERM = TABLES["term"]

RECORDS = {
    Facet.ACTOR: "actor",
    Facet.PLACE: "place",
    Facet.DOCUMENT: "document",
    Facet.PUBLISHER: "publisher",
}
"""The facets whose values are records, which must be there."""

WHOLE = frozenset({Facet.SPAN, Facet.MONTH, Facet.REPORTED_YEAR, Facet.REPORTED_MONTH})
"""The facets of which all terms are asked for: there are not many."""

AREA = "area"


@dataclass(frozen=True, slots=True)
class Found:
    """A term, 0 where no entry has it; how many have it; and the record's key where it is one's."""

    value: str
    term: int
    count: int
    key: int


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms found, by facet, and those of the places in the areas that were asked for."""

    by_facet: dict[str, dict[str, Found]] = field(default_factory=dict)
    in_areas: dict[Area, list[Found]] = field(default_factory=dict)

    def list(self, facet: Facet, values: Iterable[str]) -> list[Found]:
        """Return the terms of the values, each once."""
        known = self.by_facet.get(facet, {})
        return [known[value] for value in dict.fromkeys(values) if value in known]

    def whole(self, facet: Facet) -> Iterable[Found]:
        """Return all terms of a facet that was asked for wholly."""
        return self.by_facet.get(facet, {}).values()

    def check(self, references: Iterable[Reference]) -> None:
        """Raise BadInput for the first record that is not there; other values that nothing has are no error."""
        for each in references:
            if each.kind in RECORDS and each.slug not in self.by_facet.get(each.kind, {}):
                raise BadInput(f"There is no {each.kind} “{each.slug}”.", argument=each.path)


def postings_of(found: Sequence[Found], *, exact: bool = True) -> Postings:
    """Return the postings of all that have one of the terms."""
    ranges = tuple(Range(each.term) for each in found if each.term)
    return Postings(ranges, sum(each.count for each in found), exact)


def find_terms(
    dialect: Dialect, references: Sequence[Reference], areas: Sequence[Area] = ()
) -> Generator[tuple[str, tuple[Any, ...]], Any, Terms]:
    """Ask for the terms that are referred to, in one statement; raises BadInput for a record that is not there."""
    if not references and not areas:
        return Terms()
    facets = frozenset(each.kind for each in references)
    values: dict[str, Any] = {
        facet: [each.slug for each in references if each.kind == facet] for facet in facets
    }
    for number, area in enumerate(areas):
        values |= dict(zip(_sides(number), area.sides, strict=True))
    rows = yield _lookup(dialect, facets, tuple(area.crosses_180 for area in areas)).bind(values)
    terms = Terms()
    for facet, value, term, count, key in rows:
        found = Found(value, term or 0, count or 0, key or 0)
        if facet == AREA:
            terms.in_areas.setdefault(areas[int(value)], []).append(found)
        else:
            terms.by_facet.setdefault(facet, {})[value] = found
    terms.check(references)
    return terms


@cache
def _lookup(dialect: Dialect, facets: frozenset[str], crossing: tuple[bool, ...]) -> Statement:
    """Return the statement that finds terms of these facets, each one's values bound under its name."""
    parts = [_part(dialect, Facet(facet)) for facet in sorted(facets)]
    parts += [_area(number, across_180=across) for number, across in enumerate(crossing)]
    return dialect.compile(select(union_all(*parts).subquery()))


def _part(dialect: Dialect, facet: Facet) -> Select[Any]:
    columns = [quoted(facet).label("facet"), TERM.c.value, TERM.c.id, TERM.c.count]
    nothing = cast(null(), Integer).label("key")
    if facet in WHOLE:
        return select(*columns, nothing).where(TERM.c.facet == quoted(facet))
    if facet not in RECORDS:
        known = dialect.among(TERM.c.value, facet)
        return select(*columns, nothing).where(TERM.c.facet == quoted(facet), known)
    record = TABLES[RECORDS[facet]]
    columns[1] = record.c.slug.label("value")
    same = and_(TERM.c.facet == quoted(facet), TERM.c.value == record.c.slug)
    rows = record.outerjoin(TERM, same)
    return (
        select(*columns, record.c.id.label("key"))
        .select_from(rows)
        .where(dialect.among(record.c.slug, facet))
    )


def _sides(number: int) -> list[str]:
    return [f"{side}{number}" for side in ("west", "south", "east", "north")]


def _area(number: int, *, across_180: bool) -> Select[Any]:
    """Select the places in an area, one more than are of use, with their terms."""
    place = TABLES["place"]
    within = in_area(place, _sides(number), across_180=across_180)
    some = select(place.c.id, place.c.slug).where(within)
    inside = some.limit(literal_column(str(MOST_RANGES + 1), Integer())).subquery(f"inside{number}")
    number_of = quoted(str(number)).label("value")
    columns = [quoted(AREA).label("facet"), number_of, TERM.c.id, TERM.c.count, inside.c.id.label("key")]
    same = and_(TERM.c.facet == quoted(Facet.SITE), TERM.c.value == inside.c.slug)
    return select(*columns).select_from(inside.outerjoin(TERM, same))
