"""Where a UCDP event was: a place with its district, province and country, as exactly as `where_prec` says.

UCDP gives every event a point. For a province or a region that is one which stands for the whole, which
`coordinate_source` says; of a country it is not taken over, since it is no place where anything happened.
"""

from schema.records.exchange import EntryPlaceRecord, PlaceRecord
from schema.vocabularies import PlaceKind, PlacePrecision
from seed.importers.reading.countries import by_code
from seed.importers.reading.faults import Faults, remembered
from seed.importers.reading.places import Location, list_around, make_place
from seed.importers.scheme import SchemeId

PRECISIONS = {
    "1": PlacePrecision.EXACT,
    "2": PlacePrecision.NEAR,
    "3": PlacePrecision.ADMIN2,
    "4": PlacePrecision.ADMIN1,
    "5": PlacePrecision.REGION,
    "6": PlacePrecision.COUNTRY,
    "7": PlacePrecision.WATER,
}
"""By `where_prec`."""

_BY_PRECISION = {
    PlacePrecision.ADMIN2: PlaceKind.ADMIN2,
    PlacePrecision.ADMIN1: PlaceKind.ADMIN1,
    PlacePrecision.WATER: PlaceKind.SEA,
}
_SETTLEMENTS = {"city": PlaceKind.CITY, "town": PlaceKind.TOWN, "village": PlaceKind.VILLAGE}
_BY_LAST_WORD = {
    **_SETTLEMENTS,
    **dict.fromkeys(("base", "airbase", "barracks"), PlaceKind.BASE),
    **dict.fromkeys(("airport", "camp", "dam", "refinery", "station"), PlaceKind.FACILITY),
    **dict.fromkeys(("gulf", "lake", "ocean", "sea", "waters"), PlaceKind.SEA),
    "airspace": PlaceKind.AIRSPACE,
}
_ITSELF = {PlacePrecision.EXACT, PlacePrecision.NEAR}
"""Where the point is that of the place named."""


@remembered(16_384)
def read_location(  # noqa: PLR0913, PLR0917 - the columns that say where
    faults: Faults,
    code: str,
    name: str,
    adm_1: str,
    adm_2: str,
    latitude: str,
    longitude: str,
    country: str,
    country_id: str,
    iso3: str,
) -> Location:
    """Return where an event was; a `where_prec` that UCDP does not have is noted, and is `unknown`."""
    precision = PRECISIONS.get(code, PlacePrecision.UNKNOWN)
    if code not in PRECISIONS:
        faults.note("unknown_code", "where_prec", code, precision)
    point = faults.read_point(latitude, longitude)
    number = country_id.removesuffix(".0")
    iso3166 = by_code("alpha3").get(iso3) or by_code("gw").get(number)
    around = list_around("ucdp", country, number, iso3166, (adm_1, adm_2))
    if name and (precision != PlacePrecision.COUNTRY or not around):
        places = (*around, _make_place(name, around, precision, point))
    else:
        places = around[:1] if precision == PlacePrecision.COUNTRY else around
    if not places:
        return Location()
    part = EntryPlaceRecord(place=places[-1].slug, precision=precision)
    ids = (SchemeId("place", around[0].slug, "gw", number),) if around and number else ()
    return Location(places, (part,), ids, _make_phrase(places[-1].name, precision))


def _make_place(
    name: str,
    around: tuple[PlaceRecord, ...],
    precision: PlacePrecision,
    point: tuple[float, float] | None,
) -> PlaceRecord:
    kind = _BY_PRECISION.get(precision) or _find_kind(name)
    if precision == PlacePrecision.WATER and _find_kind(name) == PlaceKind.AIRSPACE:
        kind = PlaceKind.AIRSPACE
    if precision in _ITSELF and kind in _SETTLEMENTS.values():
        name = name.rpartition(" ")[0] or name  # "Mosul town" is a town named Mosul
    source = "UCDP GED" if precision in _ITSELF else "UCDP GED: a point that stands for the whole"
    known = None if precision == PlacePrecision.COUNTRY else point
    return make_place("ucdp", name, kind, around, point=known, source=source)


def _find_kind(name: str) -> PlaceKind:
    """Return the kind that a place's last word says; a region where it says none."""
    return _BY_LAST_WORD.get(name.rpartition(" ")[2].casefold(), PlaceKind.REGION)


def _make_phrase(name: str, precision: PlacePrecision) -> str:
    if precision in {PlacePrecision.REGION, PlacePrecision.WATER, PlacePrecision.UNKNOWN}:
        return f" ({name})"
    return f" near {name}" if precision == PlacePrecision.NEAR else f" in {name}"
