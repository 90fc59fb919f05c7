"""What is combined: choices of two and three, ranges, areas, negations and searches, of common and rare values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from schema.tables import TABLES
from tests.bench.questions import VALUES, find_extreme
from tests.bench.selecting import NODES, select_everything, select_facet, write_document

Where = Mapping[str, Any]

DEGREE = {"west": 43, "south": 33, "east": 44, "north": 34}
COUNTRY = {"west": 38.8, "south": 29, "east": 48.6, "north": 37.4}
HALF = {"west": -180, "south": 0, "east": 180, "north": 90}
YEAR = {"from": "2014-01-01", "to": "2014-12-31"}
MONTH = {"from": "2014-06-01", "to": "2014-06-30"}
CERTAIN = {"mode": "CERTAIN"}


@dataclass(frozen=True)
class Question:
    """What is asked of which filter; `turns` is how many pages are turned before the page that is measured."""

    asked: str
    filter: str
    document: str
    where: Where | None
    turns: int = 0


@dataclass(frozen=True)
class Words:
    """What is searched for, in one database's language."""

    common: tuple[str, str, str]
    rare: str
    beginning: str
    phrases: tuple[str, ...]
    """Phrases of common words: two and three words, often and seldom side by side."""


GENERATED = Words(
    ("attack", "said", "drone"),
    "convoy",
    "at*",
    ('"attack with"', '"said in"', '"blamed on"', '"in talks over"', '"said in that"'),
)
REAL = Words(
    ("attack", "iraq", "government"),
    "fallujah",
    "at*",
    ('"armed clash"', '"iraq government"', '"state based conflict"', '"government of iraq"'),
)
"""The words of UCDP's events in Iraq."""


class Values:
    """A database's most and least frequent value of each field of a filter."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[tuple[str, bool], Where] = {}

    def common(self, name: str) -> Where:
        """Return the filter by the value that most rows have."""
        return self._find(name, common=True)

    def rare(self, name: str) -> Where:
        """Return the filter by the value that fewest rows have."""
        return self._find(name, common=False)

    def _find(self, name: str, *, common: bool) -> Where:
        if (name, common) not in self._found:
            table, column = VALUES[name]
            value = find_extreme(self._connection, TABLES[table].c[column], common=common)
            self._found[name, common] = {name: [value]}
        return self._found[name, common]


FREQUENT = ("kinds", "incidentCategories", "assessments", "weapons", "roles", "actors", "places", "countries")


def list_choices(values: Values) -> Iterator[tuple[str, Where]]:
    """Yield filters of two and three choices, ranges, areas, negations and alternatives, each with its name."""
    kind, category, assessment, weapon, role, actor, place, country = (
        values.common(name) for name in FREQUENT
    )
    kind2, category2, assessment2, weapon2, _, actor2, place2, country2 = (
        values.rare(name) for name in FREQUENT
    )
    publisher, year, month = values.common("publishers"), {"during": YEAR}, {"during": MONTH}
    yield "kind + country", kind | country
    yield "kind + rare country", kind | country2
    yield "rare kind + rare country", kind2 | country2
    yield "actor + country", actor | country
    yield "actor + rare country", actor | country2
    yield "rare actor + country", actor2 | country
    yield "actor + year", actor | year
    yield "actor + year, certain", actor | {"during": YEAR | CERTAIN}
    yield "rare actor + year", actor2 | year
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
    yield "publisher + kind", publisher | kind
    yield "publisher + country + year", publisher | country | year
    yield "document + kind", values.common("documents") | kind
    yield (
        "either of two actors + either of two countries",
        {
            "actors": actor["actors"] + actor2["actors"],
            "countries": country["countries"] + country2["countries"],
        },
    )
    yield "month", month
    yield "month, certain", {"during": MONTH | CERTAIN}
    yield "until 2014", {"during": {"to": "2014-01-01"}}
    yield "since 2014, certain, + kind", kind | {"during": {"from": "2014-01-01", **CERTAIN}}
    yield "area of a degree", {"area": DEGREE}
    yield "area of a country", {"area": COUNTRY}
    yield "half the world", {"area": HALF}
    yield "half the world + actor", {"area": HALF} | actor
    yield "area of a country + kind + year", {"area": COUNTRY} | kind | year
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
    yield "area of a degree + actor", {"area": DEGREE} | actor
    yield "area of a country + category", {"area": COUNTRY} | category
    yield "not an actor + year", {"not": actor} | year
    yield "not a category + place", {"not": category} | place
    yield "any of actor, place + year", {"any": [actor, place]} | year
    yield "reportedBy + actor", {"reportedBy": "2014-06-10"} | actor


def list_searches(values: Values, words: Words) -> Iterator[tuple[str, Where]]:
    """Yield searches, alone and combined with choices."""
    one, two, three = words.common
    actor, country = values.common("actors"), values.common("countries")
    for said in (one, words.rare, words.beginning, f"{one} {two}", f"{one} {two} {three}", f"{one} -{two}"):
        yield f"search {said}", {"search": said}
    yield f"search {one} + country", {"search": one} | country
    yield f"search {words.rare} + actor", {"search": words.rare} | actor
    yield f"search {words.beginning} + actor", {"search": words.beginning} | actor
    yield f"search {one} {two} + country + year", {"search": f"{one} {two}"} | country | {"during": YEAR}
    yield f"not search {one}", {"not": {"search": one}}
    yield f"not search {words.beginning} + actor", {"not": {"search": words.beginning}} | actor
    yield f"any of search {words.rare}, actor", {"any": [{"search": words.rare}, actor]}


def list_questions(values: Values, words: Words, *, real: bool) -> Iterator[Question]:
    """Yield all that is asked of one database."""
    everything = write_document(NODES, select_everything())
    for name, where in (list_real_choices if real else list_choices)(values):
        yield Question("all counts", name, everything, where)
    for name, where in list_searches(values, words):
        yield Question("search, all counts", name, everything, where)
    yield from _list_relevance(values, words)
    for said in words.phrases:
        for asked, selected in {"phrase, page": (NODES,), "phrase, count": (NODES, "totalCount")}.items():
            yield Question(asked, said, write_document(*selected), {"search": said})
    yield from _list_documents(values, words)


def _list_relevance(values: Values, words: Words) -> Iterator[Question]:
    page = write_document("pageInfo { endCursor hasNextPage }", NODES, order="RELEVANCE")
    for number in (1, 2, 3):
        said = " ".join(words.common[:number])
        yield Question("relevance", said, page, {"search": said})
    said = words.common[0]
    yield Question("relevance", f"{said} + country", page, {"search": said} | values.common("countries"))
    yield Question("relevance", words.beginning, page, {"search": words.beginning})
    for turns in (20, 200):
        yield Question("relevance", f"{said}, {turns} pages on", page, {"search": said}, turns)


def _list_documents(values: Values, words: Words) -> Iterator[Question]:
    document = write_document(f"facets {{ {select_facet('documents')} }}", first=1)
    actor, country = values.common("actors"), values.common("countries")
    for name, where in {
        "category + country": values.common("incidentCategories") | country,
        "actor + country": actor | country,
        "actor + year": actor | {"during": YEAR},
        "not an actor + country": {"not": actor} | country,
        f"search {words.common[0]} + country": {"search": words.common[0]} | country,
    }.items():
        yield Question("documents", name, document, where)
