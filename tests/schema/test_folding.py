"""One word, however it is written; and no two words that are not one: the rows are in folded/*.toml."""

import re
import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schema.spelling.families import read_spellings
from schema.spelling.folding import (
    ARTICLES,
    LONGEST_WORD,
    Word,
    fold,
    fold_beginnings,
    fold_prefix,
    fold_word,
    list_words,
    split_words,
)

ROWS = Path(__file__).parent / "folded"
SAME: dict[str, list[list[str]]] = tomllib.loads((ROWS / "same.toml").read_text(encoding="utf-8"))
DIFFERENT: dict[str, list[list[str]]] = tomllib.loads((ROWS / "different.toml").read_text(encoding="utf-8"))

LETTERS = (
    "abdeghikoqstuwy\u1e25\u016b\u0131\u0130\u0142\u0111\u00df\u03c2'\u2019.- \u00ad\u200b\u200c\u0301\u0306\u0308"
    '\u0438\u0627\u0644\u0644\u0647\u0639\u0628\u062f\u0623\u0640\u064e\u06cc\u06f3\u05e6"\u05f4\u05b8'
    "\u5317\u4eac\u304b\u3099\u30ac\uff76\uff9e\uac00\u1100\u1161\u11a8\u3131\u30ff\u0939\u093f\u0e44\uff11\u00bd\ufdfa"
)
TEXTS = (
    st.text() | st.text(alphabet=LETTERS) | st.lists(st.sampled_from(sorted(read_spellings()))).map(" ".join)
)


def list_pairs(cases: dict[str, list[list[str]]]) -> list[object]:
    return [
        pytest.param(*pair, id=f"{name}-{pair[0]}-{pair[1]}")
        for name, pairs in cases.items()
        for pair in pairs
    ]


@pytest.mark.parametrize(("one", "other"), list_pairs(SAME))
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other) != []


@pytest.mark.parametrize(("one", "other"), list_pairs(DIFFERENT))
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "text", ["", " ", "al", "as at an-", "... \u2014 !", "'", "_", "\u0640", "\u200c", "\u3099"]
)
def test_articles_and_signs_are_no_words(text: str) -> None:
    assert fold(text) == []


WORDS = {
    "An air strike, US airstrikes": [
        Word("air", 3, 6),
        Word("strike", 7, 13),
        Word("us", 15, 17),
        *(Word("air", 18, 28), Word("strikes", 18, 28)),
    ],
    "in 北京大学!": [Word("in", 0, 2), Word("北京", 3, 5), Word("京大", 4, 6), Word("大学", 5, 7)],
    "ｶﾞｻﾞ市": [Word("ガザ", 0, 4), Word("ザ市", 2, 5)],
    "UN安 理": [Word("un", 0, 2), Word("安", 2, 3), Word("理", 4, 5)],
    "\u2068Ir\u00adan\u2069's": [Word("iran", 1, 9)],
    "عبدالله": [Word("عبد", 0, 7), Word("الله", 0, 7)],
}


@pytest.mark.parametrize(("text", "words"), WORDS.items(), ids=WORDS)
def test_a_folded_word_has_the_place_of_what_was_written(text: str, words: list[Word]) -> None:
    assert list(list_words(text)) == words


@given(TEXTS)
@example("\u2100 \ufdfa \u00bd \u1e9e")
def test_a_folded_word_is_of_letters_marks_and_digits_and_not_too_long(text: str) -> None:
    for word in fold(text):
        assert 0 < len(word) <= LONGEST_WORD
        assert {unicodedata.category(character)[0] for character in word} <= set("LMN")
        assert word not in ARTICLES


@given(TEXTS)
def test_words_with_their_places_are_the_words_without(text: str) -> None:
    words = list(list_words(text))
    assert [word.folded for word in words] == fold(text)
    for word in words:
        assert 0 <= word.start < word.end <= len(text)
        assert word.folded in fold(text[word.start : word.end])
    assert all((one.start, one.end) <= (other.start, other.end) for one, other in pairwise(words))


@given(TEXTS)
@example("\u0e33")  # begins with a mark when it is taken apart
@example("\u1100\u3099\u1161")  # a mark between two letters of one syllable
@example("\u3041\u093a")
def test_a_folded_word_is_folded_already(text: str) -> None:
    for word in fold(text):
        assert fold(word) == [word]
        assert fold_word(word) == word


def test_every_spelling_of_the_tables_folds_to_what_is_folded_already() -> None:
    folded = {word for words in read_spellings().values() for word in words} - ARTICLES
    assert {word for word in folded if fold(word) != [word]} == set()


@given(
    TEXTS.filter(lambda text: not {"ヿ", "ゟ"} & set(text))
)  # one character of two syllables has two pairs
def test_the_written_words_fold_as_the_text_does(text: str) -> None:
    assert fold(" ".join(split_words(text))) == fold(text)


@given(st.text(alphabet="abdeghikoqstuwy\u1e25\u016b", min_size=1, max_size=10), st.integers(1, 10))
def test_the_beginning_of_a_word_finds_it(word: str, length: int) -> None:
    beginnings = fold_prefix(word[:length])
    assert any(fold_word(word).startswith(each) for each in beginnings)


WRITTEN = [text for pairs in SAME.values() for pair in pairs for text in pair] + sorted(read_spellings())[::7]


ARABIC_ARTICLE = re.compile("[وبفك]?(?:[اٱأإ]ل?)?")


@pytest.mark.parametrize("chunk", range(8))
def test_every_beginning_of_a_written_word_finds_it(chunk: int) -> None:
    for word in [word for text in WRITTEN[chunk::8] for word in text.split() if word.isalpha()]:
        folded, whole = fold(word), unicodedata.normalize("NFKC", word)  # no half of a syllable is typed
        for start in (whole[:length] for length in range(1, len(whole) + 1)):
            beginnings = fold_beginnings(start)
            if beginnings and not ARABIC_ARTICLE.fullmatch(start):
                assert any(begins(folded, beginning) for beginning in beginnings), (word, start)


def begins(folded: list[str], beginning: tuple[str, ...]) -> bool:
    last = len(beginning) - 1
    if not folded:
        return True  # an article is no word
    return any(
        tuple(folded[at : at + last]) == beginning[:last] and folded[at + last].startswith(beginning[last])
        for at in range(len(folded) - last)
    )


BEGINNINGS = {
    "airstr": {("airstr",), ("air", "strike"), ("air", "strip")},
    "北京大": {("北京", "京大")},
    "北": {("北",)},
    "hizbul": {("hizbul",), ("hezbola",)},
    "rocket": {("rocket",)},
    "...": set(),
}


@pytest.mark.parametrize(("start", "beginnings"), BEGINNINGS.items(), ids=BEGINNINGS)
def test_a_beginning_may_be_folded_in_several_ways(start: str, beginnings: set[tuple[str, ...]]) -> None:
    assert set(fold_beginnings(start)) == beginnings
