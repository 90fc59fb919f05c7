"""What follows from records: envelopes, precisions, first reports and statuses."""

from datetime import date

from sqlalchemy import Connection

from tests.schema.factories import (
    make_casualty,
    make_citation,
    make_claim,
    make_document,
    make_incident,
    make_records,
    make_statement,
)
from tests.schema.stored import (
    read_entry,
    read_rows,
    save_all,
    save_entries,
)


def test_the_envelope_stands_with_the_incident(world: Connection) -> None:
    columns = [f"{outcome}_{end}" for outcome in ("killed", "injured") for end in ("low", "best", "high")]
    assert read_rows(world, "incident", *columns) == [(None, 4, None, None, None, None)]
    casualties = [
        make_casualty(low=3, best=4, high=5),
        make_casualty(outcome="injured", status="none_reported", best=None),
    ]
    save_entries(world, make_incident(casualties=casualties))
    assert read_rows(world, "incident", *columns) == [(3, 4, 5, None, None, None)]


def test_the_stated_precision_wins_over_the_forms(connection: Connection) -> None:
    week = {"edtf": "2021-06-28/2021-07-04", "basis": "editor", "precision": "week"}
    save_entries(
        connection, make_statement("a-week", None, date=week), make_statement("a-range", week["edtf"])
    )
    assert read_rows(connection, "entry", "date_precision") == [("week",), ("interval",)]


def test_an_entry_without_a_date_is_of_unknown_precision(connection: Connection) -> None:
    save_entries(connection, make_statement("undated", None))
    columns = (
        "date_edtf",
        "date_earliest",
        "date_latest",
        "date_precision",
        "sort_date",
        "first_reported_on",
    )
    assert read_entry(connection, "undated", *columns) == (None, None, None, "unknown", None, None)


def test_an_entry_is_first_reported_by_the_earliest_document_it_cites(connection: Connection) -> None:
    documents = [
        make_document("the-report", text="One report.", dateline="2021-07-02", published_on="2021-07-09"),
        make_document("the-leak", text="One leak.", dateline="2021-07-08"),
        make_document("the-note", text="One note.", dateline=None),
    ]
    citations = {d.slug: make_citation(str(d.text), document=d.slug) for d in documents}
    entries = [
        make_statement("by-all", citations=list(citations.values())),
        make_statement("by-report", citations=[citations["the-report"]]),
        make_statement("by-note", citations=[citations["the-note"]]),
    ]
    save_all(connection, make_records(documents=documents, entries=entries))
    assert read_rows(connection, "entry", "first_reported_on") == [
        (date(2021, 7, 8),),
        (date(2021, 7, 9),),
        (None,),
    ]
    dated = make_document("the-note", text="One note.", dateline="2021-07-01")
    save_all(connection, make_records(documents=[dated]))
    assert read_rows(connection, "entry", "first_reported_on")[::2] == [
        (date(2021, 7, 1),),
        (date(2021, 7, 1),),
    ]


def test_a_claims_status_follows_its_positions(world: Connection) -> None:
    positions = [{"actor": "the-group", "stance": stance} for stance in ("asserts", "retracts")]
    save_all(world, make_records(claims=[make_claim(about="the-strike", positions=positions)]))
    assert read_rows(world, "claim", "status") == [("retracted",)]
    save_all(world, make_records(claims=[make_claim(about="the-strike", positions=positions[::-1])]))
    assert read_rows(world, "claim", "status") == [("uncontested",)]
    assert read_rows(world, "position", "stance") == [("retracts",), ("asserts",)]
