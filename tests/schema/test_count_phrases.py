"""Phrases for counts: what each says, which numbers beside it are refused, and numerals in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.counts.numerals import read_numeral
from schema.counts.phrases import read_count_phrase

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
