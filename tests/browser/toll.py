"""An invented record of places and of people killed: sure and unsure numbers, none at all, and a confirmed zero."""

from schema.records.exchange import IncidentRecord, PlaceRecord, Records
from tests.schema.factories import (
    make_actor,
    make_casualty,
    make_citation,
    make_document,
    make_incident,
    make_place,
    make_records,
    make_statement,
)

MANY = 5_020


def make_toll() -> Records:
    """Return entries at two towns, a province with a point and one without, and some dead in a few of them."""
    return make_records(
        actors=[make_actor()],
        places=[
            make_place("iraq", iso3166="IQ"),
            _make_inside("north-town", "town", 36.3, 43.1),
            _make_inside("south-town", "town", 30.5, 47.8),
            _make_inside("the-province", "admin1", 33.0, 40.5),
            make_place("the-marshes", name="The marshes", kind="region", parent="iraq"),
        ],
        documents=[make_document("the-report", headline="The report", published_on="2021-07-09")],
        entries=[
            _make("first", "2021-01-05", "north-town", low=10, best=12, high=15),
            _make("second", "2021-01-20", "north-town", low=4, best=4, high=4),
            _make("third", "2021-02-03", "south-town", status="number_unknown", best=None),
            _make("fourth", "2021-02-04", "south-town"),
            _make("fifth", "2021-02-05", "south-town"),
            _make("sixth", "2021-03-01", "the-province", status="zero_confirmed", low=0, best=0, high=0),
            _make("seventh", "2021-03-12", "the-marshes", low=1, best=1, high=1),
            make_statement(
                "the-word",
                "2021-07-07",
                participants=[{"role": "speaker", "actor": "iran"}],
                citations=[make_citation(document="the-report")],
            ),
        ],
    )


def make_many() -> Records:
    """Return more places than a map is given, with an entry each."""
    numbers = range(MANY)
    return make_records(
        places=[
            _make_inside(f"spot-{n}", "village", n // 90 - 28, n % 90 - 45, parent=None) for n in numbers
        ],
        documents=[make_document("the-report")],
        entries=[_make(f"strike-{n}", "2021-01-05", f"spot-{n}", best=n) for n in numbers],
    )


def _make_inside(
    slug: str, kind: str, latitude: float, longitude: float, parent: str | None = "iraq"
) -> PlaceRecord:
    name = slug.replace("-", " ").capitalize()
    at = {"latitude": latitude, "longitude": longitude, "coordinate_source": "map"}
    return make_place(slug, name=name, kind=kind, parent=parent, **at)


def _make(slug: str, day: str, place: str, **killed: object) -> IncidentRecord:
    return make_incident(
        slug,
        day,
        title=f"The {slug} strike",
        places=[{"place": place, "precision": "exact"}],
        casualties=[make_casualty(**killed)] if killed else [],
        citations=[make_citation(document="the-report")],
    )
