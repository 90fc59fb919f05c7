"""Filters that combine conditions: choices, ranges, areas and negations, of common and rare values of a database."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection, func, select

from schema.tables import TABLES
from tests.bench.questions import VALUES, find_extreme, find_middling

Where = Mapping[str, Any]

COUNTRY = 9
"""How many degrees a country of middling size is wide."""

HALF = {"west": -180, "south": 0, "east": 180, "north": 90}
YEAR = {"from": "2014-01-01", "to": "2014-12-31"}
MONTH = {"from": "2014-06-01", "to": "2014-06-30"}
CERTAIN = {"mode": "CERTAIN"}


class Values:
    """What a database has much of, some of and hardly any of, as filters by one value of a field."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[tuple[str, str], Where] = {}

    def common(self, name: str) -> Where:
        """Return the filter by the value that most rows have."""
        return self._find(name, "common", partial(find_extreme, common=True))

    def middling(self, name: str) -> Where:
        """Return the filter by a value that some rows have."""
        return self._find(name, "middling", find_middling)

    def rare(self, name: str) -> Where:
        """Return the filter by the value that fewest rows have."""
        return self._find(name, "rare", partial(find_extreme, common=False))

    def _find(self, name: str, rank: str, find: Callable[[Connection, Any], str]) -> Where:
        if (name, rank) not in self._found:
            table, column = VALUES[name]
            self._found[name, rank] = {name: [find(self._connection, TABLES[table].c[column])]}
        return self._found[name, rank]

    def around(self, degrees: float) -> Where:
        """Return the filter by a box, so many degrees wide and high, around the point that most entries are at."""
        place, at = TABLES["place"], TABLES["entry_place"]
        query = select(place.c.longitude, place.c.latitude).join(at, at.c.place_id == place.c.id)
        query = query.where(place.c.latitude.is_not(None)).group_by(place.c.longitude, place.c.latitude)
        middle = self._connection.execute(
            query.order_by(func.count().desc(), *query.selected_columns)
        ).first()
        east, north = (float(value) for value in middle or (44, 33))
        half = degrees / 2
        west, south, east, north = east - half, north - half, east + half, north + half
        return {"area": {"west": west, "south": max(-90, south), "east": east, "north": min(90, north)}}


FREQUENT = ("kinds", "incidentCategories", "assessments", "weapons", "roles", "actors", "places", "countries")


def list_choices(values: Values) -> Iterator[tuple[str, Where]]:
    """Yield filters of two and three choices, of common, middling and rare values, each with its name."""
    kind, category, assessment, weapon, role, actor, place, country = (
        values.common(name) for name in FREQUENT
    )
    kind2, category2, assessment2, weapon2, _, actor2, place2, country2 = (
        values.rare(name) for name in FREQUENT
    )
    year, month = {"during": YEAR}, {"during": MONTH}
    middling = values.middling("actors")
    yield "kind + country", kind | country
    yield "kind + rare country", kind | country2
    yield "rare kind + rare country", kind2 | country2
    yield "actor + country", actor | country
    yield "actor + rare country", actor | country2
    yield "rare actor + country", actor2 | country
    yield "actor + year", actor | year
    yield "actor + year, certain", actor | {"during": YEAR | CERTAIN}
    yield "rare actor + year", actor2 | year
    yield "middling actor + country", middling | country
    yield "middling actor + kind + year", middling | kind | year
    yield "middling place + middling country", values.middling("places") | values.middling("countries")
    yield "kind + actor + month", kind | actor | month
    yield "kind + actor + month, certain", kind | actor | {"during": MONTH | CERTAIN}
    yield "assessment + weapon", assessment | weapon
    yield "rare assessment + rare weapon", assessment2 | weapon2
    yield "assessment + weapon + year", assessment | weapon | year
    yield "category + country", category | country
    yield "rare category + actor", category2 | actor
    yield "actor + role", actor | role
    yield "actor + role + country", actor | role | country
    yield "place + kind", place | kind
    yield "rare place + year", place2 | year
    yield from _list_sources(values, kind, country)
    yield (
        "either of two actors + either of two countries",
        {
            "actors": actor["actors"] + actor2["actors"],
            "countries": country["countries"] + country2["countries"],
        },
    )


