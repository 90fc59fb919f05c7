"""The store: records become rows, once, all or none, and what follows from them follows at once."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from sqlalchemy import Connection, Engine

from schema.records.exchange import Records
from schema.records.problems import Problem
from schema.store.saving import Report, save
from tests.schema.factories import (
    TEXT,
    make_actor,
    make_casualty,
    make_citation,
    make_claim,
    make_denial,
    make_document,
    make_incident,
    make_place,
    make_records,
    make_strike,
    make_talks,
    make_world,
)
from tests.schema.stored import (
    counted,
    read_entry,
    read_everything,
    read_rows,
    refuse,
    save_all,
    save_entries,
)

KINDS = ("publisher", "actor", "place", "document", "entry", "claim")
DEAD = "Four people were killed."
NONE_IMPORTED = {"import_batch": 0, "data_issue": 0, "external_id": 0}
INDEX = {"term", "bitmap", "bitmap_write"}
"""What follows from the rest: see test_index.py."""


def test_everything_in_the_records_is_in_the_rows(world: Connection) -> None:
    assert {name: len(rows) for name, rows in read_everything(world).items() if name not in INDEX} == {
        "publisher": 1,
        "document": 1,
        "actor": 2,
        "actor_alias": 2,
        "actor_relation": 1,
        "place": 2,
        "place_alias": 1,
        "entry": 3,
        "incident": 1,
        "statement": 1,
        "diplomatic_event": 1,
        "participation": 4,
        "entry_place": 1,
        "entry_link": 3,
        "weapon_use": 1,
        "citation": 4,
        "casualty": 1,
        "claim": 1,
        "position": 2,
    } | NONE_IMPORTED
    assert read_rows(world, "place", "slug", "parent_id") == [
        ("the-base", "iraq"),
        ("iraq", None),
    ]
    assert read_rows(world, "actor_relation", "from_actor_id", "to_actor_id", "claim_id") == [
        ("iran", "the-group", "the-claim")
    ]
    assert read_rows(world, "claim", "about_id", "status") == [("the-strike", "contested")]
    assert read_rows(world, "position", "actor_id", "statement_id") == [
        ("the-group", None),
        ("iran", "the-denial"),
    ]
    assert read_rows(world, "participation", "actor_id", "role", "ordinal")[2:] == [
        ("iran", "host", 0),
        ("the-group", "participant", 1),
    ]


def test_a_first_run_reports_everything_as_new_and_a_second_as_unchanged(connection: Connection) -> None:
    totals = {"publisher": 1, "actor": 2, "place": 2, "document": 1, "entry": 3, "claim": 1}
    nothing = dict.fromkeys(KINDS, 0)
    assert save_all(connection, make_world()) == Report(new=totals, changed=nothing, unchanged=nothing)
    second = save_all(connection, make_world())
    assert second == Report(new=nothing, changed=nothing, unchanged=totals)
    assert (second.total_new, second.total_changed, second.total_unchanged) == (0, 0, 10)


def test_of_two_who_save_the_same_at_once_the_second_finds_it_there(engine: Engine) -> None:
    def save_once(_number: int) -> int:
        with engine.begin() as connection:
            return save(connection, make_world()).total_new

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(save_once, range(4))) == [0, 0, 0, 10]


def test_a_second_run_writes_nothing(world: Connection) -> None:
    before = read_everything(world)
    with counted(world) as statements:
        save_all(world, make_world())
    assert [s for s in statements if s.startswith(("INSERT", "UPDATE", "DELETE"))] == []
    assert read_everything(world) == before


CHANGES = [
    make_records(publishers=[{"slug": "the-paper", "name": "Other", "kind": "newspaper"}]),
    make_records(actors=[make_actor("the-group", kind="armed_group")]),
    make_records(actors=[make_actor("the-group", kind="militia", aliases=[{"name": "G", "kind": "short"}])]),
    make_records(
        actors=[make_actor("the-group", kind="militia", relations=[{"kind": "part_of", "actor": "iran"}])]
    ),
    make_records(places=[make_place("iraq", iso3166="IQ")]),
    make_records(places=[make_place("iraq", aliases=["Mesopotamia"])]),
    make_records(places=[make_place("iraq", aliases=[], parent="the-region"), make_place("the-region")]),
    make_records(documents=[make_document(publisher="the-paper", url="https://example.org/2")]),
    make_records(claims=[make_claim(about="the-strike")]),
    make_records(entries=[make_denial(summary="It did not.")]),
    make_records(entries=[make_denial(channel="letter")]),
    make_records(entries=[make_denial(participants=())]),
    make_records(entries=[make_denial(citations=())]),
    make_records(entries=[make_denial(links=())]),
    make_records(entries=[make_strike(places=())]),
    make_records(entries=[make_strike(weapons=())]),
    make_records(entries=[make_strike(casualties=())]),
]


@pytest.mark.parametrize("records", CHANGES, ids=range(len(CHANGES)))
def test_each_change_is_reported_and_written_once(world: Connection, records: Records) -> None:
    first, second = save_all(world, records), save_all(world, records)
    assert (first.total_changed, second.total_new, second.total_changed) == (1, 0, 0)


def test_children_that_a_newer_record_lacks_are_removed(world: Connection) -> None:
    save_entries(world, make_incident())
    for name in ("entry_place", "weapon_use", "casualty"):
        assert read_rows(world, name, "entry_id") == []
    assert [row for row in read_rows(world, "citation", "entry_id") if row == ("the-strike",)] == []
    assert read_rows(world, "incident", "killed_best", "munitions_count_best") == [(None, None)]


def test_children_keep_the_order_of_the_record(world: Connection) -> None:
    talks = make_talks(
        participants=[{"role": r, "actor": "iran"} for r in ("mediator", "host", "participant")]
    )
    save_entries(world, talks)
    rows = read_rows(world, "participation", "entry_id", "role")
    assert [role for entry, role in rows if entry == "the-talks"] == ["mediator", "host", "participant"]


def test_a_citation_that_stays_keeps_its_id(world: Connection) -> None:
    before = dict(read_rows(world, "citation", "quote", "id"))
    strike = make_strike(citations=[make_citation(DEAD, supports=["*"])])
    assert save_entries(world, strike).changed["entry"] == 1
    assert dict(read_rows(world, "citation", "quote", "id"))[DEAD] == before[DEAD]
    assert len(read_rows(world, "citation", "id")) == 3


def test_the_revision_counts_changes_of_the_record_alone(world: Connection) -> None:
    born = read_entry(world, "the-denial", "revision", "created_at", "updated_at")
    save_all(world, make_records(documents=[make_document(publisher="the-paper", dateline="2021-07-10")]))
    assert read_entry(world, "the-denial", "revision", "created_at", "updated_at") == born
    save_entries(world, make_denial(title="It is denied"))
    revision, created_at, updated_at = read_entry(world, "the-denial", "revision", "created_at", "updated_at")
    assert (born[0], revision, created_at) == (1, 2, born[1])
    assert updated_at > born[2]


def test_a_change_of_a_child_alone_counts_as_a_revision(world: Connection) -> None:
    save_entries(world, make_denial(participants=()))
    assert read_entry(world, "the-denial", "revision") == (2,)
    assert read_entry(world, "the-strike", "revision") == (1,)


def test_the_kind_of_an_entry_never_changes(world: Connection) -> None:
    message = "it is recorded as statement, which never changes; write statement, or choose another slug"
    assert refuse(world, make_records(entries=[make_talks("the-denial")])) == [
        Problem("entry:the-denial", "kind", message)
    ]


def test_the_same_text_is_recorded_once(world: Connection) -> None:
    message = "document:the-report has the very same text; cite that one, or leave this one out"
    assert refuse(world, make_records(documents=[make_document("a-copy")])) == [
        Problem("document:a-copy", "text", message)
    ]


def test_a_text_may_not_leave_a_quote_behind(world: Connection) -> None:
    problems = refuse(
        world, make_records(documents=[make_document(publisher="the-paper", text=f"Now {TEXT}")])
    )
    assert {problem.record for problem in problems} == {"document:the-report"}
    assert (
        "entry:the-denial quotes 'Iran denied it.', which no longer stands where it did; restore the text, or"
        " write that entry anew with it"
    ) in [problem.message for problem in problems]


def test_a_text_and_the_quotes_from_it_may_change_together(world: Connection) -> None:
    world_after = make_world().model_copy(
        update={"documents": (make_document(publisher="the-paper", text=f"Now {TEXT}"),)}
    )
    assert save_all(world, world_after).changed == {**dict.fromkeys(KINDS, 0), "document": 1, "entry": 3}


def test_a_text_may_grow_behind_the_last_quote(world: Connection) -> None:
    longer = make_document(publisher="the-paper", text=f"{TEXT} \U0001f54a And so on.")
    assert save_all(world, make_records(documents=[longer])).changed["document"] == 1
    assert read_rows(world, "document", "sha256") == [(sha256(longer.text.encode()).hexdigest(),)]


def test_a_casualty_may_rest_on_another_entrys_citation(world: Connection) -> None:
    citation = {"entry": "the-strike", "quote": "killed"}
    save_entries(world, make_incident("the-series", casualties=[make_casualty(citation=citation)]))
    quotes = dict(read_rows(world, "citation", "id", "quote"))
    rows = read_rows(world, "casualty", "entry_id", "citation_id")
    assert [(entry, quotes[key]) for entry, key in rows] == [("the-strike", DEAD), ("the-series", DEAD)]


def test_a_citation_that_another_entry_rests_on_may_not_go(world: Connection) -> None:
    citation = {"entry": "the-strike", "quote": DEAD}
    save_entries(world, make_incident("the-series", casualties=[make_casualty(citation=citation)]))
    message = (
        "the casualties of entry:the-series rest on the citation 'Four people were killed.', which the record"
        " no longer has; keep it, or change that entry too"
    )
    assert refuse(world, make_records(entries=[make_incident()])) == [
        Problem("entry:the-strike", "citations", message)
    ]
    assert save_entries(world, make_incident(), make_incident("the-series")).changed["entry"] == 2


def test_what_is_refused_leaves_nothing(connection: Connection) -> None:
    save_all(connection, make_world())
    before = read_everything(connection)
    refuse(connection, make_records(actors=[make_actor("another")], entries=[make_talks("the-denial")]))
    assert read_everything(connection) == before
