"""English words in the singular and the plural, each of which gives the other; and what has no other number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.spelling.folding import fold
from schema.spelling.inflections import fold_inflections

INFLECTED = [
    ("attack", "attacks"),
    ("embassy", "embassies"),
    ("box", "boxes"),
    ("church", "churches"),
    ("clash", "clashes"),
    ("base", "bases"),
    ("house", "houses"),
    ("militia", "militias"),
    ("soldier", "soldiers"),
    ("Kurd", "Kurds"),
    ("Houthi", "Houthis"),
    ("Huthi", "Huthis"),
    ("Iraqi", "Iraqis"),
    ("gun", "guns"),
    ("cache", "caches"),
    ("man", "men"),
    ("spokeswoman", "spokeswomen"),
    ("child", "children"),
    ("wife", "wives"),
    ("crisis", "crises"),
    ("hero", "heroes"),
    ("key", "keys"),
    ("valley", "valleys"),
    ("airstrike", "airstrikes"),
    ("ceasefire", "ceasefires"),
    ("peacekeeper", "peacekeepers"),
]
NOT_INFLECTED = [
    *("Damascus", "Tunis", "Hamas", "Hama", "Abbas", "Hess", "Laos", "Texas", "Paris", "Congress", "James"),
    *(
        "news",
        "this",
        "series",
        "us",
        "UN",
        "as",
        "Iq",
        "2021",
        "F-16",
        "\u0645\u0648\u0635\u0644",
        "北京",
        "Москва",
    ),
    *("", "'", "al", "\u0111"),
]


@pytest.mark.parametrize(("singular", "plural"), INFLECTED)
def test_a_singular_and_its_plural_give_each_other(singular: str, plural: str) -> None:
    assert fold_inflections(plural) == fold(singular)[-1:]
    assert fold(plural)[-1] in fold_inflections(singular)


@pytest.mark.parametrize(
    ("word", "other"),
    [("soldiers'", "soldier"), ("Embassy's", "embassies"), ("ATTACKS", "attack"), ("na\u00efve", "naives")],
)
def test_a_genitive_capitals_and_accents_are_left_out_first(word: str, other: str) -> None:
    assert fold_inflections(word) == fold(other)


@pytest.mark.parametrize("word", NOT_INFLECTED)
def test_what_has_no_other_number_gives_none(word: str) -> None:
    assert fold_inflections(word) == []


@given(st.text() | st.text(alphabet="abehimosuxyz'", max_size=8))
def test_other_numbers_are_folded_words_and_not_the_word_itself(word: str) -> None:
    for other in fold_inflections(word):
        assert fold(other) == [other]
        assert [other] != fold(word)[-1:]
