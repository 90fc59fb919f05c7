"""Where: places, their other names, and what they are to an entry."""

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from schema.columns import (
    Table,
    at_least_one_letter,
    primary_key,
    reference,
    related,
    slug,
    slug_check,
    sorted_name,
    vocabulary,
)
from schema.vocabularies import PlaceKind, PlacePrecision, PlaceRole

if TYPE_CHECKING:
    from schema.entry import Entry


class Place(Table, table=True):
    """A place. A coordinate that is not known is NULL, never 0."""

    __table_args__ = (
        slug_check(),
        at_least_one_letter("name"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="both_coordinates"),
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        CheckConstraint("length(iso3166) = 2", name="iso3166"),
        CheckConstraint("parent_id <> id", name="not_inside_itself"),
        Index(None, "latitude", "longitude"),
        Index(None, "name", "id"),
    )

    id: int | None = primary_key()
    slug: str = slug()
    name: str = sorted_name()
    kind: PlaceKind = vocabulary(PlaceKind, name="kind")
    latitude: float | None = None
    longitude: float | None = None
    parent_id: int | None = reference("place.id", default=None, index=True)
    iso3166: str | None = Field(default=None, index=True)
    coordinate_source: str | None = None
    entry_places: list["EntryPlace"] = related()


class PlaceAlias(Table, table=True):
    """Another name or spelling of a place."""

    __table_args__ = (UniqueConstraint("place_id", "name"), Index(None, "name"))

    id: int | None = primary_key()
    place_id: int = reference("place.id", cascade=True)
    name: str


class EntryPlace(Table, table=True):
    """A place's part in an entry."""

    __table_args__ = (
        UniqueConstraint("entry_id", "place_id", "role"),
        Index(None, "place_id", "entry_id"),
    )

    id: int | None = primary_key()
    entry_id: int = reference("entry.id", cascade=True)
    place_id: int = reference("place.id")
    role: PlaceRole = vocabulary(PlaceRole, name="role")
    precision: PlacePrecision = vocabulary(PlacePrecision, name="precision")
    as_written: str | None = None
    entry: "Entry" = related()
    place: Place = related()
