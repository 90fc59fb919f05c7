"""How a filter becomes a set of entries: what it names is fetched first, and all else is the algebra of sets.

Fields that are given must all hold: their sets are intersected. The values of a list are united, and so is `any`;
`not` is what is left of all entries.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from pyroaring import BitMap
from sqlalchemy import Date, String, bindparam, select

from api.read.filter.areas import Area, in_area
from api.read.filter.filters import (
    LISTS,
    DateRange,
    Nested,
    TimelineFilter,
    check_filter,
    list_keys,
    list_references,
    list_roles_of_actors,
    read_external_id,
)
from api.read.filter.references import identify
from api.read.filter.search_query import read_query
from api.read.filter.word_sets import fetch_words, find_words
from api.read.index.bits import intersect, unite
from api.read.index.held import Key
from api.read.index.view import EVERYTHING, IndexView, Reading, list_digits
from api.read.sql.claim_rules import was_contested
from api.read.sql.dialects import Dialect, SqlStatement
from schema.tables import TABLES
from schema.term import Facet

ENTRY, PLACE, EXTERNAL = TABLES["entry"], TABLES["place"], TABLES["external_id"]

RECORDS = frozenset({Facet.ACTOR, Facet.PLACE, Facet.DOCUMENT, Facet.PUBLISHER})
"""The facets whose values are records, which must be there."""

CONTESTED: Key = (Facet.CONTESTED, "true")


@dataclass(frozen=True, slots=True)
class Contested:
    """What is asked of an entry's claims, true for contested, and the day as of which: the innermost one around.

    A day in `any` holds for what stands beside that `any`, too: what is asked for is then due in each alternative.
    """

    day: str | None = None
    asked: tuple[bool, ...] = ()

    def within(self, where: TimelineFilter) -> "Contested":
        """Return the same with what a filter inside of it says."""
        own = () if where.contested is None else (where.contested,)
        return Contested(where.reported_by or self.day, self.asked + own)

    def is_due(self, where: TimelineFilter) -> bool:
        """Return whether it is asked here: the day is known, or none of the filter's alternatives has one."""
        return self.day is not None or not _has_day(where.any or ())


def _has_day(alternatives: Sequence[TimelineFilter]) -> bool:
    return any(each.reported_by is not None or _has_day(each.any or ()) for each in alternatives)


UNASKED = Contested()


def fetch_filter(where: TimelineFilter, view: IndexView) -> Reading:
    """Read all that a filter names; raises BadInput where the filter, or one of its values, cannot be."""
    filters = check_filter(where)
    references = [each for nested in filters for each in list_references(nested)]
    keys = list(EVERYTHING)
    for nested in filters:
        keys += _list_keys(nested.where)
    yield from view.fetch(keys)
    # What entries have is there; of the other records it is asked.
    yield from identify(
        view.dialect,
        [each for each in references if each.kind in RECORDS and not view[Facet(each.kind), each.slug]],
    )
    contested = any(each.where.contested is not None for each in filters)
    for nested in filters:
        yield from _fetch_others(nested, view, contested=contested)


def _list_keys(where: TimelineFilter) -> Iterator[Key]:
    """Yield the terms that a filter names by itself."""
    for name in (*LISTS, "categories"):
        yield from list_keys(where, name)
    yield from list_roles_of_actors(where)
    yield CONTESTED
    if where.min_killed is not None:
        yield from list_digits(Facet.KILLED_LOW)
    if where.reported_by is not None:
        yield from list_digits(Facet.REPORTED)
    if where.during is not None:
        for facet in (Facet.FIRST, Facet.LAST):
            yield from list_digits(facet)


