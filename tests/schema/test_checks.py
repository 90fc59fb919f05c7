"""What is checked before records are written, and what is filled in."""

import pytest

from schema.checks.complete import EmptyArchive, InvalidRecords, Problem, Unread, check, complete
from schema.records.exchange import (
    ActorRecord,
    CasualtyRecord,
    CitationRecord,
    CitationReference,
    ClaimRecord,
    DateRecord,
    DocumentRecord,
    IncidentRecord,
    LinkRecord,
    ParticipantRecord,
    PositionRecord,
    Records,
)

TEXT = "Rockets 🚀 hit a base on Wednesday. Nobody claimed it. Iran: “no part”. Nobody claimed it."
DOCUMENT = DocumentRecord(slug="report", dateline="2021-07-09", text=TEXT)


def make_incident(slug: str = "attack", **fields: object) -> IncidentRecord:
    return IncidentRecord(kind="incident", slug=slug, title="An attack", category="other", **fields)


def make_cited(*citations: CitationRecord, **fields: object) -> Records:
    return Records(documents=(DOCUMENT,), entries=(make_incident(citations=citations, **fields),))


def cite(quote: str | None, **fields: object) -> CitationRecord:
    return CitationRecord(document="report", quote=quote, **fields)


def list_problems(records: Records) -> list[tuple[str, str]]:
    """Return the record and field of every problem."""
    with pytest.raises(InvalidRecords) as refused:
        complete(records, EmptyArchive())
    return [(problem.record, problem.field) for problem in refused.value.problems]


def find_message(records: Records) -> str:
    """Return the message of the only problem."""
    with pytest.raises(InvalidRecords) as refused:
        complete(records, EmptyArchive())
    (problem,) = refused.value.problems
    return problem.message


def make_casualty(quote: str, entry: str | None = None) -> CasualtyRecord:
    return CasualtyRecord(
        outcome="killed",
        population="total",
        status="none_reported",
        citation=CitationReference(quote=quote, entry=entry),
    )


def test_nothing_is_in_order() -> None:
    assert complete(Records(), EmptyArchive()) == Records()


def test_what_is_complete_stays_as_it_is() -> None:
    once = complete(
        make_cited(cite("hit a base"), date=DateRecord(as_written="on Wednesday")), EmptyArchive()
    )
    assert complete(once, EmptyArchive()) == once


def test_all_problems_come_at_once() -> None:
    records = make_cited(
        cite("hit two bases", supports=["place", "wether"]),
        participants=[ParticipantRecord(role="initiator", actor="nobody", as_written="Somebody")],
        date=DateRecord(edtf="2021-02-30", basis="editor"),
    )
    assert sorted(list_problems(records)) == [
        ("entry:attack", "citations[0].quote"),
        ("entry:attack", "citations[0].supports[1]"),
        ("entry:attack", "date.edtf"),
        ("entry:attack", "participants[0].actor"),
        ("entry:attack", "participants[0].as_written"),
    ]


def test_records_refer_to_one_another_in_any_order() -> None:
    link = LinkRecord(relation="follows", entry="second", basis="stated")
    claim = ClaimRecord(
        slug="claim",
        predicate="occurrence",
        text="It happened",
        about="first",
        positions=[PositionRecord(actor="iran", stance="denies", statement="second")],
    )
    iran = ActorRecord(slug="iran", name="Iran", kind="state")
    entries = (make_incident("first", links=[link]), make_incident("second"))
    complete(Records(actors=(iran,), entries=entries, claims=(claim,)), EmptyArchive())


def test_a_wrong_reference_names_the_nearest_slug() -> None:
    link = LinkRecord(relation="follows", entry="atack-2", basis="stated")
    records = Records(entries=(make_incident("attack-1", links=[link]), make_incident("attack-2")))
    assert find_message(records) == "there is no entry 'atack-2'; did you mean 'attack-2'?"


def test_a_reference_to_a_record_that_could_not_be_read_is_not_wrong() -> None:
    entry = make_incident(
        date=DateRecord(basis="same_occasion", anchor="other"),
        citations=(CitationRecord(document="lost", quote="Anything"),),
        casualties=[make_casualty("Anything", "other")],
    )
    unread = Unread({"entry": {"other"}, "document": {"lost"}})
    assert check(Records(entries=(entry,)), EmptyArchive(), unread=unread).problems == []


@pytest.mark.parametrize("relation", ["part_of", "supersedes", "responds_to"])
def test_a_cycle_is_shown(relation: str) -> None:
    entries = [
        make_incident(slug, links=[LinkRecord(relation=relation, entry=to, basis="stated")])
        for slug, to in [("one", "two"), ("two", "three"), ("three", "one")]
    ]
    assert "one → two → three → one" in find_message(Records(entries=tuple(entries)))


def test_other_relations_may_go_in_cycles() -> None:
    entries = [
        make_incident(slug, links=[LinkRecord(relation="contradicts", entry=to, basis="stated")])
        for slug, to in [("one", "two"), ("two", "one")]
    ]
    complete(Records(entries=tuple(entries)), EmptyArchive())


def test_a_chain_of_thousands_is_no_cycle_and_no_trouble() -> None:
    chain = [
        make_incident(
            f"link-{number}",
            links=[LinkRecord(relation="part_of", entry=f"link-{number + 1}", basis="stated")],
        )
        for number in range(3000)
    ]
    complete(Records(entries=(*chain, make_incident("link-3000"))), EmptyArchive())


def test_a_slug_given_twice_is_refused() -> None:
    records = Records(entries=(make_incident(), make_incident()))
    assert list_problems(records) == [("entry:attack", "slug")]


def test_two_documents_with_one_text_are_refused() -> None:
    copy = DOCUMENT.model_copy(update={"slug": "copy"})
    assert list_problems(Records(documents=(DOCUMENT, copy))) == [("document:copy", "text")]


def test_problems_are_equal_when_they_say_the_same() -> None:
    assert Problem("entry:attack", "slug", "is wrong") == Problem("entry:attack", "slug", "is wrong")
    assert str(InvalidRecords([Problem("entry:attack", "slug", "is wrong")])) == "entry:attack slug: is wrong"
