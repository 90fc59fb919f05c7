"""Searches of the article, and the entries that each must find: read off the article's records by hand."""

import json
from urllib.parse import quote

from tests.api.article import (
    ACCUSATION,
    BARRAGE,
    CONDEMNATION,
    DENIAL,
    ENVOY,
    KIRBY,
    NOTIFICATION,
    PACT,
    PENTAGON,
    STRIKES,
    THREE_ATTACKS,
    VOW,
)
from tests.api.cases import Case


def make_case(text: str, slugs: list[str], order: str = "EARLIEST_FIRST") -> Case:
    sort = order.lower().removesuffix("_first")
    query = f"q={quote(text)}" if order == "EARLIEST_FIRST" else f"q={quote(text)}&sort={sort}"
    return Case(f"{text} {sort}", f"{{search: {json.dumps(text, ensure_ascii=False)}}}", query, slugs, order)


SEARCHES = [
    make_case(text, slugs)
    for text, slugs in {
        # A word of a title or a quote; of an actor's or a place's name; of an alias.
        "rocket": [THREE_ATTACKS],
        "weaponry": [KIRBY],
        "security council": [NOTIFICATION],
        "Air Base": [BARRAGE],
        "Washington": [STRIKES, ACCUSATION, DENIAL, CONDEMNATION, NOTIFICATION, ENVOY, PACT],
        "unicorn": [],
        # However it is written.
        "Ayn Al Asad": [BARRAGE],
        "Ain al-Asad": [BARRAGE],
        "\u02bfAyn al-\u02beAsad": [BARRAGE],
        "PENTAGÓN": [PENTAGON, KIRBY],
        "U.N.": [NOTIFICATION],
        # All words, wherever they stand; phrases, beginnings, and what is not to be there.
        "council strikes": [NOTIFICATION],
        "violation flagrant": [ENVOY],
        '"flagrant violation"': [ENVOY],
        "“flagrant violation”": [ENVOY],
        '"violation flagrant"': [],
        '"flagrant viol"*': [ENVOY],
        "condemn*": [DENIAL, CONDEMNATION],
        "condemn": [CONDEMNATION],  # condemns is its other form
        "iran -attacks": [VOW, CONDEMNATION, ENVOY, PACT],
        "iran -attack*": [VOW, CONDEMNATION, ENVOY, PACT],
        'kirby -"lethal weapons"': [KIRBY],
        'kirby -"lethal weaponry"': [],
        # No phrase reaches from one name, or one quote, to the next.
        '"america us"': [],
        '"of america"': [STRIKES, ACCUSATION, DENIAL, CONDEMNATION, NOTIFICATION, ENVOY, PACT],
        # What databases have words of their own for is text.
        "rocket OR kirby": [],
        "NEAR(rocket drone)": [],
        "title:rocket": [],
        "rocket' & 'drone": [THREE_ATTACKS],
        "rocket:* | <-> !drone": [THREE_ATTACKS],
        "(rocket) ^ {drone} \\ %_": [THREE_ATTACKS],
    }.items()
] + [
    make_case("pentagon", [KIRBY, PENTAGON], "LATEST_FIRST"),
    # In a title and a quote, where it is "airstrikes", the last recorded first; in a title alone; in that quote alone.
    make_case("air strikes", [CONDEMNATION, STRIKES, NOTIFICATION, DENIAL], "RELEVANCE"),
    make_case("airstrikes", [CONDEMNATION, STRIKES, NOTIFICATION, DENIAL], "RELEVANCE"),
    make_case("air-strikes", [CONDEMNATION, STRIKES, NOTIFICATION, DENIAL], "RELEVANCE"),
    # A name and a quote before quotes alone.
    make_case("militants", [STRIKES, NOTIFICATION, CONDEMNATION, DENIAL], "RELEVANCE"),
    make_case("pentagon", [PENTAGON, KIRBY], "FIRST_REPORTED"),
    Case(
        "a search narrowed",
        '{search: "iran", kinds: [DIPLOMATIC_EVENT]}',
        "q=iran&kind=diplomatic_event",
        [NOTIFICATION, PACT],
    ),
    Case(
        "a search narrowed to what few have",
        '{search: "militants", actors: ["united-states"]}',
        "q=militants&actor=united-states&sort=relevance",
        [STRIKES, NOTIFICATION, CONDEMNATION, DENIAL],
        "RELEVANCE",
    ),
]
