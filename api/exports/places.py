"""Where a point may stand for a place, and where it would be a lie."""

from typing import Any

AREAS = frozenset({"region", "country", "multi_country", "water"})
"""The precisions with which only an area is known: its middle is not where anything happened."""
AREA_KINDS = frozenset({"country", "region", "sea", "airspace"})
"""The kinds of places whose own coordinates are a middle, whatever the precision."""
WHERE_IT_WAS = frozenset({"location", "target", "venue", "issued_at"})
"""The roles of places where an entry happened, unlike what it speaks of or where something was launched."""

Point = tuple[float, float]


def find_point(part: dict[str, Any]) -> Point | None:
    """Return longitude and latitude of an entry's place (RFC 7946's order); None where no point stands for it."""
    place = part["place"]
    if place["latitude"] is None or part["precision"] in AREAS or place["kind"] in AREA_KINDS:
        return None
    return place["longitude"], place["latitude"]


def list_points(entry: dict[str, Any]) -> list[Point]:
    """Return the points at which an entry happened, each once."""
    points = (find_point(part) for part in entry["places"] if part["role"] in WHERE_IT_WAS)
    return list(dict.fromkeys(point for point in points if point is not None))
