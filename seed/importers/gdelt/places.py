"""Where a GDELT event was: `ActionGeo_Type` 1 is a country, 2 and 5 a state or province, 3 and 4 a city or landmark."""

from schema.records.exchange import EntryPlaceRecord, PlaceRecord
from schema.vocabularies import PlaceKind, PlacePrecision
from seed.importers.reading.countries import by_code, name_country
from seed.importers.reading.faults import Faults, remembered
from seed.importers.reading.places import Location, list_around, make_place
from seed.importers.scheme import SchemeId

_PRECISIONS = {
    "1": PlacePrecision.COUNTRY,
    **dict.fromkeys("25", PlacePrecision.ADMIN1),
    **dict.fromkeys("34", PlacePrecision.LOCALITY),
}
_IN_A_STATE = 3
"""How many parts the name of a place has that lies in a state or province: `Brisbane, Queensland, Australia`."""


@remembered(16_384)
def read_location(  # noqa: PLR0913, PLR0917 - the columns that say where
    faults: Faults, code: str, full_name: str, country: str, latitude: str, longitude: str
) -> Location:
    """Return where an event was; a type that GDELT does not have is noted, and its place is `unknown`.

    The point of a country is not taken over, since it is no place where anything happened.
    """
    if code in {"", "0"}:
        return Location()
    precision = _PRECISIONS.get(code, PlacePrecision.UNKNOWN)
    if code not in _PRECISIONS:
        faults.note("unknown_code", "ActionGeo_Type", code, precision)
    point = faults.read_point(latitude, longitude, ("ActionGeo_Lat", "ActionGeo_Long"))
    places = _list_places(full_name, country, precision, point)
    if not places:
        return Location()
    part = EntryPlaceRecord(place=places[-1].slug, precision=precision)
    known = by_code("fips").get(country)
    ids = (SchemeId("place", places[0].slug, "fips", country),) if known else ()
    return Location(places, (part,), ids, f" in {places[-1].name}")


def _list_places(
    full_name: str, country: str, precision: PlacePrecision, point: tuple[float, float] | None
) -> tuple[PlaceRecord, ...]:
    """Return the country, the state or province and the place, as far as they are named."""
    alpha2 = by_code("fips").get(country)
    parts = [part.strip() for part in full_name.split(",") if part.strip()]
    name = name_country(alpha2) if alpha2 else parts[-1] if parts else country
    state = (parts[-2],) if len(parts) >= _IN_A_STATE else ()
    around = list_around("gdelt", name, country, alpha2, state)
    if precision == PlacePrecision.COUNTRY or not parts:
        return around[:1]
    is_state = precision == PlacePrecision.ADMIN1
    kind = PlaceKind.ADMIN1 if is_state else PlaceKind.CITY
    source = "GDELT: a point that stands for the whole" if is_state else "GDELT"
    return *around, make_place("gdelt", parts[0], kind, around, point=point, source=source)
