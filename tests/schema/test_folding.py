"""One word, however it is written; and no two words that are not one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.folding import LONGEST_WORD, fold, fold_prefix, fold_word, list_words

SAME = [
    ("Ayn Al Asad", "Ain al-Asad"),
    ("Ain al-Assad", "\u02bfAyn al-\u02beAsad"),
    ("\u2018Ayn al Asad", "ain el asad"),
    ("Ayn al-Asad", "AIN AL-ASAD"),
    ("Muqtada as-Sadr", "Muqtada al-Sadr"),
    ("ash-Sham", "Al Sham"),
    ("Saif ul-Islam", "Saif al-Islam"),
    ("Al-Qaeda", "al Qa'ida"),
    ("Qatar", "Katar"),
    ("Ghasem", "Qasem"),
    ("Husayn", "Hussein"),
    ("Hussain", "\u1e24usayn"),
    ("Mahmoud", "Ma\u1e25m\u016bd"),
    ("Mahmood", "Mahmud"),
    ("Riyadh", "Riyad"),
    ("Saud", "Sawd"),
    ("S\u00e3o Paulo", "Sao Paulo"),
    ("na\u00efve", "nai\u0308ve"),
    ("Stra\u00dfe", "STRASSE"),
    ("\u0141\u00f3d\u017a", "lodz"),
    ("U.S.", "US"),
    ("U.S.-led", "US led"),
    ("Iran's", "Iran"),
    ("Iran\u2019s", "IRAN"),
    ("Iran-backed", "iran backed"),
    ("\u0627\u0644\u0642\u0627\u0626\u0650\u062f", "\u0627\u0644\u0642\u0627\u0626\u062f"),
    ("\u0639\u0644\u06cc", "\u0639\u0644\u0649"),
]
DIFFERENT = [
    ("Iran", "Iraq"),
    ("UN", "on"),
    ("been", "bin"),
    ("three", "tree"),
    ("base", "bus"),
    ("2011", "201"),
    ("militia", "militias"),
    ("dead", "death"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other) != []


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "al", "as at an-", "... \u2014 !", "'", "_"])
def test_articles_and_signs_are_no_words(text: str) -> None:
    assert fold(text) == []


@given(st.text())
def test_a_folded_word_is_of_letters_and_digits_and_not_too_long(text: str) -> None:
    assert all(word.isalnum() and len(word) <= LONGEST_WORD for word in fold(text))


@given(st.text())
def test_words_with_their_places_are_the_words_without(text: str) -> None:
    words = list(list_words(text))
    assert [word.folded for word in words] == fold(text)
    assert all(fold_word(text[word.start : word.end]) == word.folded for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


@given(st.text(alphabet="abdeghikoqstuwy\u1e25\u016b", min_size=1, max_size=10), st.integers(1, 10))
def test_the_beginning_of_a_word_finds_it(word: str, length: int) -> None:
    beginnings = fold_prefix(word[:length])
    assert any(fold_word(word).startswith(each) for each in beginnings)
