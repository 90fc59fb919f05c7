"""What entries refer to: publishers, actors and places, in numbers that grow with the square root of theirs."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isqrt
from typing import Any

from schema.vocabularies import ActorKind, AliasKind, PublisherKind
from tests.bench.draws import Draws, zipf
from tests.bench.words import make_names

Rows = list[tuple[Any, ...]]
CODES = (
    "IQIRUSSYILLBYESAAFPKTRRUUALYEGJOKWAEQABHOMSDSOETNGMLNETDCFCDMMINCNKPKRJPPHTHFRGBDEITESPLBYGEAMAZKZUZTJKGMX"
    "COVE"
)
COUNTRIES = [CODES[at : at + 2] for at in range(0, len(CODES), 2)]
"""ISO 3166-1 alpha-2, the most frequent first."""

PUBLISHERS = 200
LABELS = ("Front", "Brigade", "Ministry", "Council", "Movement", "Command", "Agency", "Bureau")

COLUMNS = {
    "publisher": ("id", "slug", "name", "kind", "language", "homepage"),
    "actor": ("id", "slug", "name", "kind", "iso3166", "description"),
    "actor_alias": ("actor_id", "name", "kind"),
    "place": (
        "id", "slug", "name", "kind", "latitude", "longitude", "parent_id", "iso3166", "coordinate_source",
    ),
    "place_alias": ("place_id", "name"),
}  # fmt: skip
"""The columns of this module's rows, table by table, parents before children."""


@dataclass(frozen=True)
class World:
    """Rows by table; and the names by which titles call actors and places, by id from 1."""

    rows: dict[str, Rows]
    actors: list[str]
    places: list[str]
    located: range
    """The ids of the places that entries are located in, most frequent first."""


def make_world(draws: Draws, entries: int) -> World:
    """Return a world for so many entries."""
    names = make_names(20 * isqrt(entries) + 1000)
    actors = _make_actors(draws, names, 5 * isqrt(entries))
    places, located = _make_places(draws, names[::-1], 10 * isqrt(entries))
    rows = {
        "publisher": _make_publishers(draws, names),
        "actor": actors,
        "actor_alias": [(row[0], f"{row[2]} {kind}", kind) for row in actors for kind in _list_aliases(row)],
        "place": places,
        "place_alias": [(row[0], f"{row[2][:-1]}h") for row in places[::3]],
    }
    return World(rows, [row[2] for row in actors], [row[2] for row in places], located)


def _make_publishers(draws: Draws, names: list[str]) -> Rows:
    kinds = draws.evenly([kind.value for kind in PublisherKind])
    return [
        (n, f"publisher-{n}", f"{names[-n].title()} News {n}", next(kinds), "en", f"https://news-{n}.example")
        for n in range(1, PUBLISHERS + 1)
    ]


def _make_actors(draws: Draws, names: list[str], count: int) -> Rows:
    kinds = draws.evenly([kind.value for kind in ActorKind])
    labels, countries = draws.evenly(LABELS), draws.among([*COUNTRIES, None], [*zipf(len(COUNTRIES)), 1])
    return [
        (n, f"actor-{n}-{names[n]}", f"{names[n].title()} {next(labels)}", next(kinds), next(countries), None)
        for n in range(1, count + 1)
    ]


def _list_aliases(actor: tuple[Any, ...]) -> list[str]:
    return [AliasKind.SHORT.value, AliasKind.SPELLING.value][: actor[0] % 3]


def _make_places(draws: Draws, names: list[str], count: int) -> tuple[Rows, range]:
    """Return countries, four provinces in each, and towns in those, of which some have no coordinates."""
    provinces = 4 * len(COUNTRIES)
    kinds = draws.of({"town": 5, "city": 3, "village": 2, "base": 1, "facility": 1, "border": 0.3})
    latitudes, longitudes = draws.evenly(range(-50_0000, 65_0000)), draws.evenly(range(-170_0000, 170_0000))
    inside = draws.among(range(provinces), zipf(provinces))
    rows: Rows = []
    for n in range(1, count + 1):
        parent, code, kind = _stand(n, provinces, inside)
        at = (
            (None, None, None)
            if n % 20 == 7
            else (next(latitudes) / 1e4, next(longitudes) / 1e4, "gazetteer")
        )
        name = names[n].title()
        rows.append(
            (n, f"place-{n}-{names[n]}", name, kind or next(kinds), at[0], at[1], parent, code, at[2])
        )
    return rows, range(len(COUNTRIES) + 1, count + 1)


def _stand(n: int, provinces: int, inside: Iterator[int]) -> tuple[int | None, str, str | None]:
    """Return a place's parent, its country's code, and its kind where its number decides it."""
    countries = len(COUNTRIES)
    if n <= countries:
        return None, COUNTRIES[n - 1], "country"
    if n <= countries + provinces:
        country = (n - countries - 1) % countries
        return country + 1, COUNTRIES[country], "admin1"
    province = next(inside)
    return countries + 1 + province, COUNTRIES[province % countries], None
