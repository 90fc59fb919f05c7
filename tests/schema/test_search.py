"""The searched words follow what is written, whoever wrote it."""

from datetime import date

import pytest
from sqlalchemy import Connection, Engine, text

from schema.difference import Difference
from schema.search import index_all_search
from schema.search_proofs import prove_search
from schema.stretches import LEVELS, cover
from schema.tables import TABLES
from schema.word_sources import MOST_WORDS, number_place, write_words
from tests.schema.factories import (
    make_actor,
    make_document,
    make_incident,
    make_place,
    make_publisher,
    make_records,
    make_statement,
    make_strike,
    make_world,
)
from tests.schema.stored import read_everything, read_rows, save_all, save_entries

WORDS = ("entry_words", "actor_words", "place_words", "document_words")


def find(connection: Connection, word: str) -> set[str]:
    """Return the entries that the database's own index has under a word."""
    on_sqlite = connection.dialect.name == "sqlite"
    found = (
        "SELECT rowid FROM entry_search WHERE entry_search MATCH :word"
        if on_sqlite
        else "SELECT place FROM entry_words WHERE tsv @@ CAST(:word AS tsquery)"
    )
    places = {row[0] for row in connection.execute(text(found), {"word": word})}
    return {
        slug for slug, place in read_rows(connection, "entry_words", "entry_id", "place") if place in places
    }


def test_an_entry_is_found_by_its_title_quotes_and_names(world: Connection) -> None:
    assert find(world, "strike") == {"the-strike"}  # its title
    assert find(world, "rockets") == {"the-strike"}  # a quote
    assert find(world, "tehran") == {"the-denial", "the-talks"}  # an actor's alias
    assert find(world, "base") == {"the-strike"}  # a place's alias, and a quote
    assert find(world, "monkey") == set()


def test_each_field_has_its_words(world: Connection) -> None:
    save_entries(world, make_strike(summary="A summary: short."))
    columns = ("entry_id", "title", "names", "quotes", "summary")
    rows = {row[0]: row[1:] for row in read_rows(world, "entry_words", *columns)}
    assert rows["the-strike"] == (
        " the strike ",
        " the group \u00b7 the base \u00b7 base ",
        " three rockets hit the base on monday \u00b7 four people were killed ",
        " a sumary short ",
    )


@pytest.mark.parametrize("kind", ["actor", "place"])
def test_a_new_name_finds_all_entries_that_it_is_in(world: Connection, kind: str) -> None:
    before = find(world, "iri" if kind == "actor" else "base")
    record = (
        make_actor(name="Persia") if kind == "actor" else make_place("the-base", name="Persia", kind="base")
    )
    save_all(world, make_records(**{f"{kind}s": [record]}))
    assert find(world, "persia") == before
    assert list(prove_search(world)) == []


def test_an_alias_that_is_gone_finds_nothing(world: Connection) -> None:
    save_all(world, make_records(actors=[make_actor(aliases=[])]))
    assert find(world, "tehran") == set()


def test_a_publishers_new_name_is_a_word_of_its_documents(world: Connection) -> None:
    save_all(world, make_records(publishers=[make_publisher(name="The Daily")]))
    ((words,),) = read_rows(world, "document_words", "words")
    assert words.startswith(" the daily ")


def test_a_quote_that_is_changed_is_found_anew(world: Connection) -> None:
    strike = make_strike(citations=[{"document": "the-report", "quote": "Talks followed."}], casualties=[])
    save_entries(world, strike)
    assert find(world, "folowed") == {"the-strike", "the-talks"}
    assert find(world, "rockets") == set()


def test_an_entry_that_moves_moves_among_the_hits(connection: Connection) -> None:
    statement = make_statement(
        "the-demand", "2021-07-05", links=[{"entry": "the-vow", "relation": "responds_to", "basis": "stated"}]
    )
    save_entries(connection, make_statement("the-vow", None), statement)
    (vow,) = [row for row in read_rows(connection, "entry_words", "entry_id", "place") if row[0] == "the-vow"]
    keys = dict(read_rows(connection, "entry", "slug", "id"))
    assert vow[1] == number_place(date(2021, 7, 4), 0, keys["the-vow"])
    save_entries(connection, statement.model_copy(update={"links": ()}))
    (vow,) = [row for row in read_rows(connection, "entry_words", "entry_id", "place") if row[0] == "the-vow"]
    assert vow[1] == keys["the-vow"]
    assert list(prove_search(connection)) == []


def test_an_entry_that_is_gone_takes_its_words_along(connection: Connection) -> None:
    save_entries(connection, make_incident("the-raid"))
    connection.execute(TABLES["entry"].delete())
    assert find(connection, "raid") == set()
    assert list(prove_search(connection)) == []


def test_indexing_everything_gives_what_writing_gave(world: Connection) -> None:
    written = {name: read_everything(world)[name] for name in WORDS}
    index_all_search(world)
    assert {name: read_everything(world)[name] for name in WORDS} == written
    assert find(world, "rockets") == {"the-strike"}
    save_entries(world, make_strike(title="The bombing"))  # the index follows again
    assert find(world, "bombing") == {"the-strike"}


def test_records_written_before_there_were_words_are_indexed(engine: Engine) -> None:
    from schema import migrations  # noqa: PLC0415 - Alembic is slow to import

    with engine.begin() as connection:
        save_all(connection, make_world())
        migrations.downgrade(connection, "0002")
    with engine.begin() as connection:
        migrations.upgrade(connection)
        assert find(connection, "rockets") == {"the-strike"}


def test_an_index_that_is_not_that_of_the_words_is_noticed(world: Connection) -> None:
    if world.dialect.name != "sqlite":
        pytest.skip("PostgreSQL generates what it indexes")
    world.execute(text("INSERT INTO entry_search(entry_search) VALUES ('delete-all')"))
    assert [each.record for each in prove_search(world)] == ["index:entry_search"]


def test_what_differs_is_named(world: Connection) -> None:
    world.execute(text("UPDATE actor_words SET words = ' x ' WHERE words LIKE '% tehran %'"))
    derived = " iran \u00b7 tehran \u00b7 iri "
    assert list(prove_search(world)) == [Difference("actor:iran", "actor_words.words", " x ", derived)]


def test_a_very_long_text_is_searched_by_its_beginning(connection: Connection) -> None:
    document = make_document(text=" ".join(f"w{number}" for number in range(MOST_WORDS + 9)))
    save_all(connection, make_records(documents=[document]))
    ((words,),) = read_rows(connection, "document_words", "words")
    assert len(words.split()) == MOST_WORDS


def test_no_text_has_no_words() -> None:
    assert write_words([]) == write_words([None, "", "..."]) == ""


@pytest.mark.parametrize(
    ("first", "last"), [(1, 1), (7, 8), (737_000, 738_500), (730_000, 739_999), (4096, 8191)]
)
def test_stretches_cover_all_days_and_at_most_a_week_more(first: int, last: int) -> None:
    days: list[int] = []
    for word in cover(first, last):
        level, number = map(int, word.removeprefix("@").split("."))
        assert level in LEVELS
        days += range(number << level, (number + 1) << level)
    assert len(days) == len(set(days))
    assert set(range(first, last + 1)) <= set(days) <= set(range(first - 7, last + 8))
