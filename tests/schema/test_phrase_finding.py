"""Finding phrases of time in a text, the phrase nearest to one without a rule, and the table for people."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.phrase_finding import Found, find_nearest_phrase, find_phrases, list_examples
from schema.phrase_table import make_table
from schema.phrases import Tense, resolve

CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"

TEXTS = [
    ("He said on July 8 that, since last July, 12 had died.", ["on July 8", "since last July"]),
    (
        "Early on Thursday morning and late Thursday night",
        ["Early on Thursday morning", "late Thursday night"],
    ),
    ("from Monday to early Wednesday", ["from Monday to early Wednesday"]),
    (
        "by the end of June; between 28 July and 2 August",
        ["by the end of June", "between 28 July and 2 August"],
    ),
    ("shot on\nFriday at 14:30 GMT", ["on\nFriday at 14:30 GMT"]),
    ("He may march in March. May he? The Sun sat on Sat.", ["in March", "on Sat."]),
    ("Since March, and until May; by Sun. March on!", ["Since March", "until May", "by Sun."]),
    ("The fall of Kabul until autumn, before the summer", ["until autumn", "before the summer"]),
    ("the 2015 Nuclear Pact, in 2015, since 2014", ["in 2015", "since 2014"]),
    ("killed 12 on Thursday, 400 in all", ["on Thursday"]),
    ("\u0130stanbul, 8 July", ["8 July"]),
    ("No time at all in these words", []),
]


@pytest.mark.parametrize(("text", "phrases"), TEXTS)
def test_phrases_are_found_in_their_text(text: str, phrases: list[str]) -> None:
    assert [found.phrase for found in find_phrases(text)] == phrases


@given(st.text(alphabet=st.sampled_from("on July 8,th-since Monday\u0130\n\ue000\ue001 2015"), max_size=80))
def test_what_is_found_stands_in_the_text_without_overlap(text: str) -> None:
    last = 0
    for found in find_phrases(text):
        assert found == Found(found.start, found.end, text[found.start : found.end])
        assert last <= found.start < found.end
        last = found.end


@pytest.mark.parametrize(
    ("phrase", "nearest"),
    [
        ("Wednesday week", "Wednesday"),
        ("on July 20 of all days", "on July 20"),
        ("in recent fortnights", "in recent months"),
        ("qqq", None),
    ],
)
def test_the_nearest_phrase_is_one_within_or_the_example_most_like_it(
    phrase: str, nearest: str | None
) -> None:
    assert find_nearest_phrase(phrase) == nearest


@pytest.mark.parametrize("example", list_examples())
def test_every_example_of_the_table_is_read(example: str) -> None:
    days = [date(2021, 7, 9), date(2021, 7, 10), date(2021, 7, 11)]
    assert any(resolve(example, day, report=day, tense=tense) for day in days for tense in Tense)


def test_contributing_shows_the_table_as_the_command_prints_it() -> None:
    assert make_table() in CONTRIBUTING.read_text(encoding="utf-8")
