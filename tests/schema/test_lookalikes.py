"""Passages that look alike: found whatever their characters are, and told apart by code points."""

import pytest

from schema.records.lookalikes import describe_differences, find_alike, list_differences
from schema.records.passages import describe_nearest

CASES = [
    ("the café of", "the cafe\u0301 of", "at 7, U+00E9 here, e + U+0301 there"),
    ("the cafe\u0301 of", "the café of", "at 7, e + U+0301 here, U+00E9 there"),
    ("two\nlines", "two\r\nlines", "at 3, U+000A here, CRLF (U+000D + U+000A) there"),
    ("two\r\nlines", "two\nlines", "at 3, CRLF (U+000D + U+000A) here, U+000A there"),
    ("cooperate", "co\u00adoperate", "at 1, o here, o + U+00AD there (soft hyphen)"),
    ("find it", "\ufb01nd it", "at 0, f + i here, U+FB01 there (latin small ligature fi)"),
    ("on 8 July", "on 8\u00a0July", "at 4, U+0020 here, U+00A0 there (space, no-break space)"),
    ("on 8 July", "on 8\u2009July", "at 4, U+0020 here, U+2009 there (space, thin space)"),
    ("a base", "a\u200b base", "at 0, a here, a + U+200B there (zero width space)"),
    ("\ufeffa base", "a base", "at 0, U+FEFF + a here, a there (zero width no-break space)"),
    ("Iran said", "Ir\u0430n said", "at 2, a here, U+0430 there (cyrillic small letter a)"),
    ("Iran said", "\u0399ran said", "at 0, I here, U+0399 there (greek capital letter iota)"),
    ("don't", "don\u2019t", "at 3, U+0027 here, U+2019 there (apostrophe, right single quotation mark)"),
    ('"no"', "\u00abno\u00bb", "at 0, U+0022 here, U+00AB there"),
    ("2019-2021", "2019\u20132021", "at 4, U+002D here, U+2013 there (hyphen-minus, en dash)"),
    ("said...", "said\u2026", "at 4, U+002E + U+002E + U+002E here, U+2026 there"),
    ("two words", "two  words", "at 3, U+0020 here, U+0020 + U+0020 there"),
    ("The base", "the base", "at 0, T here, t there"),
    ("\u064a", "\u06cc", "at 0, U+064A here, U+06CC there (arabic letter yeh, arabic letter farsi yeh)"),
    ("\u0664", "\u06f4", "at 0, U+0664 here, U+06F4 there"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "passage", "said"), CASES)
def test_a_passage_that_looks_alike_is_found_and_its_difference_named(
    words: str, passage: str, said: str
) -> None:
    text = f"Before it, {passage}, and after."
    found = find_alike(words, text)
    assert found is not None
    assert text[found.start : found.end] == passage
    assert describe_differences(words, passage).startswith(said)
    assert describe_nearest(words, text).startswith(f"; at 11 it has {passage!r}, which differs: {said}")


def test_the_first_few_differences_are_shown_and_the_others_counted() -> None:
    assert describe_differences("a-b-c-d-e", "a–b–c–d–e").endswith("; and 1 more")  # noqa: RUF001 - its very point


def test_what_comes_before_the_end_of_the_likeness_is_named_too() -> None:
    said = describe_nearest("The café was hit on Munday", "So: The cafe\u0301 was hit on Monday.")
    assert "its first 21 characters stand at 4, where the text goes on 'onday.' and the quote 'unday'" in said
    assert said.endswith(
        "before that it differs: at 7, U+00E9 here, e + U+0301 there"
        " (latin small letter e with acute, combining acute accent)"
    )


def test_passages_that_are_the_same_have_no_difference() -> None:
    assert list(list_differences("the same", "the same")) == []


@pytest.mark.parametrize("words", ["", " ", "\u200b", "another"])
def test_words_that_look_like_nothing_there_are_not_found(words: str) -> None:
    assert find_alike(words, "The base.") is None
