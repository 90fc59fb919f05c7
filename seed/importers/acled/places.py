"""Where an ACLED event was, as exactly as `geo_precision` says.

1 is a town, 2 near one or a part of a region, 3 a region (ACLED Codebook).
"""

from schema.records.exchange import EntryPlaceRecord, PlaceRecord
from schema.vocabularies import PlaceKind, PlacePrecision
from seed.importers.reading.countries import by_code
from seed.importers.reading.faults import Faults, remembered
from seed.importers.reading.places import Location, list_around, make_place
from seed.importers.scheme import SchemeId

_PRECISIONS = {"1": PlacePrecision.EXACT, "2": PlacePrecision.NEAR, "3": PlacePrecision.REGION}


@remembered(16_384)
def read_location(  # noqa: PLR0913, PLR0917 - the columns that say where
    faults: Faults,
    iso: str,
    country: str,
    admin1: str,
    admin2: str,
    location: str,
    latitude: str,
    longitude: str,
    code: str,
) -> Location:
    """Return where an event was; a `geo_precision` that ACLED does not have is noted, and is `unknown`.

    What is named as the country itself has no point.
    """
    precision = _PRECISIONS.get(code, PlacePrecision.UNKNOWN)
    if code not in _PRECISIONS:
        faults.note("unknown_code", "geo_precision", code, precision)
    point = faults.read_point(latitude, longitude)
    iso3166 = by_code("numeric").get(iso.lstrip("0"))
    places = list_around("acled", country, iso.lstrip("0"), iso3166, (admin1, admin2))
    ids = (SchemeId("place", places[0].slug, "acled-country", iso.lstrip("0")),) if places and iso else ()
    if location and location == country:
        places, precision = places[:1], PlacePrecision.COUNTRY
    elif location:
        places = (*places, _make_place(location, places, precision, point))
    if not places:
        return Location()
    part = EntryPlaceRecord(place=places[-1].slug, precision=precision)
    preposition = "near" if precision == PlacePrecision.NEAR else "in"
    return Location(places, (part,), ids, f" {preposition} {places[-1].name}")


def _make_place(
    name: str,
    around: tuple[PlaceRecord, ...],
    precision: PlacePrecision,
    point: tuple[float, float] | None,
) -> PlaceRecord:
    is_town = precision in {PlacePrecision.EXACT, PlacePrecision.NEAR}
    source = "ACLED" if is_town else "ACLED: a point that stands for the whole"
    kind = PlaceKind.TOWN if is_town else PlaceKind.REGION
    return make_place("acled", name, kind, around, point=point, source=source)
