"""The index: what entries are filtered and counted by, and that it follows every change to the record."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from schema.index_loading import index_all
from schema.records import Records
from schema.store import save
from tests.schema.factories import (
    make_actor,
    make_casualty,
    make_citation,
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
from tests.schema.index_reading import Index, list_terms, read_index
from tests.schema.stored import save_all, save_entries


def read_made_anew(connection: Connection) -> Index:
    with connection.begin_nested() as undone:
        index_all(connection)
        found = read_index(connection)
        undone.rollback()
    return found


def test_an_entry_has_a_term_for_all_that_it_is_filtered_by(world: Connection) -> None:
    assert list_terms(read_index(world), "the-strike") == {
        "actor": ["the-group"],
        "assessment": ["unassessed"],
        "category": ["incident:air_strike"],
        "contested": ["true"],
        "document": ["the-report"],
        "killed": ["0", "1", "2", "3"],
        "kind": ["incident"],
        "place": ["iraq", "the-base"],
        "publisher": ["the-paper"],
        "reported_day": ["2021-07-09"],
        "reported_month": ["2021-07"],
        "reported_year": ["2021"],
        "role": ["initiator"],
        "site": ["the-base"],
        "span": ["1"],
        "weapon": ["rocket"],
    }


def test_what_was_made_step_by_step_is_what_is_made_at_once(world: Connection) -> None:
    index = read_index(world)
    assert index == read_made_anew(world)
    assert index.counts["actor=iran"] == 2
    assert index.pairs["actor=iran", "actor=the-group"] == 1
    assert index.pairs["actor=iran", "kind=statement"] == 1


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


@pytest.mark.parametrize(
    ("edtf", "span"),
    [
        ("2021-07-05", ["1"]),
        ("2021-07-05/2021-07-06", ["2"]),
        ("2021-07-05/2021-07-07", ["4"]),
        ("2021", ["512"]),
        ("0001/9999", ["4194304"]),
        ("2021-07-05/..", ["open"]),
        ("../2021-07-05", ["-1"]),
        (None, []),
    ],
)
def test_a_span_is_the_least_power_of_two_that_the_range_has_fewer_days_than(
    connection: Connection, edtf: str | None, span: list[str]
) -> None:
    save_entries(connection, make_statement(edtf=edtf))
    assert list_terms(read_index(connection), "the-denial").get("span", []) == span


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


NUMBERS = st.integers(0, 3)
EDTF = st.sampled_from([None, "../2021-07-04", "2021-07-03", "2021-06-20/2021-06-30", "2021-07-01/.."])


@st.composite
def changes(draw: st.DrawFn) -> Records:
    """Return a few records about four entries, actors, places, documents and claims."""
    places = draw(
        st.dictionaries(NUMBERS, st.tuples(NUMBERS, st.sampled_from([None, "IQ", "SY"])), max_size=2)
    )
    documents = draw(st.dictionaries(NUMBERS, st.sampled_from([None, "paper-0", "paper-1"]), max_size=2))
    claims = draw(
        st.dictionaries(NUMBERS, st.tuples(NUMBERS, st.sampled_from(["denies", "asserts"])), max_size=2)
    )
    entries = draw(st.dictionaries(NUMBERS, st.tuples(EDTF, *[st.sets(NUMBERS, max_size=2)] * 4), max_size=2))
    return make_records(
        places=[
            make_place(f"place-{n}", parent=f"place-{m}" if m > n else None, iso3166=iso)
            for n, (m, iso) in places.items()
        ],
        documents=[
            make_document(f"report-{n}", text=f"Text {n}.", publisher=paper) for n, paper in documents.items()
        ],
        claims=[
            make_claim(
                f"claim-{n}",
                about=f"entry-{m}",
                positions=[
                    {"actor": "actor-0", "stance": "asserts"},
                    {"actor": "actor-1", "stance": stance, "statement": f"entry-{n}"},
                ],
            )
            for n, (m, stance) in claims.items()
        ],
        entries=[make_entry(n, *parts) for n, parts in entries.items()],
    )


def make_entry(n: int, edtf: str | None, *numbers: set[int]) -> object:
    actors, places, documents, links = numbers
    return make_statement(
        f"entry-{n}",
        edtf,
        participants=[{"role": "speaker", "actor": f"actor-{m}"} for m in actors],
        places=[{"place": f"place-{m}"} for m in places],
        citations=[make_citation(f"Text {m}.", document=f"report-{m}") for m in documents],
        links=[make_link(f"entry-{m}", "denies") for m in links if m != n],
    )


@settings(max_examples=20)
@given(st.lists(changes(), min_size=1, max_size=4))
def test_however_the_record_changes_the_index_is_as_if_made_anew(
    shared_engine: Engine, steps: list[Records]
) -> None:
    everything = make_records(
        publishers=[make_publisher("paper-0"), make_publisher("paper-1")],
        actors=[make_actor(f"actor-{n}") for n in range(4)],
        places=[make_place(f"place-{n}") for n in range(4)],
        documents=[make_document(f"report-{n}", text=f"Text {n}.") for n in range(4)],
        entries=[make_statement(f"entry-{n}", None) for n in range(4)],
    )
    with shared_engine.connect() as connection:
        save(connection, everything)
        for step in steps:
            save(connection, step)
        assert read_index(connection) == read_made_anew(connection)
