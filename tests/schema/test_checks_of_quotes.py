"""Quotes and wordings stand in the document, where the record says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.checks.complete import EmptyArchive, InvalidRecords, complete
from schema.records.exchange import (
    CasualtyRecord,
    CitationRecord,
    CitationReference,
    DocumentRecord,
    EntryPlaceRecord,
    IncidentRecord,
    PlaceRecord,
    Records,
    StatementRecord,
    WeaponRecord,
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


def test_offsets_and_context_of_a_quote_are_filled_in_by_code_points() -> None:
    completed = complete(make_cited(cite("hit a base")), EmptyArchive())
    (citation,) = completed.entries[0].citations
    assert (citation.start, citation.end) == (10, 20)
    assert citation.prefix == "Rockets 🚀 "
    assert citation.suffix == " on Wednesday. Nobody cl"
    assert citation.supports == ("*",)


@pytest.mark.parametrize("given", [{"start": 35}, {"end": 53}, {"start": 35, "end": 53}])
def test_a_quote_that_stands_twice_is_known_by_either_offset(given: dict[str, int]) -> None:
    completed = complete(make_cited(cite("Nobody claimed it.", **given)), EmptyArchive())
    assert (completed.entries[0].citations[0].start, completed.entries[0].citations[0].end) == (35, 53)


def test_a_context_that_is_right_is_kept_as_given() -> None:
    completed = complete(make_cited(cite("hit a base", prefix="🚀 ", suffix=" on")), EmptyArchive())
    (citation,) = completed.entries[0].citations
    assert (citation.prefix, citation.suffix) == ("🚀 ", " on")


def test_overlapping_places_of_a_quote_are_two() -> None:
    document = DocumentRecord(slug="report", text="aaa bb")
    records = Records(documents=(document,), entries=(make_incident(citations=(cite("aa"),)),))
    assert "at 0, 1;" in find_message(records)


@given(st.text(min_size=1, max_size=40).filter(lambda text: "\0" not in text), st.data())
def test_every_part_of_a_text_is_found_at_its_offset(text: str, data: st.DataObject) -> None:
    text = text.encode("utf-8", "replace").decode()
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    citation = CitationRecord.model_construct(
        document="report", quote=text[start:end], start=start, supports=("*",)
    )
    entry = make_incident().model_copy(update={"citations": (citation,)})
    records = Records.model_construct(
        documents=(DocumentRecord.model_construct(slug="report", text=text),), entries=(entry,)
    )
    (found,) = complete(records, EmptyArchive()).entries[0].citations
    assert text[found.start : found.end] == text[start:end]


def test_a_document_without_text_may_be_cited_without_a_quote() -> None:
    document = DocumentRecord(slug="report")
    records = Records(documents=(document,), entries=(make_incident(citations=(cite(None), cite(None))),))
    assert complete(records, EmptyArchive()).entries[0].citations[0].start is None


def test_a_document_without_text_cannot_be_quoted() -> None:
    document = DocumentRecord(slug="report")
    records = Records(documents=(document,), entries=(make_incident(citations=(cite("hit a base"),)),))
    assert find_message(records).startswith("cannot be verified, because 'report' has no text")


def test_each_of_several_wordings_stands_in_a_document() -> None:
    complete(
        make_cited(cite("hit a base"), weapons=[WeaponRecord(weapon="rocket", as_written="Rockets; 🚀")]),
        EmptyArchive(),
    )
    records = make_cited(
        cite("hit a base"), weapons=[WeaponRecord(weapon="rocket", as_written="Rockets; shells")]
    )
    assert list_problems(records) == [("entry:attack", "weapons[0].as_written")]


def test_wordings_need_a_document() -> None:
    place = PlaceRecord(slug="iraq", name="Iraq", kind="country")
    entry = make_incident(places=[EntryPlaceRecord(place="iraq", as_written="a base")])
    assert "the entry cites none" in find_message(Records(places=(place,), entries=(entry,)))


def test_quoted_words_stand_in_a_quote_not_only_in_the_document() -> None:
    entry = StatementRecord(
        kind="statement",
        slug="denial",
        title="A denial",
        act="deny",
        form="direct_quote",
        quoted_words="no part",
        citations=(cite("hit a base"),),
    )
    assert list_problems(Records(documents=(DOCUMENT,), entries=(entry,))) == [
        ("entry:denial", "quoted_words")
    ]


@pytest.mark.parametrize(
    "name", ["*", "place", "places", "date", "casualties", "event_count", "target", "venue"]
)
def test_a_citation_supports_fields_and_roles(name: str) -> None:
    complete(make_cited(cite("hit a base", supports=[name])), EmptyArchive())


@pytest.mark.parametrize("name", ["slug", "citations", "quoted_words", "everything"])
def test_a_citation_supports_nothing_that_its_entry_has_not(name: str) -> None:
    assert list_problems(make_cited(cite("hit a base", supports=[name]))) == [
        ("entry:attack", "citations[0].supports[0]")
    ]


def test_a_casualty_gets_the_whole_quote_that_it_rests_on() -> None:
    records = make_cited(cite("hit a base"), casualties=[make_casualty("a base")])
    (casualty,) = complete(records, EmptyArchive()).entries[0].casualties
    assert casualty.citation == CitationReference(quote="hit a base")


def test_a_casualty_may_rest_on_a_later_entry() -> None:
    first = make_incident("first", casualties=[make_casualty("a base", "second")])
    second = make_incident("second", citations=(cite("hit a base"),))
    completed = complete(Records(documents=(DOCUMENT,), entries=(first, second)), EmptyArchive())
    assert completed.entries[0].casualties[0].citation == CitationReference(
        quote="hit a base", entry="second"
    )


def test_a_casualty_that_may_rest_on_two_citations_is_refused() -> None:
    records = make_cited(cite("hit a base"), cite("a base on"), casualties=[make_casualty("a base")])
    assert "is part of 2 citations" in find_message(records)
