"""Records at random, and the same each time: entries that share actors, places, documents, dates and claims."""

import random
from typing import Any

from schema.records.exchange import Records
from tests.schema.factories import (
    make_actor,
    make_casualty,
    make_citation,
    make_claim,
    make_document,
    make_incident,
    make_link,
    make_place,
    make_publisher,
    make_records,
    make_statement,
    make_talks,
)

EDTF = [None, "2021-07-05", "2021-07-06", "2021-07", "2021-06-28/2021-07-04", "2021", "../2021-07-04"]
EDTF += ["2021-07-01/..", "2021-06-30/2021-07-05", "2021-07-07~/2021-07-08", "../2021-06-01", "1999/2022"]
EDTF += [
    f"2021-07-05T{clock}"
    for clock in ("23:30:00-05:00", "20:00:00Z", "14:30:00", "02:00:00+03:00", "00:00:00")
]
EDTF += ["2021-07-04T23:59:59", "2021-07-06T00:15:00+14:00", "2021-07-06T00:00:00Z"]
DAYS = ["1990-01-01", "2021-06-01", "2021-07-01", "2021-07-04", "2021-07-05", "2021-07-06", "2023-01-01"]
ROLES, ACTS = ["speaker", "target", "subject"], ["deny", "condemn"]
MANY = 70
KINDS = ("incident", "statement", "talks")
KILLED: list[list[dict[str, object]]] = [
    *([{"best": number}] for number in (0, 1, 3, 7)),
    *(
        [{"low": 3}],
        [{"high": 7}],
        [{"low": 1, "high": 7}],
        [{"low": 1, "best": 3}],
        [{"best": 3, "high": 7}],
    ),
    [{"status": "zero_confirmed", "low": 0, "best": 0, "high": 0}],
    [{"status": "number_unknown"}],
    [],
]
"""No or one row each, so that what is certain of an incident is what is certain of that row."""


def make_world() -> Records:
    """Return the same random records each time: entries that share actors, places, documents, dates and claims."""
    pick = random.Random(7)  # noqa: S311 - it makes data
    actors, documents = [f"actor-{n}" for n in range(4)], [f"report-{n}" for n in range(4)]
    places = [
        make_place("place-0", iso3166="IQ", latitude=33, longitude=44),
        make_place("place-1", parent="place-0", latitude=34, longitude=42),
        make_place("place-2", parent="place-1", iso3166="SY"),
        make_place("place-3", parent="place-2", latitude=-17, longitude=179.5),
    ]
    entries = [make_entry(n, pick, actors, documents) for n in range(MANY)]
    return make_records(
        publishers=[make_publisher("paper-0"), make_publisher("paper-1")],
        actors=[make_actor(slug) for slug in actors],
        places=places,
        documents=[
            make_document(
                slug, text=f"Words {n}.", publisher=[None, "paper-0", "paper-1"][n % 3], dateline=DAYS[n + 1]
            )
            for n, slug in enumerate(documents)
        ],
        entries=entries,
        claims=[
            make_claim(
                f"claim-{n}",
                about=f"entry-{pick.randrange(MANY)}",
                positions=[
                    {"actor": "actor-0", "stance": "asserts"},
                    {"actor": "actor-1", "stance": pick.choice(["denies", "confirms"])},
                ],
            )
            for n in range(12)
        ],
    )


def make_entry(n: int, pick: random.Random, actors: list[str], documents: list[str]) -> object:
    shared: dict[str, Any] = {
        "assessment": pick.choice(["reported", "confirmed"]),
        "participants": [
            {"role": role, "actor": actor}
            for actor in pick.sample(actors, pick.randrange(3))
            for role in pick.sample(ROLES, pick.randrange(1, 3))
        ],
        "places": [{"place": f"place-{m}"} for m in pick.sample(range(4), pick.randrange(3))],
        "citations": [
            make_citation(f"Words {slug[-1]}.", document=slug)
            for slug in pick.sample(documents, pick.randrange(3))
        ],
        "links": [
            make_link(f"entry-{m}", "denies") for m in pick.sample(range(n), min(n, pick.randrange(2)))
        ],
    }
    if n % 4 and n >= len(KINDS):  # parts of parts, each of an entry of its own kind
        shared["links"].append(make_link(f"entry-{n - len(KINDS)}", "part_of"))
    slug, edtf = f"entry-{n}", pick.choice(EDTF)
    if n % 3 == 0:
        casualties = [make_casualty(**{"best": None, **killed}) for killed in pick.choice(KILLED)]
        weapons = [{"weapon": weapon} for weapon in pick.sample(["rocket", "drone"], pick.randrange(3))]
        return make_incident(slug, edtf, casualties=casualties, weapons=weapons, **shared)
    if n % 3 == 1:
        return make_statement(slug, edtf, act=pick.choice(ACTS), **shared)
    return make_talks(slug, edtf, **shared)
