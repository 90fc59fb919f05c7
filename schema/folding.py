"""Words as they are searched for: text of any spelling becomes the folded words that are indexed and looked up.

Folded away are capitals, accents and apostrophes, the point of abbreviations ("U.S." is "us"), the English genitive,
and how Arabic names are put into Latin letters. There ALA-LC writes ʿAyn al-Asad, Qaṭar and Dhū, BGN/PCGN 'Ayn al Asad
and Qaţar, and newspapers Ain al-Assad, Katar and Mahmoud: articles are left out (with the consonant they take on,
as-Sadr), each way of writing a diphthong, a long u or a q is one, and double letters are single.
See the romanization table "Arabic" of ALA-LC (2012) and "Romanization of Arabic" of BGN/PCGN (1956).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from string import ascii_lowercase
from typing import NamedTuple

LONGEST_WORD = 30
"""How many characters of a folded word count; what databases can index is bounded."""

ARTICLES = frozenset(
    ("al", "el", "ul", "ad", "ar", "as", "ash", "at", "an", "az", "ed", "er", "es", "esh", "et", "en", "ez")
)
"""The Arabic article, alone and before a sun letter. These are also English words that nobody searches for."""

_APOSTROPHES = "'`\u2019\u2018\u02b9\u02bb\u02bc\u02be\u02bf"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_WORD = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])"  # an abbreviation of single letters
    rf"|[^\W_](?:[^\W_]|[{_MARKS}]|[{_APOSTROPHES}](?=[^\W_]))*"
)
_GENITIVE = re.compile("['\u2019]s$", re.IGNORECASE)
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}  # the last is a dotless i
    | dict.fromkeys(_APOSTROPHES)
    | dict.fromkeys(("\u0649", "\u06cc"), "\u064a")  # alef maksura and Persian yeh
)
_ALIKE = {
    **dict.fromkeys(("ay", "ai", "ey", "ei", "ae"), "ai"),
    **dict.fromkeys(("aw", "au"), "au"),
    **dict.fromkeys(("ou", "oo", "uu"), "u"),
    **dict.fromkeys(("kh", "gh", "q"), "k"),
    "dh": "d",
}
_SPELLINGS = re.compile("|".join(_ALIKE))
_DOUBLE = re.compile(r"([a-df-np-z])\1+")  # ee is English: been is not bin


class Word(NamedTuple):
    """A folded word, and where in the text it was read from; the end is exclusive."""

    folded: str
    start: int
    end: int


def list_words(text: str) -> Iterator[Word]:
    """Yield the words of a text that can be searched for; articles are none."""
    for found in _WORD.finditer(text):
        folded = fold_word(found[0])
        if folded and folded not in ARTICLES:
            yield Word(folded, found.start(), found.end())


def fold(text: str) -> list[str]:
    """Return the folded words of a text, as `list_words` has them."""
    return list(chain.from_iterable(map(_fold_run, text.split())))


@lru_cache(maxsize=32_768)
def _fold_run(run: str) -> tuple[str, ...]:
    """Return the folded words of what stands between two spaces; no word reaches over a space."""
    return tuple(word.folded for word in list_words(run))


def split_words(text: str) -> list[str]:
    """Return the words of a text as they are written, articles and all."""
    return _WORD.findall(text)


@lru_cache(maxsize=16_384)
def fold_word(word: str) -> str:
    """Return one word as it is indexed: letters and digits only, or nothing where it has none."""
    text = _GENITIVE.sub("", word).casefold().translate(_LETTERS)
    plain = "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))
    alike = _SPELLINGS.sub(lambda found: _ALIKE[found[0]], plain)
    return _DOUBLE.sub(r"\1", alike)[:LONGEST_WORD]


def fold_prefix(start: str) -> list[str]:
    """Return how folded words may begin whose writing begins so.

    Usually that is one beginning; where the next letter would change it, both: "husse" may become Hussein.
    """
    folded = fold_word(start)
    longer = (fold_word(start + letter) for letter in ascii_lowercase)
    others = {each for each in longer if not each.startswith(folded)}
    return [folded, *sorted(others)] if folded else []
