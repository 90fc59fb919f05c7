"""Which entries: a filter is a value, and each of its fields becomes one condition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from api.errors import BadInput
from api.read.areas import Area
from api.read.conditions import Condition, all_of, any_of, none_of
from api.read.during import DateRange, read_during
from api.read.postings import MOST_RANGES, Postings
from api.read.references import Reference, check_length, read_reference, shown, strip_kind
from api.read.search_query import SearchQuery, read_query
from api.read.search_rules import rule_of, values_of
from api.read.terms import Found, Terms, postings_of
from schema.term import KILLED_AT_LEAST, Facet
from schema.vocabularies import EntryKind

DEEPEST = 5


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """Which entries: what is given must all hold, and a list holds when any of its values does."""

    kinds: list[str] | None = None
    categories: list[str] | None = None
    incident_categories: list[str] | None = None
    statement_acts: list[str] | None = None
    diplomatic_categories: list[str] | None = None
    during: DateRange | None = None
    actors: list[str] | None = None
    roles: list[str] | None = None
    places: list[str] | None = None
    countries: list[str] | None = None
    area: Area | None = None
    documents: list[str] | None = None
    publishers: list[str] | None = None
    assessments: list[str] | None = None
    weapons: list[str] | None = None
    contested: bool | None = None
    min_killed: int | None = None
    reported_by: str | None = None
    external_id: str | None = None
    search: str | None = None
    any: "list[TimelineFilter] | None" = None
    not_: "TimelineFilter | None" = None


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


def _has_day(alternatives: "Sequence[TimelineFilter]") -> bool:
    return any(each.reported_by is not None or _has_day(each.any or ()) for each in alternatives)


UNASKED = Contested()
LISTS: dict[str, tuple[Facet, str]] = {
    "kinds": (Facet.KIND, ""),
    "incident_categories": (Facet.CATEGORY, "incident:"),
    "statement_acts": (Facet.CATEGORY, "statement:"),
    "diplomatic_categories": (Facet.CATEGORY, "diplomatic_event:"),
    "actors": (Facet.ACTOR, ""),
    "roles": (Facet.ROLE, ""),
    "places": (Facet.PLACE, ""),
    "countries": (Facet.COUNTRY, ""),
    "documents": (Facet.DOCUMENT, ""),
    "publishers": (Facet.PUBLISHER, ""),
    "assessments": (Facet.ASSESSMENT, ""),
    "weapons": (Facet.WEAPON, ""),
}
"""The filter's lists: which facet each has values of, and what stands before them there."""


def list_references(where: TimelineFilter, path: str = "where", depth: int = 1) -> Iterator[Reference]:
    """Yield every term that the filter names; raises BadInput on one that cannot be any."""
    if depth > DEEPEST:
        raise BadInput(f"any and not may be nested {DEEPEST} deep, and here they go deeper.", argument=path)
    for name in (*LISTS, "categories"):
        check_length(getattr(where, name) or [], f"{path}.{name}")
        for facet, value in list_values(where, name):
            yield read_reference(facet, value, f"{path}.{name}")
    if where.contested is not None:
        yield Reference(Facet.CONTESTED, "true", path)
    if where.min_killed is not None:
        yield Reference(Facet.KILLED, str(threshold(where.min_killed)), path)
    if where.reported_by is not None:
        yield from (Reference(facet, "", path) for facet in (Facet.REPORTED_YEAR, Facet.REPORTED_MONTH))
        yield from (Reference(Facet.REPORTED_DAY, day, path) for day in _list_days(where.reported_by))
    if where.during is not None:
        yield from (Reference(facet, "", path) for facet in (Facet.SPAN, Facet.MONTH))
    for name, nested in _list_nested(where):
        yield from list_references(nested, f"{path}.{name}", depth + 1)


def list_values(where: TimelineFilter, name: str) -> Iterator[tuple[Facet, str]]:
    """Yield the facet and the value of each term that one of the lists names."""
    given: list[str] = getattr(where, name) or []
    if name == "categories":
        yield from ((Facet.CATEGORY, f"{kind}:{value}") for value in given for kind in EntryKind)
    else:
        facet, prefix = LISTS[name]
        yield from ((facet, f"{prefix}{value}") for value in given)


def _list_nested(where: TimelineFilter) -> Iterator[tuple[str, TimelineFilter]]:
    check_length(where.any or [], "where.any")
    for number, nested in enumerate(where.any or ()):
        yield f"any[{number}]", nested
    if where.not_ is not None:
        yield "not", where.not_


def list_areas(where: TimelineFilter, path: str = "where") -> Iterator[Area]:
    """Yield the areas of the filter; raises BadInput on one that is none."""
    if where.area is not None:
        where.area.check(f"{path}.area")
        yield where.area
    for name, nested in _list_nested(where):
        yield from list_areas(nested, f"{path}.{name}")