def _list_sources(values: Values, kind: Where, country: Where) -> Iterator[tuple[str, Where]]:
    publisher = values.common("publishers")
    yield "publisher + kind", publisher | kind
    yield "publisher + country + year", publisher | country | {"during": YEAR}
    yield "document + kind", values.common("documents") | kind


def list_conditions(values: Values) -> Iterator[tuple[str, Where]]:
    """Yield ranges, areas, negations, alternatives and numbers, alone and with choices, each with its name."""
    names = ("kinds", "actors", "countries", "assessments", "weapons")
    kind, actor, country, assessment, weapon = (values.common(name) for name in names)
    year, month = {"during": YEAR}, {"during": MONTH}
    degree, land = values.around(1), values.around(COUNTRY)
    yield "month", month
    yield "month, certain", {"during": MONTH | CERTAIN}
    yield "until 2014", {"during": {"to": "2014-01-01"}}
    yield "since 2014, certain, + kind", kind | {"during": {"from": "2014-01-01", **CERTAIN}}
    yield "area of a degree", degree
    yield "area of a country", land
    yield "half the world", {"area": HALF}
    yield "half the world + actor", {"area": HALF} | actor
    yield "area of a country + kind + year", land | kind | year
    yield "not an actor", {"not": actor}
    yield "not a kind", {"not": kind}
    yield "not a kind + country", {"not": kind} | country
    yield "not (actor + country) + year", {"not": actor | country} | year
    yield "any of actor, country", {"any": [actor, country]}
    yield "any of kind + country, actor + year", {"any": [kind | country, actor | year]}
    yield "any of three + assessment", {"any": [actor, country, weapon]} | assessment
    yield "contested + kind", {"contested": True} | kind
    yield "not contested + country", {"contested": False} | country
    yield "minKilled 1 + country", {"minKilled": 1} | country
    yield "minKilled 10 + actor + year", {"minKilled": 10} | actor | year
    yield "reportedBy + kind", {"reportedBy": "2014-06-10"} | kind
    yield "reportedBy + actor + minKilled 1", {"reportedBy": "2014-06-10", "minKilled": 1} | actor


def list_real_choices(values: Values) -> Iterator[tuple[str, Where]]:
    """Yield filters of two and three choices of what imported incidents have."""
    names = ("incidentCategories", "actors", "places", "countries", "publishers", "documents", "roles")
    category, actor, place, country, publisher, document, role = (values.common(name) for name in names)
    category2, actor2, place2, _, publisher2, *_ = (values.rare(name) for name in names)
    year, month, kind = {"during": YEAR}, {"during": MONTH}, {"kinds": ["INCIDENT"]}
    yield "category + actor", category | actor
    yield "rare category + actor", category2 | actor
    yield "category + rare actor", category | actor2
    yield "category + country", category | country
    yield "kind + country + year", kind | country | year
    yield "actor + year", actor | year
    yield "actor + year, certain", actor | {"during": YEAR | CERTAIN}
    yield "actor + month", actor | month
    yield "rare actor + year", actor2 | year
    yield "actor + place", actor | place
    yield "place + category + year", place | category | year
    yield "rare place + category", place2 | category
    yield "actor + role + country", actor | role | country
    yield "publisher + category", publisher | category
    yield "rare publisher + actor", publisher2 | actor
    yield "document + year", document | year
    yield "minKilled 10 + actor", {"minKilled": 10} | actor
    yield "minKilled 1 + category + year", {"minKilled": 1} | category | year
    yield "area of a degree + actor", values.around(1) | actor
    yield "area of a country + category", values.around(COUNTRY) | category
    yield "not an actor + year", {"not": actor} | year
    yield "not a category + place", {"not": category} | place
    yield "any of actor, place + year", {"any": [actor, place]} | year
    yield "reportedBy + actor", {"reportedBy": "2014-06-10"} | actor
