"""GeoJSON (RFC 7946): a FeatureCollection with one Feature an entry.

A geometry is a Point, or a MultiPoint where it happened at several places; it is null where no place is known better
than as a country or region. `places` in the properties has every place with its precision.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from api.exports.columns import find_category, find_statuses, list_words
from api.exports.pieces import joined
from api.exports.places import find_point, list_points
from api.exports.source import Entry, Source
from api.exports.views import names

FIELDS = names(
    "id slug kind title summary date assessment participants places incident_category event_count "
    "munitions_count munitions_unit killed injured casualties act diplomatic_category url"
)


def write(source: Source) -> Iterator[bytes]:
    """Yield the collection, some features at a time."""
    yield b'{"type":"FeatureCollection","features":['
    yield from joined(
        b",\n", ([_feature(each) for each in entries] for entries in source.list_entries(FIELDS))
    )
    yield b"]}\n"


def _feature(entry: Entry) -> bytes:
    return orjson.dumps(
        {
            "type": "Feature",
            "id": entry["id"],
            "geometry": _geometry(entry),
            "properties": _properties(entry),
        }
    )


def _geometry(entry: Entry) -> dict[str, Any] | None:
    points = list_points(entry)
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}


def _properties(entry: Entry) -> dict[str, Any]:
    properties = {
        "slug": entry["slug"],
        "kind": entry["kind"],
        "category": find_category(entry),
        "title": entry["title"],
        "summary": entry["summary"],
        "date": entry["date"],
        "assessment": entry["assessment"],
        "participants": [
            {"role": each["role"], "actor": each["actor"]["slug"], "name": each["actor"]["name"]}
            for each in entry["participants"]
        ],
        "places": [_place(each) for each in entry["places"]],
        "url": entry["url"],
    }
    if entry["kind"] == "incident":
        counts = ("event_count", "munitions_count", "munitions_unit", "killed", "injured")
        properties |= {name: entry[name] for name in counts}
        properties |= {f"{name}_status": find_statuses(entry, name) for name in ("killed", "injured")}
        properties |= {f"{name}_as_written": list_words(entry, name) for name in ("killed", "injured")}
    return properties


def _place(part: dict[str, Any]) -> dict[str, Any]:
    place = part["place"]
    return {
        "role": part["role"],
        "place": place["slug"],
        "name": place["name"],
        "kind": place["kind"],
        "country": place["iso3166"],
        "precision": part["precision"],
        "coordinates": find_point(part),
    }
