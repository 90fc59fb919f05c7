"""Where things happen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from api.gql.arguments import TIMELINE
from api.gql.declare import field, object_type
from api.gql.types.imported import EXTERNAL_IDS, ExternalId
from api.gql.types.node import Node
from schema.vocabularies import PlaceKind

if TYPE_CHECKING:
    from api.gql.types.connections import TimelineConnection


@object_type
class Place(Node):
    """A place, from a country to a base."""

    slug: str = field("Its name in addresses, unique among places.")
    name: str = field("Its usual name.")
    kind: PlaceKind = field("What sort of place it is.")
    latitude: float | None = field("Degrees north (WGS 84); null: not known.")
    longitude: float | None = field("Degrees east (WGS 84); null: not known.")
    coordinate_source: str | None = field("Where the coordinates come from.")
    iso3166: str | None = field("The ISO 3166-1 alpha-2 code of its country.")
    parent: Place | None = field("The place it lies in.")
    aliases: list[str] = field("Its other names.")
    external_ids: list[ExternalId] = field(EXTERNAL_IDS)
    entries: Annotated[TimelineConnection, strawberry.lazy("api.gql.types.connections")] = field(
        "The entries that happened there, or in a place inside it.", **TIMELINE
    )
