"""Places of events, and what they lie in: a country, a province, a district. These are areas, so they have no point."""

from functools import lru_cache
from typing import NamedTuple

from schema.records.exchange import EntryPlaceRecord, PlaceRecord
from schema.vocabularies import PlaceKind
from seed.importers.reading.slugs import slug_of_id, slug_of_name
from seed.importers.scheme import SchemeId

_KINDS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)


class Location(NamedTuple):
    """An event's place: all records of it, its part in the entry, the scheme's ids, and how a title says it."""

    places: tuple[PlaceRecord, ...] = ()
    part: tuple[EntryPlaceRecord, ...] = ()
    external_ids: tuple[SchemeId, ...] = ()
    phrase: str = ""


@lru_cache(maxsize=16_384)
def list_around(
    scheme: str, country: str, code: str, iso3166: str | None, units: tuple[str, ...]
) -> tuple[PlaceRecord, ...]:
    """Return a country, and the units in it that are named, the largest first; nothing without a country.

    `code` is what the scheme calls the country, "" where it has none.
    """
    if not country:
        return ()
    slug = slug_of_id(f"{scheme}-country", code) if code else slug_of_name(f"{scheme}-country", country)
    places = [PlaceRecord(slug=slug, name=country, kind=PlaceKind.COUNTRY, iso3166=iso3166)]
    for name, kind in zip(units, _KINDS, strict=False):
        if name:
            parent = places[-1].slug
            slug = slug_of_name(f"{scheme}-place", name, parent, kind)
            places.append(PlaceRecord(slug=slug, name=name, kind=kind, parent=parent, iso3166=iso3166))
    return tuple(places)


def make_place(  # noqa: PLR0913 - what a place is made of
    scheme: str,
    name: str,
    kind: PlaceKind,
    around: tuple[PlaceRecord, ...],
    *,
    point: tuple[float, float] | None,
    source: str,
) -> PlaceRecord:
    """Return a place in what is around it, at a point (latitude, longitude) that `source` gives."""
    parent = around[-1] if around else None
    latitude, longitude = point or (None, None)
    return PlaceRecord(
        slug=slug_of_name(f"{scheme}-place", name, kind, parent.slug if parent else "", str(point), source),
        name=name,
        kind=kind,
        latitude=latitude,
        longitude=longitude,
        coordinate_source=source if point else None,
        parent=parent.slug if parent else None,
        iso3166=parent.iso3166 if parent else None,
    )
