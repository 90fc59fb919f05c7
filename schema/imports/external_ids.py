"""The ids that records have in schemes: written where they are new, and told where they are another record's."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, and_, or_, select

from schema.imported import NAMED
from schema.storage.bulk import add
from schema.storage.rows import SlugIds, among
from schema.tables import TABLES

_EXTERNAL = TABLES["external_id"]


class NamedElsewhere(NamedTuple):
    """A record, by its kind ("entry", "actor", "place" or "document") and slug, and its id in a scheme."""

    kind: str
    slug: str
    scheme: str
    value: str


def add_external_ids(
    connection: Connection, ids: SlugIds, named: Collection[NamedElsewhere]
) -> list[NamedElsewhere]:
    """Record external ids; return those that are another record's already, which stay as they are."""
    keys = {
        (kind, slug): key
        for kind in NAMED
        for slug, key in ids.load(kind, [each.slug for each in named if each.kind == kind]).items()
    }
    recorded = _read(connection, named)
    taken, rows = [], []
    for each in dict.fromkeys(named):
        owner = each.kind, keys[each.kind, each.slug]
        known = recorded.setdefault((each.scheme, each.value), owner)
        if known is owner:
            rows.append(_make_row(each, owner))
        elif known != owner:
            taken.append(each)
    add(connection, "external_id", rows)
    return taken


def _make_row(named: NamedElsewhere, owner: tuple[str, int]) -> dict[str, object]:
    keys = {f"{kind}_id": owner[1] if kind == owner[0] else None for kind in NAMED}
    return {"scheme": named.scheme, "value": named.value, **keys}


def _read(
    connection: Connection, named: Collection[NamedElsewhere]
) -> dict[tuple[str, str], tuple[str, int]]:
    """Return what has these ids, by kind and key."""
    values: dict[str, list[str]] = {}
    for each in named:
        values.setdefault(each.scheme, []).append(each.value)
    if not values:
        return {}
    ours = [
        and_(_EXTERNAL.c.scheme == scheme, among(connection, _EXTERNAL.c.value, found))
        for scheme, found in values.items()
    ]
    query = select(_EXTERNAL.c.scheme, _EXTERNAL.c.value, *(_EXTERNAL.c[f"{kind}_id"] for kind in NAMED))
    return {(row[0], row[1]): _find_owner(row[2:]) for row in connection.execute(query.where(or_(*ours)))}


def _find_owner(keys: Sequence[int | None]) -> tuple[str, int]:
    return next((kind, key) for kind, key in zip(NAMED, keys, strict=True) if key is not None)
