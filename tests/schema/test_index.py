"""The index: what entries are filtered and counted by, and that it follows every change to the record."""

from datetime import date

import pytest
from sqlalchemy import Connection, Engine, text

from schema.index.loading import index_all
from schema.proofs.index import prove_index
from schema.storage.progress import Progress
from schema.term import ENTRY_WORDS, NUMBERS
from tests.schema.factories import (
    make_casualty,
    make_claim,
    make_date,
    make_document,
    make_incident,
    make_link,
    make_place,
    make_publisher,
    make_records,
    make_statement,
    make_strike,
)
from tests.schema.index_reading import Index, list_terms, read_index, read_number
from tests.schema.stored import read_rows, save_all, save_entries


def read_made_anew(connection: Connection) -> Index:
    with connection.begin_nested() as undone:
        index_all(connection)
        found = read_index(connection)
        undone.rollback()
    return found


def test_an_entry_has_a_term_for_all_that_it_is_filtered_by(world: Connection) -> None:
    found = list_terms(read_index(world), "the-strike")
    assert {facet: found[facet] for facet in found if facet not in {*NUMBERS, *ENTRY_WORDS}} == {
        "actor": ["the-group"],
        "actor_role": ["the-group:initiator"],
        "assessment": ["unassessed"],
        "category": ["incident:air_strike"],
        "contested": ["true"],
        "dated": ["dated"],
        "day": ["2021-07-05"],
        "document": ["the-report"],
        "kind": ["incident"],
        "month": ["2021-07"],
        "place": ["iraq", "the-base"],
        "publisher": ["the-paper"],
        "role": ["initiator"],
        "site": ["the-base"],
        "weapon": ["rocket"],
        "week": ["2021-07-05"],
        "year": ["2021"],
    }


def test_an_entry_has_its_numbers_bit_by_bit(connection: Connection) -> None:
    injured = make_casualty(outcome="injured", best=None, high=70)
    save_entries(
        connection,
        make_incident("counted", casualties=[make_casualty(best=None, low=5), injured]),
        make_incident(
            "zero", None, casualties=[make_casualty(low=0, best=0, high=0, status="zero_confirmed")]
        ),
        make_statement("timed", "2021-07-05T12:00:00Z"),
    )
    index = read_index(connection)
    found = {
        slug: [read_number(index, facet, slug) for facet in NUMBERS] for slug in ("counted", "zero", "timed")
    }
    day = date(2021, 7, 5).toordinal()
    assert found == {
        "counted": [day << 18, day, day, None, 5, 5, 5, None, None, 70],
        "zero": [None, None, None, None, 0, 0, 0, None, None, None],
        "timed": [day << 18 | 129_600, day, day, *[None] * 7],
    }


def test_an_entry_that_is_part_of_another_is_marked(connection: Connection) -> None:
    save_entries(
        connection, make_incident("whole"), make_incident("half", links=[make_link("whole", "part_of")])
    )
    assert read_index(connection).holders["part=true"] == {"half"}


def test_what_was_made_step_by_step_is_what_is_made_at_once(world: Connection) -> None:
    index = read_index(world)
    assert index == read_made_anew(world)
    assert index.counts["actor=iran"] == 2


@pytest.mark.parametrize(
    ("edtf", "within"),
    [
        ("2021-07-05", {"day=2021-07-05", "week=2021-07-05", "month=2021-07", "year=2021"}),
        ("2021-06-28/2021-07-04", {"week=2021-06-28", "year=2021"}),
        ("2021-07", {"month=2021-07", "year=2021"}),
        ("2021-12-31/2022-01-01", {"week=2021-12-27"}),
        ("0001-01-01", {"day=0001-01-01", "week=0001-01-01", "month=0001-01", "year=0001"}),
        ("9999-12-31", {"day=9999-12-31", "week=9999-12-27", "month=9999-12", "year=9999"}),
        ("2021/2022", set()),
        ("2021-07-05/..", set()),
        (None, set()),
    ],
)
def test_an_entry_counts_for_the_day_week_month_and_year_that_it_lies_wholly_within(
    connection: Connection, edtf: str | None, within: set[str]
) -> None:
    save_entries(connection, make_statement(edtf=edtf))
    counts = read_index(connection).counts
    assert {term for term in counts if term.partition("=")[0] in {"day", "week", "month", "year"}} == within
    assert counts["dated=undated" if edtf is None else "dated=dated"] == 1


