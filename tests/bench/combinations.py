"""All that is asked of one database, beside the filters: what of each, and which words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from tests.bench.choices import YEAR, Values, Where, list_choices, list_conditions, list_real_choices
from tests.bench.selecting import NODES, select_everything, select_facet, write_document


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
    choices = list_real_choices(values) if real else chain(list_choices(values), list_conditions(values))
    for name, where in choices:
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