def condition(
    where: TimelineFilter, terms: Terms, path: str = "where", around: Contested = UNASKED
) -> Condition:
    """Return the filter as one condition on entries; raises BadInput where a value cannot be."""
    here = around.within(where)
    parts = [*_list_terms(where, terms), *_list_others(where, terms, path)]
    if here.is_due(where):
        parts += [_contested(here.day, terms, is_so=is_so) for is_so in here.asked]
        here = replace(here, asked=())
    if where.any is not None:
        nested = [condition(each, terms, f"{path}.any[{n}]", here) for n, each in enumerate(where.any)]
        parts.append(any_of(nested))
    if where.not_ is not None:
        parts.append(none_of([condition(where.not_, terms, f"{path}.not", replace(here, asked=()))]))
    return all_of(parts)


def _list_terms(where: TimelineFilter, terms: Terms) -> Iterator[Condition]:
    """Yield the conditions that a list of values is, which hold for what has one of them."""
    for name in (*LISTS, "categories"):
        if getattr(where, name) is None or (name == "roles" and where.actors is not None):
            continue
        facet, _ = LISTS.get(name, (Facet.CATEGORY, ""))
        found = terms.list(facet, [strip_kind(facet, value) for _, value in list_values(where, name)])
        if name == "actors" and where.roles is not None:
            yield _in_roles(found, terms.list(Facet.ROLE, where.roles))
        else:
            yield has_term(found)


def _in_roles(actors: Sequence[Found], roles: Sequence[Found]) -> Condition:
    """Return the condition that one of the actors has one of the roles."""
    fewer = min(postings_of(actors, exact=False), postings_of(roles, exact=False), key=lambda each: each.most)
    values = ([each.key for each in actors], [each.value for each in roles])
    return Condition("actors_in_roles", values, postings=fewer)


def has_term(found: Sequence[Found]) -> Condition:
    """Return the condition that an entry has one of the terms."""
    return Condition("terms", ([each.term for each in found if each.term],), postings=postings_of(found))


def _list_others(where: TimelineFilter, terms: Terms, path: str) -> Iterator[Condition]:
    if where.min_killed is not None:
        yield _min_killed(where.min_killed, terms)
    if where.reported_by is not None:
        yield Condition("reported_by", (where.reported_by,), postings=_reported(where.reported_by, terms))
    if where.during is not None:
        yield read_during(where.during, terms, f"{path}.during")
    if where.area is not None:
        rule = "area_across_180" if where.area.crosses_180 else "area"
        found = terms.in_areas.get(where.area, [])
        every_place = postings_of(found) if len(found) <= MOST_RANGES else None
        yield Condition(rule, where.area.sides, postings=every_place)
    if where.external_id is not None:
        yield _external_id(where.external_id, f"{path}.external_id")
    if where.search is not None:
        yield search_condition(read_query(where.search, f"{path}.search"))


def _contested(day: str | None, terms: Terms, *, is_so: bool) -> Condition:
    """Return the condition that a claim of the entry is contested, or was on the day, or none is."""
    if day is not None:
        contested = Condition("contested_by_day", (day,))
    else:
        contested = has_term(terms.list(Facet.CONTESTED, ["true"]))
    return contested if is_so else none_of([contested])


def _external_id(given: str, path: str) -> Condition:
    scheme, colon, value = given.partition(":")
    if not (scheme and colon and value):
        raise BadInput(f"{shown(given)} is no external id; write scheme:value.", argument=path)
    return Condition("external_id", (scheme, value))


def search_condition(query: SearchQuery, prefix: str = "") -> Condition:
    """Return the condition that an entry is found, or with "actor." an actor, and so on."""
    return Condition(f"{prefix}{rule_of(query)}", values_of(query))


def threshold(killed: int) -> int:
    """Return the greatest number of killed, of those that there are terms for, that is not above this one."""
    return max((each for each in KILLED_AT_LEAST if each <= killed), default=0)


def _min_killed(killed: int, terms: Terms) -> Condition:
    found = terms.list(Facet.KILLED, [str(threshold(killed))])
    if killed <= threshold(killed):
        return has_term(found)
    return Condition("min_killed", (killed,), postings=postings_of(found, exact=False))


def _reported(day: str, terms: Terms) -> Postings:
    """Return the postings of what was reported in the years, its year's months and its month's days until a day."""
    year, month = day[:4], day[:7]
    found = [each for each in terms.whole(Facet.REPORTED_YEAR) if each.value < year]
    months = terms.whole(Facet.REPORTED_MONTH)
    found += [each for each in months if each.value.startswith(year) and each.value < month]
    return postings_of([*found, *terms.list(Facet.REPORTED_DAY, _list_days(day))])


def _list_days(day: str) -> list[str]:
    """Return the days of a day's month until that day."""
    return [f"{day[:8]}{number:02}" for number in range(1, int(day[8:]) + 1)]
