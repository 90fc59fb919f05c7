"""Words as they are searched for: text of any spelling becomes the folded words that are indexed and looked up.

Letters are folded by script (letters.py, arabic.py), runs of Chinese, Japanese and Korean become pairs (cjk.py), and
the spellings of one name, and of a compound that is joined or parted, are one by a table (spellings.py). The point of
abbreviations ("U.S." is "us"), the English genitive and the Arabic article are left out. A plural stays a word of its
own; inflections.py gives a search the other number.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from schema.spelling import arabic
from schema.spelling.cjk import has_cjk, list_pairs, list_runs
from schema.spelling.families import Words, find_begun, spell
from schema.spelling.letters import APOSTROPHES, ENDINGS, KEPT, LONGEST_WORD, MARKS, UNSEEN, fold_letters

__all__ = [
    "ARTICLES",
    "LONGEST_WORD",
    "Word",
    "fold",
    "fold_beginnings",
    "fold_prefix",
    "fold_word",
    "fold_written",
    "list_words",
    "split_words",
]

ARTICLES = frozenset(
    ("al", "el", "ul", "ad", "ar", "as", "ash", "at", "an", "az", "ed", "er", "es", "esh", "et", "en", "ez")
)
"""The Arabic article, alone and before a sun letter. These are also English words that nobody searches for."""

_WORD = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?(?:['\u2019][sS])?(?![^\W_])"  # an abbreviation of single letters
    rf"|[^\W_]+(?:[{MARKS}]++|[{UNSEEN}{APOSTROPHES}]++(?=[^\W_])|(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea])|[^\W_]++)*+"
)
_COMPLETIONS = (
    "a",
    "at",
    "i",
    "sa",
    "t",
    *sorted({ending[start:] for ending in ENDINGS for start in range(len(ending))}),
)
"""What may follow the beginning of a word and change how that is folded."""


class Word(NamedTuple):
    """A folded word, and where in the text it was read from; the end is exclusive.

    Both words of "airstrike" were read from the whole of it, and each pair of 北京大学 from its two characters.
    """

    folded: str
    start: int
    end: int


def list_words(text: str) -> Iterator[Word]:
    """Yield the words of a text that can be searched for; articles are none."""
    for start, end, is_run in _list_written(text):
        if is_run:
            yield from map(Word._make, list_pairs(text, start, end))
        else:
            yield from (Word(folded, start, end) for folded in fold_written(text[start:end]))


def _list_written(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, whether it is a run without spaces between words) for each word as it is written."""
    for found in _WORD.finditer(text):
        if has_cjk(found[0]):
            yield from _part_scripts(text, *found.span())
        else:
            yield found.start(), found.end(), False


def _part_scripts(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    at = start
    for run in list_runs(text, start, end):
        yield from ((*found.span(), False) for found in _WORD.finditer(text, at, run.start()))
        yield run.start(), run.end(), True
        at = run.end()
    yield from ((*found.span(), False) for found in _WORD.finditer(text, at, end))


def fold(text: str) -> list[str]:
    """Return the folded words of a text, as `list_words` has them."""
    fold_run = _fold_run if text.isascii() else _fold_any_run
    return list(chain.from_iterable(map(fold_run, text.split())))


@lru_cache(maxsize=131_072)  # a fourth of it made all of the index a tenth slower
def _fold_run(run: str) -> Words:
    """Return the folded words of what stands between two spaces; no word reaches over a space."""
    if run.isascii():
        return tuple(chain.from_iterable(map(fold_written, _WORD.findall(run))))
    return tuple(word.folded for word in list_words(run))


_LONGEST_KEPT = 40


def _fold_any_run(run: str) -> Iterable[str]:
    """Return the same, and keep no sentence that is written without spaces: it does not come again."""
    return _fold_run(run) if len(run) <= _LONGEST_KEPT else [word.folded for word in list_words(run)]


def split_words(text: str) -> list[str]:
    """Return the words of a text as they are written, articles and all; of a run without spaces its pairs."""
    parts = (
        list_pairs(text, start, end) if is_run else [("", start, end)]
        for start, end, is_run in _list_written(text)
    )
    return [text[start:end] for _, start, end in chain.from_iterable(parts)]


@lru_cache(maxsize=16_384)
def fold_written(word: str) -> Words:
    """Return the folded words of one as `split_words` has it: none of an article, two of "airstrike", else one."""
    return tuple(folded for folded in spell(fold_letters(word)) if folded and folded not in ARTICLES)


def fold_word(word: str) -> str:
    """Return one word as it is indexed, or nothing where it has no letters: where `fold` has several, the last."""
    return (fold(word) or [fold_letters(word)])[-1]


def fold_beginnings(start: str) -> list[Words]:
    """Return how the folded words may begin of what is written so: whole words, and the beginning of the last.

    Usually that is one beginning of one word. "husse" may also become Hussein as it is folded, "airstr" is "air" and
    "strike", and 北京大 is 北京 and 京大. No beginning is among them that another one implies.
    """
    if has_cjk(start):
        words = tuple(fold(start))
        return [words] if words else []
    letters = fold_letters(start)
    if not letters:
        return []
    forms = {letters, *filter(None, (_fold_before(start, ending) for ending in _COMPLETIONS))}
    forms.update(word for word in KEPT if word.startswith(start.lower()))
    begun = {words for form in forms for words in find_begun(form)}
    others = {(form,) for form in forms} | begun
    if arabic.is_arabic(letters):
        others.update(arabic.list_beginnings(letters))
    return _leave_implied((letters,), others)


def _fold_before(start: str, ending: str) -> str:
    """Return the folded start of a word that goes on so."""
    if start.endswith(ending[0]):
        return ""  # it would only be another double letter
    folded = fold_letters(start + ending)
    return folded.removesuffix(ending) if folded.endswith(ending) and len(folded) < LONGEST_WORD else ""


def _leave_implied(first: Words, others: Iterable[Words]) -> list[Words]:
    kept: list[Words] = []
    for words in (first, *sorted(others)):
        if not any(_implies(other, words) for other in kept):
            kept = [other for other in kept if not _implies(words, other)] + [words]
    return kept


def _implies(one: Words, other: Words) -> bool:
    """Return whether whatever begins as the other does begins as this one."""
    last = len(one) - 1
    return len(other) > last and other[:last] == one[:last] and other[last].startswith(one[last])


def fold_prefix(start: str) -> list[str]:
    """Return how one folded word may begin whose writing begins so: `fold_beginnings` without those of several.

    Of a run of Chinese, Japanese or Korean it is the last pair.
    """
    beginnings = fold_beginnings(start)
    return [words[-1] for words in beginnings if len(words) == 1] or [words[-1] for words in beginnings]
