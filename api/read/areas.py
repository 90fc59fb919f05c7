"""Boxes on the map."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Float, FromClause, and_, bindparam, literal_column, or_

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
    def sides(self) -> tuple[float, float, float, float]:
        """Return west, south, east and north."""
        return self.west, self.south, self.east, self.north

    @property
    def crosses_180(self) -> bool:
        """Return whether the box reaches over the 180th meridian."""
        return self.west > self.east


def in_area(
    place: FromClause, sides: Sequence[str], *, across_180: bool, guessed: bool = False
) -> ColumnElement[bool]:
    """Return whether a place has coordinates in the box whose west, south, east and north are bound by these names.

    A planner that is not told the sides takes two bounds of one column for a narrow range, and so any box for one that
    hardly a place is in. Where it is `guessed`, no two bounds are of one expression, and one place in 81 is.
    """
    west, south, east, north = (bindparam(name, type_=Float()) for name in sides)
    longitude, latitude = place.c.longitude, place.c.latitude
    nothing = literal_column("0", Float())
    to_east, to_north = (
        (longitude + nothing <= east, latitude + nothing <= north)
        if guessed
        else (longitude <= east, latitude <= north)
    )
    from_west = longitude >= west
    between = or_(from_west, to_east) if across_180 else and_(from_west, to_east)
    return and_(between, latitude >= south, to_north)
