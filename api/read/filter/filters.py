"""Which entries: a filter as a value, what of it can be wrong, and which terms of the index it names."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import NamedTuple

from api.errors import BadInput
from api.read.filter.areas import Area
from api.read.filter.references import FilterReference, check_length, read_reference, shown, strip_kind
from api.read.index.held import Key
from schema.term import Facet
from schema.vocabularies import EntryKind

DEEPEST = 5
MOST_CONDITIONS = 100
"""So many conditions a filter has at most, nested ones counted."""


@dataclass(frozen=True, slots=True)
class DateRange:
    """A range of days, either end open; `certain` asks for dates that lie inside it, else they may overlap it."""

    first: str | None
    last: str | None
    certain: bool = False

    def check(self, path: str) -> None:
        """Raise BadInput where the range ends before it begins."""
        if self.first and self.last and self.first > self.last:
            raise BadInput(
                f"The range begins on {self.first}, after it ends on {self.last}; swap from and to.",
                argument=path,
            )


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


NOTHING_ASKED = TimelineFilter()
NAMES = tuple(each.name for each in fields(TimelineFilter) if each.name not in ("any", "not_"))
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


class Nested(NamedTuple):
    """A filter within a filter, or the whole one, and where it stands."""

    where: TimelineFilter
    path: str


def list_filters(where: TimelineFilter, path: str = "where", depth: int = 1) -> Iterator[Nested]:
    """Yield the filter and all that are nested in it; raises BadInput where they go too deep."""
    if depth > DEEPEST:
        raise BadInput(f"any and not may be nested {DEEPEST} deep, and here they go deeper.", argument=path)
    yield Nested(where, path)
    check_length(where.any or [], f"{path}.any")
    for number, nested in enumerate(where.any or ()):
        yield from list_filters(nested, f"{path}.any[{number}]", depth + 1)
    if where.not_ is not None:
        yield from list_filters(where.not_, f"{path}.not", depth + 1)


def check_filter(where: TimelineFilter) -> list[Nested]:
    """Return the filter and all nested ones; raises BadInput where there are too many conditions or one cannot be.

    A filter that says nothing counts as one condition.
    """
    nested: list[Nested] = []
    conditions = 0
    for each in list_filters(where):
        nested.append(each)
        given = [name for name in NAMES if getattr(each.where, name) is not None]
        says_nothing = not (given or each.where.any or each.where.not_)
        for name in [""] if says_nothing else given:
            conditions += 1
            if conditions > MOST_CONDITIONS:
                path = f"{each.path}.{name}".rstrip(".")
                raise BadInput(
                    f"A filter has at most {MOST_CONDITIONS} conditions, those in any and not counted, and "
                    f"{path} is one more: ask for less, or give several values of a list at once.",
                    argument=path,
                )
        _check_values(each)
    return nested


def _check_values(nested: Nested) -> None:
    where, path = nested
    for name in (*LISTS, "categories"):
        check_length(getattr(where, name) or [], f"{path}.{name}")
    if where.during is not None:
        where.during.check(f"{path}.during")
    if where.area is not None:
        where.area.check(f"{path}.area")
    if where.external_id is not None:
        read_external_id(where.external_id, f"{path}.external_id")


def read_external_id(given: str, path: str) -> tuple[str, str]:
    """Return the scheme and the value of an external id; raises BadInput where it is none."""
    scheme, colon, value = given.partition(":")
    if not (scheme and colon and value):
        raise BadInput(f"{shown(given)} is no external id; write scheme:value.", argument=path)
    return scheme, value


def list_references(nested: Nested) -> Iterator[FilterReference]:
    """Yield every record, country and word that a filter's lists name; raises BadInput on one that cannot be any."""
    for name in (*LISTS, "categories"):
        for facet, value in list_keys(nested.where, name):
            yield read_reference(facet, value, f"{nested.path}.{name}")


def list_keys(where: TimelineFilter, name: str) -> Iterator[Key]:
    """Yield the terms that one of the filter's lists names, ids of records as their slugs."""
    given: list[str] = getattr(where, name) or []
    if name == "categories":
        yield from ((Facet.CATEGORY, f"{kind}:{value}") for value in given for kind in EntryKind)
    else:
        facet, prefix = LISTS[name]
        yield from ((facet, f"{prefix}{strip_kind(facet, value)}") for value in given)


def list_roles_of_actors(where: TimelineFilter) -> list[Key]:
    """Return the terms of one of the actors in one of the roles."""
    actors = [value for _, value in list_keys(where, "actors")]
    return [(Facet.ACTOR_ROLE, f"{actor}:{role}") for actor in actors for role in where.roles or ()]
