"""The store in numbers: as many statements for many records as for few."""

from sqlalchemy import Connection

from schema.records.exchange import EntryRecord, Records
from schema.store.saving import save
from tests.schema.factories import (
    make_actor,
    make_casualty,
    make_denial,
    make_incident,
    make_link,
    make_strike,
    make_world,
)
from tests.schema.stored import (
    counted,
    undone,
)

DEAD = "Four people were killed."


def make_many(count: int) -> Records:
    """Return three entries for each number up to the count, with children, links and references among them."""
    entries: list[EntryRecord] = [make_strike()]
    for n in range(count):
        links = [make_link(f"strike-{n}"), make_link("the-strike", "denies")]
        casualty = make_casualty(citation={"entry": f"strike-{n}", "quote": DEAD})
        entries += [
            make_strike(slug=f"strike-{n}"),
            make_denial(slug=f"denial-{n}", links=links),
            make_incident(f"count-{n}", casualties=[casualty]),
        ]
    actors = [make_actor(slug) for slug in ("iran", "the-group", *(f"actor-{n}" for n in range(count)))]
    return make_world().model_copy(update={"entries": tuple(entries), "claims": (), "actors": tuple(actors)})


def test_a_hundred_entries_take_as_many_statements_as_ten(connection: Connection) -> None:
    lengths = []
    for count in (10, 100):
        with counted(connection) as statements, undone(connection):
            assert save(connection, make_many(count)).new["entry"] == 3 * count + 1
        lengths.append(len(statements))
    assert lengths[0] == lengths[1]
    assert lengths[0] <= 100


def test_unchanged_entries_take_as_many_statements_however_many_they_are(connection: Connection) -> None:
    lengths = []
    for count in (10, 100):
        with undone(connection):
            save(connection, make_many(count))
            with counted(connection) as statements:
                assert save(connection, make_many(count)).unchanged["entry"] == 3 * count + 1
        lengths.append(len(statements))
    assert lengths[0] == lengths[1]
