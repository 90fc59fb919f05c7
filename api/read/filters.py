"""Which entries: a filter is a value, and each of its fields becomes one condition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from api.errors import BadInput
from api.read.conditions import Condition, all_of, any_of, none_of
from api.read.references import Identities, Reference

MOST_VALUES = 100
DEEPEST = 5


@dataclass(frozen=True, slots=True)
class DateRange:
    """A range of days, either end open; `certain` asks for dates that lie inside it, else they may overlap it."""

    first: str | None
    last: str | None
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A box in degrees (WGS 84); west greater than east crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float


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
    any: "list[TimelineFilter] | None" = None
    not_: "TimelineFilter | None" = None


REFERENCES = {"actors": "actor", "places": "place", "documents": "document", "publishers": "publisher"}
"""The filter's fields that name records, and what kind each names."""


def list_references(where: TimelineFilter, path: str = "where") -> Iterator[Reference]:
    """Yield every record and country that the filter names; raises BadInput on one that cannot be any."""
    for name, kind in REFERENCES.items():
        for given in getattr(where, name) or ():
            yield Reference.read(kind, given, f"{path}.{name}")
    for country in where.countries or ():
        yield Reference.read_country(country, f"{path}.countries")
    for name, nested in _list_nested(where):
        yield from list_references(nested, f"{path}.{name}")


def _list_nested(where: TimelineFilter) -> Iterator[tuple[str, TimelineFilter]]:
    for number, nested in enumerate(where.any or ()):
        yield f"any[{number}]", nested
    if where.not_ is not None:
        yield "not", where.not_


def condition(
    where: TimelineFilter, identities: Identities, path: str = "where", depth: int = 1
) -> Condition:
    """Return the filter as one condition on entries; raises BadInput where a value cannot be."""
    if depth > DEEPEST:
        raise BadInput(f"any and not may be nested {DEEPEST} deep, and here they go deeper.", argument=path)
    parts = [*_list_plain(where, path), *_list_by_reference(where, identities)]
    if where.any is not None:
        check_length(where.any, f"{path}.any")
        nested = [
            condition(each, identities, f"{path}.any[{n}]", depth + 1) for n, each in enumerate(where.any)
        ]
        parts.append(any_of(nested))
    if where.not_ is not None:
        parts.append(none_of([condition(where.not_, identities, f"{path}.not", depth + 1)]))
    return all_of(parts)


def _list_plain(where: TimelineFilter, path: str) -> Iterator[Condition]:
    """Yield the conditions whose values mean the same on every database."""
    for name in PLAIN:
        value = getattr(where, name)
        if value is not None:
            if isinstance(value, list):
                check_length(value, f"{path}.{name}")
            yield Condition(name, (value,))
    if where.during is not None:
        yield from _list_during(where.during, f"{path}.during")
    if where.area is not None:
        yield _area(where.area, f"{path}.area")
    if where.contested is not None:
        contested = Condition("contested")
        yield contested if where.contested else none_of([contested])


PLAIN = (
    "kinds",
    "categories",
    "incident_categories",
    "statement_acts",
    "diplomatic_categories",
    "assessments",
    "weapons",
    "min_killed",
    "reported_by",
)


def _list_during(during: DateRange, path: str) -> Iterator[Condition]:
    if during.first and during.last and during.first > during.last:
        raise BadInput(
            f"The range begins on {during.first}, after it ends on {during.last}; swap from and to.",
            argument=path,
        )
    mode = "certain" if during.certain else "possible"
    yield Condition(f"dated_{mode}")
    if during.first is not None:
        yield Condition(f"from_{mode}", (during.first,))
    if during.last is not None:
        yield Condition(f"to_{mode}", (during.last,))


def _area(area: Area, path: str) -> Condition:
    if not -90 <= area.south <= area.north <= 90:  # noqa: PLR2004 - degrees of latitude
        raise BadInput("south and north must lie within -90 and 90, south not above north.", argument=path)
    if not (-180 <= area.west <= 180 and -180 <= area.east <= 180):  # noqa: PLR2004 - degrees of longitude
        raise BadInput("west and east must lie within -180 and 180.", argument=path)
    rule = "area" if area.west <= area.east else "area_across_180"
    return Condition(rule, (area.west, area.south, area.east, area.north))


def _list_by_reference(where: TimelineFilter, identities: Identities) -> Iterator[Condition]:
    """Yield the conditions on actors, places, documents and publishers, by their keys in this database."""
    if where.actors is not None and where.roles is not None:
        yield Condition("actors_in_roles", (identities.keys("actor", where.actors), where.roles))
    elif where.actors is not None:
        yield Condition("actors", (identities.keys("actor", where.actors),))
    elif where.roles is not None:
        yield Condition("roles", (where.roles,))
    if where.places is not None:
        yield Condition("places", (identities.keys("place", where.places),))
    if where.countries is not None:
        yield Condition("places", (identities.keys("country", where.countries),))
    if where.documents is not None:
        yield Condition("documents", (identities.keys("document", where.documents),))
    if where.publishers is not None:
        yield Condition("publishers", (identities.keys("publisher", where.publishers),))


def check_length(values: list[Any], path: str) -> None:
    """Raise BadInput where a list of a filter has more values than one request may ask for."""
    if len(values) > MOST_VALUES:
        raise BadInput(f"{path} has {len(values)} values; at most {MOST_VALUES} are allowed.", argument=path)


def read_filter(given: Mapping[str, Any]) -> TimelineFilter:
    """Return the filter that a GraphQL `TimelineFilter` says; null and missing mean the same."""
    values = {_NAMES[name]: _read_value(name, value) for name, value in given.items() if value is not None}
    return TimelineFilter(**values)


def _camel(name: str) -> str:
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(word.title() for word in rest)


_NAMES = {_camel(each.name): each.name for each in fields(TimelineFilter)}


def _read_value(name: str, value: Any) -> Any:  # noqa: ANN401 - what GraphQL coerced
    if name == "during":
        return DateRange(_day(value.get("from")), _day(value.get("to")), value["mode"] == "certain")
    if name == "area":
        return Area(**value)
    if name == "any":
        return [read_filter(each) for each in value]
    if name == "not":
        return read_filter(value)
    if isinstance(value, list):
        return [str(each) for each in value]
    return value if isinstance(value, bool | int) else _day(value)


def _day(value: date | str | None) -> str | None:
    return None if value is None else str(value)
