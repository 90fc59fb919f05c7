"""Counts in records beside their words: what is filled in, what may stand, and what is refused."""

from typing import Any

import pytest

from schema.checks.complete import InvalidRecords, complete
from schema.checks.recorded import EmptyArchive
from schema.records.exchange import IncidentRecord
from tests.schema.factories import make_casualty, make_citation, make_document, make_incident, make_records


def complete_casualty(as_written: str, **casualty: object) -> IncidentRecord:
    return complete_incident(
        as_written, casualties=[make_casualty(best=None, as_written=as_written) | casualty]
    )


def complete_incident(text: str, **changes: Any) -> IncidentRecord:  # noqa: ANN401 - fields of any type
    document = make_document(text=f"They say {text}.")
    entry = make_incident(citations=[make_citation(f"They say {text}.")], **changes)
    completed = complete(make_records(documents=[document], entries=[entry]), EmptyArchive()).entries[0]
    assert isinstance(completed, IncidentRecord)
    return completed


def test_numbers_that_are_left_out_are_those_of_the_words() -> None:
    casualty = complete_casualty("between 40 and 53").casualties[0]
    assert (casualty.low, casualty.best, casualty.high) == (40, None, 53)
    counts = complete_incident("more than 70", event_count={"as_written": "more than 70"}).event_count
    assert counts is not None
    assert (counts.low, counts.best, counts.high, counts.as_written) == (71, None, None, "more than 70")


def test_several_wordings_say_their_numbers_together() -> None:
    entry = complete_incident(
        "at least 40 and up to 53", munitions_count={"as_written": "at least 40; up to 53"}
    )
    assert entry.munitions_count is not None
    assert (entry.munitions_count.low, entry.munitions_count.high) == (40, 53)


def test_words_alone_are_kept_without_a_number() -> None:
    casualty = complete_casualty("dozens", status="number_unknown").casualties[0]
    assert (casualty.low, casualty.best, casualty.high, casualty.as_written) == (None, None, None, "dozens")
    counts = complete_incident("several", event_count={"as_written": "several"}).event_count
    assert counts is not None
    assert (counts.best, counts.as_written) == (None, "several")


ALLOWED = [
    ("more than 70", {"low": 70}),
    ("more than 70", {"low": 71}),
    ("fewer than 100", {"high": 100}),
    ("fewer than 100", {"high": 99}),
    ("four", {"low": 4, "best": 4, "high": 4}),
    ("1.200", {"low": 1200, "best": 1200, "high": 1200}),
    ("nearly 40", {"high": 40}),
    ("as few as 40; as the search went on", {"low": 40, "best": 53}),
    ("claimed four lives", {"best": 4}),
]


@pytest.mark.parametrize(("words", "numbers"), ALLOWED)
def test_numbers_beside_words_that_leave_room_for_them_stand(words: str, numbers: dict[str, int]) -> None:
    casualty = complete_casualty(words, **numbers).casualties[0]
    found = {end: getattr(casualty, end) for end in ("low", "best", "high")}
    assert {end: number for end, number in found.items() if number is not None} == numbers


@pytest.mark.parametrize(
    ("words", "given", "left_out"),
    [
        ("between 40 and 53", {"low": 40}, {"high": 53}),
        ("four", {"low": 4, "high": 4}, {"best": 4}),
        ("at least 40; about 45", {"best": 45}, {"low": 40}),
    ],
)
def test_an_end_that_is_left_out_is_that_of_the_words(
    words: str, given: dict[str, int], left_out: dict[str, int]
) -> None:
    casualty = complete_casualty(words, **given).casualties[0]
    assert {end: getattr(casualty, end) for end in left_out} == left_out


@pytest.mark.parametrize("status", ["zero_confirmed", "none_reported"])
def test_nobody_is_a_confirmed_zero_or_none_reported(status: str) -> None:
    numbers = {"low": 0, "best": 0, "high": 0} if status == "zero_confirmed" else {}
    casualty = complete_casualty("no one was killed", status=status, **numbers).casualties[0]
    assert (casualty.status, casualty.best) == (status, numbers.get("best"))


def test_numbers_that_the_words_of_events_and_munitions_do_not_say_are_refused() -> None:
    for field in ("event_count", "munitions_count"):
        with pytest.raises(
            InvalidRecords, match=f"{field}.high: 'at least 40 rockets' says low 40, not high 53"
        ):
            complete_incident(
                "at least 40 rockets", **{field: {"low": 40, "high": 53, "as_written": "at least 40 rockets"}}
            )


