"""Phrases for counts: what each says, which numbers beside it are refused, and numerals in words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.checks import InvalidRecords, complete
from schema.count_phrases import read_count_phrase
from schema.numerals import read_numeral
from schema.recorded import EmptyArchive
from schema.records import IncidentRecord
from tests.schema.factories import make_casualty, make_citation, make_document, make_incident, make_records

PHRASES = {
    "at least 40": {"low": 40},
    "At  least forty people,": {"low": 40},
    "at least 40 people were killed": {"low": 40},
    "no fewer than 40": {"low": 40},
    "no less than 1,200": {"low": 1200},
    "40 or more": {"low": 40},
    "more than 70": {"low": 71},
    "over 70 civilians": {"low": 71},
    "more than a dozen": {"low": 13},
    "up to 100": {"high": 100},
    "at most 100": {"high": 100},
    "as many as 100": {"high": 100},
    "no more than a hundred": {"high": 100},
    "fewer than 100": {"high": 99},
    "less than 100": {"high": 99},
    "between 40 and 53": {"low": 40, "high": 53},
    "between one hundred and five and two hundred": {"low": 105, "high": 200},
    "from 40 to 53": {"low": 40, "high": 53},
    "40 to 53": {"low": 40, "high": 53},
    "40-53": {"low": 40, "high": 53},
    "40\u201353 people": {"low": 40, "high": 53},
    "four or five": {"low": 4, "high": 5},
    "about 40": {"best": 40},
    "around 40": {"best": 40},
    "some 40": {"best": 40},
    "roughly 40": {"best": 40},
    "approximately 40": {"best": 40},
    "40": {"best": 40},
    "four": {"best": 4},
    "twenty-four": {"best": 24},
    "14 projectiles": {"best": 14},
    "three attacks": {"best": 3},
    "two dozen": {"best": 24},
    "dozens": {},
    "dozens of people": {},
    "scores": {},
    "hundreds": {},
    "tens of thousands": {},
    "several": {},
    "several hundred": {},
    "many": {},
    "a number of": {},
    "a handful": {},
    "at least 12 Palestinians": {"low": 12},
    "two Iranian soldiers": {"best": 2},
    "four U.S. troops": {"best": 4},
    "at least one of the group\u2019s members": {"low": 1},
    "at least 40 people were killed in the strike on the airport": {"low": 40},
    "40 killed so far": {"best": 40},
    "12 women and children": {"best": 12},
    "four Shahed-136 drones": {"best": 4},
    "six 122-mm rockets": {"best": 6},
    "three one-way attack drones": {"best": 3},
    "nearly 40": {"high": 39},
    "almost 40 people": {"high": 39},
    "close to 40": {"high": 39},
    "just under 40": {"high": 39},
    "just over 40": {"low": 41},
    "well over 40": {"low": 41},
    "slightly more than 40": {"low": 41},
    "at least 1.2 million": {"low": 1_200_000},
    "40 more": {"best": 40},
    "40 more people": {"best": 40},
    "another 40": {"best": 40},
    "all four men": {"best": 4},
    "40-odd people": {"best": 40},
    "40 people or so": {"best": 40},
    "40 people or more": {"low": 40},
    "40 people at least": {"low": 40},
    "at least 40 people but no more than 53": {"low": 40, "high": 53},
    "as many as 40 or more": {},
    "up to 40 people or more": {},
    "about 40 to 50 people": {"low": 40, "high": 50},
    "between four and six": {"low": 4, "high": 6},
    "two to three hundred": {"low": 200, "high": 300},
    "40 to 50 thousand": {"low": 40_000, "high": 50_000},
    "from four to one hundred": {"low": 4, "high": 100},
    "at least 1 200 people": {"low": 1200},
    "1\u202f200": {"best": 1200},
    "1.200": {"best": 1200},
    "1.200.000": {"best": 1_200_000},
    "more than half a dozen": {"low": 7},
    "a couple of rockets": {"best": 2},
    "at least dozens": {},
    "at least several people": {},
    "more than a few": {},
    "dozens or hundreds": {},
    "no one": {"best": 0},
    "nobody was killed": {"best": 0},
    "none of the passengers": {"best": 0},
    "no civilian casualties": {"best": 0},
}
UNREAD = [
    "40 of 53 people",
    "four dead and three wounded",
    "people",
    "53 to 40",
    "claimed four lives",
    "40 percent",
    "less than 0",
    "two thirds of the staff",
    "one in four",
    "40 dead and wounded",
    "four killed and several wounded",
    "40, perhaps more",
    "four if not five",
    "three days of strikes",
    "a 12-year-old girl",
    "4 122 mm rockets",
    "two families",
    "1.2 to 1.5 million",
    "1.23 hundredths",
    "40 (later 53)",
    "no one was reported killed",
    "no casualties were reported",
    "no further casualties",
    "no word on casualties",
    "",
]


@pytest.mark.parametrize(("phrase", "numbers"), PHRASES.items())
def test_a_phrase_says_its_numbers(phrase: str, numbers: dict[str, int]) -> None:
    reading = read_count_phrase(phrase)
    assert reading is not None
    assert reading.numbers == numbers


@pytest.mark.parametrize("phrase", UNREAD)
def test_what_no_rule_reads_has_no_reading(phrase: str) -> None:
    assert read_count_phrase(phrase) is None


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    read_count_phrase(text)


SMALL = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
"""
ONES, TENS = SMALL.split()[:20], SMALL.split()[20:]


def spell(number: int) -> str:
    """Return a number in words, as an English style guide has it."""
    for size, word in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joined = f"{' and' if rest < 100 else ''} {spell(rest)}" if rest else ""
            return f"{spell(number // size)} {word}{joined}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")


@given(st.integers(0, 99_999_999))
def test_numbers_are_read_in_words_and_in_figures(number: int) -> None:
    assert read_numeral(spell(number)) == read_numeral(str(number)) == read_numeral(f"{number:,}") == number


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
