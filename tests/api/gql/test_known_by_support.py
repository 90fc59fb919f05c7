"""What only later passages bear out was not known: fields, rows and words, by what citations support."""

from typing import Any

import pytest

from schema.records.exchange import Records
from tests.api.later import (
    BETWEEN,
    SINCE,
    ask,
    flat,
    serving_records,
)
from tests.databases import Databases
from tests.schema.factories import (
    make_actor,
    make_casualty,
    make_citation,
    make_date,
    make_document,
    make_incident,
    make_link,
    make_place,
    make_records,
    make_statement,
    make_talks,
)

NAMED_EARLY = {
    "participants(reportedBy: $day) { actor { slug } }": {
        "participants": [{"role": "victim", "actor": "the-group"}]
    },
    "places(reportedBy: $day) { place { slug } }": {"places": [{"place": "the-base"}]},
    "weapons(reportedBy: $day) { weapon }": {"weapons": [{"weapon": "rocket"}]},
    "casualties(reportedBy: $day) { best }": {"casualties": [make_casualty()]},
    "links(reportedBy: $day) { entry { slug } }": {"links": [make_link("another")]},
}
SUPPORTING = {
    "participants": "victim", "places": "place", "weapons": "weapons", "casualties": "casualties", "links": "links"
}  # fmt: skip


@pytest.mark.parametrize(("field", "changes"), NAMED_EARLY.items())
@pytest.mark.parametrize("early", ["named", "everything", "something_else"])
def test_what_a_later_passage_names_was_not_known_by_one_that_supports_everything(
    databases: Databases, empty_template: str, field: str, changes: dict[str, Any], early: str
) -> None:
    (name,) = changes
    supports = {"named": [SUPPORTING[name]], "everything": ["*"], "something_else": ["date"]}[early]
    citations = [
        make_citation("It was.", document="early", supports=supports),
        make_citation("So it was.", document="late", supports=[SUPPORTING[name]]),
    ]
    entries = [
        make_incident("another", citations=citations[:1]),
        make_incident("the-strike", citations=citations, **changes),
    ]
    query = f'query ($day: Date) {{ entry(slug: "the-strike") {{ ... on Incident {{ {field} }} }} }}'
    with serving_records(databases, empty_template, make_later(entries)) as client:
        assert bool(flat(ask(client, query, day=BETWEEN))) == (early == "named")
        assert flat(ask(client, query, day=SINCE))


WORDED = ("participants", "places", "weapons", "casualties")


@pytest.mark.parametrize(
    ("field", "changes"), [each for each in NAMED_EARLY.items() if {*each[1]} <= {*WORDED}]
)
@pytest.mark.parametrize(
    ("words", "known"),
    [("It was", True), ("So it was", False), ("It was; So it was", True), ('"it" \\', False)],
)
def test_what_is_written_in_a_later_document_was_not_known(  # noqa: PLR0913, PLR0917 - cases
    databases: Databases,
    empty_template: str,
    field: str,
    changes: dict[str, Any],
    words: str,
    known: bool,  # noqa: FBT001
) -> None:
    ((name, (part,)),) = changes.items()
    citations = [make_citation("It was.", document="early"), make_citation("So it was.", document="late")]
    entries = [make_incident("the-strike", citations=citations, **{name: [{**part, "as_written": words}]})]
    query = f'query ($day: Date) {{ entry(slug: "the-strike") {{ ... on Incident {{ {field} }} }} }}'
    with serving_records(databases, empty_template, make_later(entries)) as client:
        assert bool(flat(ask(client, query, day=BETWEEN))) == known
        assert flat(ask(client, query, day=SINCE))


EMPTY = {
    "responsibility": "NOT_MENTIONED",
    "channel": "UNSPECIFIED",
    "nextMeeting": "NOT_MENTIONED",
}
FIELDS = [
    (make_incident, {"responsibility": "claimed"}, ["responsibility"]),
    (
        make_incident,
        {"responsibility": "claimed", "responsibility_as_of": "2024-06-02"},
        ["responsibility", "responsibilityAsOf"],
    ),
    (make_incident, {"event_count": {"best": 2}}, ["eventCount"]),
    (
        make_incident,
        {"munitions_count": {"best": 2}, "munitions_unit": "rocket"},
        ["munitionsCount", "munitionsUnit"],
    ),
    (make_statement, {"channel": "letter"}, ["channel"]),
    (make_talks, {"outcome": "None."}, ["outcome"]),
    (make_talks, {"forum": "The forum", "instrument": "The text"}, ["forum"]),
    (make_talks, {"round_number": 2}, ["roundNumber"]),
    (make_talks, {"document_symbol": "S/1"}, ["documentSymbol"]),
    (
        make_talks,
        {"next_meeting": "scheduled", "next_meeting_date": make_date("2024-07-01")},
        ["nextMeeting", "nextMeetingDate"],
    ),
]


@pytest.mark.parametrize(("make", "changes", "names"), FIELDS)
@pytest.mark.parametrize("early", ["named", "everything"])
def test_a_field_that_only_later_citations_name_was_not_known(  # noqa: PLR0913, PLR0917 - cases
    databases: Databases,
    empty_template: str,
    make: Any,  # noqa: ANN401 - it makes one of three kinds
    changes: dict[str, Any],
    names: list[str],
    early: str,
) -> None:
    name = next(iter(changes))
    citations = [
        make_citation("It was.", document="early", supports=[name] if early == "named" else ["*"]),
        make_citation("So it was.", document="late", supports=[name]),
    ]
    records = make_later([make("the-entry", citations=citations, **changes)])
    fields = [
        f"{each}(reportedBy: $day){' { __typename }' if each.endswith(('Count', 'Date')) else ''}"
        for each in names
    ]
    kind = {make_incident: "Incident", make_statement: "Statement", make_talks: "DiplomaticEvent"}[make]
    query = f'query ($day: Date) {{ entry(slug: "the-entry") {{ ... on {kind} {{ {" ".join(fields)} }} }} }}'
    with serving_records(databases, empty_template, records) as client:
        then, since, today = (ask(client, query, day=day)["entry"] for day in (BETWEEN, SINCE, None))
    assert since == today
    assert then == (today if early == "named" else {each: EMPTY.get(each) for each in names})


COUNTED = '{ entry(slug: "the-entry") { ... on Incident { eventCount(reportedBy: "%s") { best } } } }'


@pytest.mark.parametrize(("words", "known"), [("It was", True), ("So it was", False)])
def test_a_count_is_not_known_before_its_words(
    databases: Databases, empty_template: str, *, words: str, known: bool
) -> None:
    citations = [make_citation("It was.", document="early"), make_citation("So it was.", document="late")]
    entry = make_incident("the-entry", citations=citations, event_count={"best": 2, "as_written": words})
    with serving_records(databases, empty_template, make_later([entry])) as client:
        assert flat(ask(client, COUNTED % BETWEEN)) == (2 if known else None)


def make_later(entries: list[Any]) -> Records:
    """Return the entries with two documents, of which the second came later."""
    return make_records(
        actors=[make_actor("the-group")],
        places=[make_place("the-base")],
        documents=[
            make_document("early", dateline="2024-06-02", text="It was."),
            make_document("late", dateline=SINCE, text='So it was. "it" \\'),
        ],
        entries=entries,
    )
