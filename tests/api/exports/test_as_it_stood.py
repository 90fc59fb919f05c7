"""Exports of the public record as it stood on a day: in every format, and as records to be read in again."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from api.exports.formats import BY_NAME
from schema.storage.database import make_engine
from schema.store import saving as store
from tests.api.exports.exporting import export, read_lines, slugs
from tests.api.exports.test_records import export_and_reload
from tests.api.later import BEFORE, BETWEEN, DENIED, SINCE, THREE, TWO, WORDS, make_later_world
from tests.conftest import made
from tests.databases import Databases
from tests.schema.engines import closing
from tests.schema.factories import (
    make_casualty,
    make_citation,
    make_date,
    make_document,
    make_incident,
    make_records,
)

THEN = f"reported_by={BETWEEN}"
LATER = (
    THREE,
    DENIED,
    WORDS,
    "the-denial",
    "scheduled",
    "Nothing came of it",
    "iran-was-behind-it",
    '"late"',
    '"contested"',
)


@pytest.fixture
def later(empty_database: str) -> str:
    """Return the URL of a database of which half was reported later."""
    with closing(make_engine(empty_database)) as engine, engine.begin() as connection:
        store.save(connection, make_later_world())
    return empty_database


@pytest.fixture
def other_database(databases: Databases, empty_template: str) -> Iterator[str]:
    """Return the URL of another empty database."""
    with made(databases, empty_template) as (_, url):
        yield url


@pytest.mark.parametrize("name", [name for name in BY_NAME if name not in {"csv", "parquet"}])
def test_no_format_tells_what_was_reported_later(later: str, name: str) -> None:
    then, today = (export(later, name, query).decode() for query in (THEN, ""))
    assert "the-strike" in then
    assert not [words for words in LATER if words in then]
    assert len(then) < len(today)


@pytest.mark.parametrize("name", BY_NAME)
def test_every_format_before_the_first_report_has_no_entry(later: str, name: str) -> None:
    assert b"the-strike" not in export(later, name, f"reported_by={BEFORE}")


def test_a_row_has_what_was_known(later: str) -> None:
    def row(query: str) -> dict[str, str]:
        rows = csv.DictReader(io.StringIO(export(later, "csv", query).decode(), newline=""))
        return next(each for each in rows if each["slug"] == "the-strike")

    then, today = row(THEN), row("")
    names = ("killed_best", "documents", "participants", "weapons", "contested_claims")
    assert [then[name] for name in names] == ["2", "early", "victim=the-ministry", "", ""]
    assert [today[name] for name in names] == [
        "3",
        "late; early; undated",
        "initiator=the-group; victim=the-ministry",
        "rocket",
        "the-group-did-it",
    ]


def test_records_as_of_a_day_are_read_in_again_as_they_are(later: str, other_database: str) -> None:
    first, second = export_and_reload(later, other_database, THEN)
    assert first == second
    lines = {line["slug"]: line for line in read_lines(first)}
    assert slugs(list(lines.values()), "document") == ["early"]
    assert slugs(list(lines.values()), "claim") == ["the-group-did-it"]
    strike = lines["the-strike"]
    assert [each["quote"] for each in strike["citations"]] == [TWO]
    assert [each["best"] for each in strike["casualties"]] == [2]
    assert [each["actor"] for each in strike["participants"]] == ["the-ministry"]
    assert "quoted_words" not in lines["the-accusation"]
    assert [each["stance"] for each in lines["the-group-did-it"]["positions"]] == ["asserts"]


def test_a_date_read_from_what_came_later_is_the_editor_s(later: str) -> None:
    lines = {line["slug"]: line for line in read_lines(export(later, "records", THEN))}
    assert lines["the-talks"]["date"] == {"edtf": "2024-06-04/..", "basis": "editor"}
    assert lines["the-talks"]["citations"][0]["date"] == {"edtf": "2024-06-01", "basis": "editor"}
    assert lines["the-talks"]["participants"] == [{"role": "host", "actor": "the-group"}]


LATER_WORDS = [
    {"casualties": [make_casualty(best=4, as_written="Four", citation={"quote": "Some died."})]},
    {"casualties": [make_casualty(best=None, as_written="Four", citation={"quote": "Some died."})]},
    {
        "casualties": [
            make_casualty(as_written="Four", citation={"quote": "Four were hurt.", "entry": "the-other"})
        ]
    },
    {"event_count": {"as_written": "twenty"}},
    {"munitions_count": {"best": 20, "as_written": "twenty"}, "munitions_unit": "rocket"},
    {"munitions_count": {"as_written": "twenty"}, "munitions_unit": "rocket"},
    {"date": {"as_written": "on Sunday", "basis": "weekday_before_dateline"}},
    {"date": make_date("2024-06-02", basis="as_of_report", anchor="2024-06-02")},
]


@pytest.mark.parametrize("changes", LATER_WORDS)
@pytest.mark.parametrize("order", [1, -1])
def test_words_that_came_later_do_not_keep_a_day_s_records_out(
    empty_database: str, other_database: str, changes: dict[str, Any], order: int
) -> None:
    early = "Some died. Some were hurt. It was on Sunday."
    documents = [
        make_document("early", dateline="2024-06-03", text=early),
        make_document("late", dateline=SINCE, text="Four died on Sunday when twenty came. Four were hurt."),
    ]
    citations = [
        make_citation("Some died.", document="early"),
        make_citation("Four died on Sunday when twenty came.", document="late"),
    ]
    others = [
        make_citation("Some were hurt.", document="early"),
        make_citation("Four were hurt.", document="late"),
    ]
    entries = [
        make_incident("this", citations=citations[::order], **changes),
        make_incident("the-other", citations=others),
    ]
    with closing(make_engine(empty_database)) as engine, engine.begin() as connection:
        store.save(connection, make_records(actors=[], documents=documents, entries=entries))
    first, second = export_and_reload(empty_database, other_database, THEN)
    assert first == second
    assert b"twenty" not in first
    assert b"Four" not in first


def test_a_date_that_an_early_document_bears_out_keeps_its_basis(
    empty_database: str, other_database: str
) -> None:
    documents = [
        make_document("early", dateline="2024-06-03", text="It was on Sunday."),
        make_document("late", dateline=SINCE, text="It was on Sunday. Again."),
    ]
    date = {"as_written": "on Sunday", "basis": "weekday_before_dateline"}
    entries = []
    for slug, supports in (("kept", ["date"]), ("loosened", ["location"])):
        citations = [
            make_citation("It was on Sunday.", document="early", supports=supports),
            make_citation("It was on Sunday.", document="late", supports=["*"]),
        ]
        entries.append(make_incident(slug, date=date, citations=citations))
    with closing(make_engine(empty_database)) as engine, engine.begin() as connection:
        store.save(connection, make_records(actors=[], documents=documents, entries=entries))
    first, second = export_and_reload(empty_database, other_database, THEN)
    assert first == second
    bases = {line["slug"]: line["date"]["basis"] for line in read_lines(first) if line["type"] == "entry"}
    assert bases == {"kept": "weekday_before_dateline", "loosened": "editor"}


def test_fields_that_only_later_citations_name_are_left_out(later: str) -> None:
    then, today = (read_lines(export(later, "records", query)) for query in (THEN, ""))
    before, since = ({line["slug"]: line for line in lines}["the-talks"] for lines in (then, today))
    assert since.keys() - before.keys() == {"outcome", "next_meeting", "next_meeting_date"}


def test_an_actor_s_relation_that_is_a_claim_comes_with_the_claim(later: str, other_database: str) -> None:
    def relations(query: str) -> Any:  # noqa: ANN401 - JSON
        lines = read_lines(export(later, "records", query))
        return [each["kind"] for line in lines for each in line.get("relations", ())]

    assert relations(THEN) == ["allied_with"]
    assert relations(f"reported_by={SINCE}") == ["backed_by", "allied_with"]
    first, second = export_and_reload(later, other_database, f"reported_by={SINCE}")
    assert first == second


def test_on_the_last_day_only_what_has_no_day_is_missing(later: str) -> None:
    then, today = (read_lines(export(later, "records", query)) for query in (f"reported_by={SINCE}", ""))
    gone = [json.dumps(line) for line in today if line not in then]
    assert [json.loads(line)["slug"] for line in gone] == ["the-border", "undated", "the-strike"]
