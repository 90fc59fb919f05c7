"""Boxes on the map."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Float, FromClause, and_, bindparam, or_

from api.errors import BadInput


@dataclass(frozen=True, slots=True)
class Area:
    """A box in degrees (WGS 84); west greater than east crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    def check(self, path: str) -> None:
        """Raise BadInput where the box is none."""
        if not -90 <= self.south <= self.north <= 90:  # noqa: PLR2004 - degrees of latitude
            raise BadInput(
                "south and north must lie within -90 and 90, south not above north.", argument=path
            )
        if not (-180 <= self.west <= 180 and -180 <= self.east <= 180):  # noqa: PLR2004 - degrees of longitude
            raise BadInput("west and east must lie within -180 and 180.", argument=path)

    @property
    def sides(self) -> dict[str, float]:
        """Return west, south, east and north, by these names."""
        return {"west": self.west, "south": self.south, "east": self.east, "north": self.north}

    @property
    def crosses_180(self) -> bool:
        """Return whether the box reaches over the 180th meridian."""
        return self.west > self.east


SIDES = ("west", "south", "east", "north")


def in_area(place: FromClause, sides: Sequence[str] = SIDES, *, across_180: bool) -> ColumnElement[bool]:
    """Return whether a place has coordinates in the box whose west, south, east and north are bound by these names."""
    west, south, east, north = (bindparam(name, type_=Float()) for name in sides)
    longitude, latitude = place.c.longitude, place.c.latitude
    from_west, to_east = longitude >= west, longitude <= east
    between = or_(from_west, to_east) if across_180 else and_(from_west, to_east)
    return and_(between, latitude >= south, latitude <= north)