NEEDS = (
    "casualties[0]",
    'counted needs a number: low, best or high; for words alone write status = "number_unknown" with as_written',
)
ZERO = 'write status = "zero_confirmed" with low, best and high 0, or correct the words'
COUNTED = 'write status = "counted", or correct the words'
ADVICE = "correct it, or leave out what the words do not say"
REFUSED = [
    (
        "at least 40",
        {"best": 40},
        ("casualties[0].best", f"'at least 40' says low 40, not best 40; {ADVICE}"),
    ),
    ("at least 40", {"low": 30}, ("casualties[0].low", f"'at least 40' says low 40, not low 30; {ADVICE}")),
    (
        "at least 40",
        {"high": 30},
        ("casualties[0].high", f"'at least 40' says low 40, not high 30; {ADVICE}"),
    ),
    ("more than 70", {"low": 72}, ("casualties[0].low", f"'more than 70' says low 71, not low 72; {ADVICE}")),
    ("up to 100", {"best": 60}, ("casualties[0].best", f"'up to 100' says high 100, not best 60; {ADVICE}")),
    (
        "between 40 and 53",
        {"low": 40, "best": 46, "high": 53},
        ("casualties[0].best", f"'between 40 and 53' says low 40, high 53, not best 46; {ADVICE}"),
    ),
    ("four", {"best": 5}, ("casualties[0].best", f"'four' says best 4, not best 5; {ADVICE}")),
    ("four", {"best": 4, "high": 6}, ("casualties[0].high", f"'four' says best 4, not high 6; {ADVICE}")),
    ("dozens", {"low": 24}, ("casualties[0].low", f"'dozens' says no number, not low 24; {ADVICE}")),
    ("dozens", {}, NEEDS),
    ("claimed four lives", {}, NEEDS),
    (
        "at least 40",
        {"low": 40, "high": 53},
        ("casualties[0].high", f"'at least 40' says low 40, not high 53; {ADVICE}"),
    ),
    ("up to 100", {"low": 40}, ("casualties[0].low", f"'up to 100' says high 100, not low 40; {ADVICE}")),
    (
        "about 40",
        {"low": 35, "best": 40},
        ("casualties[0].low", f"'about 40' says best 40, not low 35; {ADVICE}"),
    ),
    (
        "two dozen",
        {"low": 24, "best": 24},
        ("casualties[0].low", f"'two dozen' says best 24, not low 24; {ADVICE}"),
    ),
    ("a dozen", {"high": 12}, ("casualties[0].high", f"'a dozen' says best 12, not high 12; {ADVICE}")),
    ("nearly 40", {"best": 39}, ("casualties[0].best", f"'nearly 40' says high 39, not best 39; {ADVICE}")),
    (
        "at least 12 Palestinians",
        {"low": 500},
        (
            "casualties[0].low",
            f"'at least 12 Palestinians' says low 12, not low 500; {ADVICE}",
        ),
    ),
    (
        "two Iranian soldiers",
        {"best": 7},
        ("casualties[0].best", f"'two Iranian soldiers' says best 2, not best 7; {ADVICE}"),
    ),
    (
        "at least dozens",
        {"low": 24},
        ("casualties[0].low", f"'at least dozens' says no number, not low 24; {ADVICE}"),
    ),
    (
        "four US troops",
        {"status": "number_unknown"},
        ("casualties[0]", f"'four US troops' says best 4, but number_unknown has no number; {COUNTED}"),
    ),
    (
        "nobody",
        {"status": "number_unknown"},
        ("casualties[0]", f"'nobody' says best 0, but number_unknown has no number; {ZERO}"),
    ),
    ("no one", {}, ("casualties[0]", f"'no one' says best 0, but counted is of somebody; {ZERO}")),
    (
        "at least 40",
        {"status": "number_unknown"},
        ("casualties[0]", f"'at least 40' says low 40, but number_unknown has no number; {COUNTED}"),
    ),
]


@pytest.mark.parametrize(("words", "changes", "problem"), REFUSED)
def test_what_contradicts_the_words_is_refused(
    words: str, changes: dict[str, object], problem: tuple[str, str]
) -> None:
    with pytest.raises(InvalidRecords) as refused:
        complete_casualty(words, **changes)
    assert [(found.field, found.message) for found in refused.value.problems] == [problem]


def test_words_for_a_count_stand_in_the_text() -> None:
    for field in ("event_count", "munitions_count"):
        with pytest.raises(InvalidRecords, match="'several' is not in the text"):
            complete_incident("dozens", **{field: {"as_written": "several"}})
    with pytest.raises(InvalidRecords, match=r"casualties\[0\].as_written: 'several' is not in the text"):
        complete_incident("dozens", casualties=[make_casualty(as_written="several")])


def test_words_of_a_casualty_may_stand_where_its_citation_leads() -> None:
    documents = [
        make_document(text="One report."),
        make_document("the-other", text="At least 40 people died there."),
    ]
    citation = {"entry": "another", "quote": "At least 40 people"}
    casualty = make_casualty(best=None, as_written="At least 40", citation=citation)
    entries = [
        make_incident(casualties=[casualty], citations=[make_citation("One report.")]),
        make_incident(
            "another", citations=[make_citation("At least 40 people died there.", document="the-other")]
        ),
    ]
    first = complete(make_records(documents=documents, entries=entries), EmptyArchive()).entries[0]
    assert isinstance(first, IncidentRecord)
    assert first.casualties[0].low == 40
