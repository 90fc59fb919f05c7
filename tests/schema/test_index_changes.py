"""However the record changes, the index is as if it were made anew from the tables."""

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import IntegrityError

from schema.index.loading import index_all
from schema.proofs.index import prove_index
from schema.proofs.leftovers import Leftover
from schema.proofs.pruning import prune
from schema.records.exchange import Records
from schema.store.saving import save
from schema.tables import TABLES
from tests.schema.factories import (
    make_actor,
    make_casualty,
    make_citation,
    make_claim,
    make_document,
    make_incident,
    make_link,
    make_place,
    make_publisher,
    make_records,
    make_statement,
)
from tests.schema.index_reading import Index, read_index

FEW = st.integers(0, 3)
EDTF = st.sampled_from([None, "../2021-07-04", "2021-07-03", "2021-06-20/2021-06-30", "2021-07-01T09:00:00"])
WORDS = st.lists(st.sampled_from(["air", "raid", "near", "base"]), min_size=1, max_size=4).map(" ".join)


@st.composite
def changes(draw: st.DrawFn) -> Records:
    """Return a few records about four entries, actors, places, documents and claims."""
    named = st.dictionaries(FEW, st.tuples(WORDS, st.lists(WORDS, max_size=2, unique=True)), max_size=2)
    places = draw(st.dictionaries(FEW, st.tuples(FEW, st.sampled_from([None, "IQ", "SY"])), max_size=2))
    documents = draw(st.dictionaries(FEW, st.sampled_from([None, "paper-0", "paper-1"]), max_size=2))
    claims = draw(st.dictionaries(FEW, st.tuples(FEW, st.sampled_from(["denies", "asserts"])), max_size=2))
    entries = draw(st.dictionaries(FEW, st.tuples(WORDS, EDTF, *[st.sets(FEW, max_size=2)] * 5), max_size=2))
    names = draw(named)
    return make_records(
        publishers=[make_publisher(f"paper-{n}", name=draw(WORDS)) for n in draw(st.sets(FEW, max_size=1))],
        actors=[
            make_actor(
                f"actor-{n}", name=name, aliases=[{"name": other, "kind": "spelling"} for other in others]
            )
            for n, (name, others) in draw(named).items()
        ],
        places=[
            make_place(
                f"place-{n}",
                parent=f"place-{m}" if m > n else None,
                iso3166=iso,
                **({"name": names[n][0], "aliases": names[n][1]} if n in names else {}),
            )
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
                    {"actor": "actor-1", "stance": stance, "statement": f"entry-{n | 1}"},
                ],
            )
            for n, (m, stance) in claims.items()
        ],
        entries=[make_entry(n, *parts) for n, parts in entries.items()],
    )


def make_entry(n: int, title: str, edtf: str | None, *numbers: set[int]) -> object:
    actors, places, documents, links, killed = numbers
    parts = {
        "title": title,
        "summary": title[::-1] if actors else None,
        "participants": [{"role": "subject", "actor": f"actor-{m}"} for m in actors],
        "places": [{"place": f"place-{m}"} for m in places],
        "citations": [make_citation(f"Text {m}.", document=f"report-{m}") for m in documents],
        "links": [make_link(f"entry-{m}", "part_of" if m > n else "denies") for m in links if m != n],
    }
    if n % 2:
        return make_statement(f"entry-{n}", edtf, **parts)
    casualties = [make_casualty(low=m, best=None, high=3 * m) for m in killed]
    return make_incident(f"entry-{n}", edtf, casualties=casualties, **parts)


EVERYTHING = make_records(
    publishers=[make_publisher(f"paper-{n}") for n in range(4)],
    actors=[make_actor(f"actor-{n}") for n in range(4)],
    places=[make_place(f"place-{n}") for n in range(4)],
    documents=[make_document(f"report-{n}", text=f"Text {n}.") for n in range(4)],
    entries=[make_entry(n, "air raid", None, *[set[int]()] * 5) for n in range(4)],
)
GOING = st.lists(
    st.tuples(st.sampled_from(["claim", "entry", "document", "actor", "place", "publisher"]), FEW), max_size=4
)
SLUGS = {"document": "report", "publisher": "paper"}


def take_out(connection: Connection, kind: str, number: int) -> None:
    """Take out a record, unless another names it."""
    slug, table = f"{SLUGS.get(kind, kind)}-{number}", TABLES[kind]
    for key in connection.scalars(select(table.c.id).where(table.c.slug == slug)).all():
        taken = connection.begin_nested()
        try:
            prune(connection, [Leftover(kind, key, slug)])
        except IntegrityError:
            taken.rollback()


@settings(max_examples=20)
@given(st.lists(changes(), min_size=1, max_size=4), GOING)
def test_however_the_record_changes_the_index_is_as_if_made_anew(
    shared_engine: Engine, steps: list[Records], going: list[tuple[str, int]]
) -> None:
    with shared_engine.connect() as connection:
        save(connection, EVERYTHING)
        for step in steps:
            save(connection, step)
        compare_with_made_anew(connection)
        for kind, number in going:
            take_out(connection, kind, number)
        compare_with_made_anew(connection)
        save(connection, EVERYTHING)
        compare_with_made_anew(connection)


@settings(max_examples=20)
@given(st.lists(changes(), min_size=1, max_size=4), GOING)
def test_pairs_of_common_words_follow_too(
    shared_engine: Engine, steps: list[Records], going: list[tuple[str, int]]
) -> None:
    with (
        patch("schema.index.pairs.PAIRED_FROM", 2),
        patch("schema.index.loading.PAIRED_FROM", 2),
        patch("schema.proofs.index.PAIRED_FROM", 2),
        shared_engine.connect() as connection,
    ):
        save(connection, EVERYTHING)
        for step in steps:
            save(connection, step)
            assert list(prove_index(connection)) == []
        for kind, number in going:
            take_out(connection, kind, number)
        compare_with_made_anew(connection)


def compare_with_made_anew(connection: Connection) -> None:
    """Compare the index with one made anew, which may have fewer pairs: a word stays paired once it was common."""
    assert list(prove_index(connection)) == []
    found, anew = read_index(connection), read_made_anew(connection)
    assert found.paired >= anew.paired
    assert {term: found.holders.get(term) for term in anew.holders} == anew.holders
    assert {term for term in found.holders if " " not in term} <= anew.holders.keys()


def read_made_anew(connection: Connection) -> Index:
    with connection.begin_nested() as undone:
        index_all(connection)
        found = read_index(connection)
        undone.rollback()
    return found
