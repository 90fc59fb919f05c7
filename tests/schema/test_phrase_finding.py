"""Finding phrases of time in a text, the phrase nearest to one without a rule, and the table for people."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.phrases.finding import FoundPhrase, find_nearest_phrase, find_phrases, list_examples
from schema.phrases.reading import Tense, resolve
from schema.phrases.table import make_table

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


PARTS = [
    ("on June 3, 4 and 5, 2024", ["on June 3"]),
    ("On 3, 4 and 5 June", ["4 and 5 June"]),
    ("Two or three weeks ago", ["three weeks ago"]),
    ("Ten to 15 years ago", ["15 years ago"]),
    ("a year and three months ago", ["three months ago"]),
    ("until at least Sunday", ["Sunday"]),
    ("Not until at least mid-2025", ["mid-2025"]),
    ("not until Friday", ["until Friday"]),
    ("every Monday", ["Monday"]),
    ("mid-to-late 1990s", ["1990s"]),
    ("mid to late June", ["late June"]),
    ("In the next day or two", ["In the next day"]),
    ("in a year and a half", ["in a year"]),
    ("the three months to June", ["June"]),
    ("in 2019\u201320, in June 2019/20", ["in 2019", "in June"]),
    ("in June 2019 and 2020", ["in June 2019"]),
    ("less than a week after 20 June", ["less than a week after", "20 June"]),
    ("two days after 3 May", ["after 3 May"]),
    ("on the eve of 4 July", ["4 July"]),
    ("on Monday and Friday", ["on Monday", "Friday"]),
    ("on Monday, Tuesday", ["on Monday", "Tuesday"]),
    ("on Monday week", ["on Monday"]),
    ("on July 8 and 12 soldiers", ["on July 8 and 12"]),
    ("in June, 2000 people", ["in June, 2000"]),
]


@pytest.mark.parametrize(("text", "phrases"), PARTS)
def test_what_words_of_time_about_it_make_part_of_a_phrase_is_no_whole_one(
    text: str, phrases: list[str]
) -> None:
    assert [found.phrase for found in find_phrases(text)] == phrases
    assert all(found.is_half for found in find_phrases(text))


WHOLE = [
    "on Monday or Tuesday",
    "shortly after 2 a.m. Tuesday",
    "no later than Monday",
    "at least two years ago",
    "for a second day on Monday",
    "12 killed Monday, 400 in all",
    "on June 3, 12 people died",
    "In 2015 and again in June",
]


@pytest.mark.parametrize("text", WHOLE)
def test_other_words_about_a_phrase_leave_it_whole(text: str) -> None:
    assert find_phrases(text)
    assert not any(found.is_half for found in find_phrases(text))


@given(st.text(alphabet=st.sampled_from("on July 8,th-since Monday\u0130\n\ue000\ue001 2015"), max_size=80))
def test_what_is_found_stands_in_the_text_without_overlap(text: str) -> None:
    last = 0
    for found in find_phrases(text):
        assert found == FoundPhrase(found.start, found.end, text[found.start : found.end], found.is_half)
        assert last <= found.start < found.end
        last = found.end


@pytest.mark.parametrize(
    ("phrase", "nearest"),
    [
        ("Wednesday week", None),
        ("befor Friday", "before Friday"),
        ("at lunch on Monday", "on Monday"),
        ("before noon", None),
        ("not until April", None),
        ("wasn\u2019t Monday", None),
        ("until at least Sunday", None),
        ("on New Year's Eve", None),
        ("the week before last", None),
        ("on July 20 of all days", "on July 20"),
        ("in recent fortnights", "in recent months"),
        ("qqq", None),
    ],
)
def test_the_nearest_phrase_is_a_whole_one_within_or_an_example_of_the_same_sense(
    phrase: str, nearest: str | None
) -> None:
    assert find_nearest_phrase(phrase) == nearest


@pytest.mark.parametrize("example", list_examples())
def test_every_example_of_the_table_is_read(example: str) -> None:
    days = [date(2021, 7, 9), date(2021, 7, 10), date(2021, 7, 11)]
    assert any(resolve(example, day, report=day, tense=tense) for day in days for tense in Tense)


def test_contributing_shows_the_table_as_the_command_prints_it() -> None:
    assert make_table() in CONTRIBUTING.read_text(encoding="utf-8")
