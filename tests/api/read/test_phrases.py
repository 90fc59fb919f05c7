"""Phrases of common words: who has their pairs is indexed, and the texts tell who has the whole of them."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from api.read.filter import word_sets
from api.read.filter.search_query import read_query
from schema.records.exchange import Records
from schema.spelling.folding import fold
from schema.storage.database import make_engine
from schema.store.saving import save
from tests.api.read.asking import Asking
from tests.api.read.test_search import Corpus, Entry, Term, expected
from tests.schema.factories import (
    make_actor,
    make_citation,
    make_document,
    make_incident,
    make_place,
    make_records,
)

TOGETHER = "Now in talks over rockets"
APART = "Talks over rockets, in talks"
SAYING = ["title", "summary", "quotes", "actor", "place", "alias"]
"""Where an entry may say something."""

ENTRIES = "query ($q: String!) { timeline(first: 50, where: {search: $q}) { totalCount nodes { slug } } }"


def make_saying(field: str, said: dict[str, list[str]]) -> Records:
    """Return entries, by slug, that say some texts in one field, with all that this takes."""
    texts = sorted({text for each in said.values() for text in each})
    document = "\n".join(texts)
    slugs = {text: f"name-{number}" for number, text in enumerate(texts)}

    def say(each: list[str]) -> dict[str, object]:
        match field:
            case "title" | "summary":
                return {field: each[0]}
            case "quotes":
                starts = [f"\n{document}\n".index(f"\n{text}\n") for text in each]
                return {
                    "citations": [
                        make_citation(text, start=start) for text, start in zip(each, starts, strict=True)
                    ]
                }
            case "actor":
                return {"participants": [{"role": "initiator", "actor": slugs[text]} for text in each]}
            case _:
                return {"places": [{"role": "location", "place": slugs[text]} for text in each]}

    def name(text: str) -> dict[str, object]:
        return {"aliases": [text]} if field == "alias" else {"name": text}

    return make_records(
        documents=[make_document(text=document)],
        actors=[make_actor(slug, **name(text)) for text, slug in slugs.items() if field == "actor"],
        places=[
            make_place(slug, **name(text)) for text, slug in slugs.items() if field in ("place", "alias")
        ],
        entries=[make_incident(slug, **say(each)) for slug, each in said.items()],
    )


@pytest.fixture
def engine(empty_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    for room in ("schema.index.pairs", "schema.index.loading"):
        monkeypatch.setattr(f"{room}.PAIRED_FROM", 2)  # all words here are common
    engine = make_engine(empty_database)
    yield engine
    engine.dispose()


@pytest.fixture
def asking(empty_database: str, engine: Engine) -> Iterator[Asking]:
    assert engine is not None
    with Asking(empty_database) as asking:
        yield asking


def write(engine: Engine, field: str, said: dict[str, list[str]]) -> None:
    with engine.begin() as connection:
        save(connection, make_saying(field, said))


def find(asking: Asking, text: str) -> list[str]:
    page = asking.ask(ENTRIES, q=text)["timeline"]
    assert page["totalCount"] == len(page["nodes"])
    return sorted(node["slug"] for node in page["nodes"])


@pytest.mark.parametrize("field", SAYING)
def test_pairs_that_stand_apart_are_no_phrase(asking: Asking, engine: Engine, field: str) -> None:
    said = {"the-one": [TOGETHER], "the-same": [TOGETHER], "apart": [APART], "apart-too": [APART]}
    if field not in ("title", "summary"):
        said["in-two-texts"] = ["Now in talks", "Talks over"]
        said["in-one-of-two"] = [APART, TOGETHER]
    write(engine, field, said)
    there = sorted({"the-one", "the-same", "in-one-of-two"} & said.keys())
    for _ in range(2):  # now read, and then kept
        assert find(asking, '"in talks over"') == there
        assert find(asking, '"IN talks, over"') == there
        assert find(asking, '"now in talks over rockets"') == there
        assert find(asking, '"in talks ov"*') == there
        assert find(asking, '"talks ov"*') == sorted(said)
        assert find(asking, 'talks -"in talks over"') == sorted(said.keys() - set(there))
        assert find(asking, '"over in talks"') == []


@pytest.mark.parametrize("rare", ["overt", "overture"])
def test_a_beginning_beside_a_common_word_is_of_a_common_word_or_not(
    asking: Asking, engine: Engine, monkeypatch: pytest.MonkeyPatch, rare: str
) -> None:
    monkeypatch.setattr("schema.index.pairs.PAIRED_FROM", 3)
    said = {f"common-{number}": ["talks over rockets"] for number in range(3)}
    said |= {"rare": [f"rockets, talks {rare}"], "neither": [f"{rare} talks rockets over"]}
    write(engine, "title", said)
    assert find(asking, '"talks ov"*') == ["common-0", "common-1", "common-2", "rare"]
    assert find(asking, '"talks overt"*') == ["rare"]
    assert find(asking, f'"{rare} ta"*') == ["neither"]


@pytest.mark.parametrize("kind", ["documents", "actors", "places"])
def test_a_phrase_is_found_in_other_records(asking: Asking, engine: Engine, kind: str) -> None:
    make, field = {
        "documents": (make_document, "headline"),
        "actors": (make_actor, "name"),
        "places": (make_place, "name"),
    }[kind]
    texts = {"the-one": TOGETHER, "apart": APART, "neither": "Talks"}
    own = {"text": lambda slug: f"Of {slug}"} if kind == "documents" else {}
    made = [
        make(slug, **{field: text}, **{name: of(slug) for name, of in own.items()})
        for slug, text in texts.items()
    ]
    with engine.begin() as connection:
        save(connection, make_records(**{kind: made}))
    query = f"query ($q: String!) {{ {kind}(search: $q) {{ nodes {{ slug }} }} }}"
    for _ in range(2):
        for text, found in {'"in talks over"': ["the-one"], '"in talks"': ["apart", "the-one"]}.items():
            nodes = asking.ask(query, q=text)[kind]["nodes"]
            assert sorted(node["slug"] for node in nodes) == found


def test_the_texts_are_read_once_until_somebody_writes(
    asking: Asking, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    bind = word_sets.bind_texts

    def note(*given: Any, field: str) -> Any:  # noqa: ANN401 - as `bind_texts` has them
        read.append(field)
        return bind(*given, field=field)

    monkeypatch.setattr(word_sets, "bind_texts", note)
    write(engine, "title", {"the-one": [TOGETHER], "apart": [APART]})
    assert find(asking, '"in talks over"') == ["the-one"]
    assert set(read) == {"title"}  # the other fields have no candidates
    read.clear()
    assert find(asking, '"in talks over"') == ["the-one"]
    assert not read
    write(engine, "title", {"another": [TOGETHER]})
    assert find(asking, '"in talks over"') == ["another", "the-one"]
    assert read


def test_what_is_kept_is_forgotten_where_no_set_changes(asking: Asking, engine: Engine) -> None:
    write(engine, "title", {"the-one": [TOGETHER], "apart": [APART], "other": [TOGETHER]})
    write(engine, "title", {"moved": ["in talks over in"]})
    assert find(asking, '"in talks over"') == ["moved", "other", "the-one"]
    write(engine, "title", {"moved": ["talks over in talks"]})  # the same words, and the same pairs of them
    assert find(asking, '"in talks over"') == ["other", "the-one"]


def test_only_so_many_phrases_are_kept(
    asking: Asking, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_sets, "MOST_KEPT", 2)
    write(engine, "title", {"the-one": [TOGETHER], "apart": [APART]})
    for text in ('"in talks over"', '"now in talks"', '"talks over rockets"', '"in talks over rockets"'):
        assert "the-one" in find(asking, text)
    assert len(asking.engine.index.remembered[word_sets.PHRASES]) == 2


WORDS = ["in", "talks", "over", "overt", "attack", "Attack's", "at", "air-strike", "airstrike", "U.S."]
entries = st.builds(
    Entry,
    st.none(),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
    st.lists(st.sampled_from(WORDS), max_size=9),
)
words = st.sampled_from(["in", "talks", "over", "attack", "airstrike", "us"])
phrases = st.builds(
    Term, st.lists(words, min_size=2, max_size=4), begun=st.just(value=False), unwanted=st.just(value=False)
) | st.builds(
    lambda before, last: Term([*before, last], begun=True, unwanted=False),
    st.lists(words, min_size=1, max_size=3),
    st.sampled_from(["over", "talks"]),
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(entries, max_size=8), asked=phrases)
def test_hits_of_phrases_are_what_plain_python_finds(
    engine: Engine, asking: Asking, made: list[Entry], asked: Term
) -> None:
    Corpus(engine, asking).fill(made)
    assert find(asking, asked.written) == sorted(expected(made, [asked], "EARLIEST_FIRST"))


letters = st.text(
    st.sampled_from(" aiknst\u0130\u212a\u017f\u00df'\u2019.-_0\n\u00a0\u0307\u00e9"), max_size=12
)


@given(before=letters, said=st.text(st.sampled_from(" aiKkNnsSt'.-_*0"), max_size=8), after=letters)
@example("", "in talks", "")
@example("the", "al-k's", "\u0130")
def test_a_text_has_surely_what_it_has_letter_for_letter(before: str, said: str, after: str) -> None:
    words = fold(said.rstrip("*"))
    if not words or "*" in said:
        return
    query = read_query(f'"{said}"', "q")
    pattern = query.wanted[0].patterns[0]
    for text in (f"{before} {said} {after}", f"{before}{said}{after}", f"{before} {said.swapcase()} {after}"):
        folded = f" {' '.join(fold(text))} "
        assert pattern.text in folded or not pattern.is_verbatim(text)
        assert word_sets.FoldedParts().join(text).strip() == folded.strip()
