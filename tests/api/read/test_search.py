"""Search finds what plain Python finds, in the same order, on either database."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, insert

from schema.index.loading import index_all
from schema.spelling.folding import fold
from schema.storage.database import make_engine
from schema.tables import TABLES
from tests.api.read.asking import Asking
from tests.api.read.test_paging import WHENS, When, row
from tests.api.read.test_paging import expected as list_in_order

WHENS_SEARCHED: list[When] = [
    None,
    *(dt.date(2021, 7, day) for day in (1, 2, 20)),
    dt.date(1, 1, 1),
    dt.date(9999, 12, 31),
]
WHENS_SEARCHED += [
    f"2021-07-02T{time}" for time in ("23:00:00", "09:00:00+05:00", "20:00:00Z", "23:30:00-05:00")
]
WHENS_SEARCHED += ["2021-07-01T00:00:00Z", "0001-01-01T12:00:00+01:00", "9999-12-31T23:59:59-01:00"]
WORDS = ["Iran", "Iraq", "rocket", "rockets", "Husayn", "al-Asad", "U.S.", "air strikes", "Ain"]
SPELLED = ["iran", "IRAK", "rocket", "rockets", "Hussein", "Asad", "us", "air strikes", "Ayn"]
WEIGHTS = {"title": 8, "summary": 1}
ORDERS = ["EARLIEST_FIRST", "LATEST_FIRST", "RELEVANCE", "LAST_REPORTED"]

FORWARD = """query ($q: String!, $n: Int, $at: String, $order: TimelineOrder!) {
  timeline(first: $n, after: $at, orderBy: $order, where: {search: $q}) {
    totalCount nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
BACKWARD = FORWARD.replace("first: $n, after: $at", "last: $n, before: $at")


class Entry(NamedTuple):
    when: When
    title: list[str]
    summary: list[str]


class Term(NamedTuple):
    words: list[str]
    begun: bool
    unwanted: bool

    @property
    def written(self) -> str:
        text = " ".join(self.words)[: -1 if self.begun else None]
        return ("-" if self.unwanted else "") + f'"{text}"' + ("*" if self.begun else "")

    def is_in(self, words: list[str]) -> bool:
        wanted = fold(" ".join(self.words)[: -1 if self.begun else None])
        places = [words[start : start + len(wanted)] for start in range(len(words))]
        if not self.begun:
            return wanted in places
        return any(
            each[:-1] == wanted[:-1] and len(each) == len(wanted) and each[-1].startswith(wanted[-1])
            for each in places
        )


entries = st.builds(
    Entry,
    st.sampled_from(WHENS_SEARCHED),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.lists(st.sampled_from(WORDS), max_size=4),
)
terms = st.builds(
    Term,
    st.lists(st.sampled_from(SPELLED), min_size=1, max_size=2),
    begun=st.just(value=False),
    unwanted=st.booleans(),
) | st.builds(
    Term,
    st.sampled_from([["rocket"], ["rockets"], ["air", "strikes"], ["iran"]]),
    begun=st.just(value=True),
    unwanted=st.booleans(),
)


class Corpus(NamedTuple):
    """A database to fill with entries that have a day, a title and a summary."""

    engine: Engine
    asking: Asking

    def fill(self, corpus: list[Entry]) -> None:
        rows = [
            {**row(key, each.when), "title": " ".join(each.title), "summary": " ".join(each.summary) or None}
            for key, each in enumerate(corpus, 1)
        ]
        with self.engine.begin() as connection:
            connection.execute(delete(TABLES["entry"]))
            if rows:
                connection.execute(insert(TABLES["entry"]), rows)
            index_all(connection)

    def walk(self, query: str, text: str, order: str, size: int) -> Iterator[dict[str, Any]]:
        ahead, end = ("hasNextPage", "endCursor") if query is FORWARD else ("hasPreviousPage", "startCursor")
        at = None
        while True:
            page = self.asking.ask(query, q=text, n=size, at=at, order=order)["timeline"]
            yield page
            at = page["pageInfo"][end]
            if not page["pageInfo"][ahead]:
                return


@pytest.fixture
def corpus(empty_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Corpus]:
    # So that words of a few entries are common, and who has two of them side by side is indexed.
    monkeypatch.setattr("schema.index.loading.PAIRED_FROM", 3)
    engine = make_engine(empty_database)
    with Asking(empty_database) as asking:
        yield Corpus(engine, asking)
    engine.dispose()


def score(entry: Entry, wanted: list[Term]) -> int:
    fields = {"title": fold(" ".join(entry.title)), "summary": fold(" ".join(entry.summary))}
    return sum(WEIGHTS[name] for name, words in fields.items() for term in wanted if term.is_in(words))


def expected(corpus: list[Entry], asked: list[Term], order: str) -> list[str]:
    """Return the slugs of the hits in order, by looking through everything."""
    hits: dict[int, int] = {}
    for key, entry in enumerate(corpus, 1):
        fields = [fold(" ".join(entry.title)), fold(" ".join(entry.summary))]
        there = [any(term.is_in(words) for words in fields) for term in asked]
        if all(is_there is not term.unwanted for is_there, term in zip(there, asked, strict=True)):
            hits[key] = score(entry, [term for term in asked if not term.unwanted])
    if order == "RELEVANCE":
        return [f"entry-{key:03}" for key in sorted(hits, key=lambda key: (hits[key], key), reverse=True)]
    whole = list_in_order([entry.when for entry in corpus], order)
    return [slug for slug in whole if int(slug.removeprefix("entry-")) in hits]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    made=st.lists(entries, max_size=10),
    asked=st.lists(terms, min_size=1, max_size=3).filter(
        lambda asked: not all(term.unwanted for term in asked)
    ),
    order=st.sampled_from(ORDERS),
    size=st.integers(1, 4),
)
def test_pages_of_a_search_are_what_plain_python_finds(
    corpus: Corpus, made: list[Entry], asked: list[Term], order: str, size: int
) -> None:
    corpus.fill(made)
    text = " ".join(term.written for term in asked)
    forwards = list(corpus.walk(FORWARD, text, order, size))
    backwards = list(corpus.walk(BACKWARD, text, order, size))
    wanted = expected(made, asked, order)
    assert [node["slug"] for page in forwards for node in page["nodes"]] == wanted
    assert [node["slug"] for page in backwards for node in reversed(page["nodes"])] == wanted[::-1]
    assert {page["totalCount"] for page in forwards} == {len(wanted)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    whens=st.lists(st.sampled_from(WHENS), max_size=25),
    text=st.sampled_from(["rocket", "rock*", '"big rocket"']),
    order=st.sampled_from(["EARLIEST_FIRST", "LATEST_FIRST"]),
    size=st.integers(1, 6),
)
def test_times_of_day_order_the_hits_of_a_day(
    corpus: Corpus, whens: list[When], text: str, order: str, size: int
) -> None:
    corpus.fill([Entry(when, ["big", "rocket"], []) for when in whens])
    forwards = [node["slug"] for page in corpus.walk(FORWARD, text, order, size) for node in page["nodes"]]
    backwards = list(corpus.walk(BACKWARD, text, order, size))
    assert forwards == list_in_order(whens, order)
    assert [node["slug"] for page in backwards for node in reversed(page["nodes"])] == forwards[::-1]