def _fetch_others(nested: Nested, view: IndexView, *, contested: bool) -> Reading:
    """Work out, once for all facets, the sets of what is no term by itself: each of them leaves out its own alone."""
    where, path = nested
    if where.min_killed is not None:
        killed = view.numbers(Facet.KILLED_LOW)
        view.more["min_killed", where.min_killed] = killed.at_least(where.min_killed)
    if where.reported_by is not None:
        reported = view.numbers(Facet.REPORTED)
        view.more["reported_by", where.reported_by] = reported.at_most(_number(where.reported_by))
    if where.during is not None:
        view.more[where.during] = _find_during(where.during, view)
    if where.area is not None:
        view.more[where.area] = yield from view.remember(where.area, _read_area(where.area, view))
    if where.external_id is not None:
        scheme, value = read_external_id(where.external_id, path)
        rows = yield _external_id(view.dialect).bind({"scheme": scheme, "value": value})
        view.more["external_id", where.external_id] = BitMap([row[0] for row in rows])
    if where.reported_by is not None and contested:
        rows = yield _contested(view.dialect).bind({"day": where.reported_by})
        view.more["contested", where.reported_by] = BitMap([row[0] for row in rows])
    if where.search is not None:
        query = read_query(where.search, f"{path}.search")
        yield from fetch_words(query, "entry", view)
        view.more["search", where.search] = find_words(query, "entry", view)


def _read_area(area: Area, view: IndexView) -> Reading:
    """Return the entries at the places that have coordinates in a box."""
    rows = yield _area(view.dialect, across_180=area.crosses_180).bind(area.sides)
    places = [(Facet.SITE, row[0]) for row in rows]
    yield from view.fetch(places)
    return unite(view[place] for place in places)


def find(where: TimelineFilter, view: IndexView, around: Contested = UNASKED) -> BitMap:
    """Return the entries for which a filter holds that was fetched."""
    here = around.within(where)
    found = [*_list_sets(where, view)]
    if here.is_due(where):
        found += [_find_contested(here.day, view, is_so=is_so) for is_so in here.asked]
        here = replace(here, asked=())
    if where.any is not None:
        found.append(unite([find(each, view, here) for each in where.any]))
    if where.not_ is not None:
        found.append(view.everything - find(where.not_, view, replace(here, asked=())))
    return intersect(found) if found else view.everything


def _list_sets(where: TimelineFilter, view: IndexView) -> Iterator[BitMap]:
    """Yield the set of each field that is given."""
    for name in (*LISTS, "categories"):
        if getattr(where, name) is None or (name == "roles" and where.actors is not None):
            continue
        in_roles = name == "actors" and where.roles is not None
        keys = list_roles_of_actors(where) if in_roles else list_keys(where, name)
        yield unite(view[key] for key in keys)
    if where.min_killed is not None:
        yield view.more["min_killed", where.min_killed]
    if where.reported_by is not None:
        yield view.more["reported_by", where.reported_by]
    if where.during is not None:
        yield view.more[where.during]
    if where.area is not None:
        yield view.more[where.area]
    if where.external_id is not None:
        yield view.more["external_id", where.external_id]
    if where.search is not None:
        yield view.more["search", where.search]


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _find_during(during: DateRange, view: IndexView) -> BitMap:
    """Return the entries whose date must lie in a range, or may: then a bound that is open is met."""
    first, last = view.numbers(Facet.FIRST), view.numbers(Facet.LAST)
    if during.certain:
        found = first.given & last.given
        if during.first is not None:
            found &= first.at_least(_number(during.first))
        if during.last is not None:
            found &= last.at_most(_number(during.last))
        return found
    found = BitMap(view[Facet.DATED, "dated"])
    if during.first is not None:
        found -= last.split(found & last.given, _number(during.first)).below
    if during.last is not None:
        found -= first.split(found & first.given, _number(during.last)).above
    return found


def _find_contested(day: str | None, view: IndexView, *, is_so: bool) -> BitMap:
    """Return the entries of which a claim is contested, or was on the day, or none is."""
    contested: BitMap = view[CONTESTED] if day is None else view.more["contested", day]
    return contested if is_so else view.everything - contested


@cache
def _area(dialect: Dialect, *, across_180: bool) -> SqlStatement:
    return dialect.compile(select(PLACE.c.slug).where(in_area(PLACE, across_180=across_180)))


@cache
def _external_id(dialect: Dialect) -> SqlStatement:
    named = [EXTERNAL.c[name] == bindparam(name, type_=String()) for name in ("scheme", "value")]
    return dialect.compile(select(EXTERNAL.c.entry_id).where(*named, EXTERNAL.c.entry_id.is_not(None)))


@cache
def _contested(dialect: Dialect) -> SqlStatement:
    rule = was_contested(lambda name: bindparam(name, type_=Date()))
    return dialect.compile(select(ENTRY.c.id).where(rule(dialect, "day")))
