"""The searched words follow what is written, whoever wrote it, and so do the pairs of those that are common."""

from unittest.mock import patch

import pytest
from sqlalchemy import Connection

from schema.proofs.index import prove_index
from schema.proofs.leftovers import Leftover
from schema.proofs.pruning import prune
from schema.tables import TABLES
from schema.term import Facet
from tests.schema.factories import (
    make_actor,
    make_document,
    make_incident,
    make_place,
    make_publisher,
    make_records,
    make_statement,
    make_strike,
)
from tests.schema.index_reading import read_index
from tests.schema.stored import read_rows, save_all, save_entries


def find(connection: Connection, facet: Facet, word: str) -> set[str]:
    """Return the records that have a word in a field."""
    return read_index(connection).holders.get(f"{facet}={word}", set())


def test_each_field_has_its_words(world: Connection) -> None:
    save_entries(world, make_strike(summary="A summary: short."))
    assert find(world, Facet.TITLE, "strike") == {"the-strike"}
    assert find(world, Facet.SUMMARY, "short") == {"the-strike"}
    assert find(world, Facet.QUOTES, "rockets") == {"the-strike"}
    assert find(world, Facet.NAMES, "tehran") == {"the-denial", "the-talks"}  # an actor's alias
    assert find(world, Facet.NAMES, "base") == {"the-strike"}  # a place's alias
    assert find(world, Facet.ACTOR_WORD, "tehran") == {"iran"}
    assert find(world, Facet.PLACE_WORD, "base") == {"the-base"}
    assert find(world, Facet.DOCUMENT_WORD, "paper") == {"the-report"}  # the publisher's name
    assert find(world, Facet.DOCUMENT_WORD, "rockets") == {"the-report"}  # the text
    assert find(world, Facet.TITLE, "rockets") == set()


@pytest.mark.parametrize("kind", ["actor", "place"])
def test_a_new_name_is_a_word_of_all_entries_that_it_is_in(world: Connection, kind: str) -> None:
    before = find(world, Facet.NAMES, "iri" if kind == "actor" else "base")
    record = (
        make_actor(name="Persia") if kind == "actor" else make_place("the-base", name="Persia", kind="base")
    )
    save_all(world, make_records(**{f"{kind}s": [record]}))
    assert find(world, Facet.NAMES, "persia") == before
    assert find(world, Facet(f"{kind}_word"), "persia") == {record.slug}
    assert list(prove_index(world)) == []


def test_an_alias_that_is_gone_is_no_word_any_more(world: Connection) -> None:
    save_all(world, make_records(actors=[make_actor(aliases=[])]))
    assert find(world, Facet.NAMES, "tehran") == find(world, Facet.ACTOR_WORD, "tehran") == set()


def test_a_word_that_another_name_of_the_entry_has_too_stays(connection: Connection) -> None:
    actors = [make_actor("the-east", name="Eastern Group"), make_actor("the-west", name="Western Group")]
    parts = [{"role": "speaker", "actor": actor.slug} for actor in actors]
    save_all(connection, make_records(actors=actors, entries=[make_statement(participants=parts)]))
    word = next(iter({*read_words(connection, "the-east")} & {*read_words(connection, "the-west")}))
    save_all(connection, make_records(actors=[make_actor("the-east", name="Eastern")]))
    assert find(connection, Facet.NAMES, word) == {"the-denial"}
    assert find(connection, Facet.ACTOR_WORD, word) == {"the-west"}


def read_words(connection: Connection, actor: str) -> list[str]:
    holders = read_index(connection).holders
    return [
        term.partition("=")[2]
        for term in holders
        if term.startswith("actor_word=") and actor in holders[term]
    ]


def test_a_publishers_new_name_is_a_word_of_its_documents(world: Connection) -> None:
    save_all(world, make_records(publishers=[make_publisher(name="The Evening")]))
    assert find(world, Facet.DOCUMENT_WORD, "evening") == {"the-report"}
    assert find(world, Facet.DOCUMENT_WORD, "paper") == set()


def test_a_quote_that_is_changed_has_other_words(world: Connection) -> None:
    strike = make_strike(citations=[{"document": "the-report", "quote": "Talks followed."}], casualties=[])
    save_entries(world, strike)
    assert find(world, Facet.QUOTES, "rockets") == set()
    assert "the-strike" in find(world, Facet.QUOTES, "talks")


def test_a_record_that_is_gone_takes_its_words_along(connection: Connection) -> None:
    records = make_records(
        entries=[make_incident("the-raid")], actors=[make_actor()], documents=[make_document(text="A raid.")]
    )
    save_all(connection, records)
    for kind in ("entry", "actor", "document"):
        (row,) = read_rows(connection, kind, "id", "slug")
        prune(connection, [Leftover(kind, *row)])
    assert read_index(connection).holders == {}
    assert list(prove_index(connection)) == []


def test_words_that_become_common_are_paired_in_what_had_them_before(connection: Connection) -> None:
    with patch("schema.index.pairs.PAIRED_FROM", 3):
        save_entries(connection, *(make_statement(f"said-{n}", title="air raid") for n in (1, 2)))
        assert read_index(connection).paired == set()
        save_entries(connection, make_statement("said-3", title="raid air raid"))
        index = read_index(connection)
        assert index.paired == {"title=air", "title=raid"}
        assert index.holders["title=air raid"] == {"said-1", "said-2", "said-3"}
        assert index.holders["title=raid air"] == {"said-3"}
        save_entries(
            connection, make_statement("said-1", title="raid"), make_statement("said-4", title="air raid")
        )
        index = read_index(connection)
        assert index.holders["title=air raid"] == {"said-2", "said-3", "said-4"}
        assert index.paired == {"title=air", "title=raid"}  # it stays so


def test_no_pair_reaches_from_one_text_into_the_next(connection: Connection) -> None:
    aliases = [{"name": "Air", "kind": "short"}, {"name": "Raid", "kind": "spelling"}]
    with patch("schema.index.pairs.PAIRED_FROM", 1):
        save_all(
            connection,
            make_records(
                actors=[make_actor(name="Base", aliases=aliases)],
                entries=[make_statement(participants=[{"role": "speaker", "actor": "iran"}])],
            ),
        )
    index = read_index(connection)
    assert {"names=air", "names=raid", "names=base"} <= index.paired
    assert not [term for term in index.holders if " " in term and term.startswith("names")]


def test_each_write_is_noted_with_what_it_wrote(connection: Connection) -> None:
    save_entries(connection, make_statement())
    writes = [number for (number,) in read_rows(connection, "bitmap_write", "number")]
    rows = read_rows(connection, "bitmap", "key", "written")
    assert {written for _, written in rows} <= set(writes)
    assert writes == sorted(writes)
    assert connection.execute(TABLES["bitmap_write"].select()).all()