def test_a_place_s_country_is_its_own_or_that_of_the_nearest_place_around_it(connection: Connection) -> None:
    places = [
        make_place("iraq", iso3166="IQ"),
        make_place("the-north", parent="iraq"),
        make_place("the-enclave", parent="the-north", iso3166="SY"),
        make_place("the-town", parent="the-enclave"),
        make_place("the-sea"),
    ]
    entries = [make_statement(place.slug, places=[{"place": place.slug}]) for place in places]
    save_all(connection, make_records(places=places, entries=entries))
    index = read_index(connection)
    found = {place.slug: list_terms(index, place.slug).get("country") for place in places}
    assert list(found.values()) == [["IQ"], ["IQ"], ["SY"], ["SY"], None]
    assert list_terms(index, "the-town")["place"] == ["iraq", "the-enclave", "the-north", "the-town"]
    assert index == read_made_anew(connection)


CHANGES = {
    "a place comes to lie elsewhere": {"places": [make_place("the-base", parent=None, iso3166="SY")]},
    "the place around it gets a country": {"places": [make_place("iraq", iso3166="IQ")]},
    "a document loses its publisher": {"documents": [make_document()]},
    "a document is dated anew": {
        "documents": [make_document(publisher="the-paper", published_on="2020-01-31")]
    },
    "a document gets another publisher": {
        "publishers": [make_publisher("the-other")],
        "documents": [make_document(publisher="the-other")],
    },
    "a claim is no longer contested": {
        "claims": [make_claim(about="the-strike", positions=[{"actor": "iran", "stance": "denies"}])]
    },
    "a claim is about something else": {
        "claims": [
            make_claim(
                about="the-talks",
                positions=[
                    {"actor": "iran", "stance": "denies"},
                    {"actor": "the-group", "stance": "asserts", "statement": "the-denial"},
                ],
            )
        ]
    },
    "an entry loses everything": {"entries": [make_incident(edtf=None)]},
    "an entry is counted anew": {
        "entries": [make_strike(casualties=[make_casualty(low=9, best=17, high=20)])]
    },
    "an answer moves what it answers": {
        "entries": [
            make_strike(date=make_date("../2021-07-09")),
            make_statement("early", "2021-07-01", links=[make_link("the-strike")]),
        ]
    },
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_index_follows_when(world: Connection, name: str) -> None:
    before = read_index(world)
    save_all(world, make_records(**CHANGES[name]))
    after = read_index(world)
    assert after != before
    assert after == read_made_anew(world)


def test_entries_of_several_chunks_are_indexed(engine: Engine) -> None:
    with engine.connect() as connection:
        save_entries(connection, make_statement("first"))
        count_on_from(connection, 65_534)
        save_entries(connection, *(make_statement(f"said-{n}") for n in range(3)))
        save_entries(connection, make_statement("said-0", title="other"), make_statement("said-2", None))
        index = read_index(connection)
        assert index.holders["kind=statement"] == {"first", "said-0", "said-1", "said-2"}
        assert index.holders["day=2021-07-07"] == {"first", "said-0", "said-1"}
        assert index == read_made_anew(connection)
        assert list(prove_index(connection)) == []
        assert {key % 65_536 for (key,) in read_rows(connection, "bitmap", "key")} == {0, 1}


def count_on_from(connection: Connection, key: int) -> None:
    """Have the next entry get the id after the one given."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('entry', 'id'), {key})"))
        return
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    for table, column in (("entry", "id"), ("statement", "entry_id")):
        connection.execute(text(f"UPDATE {table} SET {column} = {key}"))  # noqa: S608 - our own words
    index_all(connection)


def test_making_the_index_tells_how_far_it_is(
    world: Connection, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schema.storage.progress.PATIENCE", 0.0)
    index_all(world, Progress("Indexing entries").show)
    last = max(key for (key,) in read_rows(world, "entry", "id"))
    assert capsys.readouterr().err == f"Indexing entries: {last} of {last}\n"
