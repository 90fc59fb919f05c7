"""Characters that look alike, or cannot be seen at all: two passages of the same look, and where they differ.

Compared are compatibility forms (UAX #15, NFKD) in small letters, without what is not seen by itself (combining
marks and format characters such as the soft hyphen), with one mark for all of a look.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_QUOTATION_MARKS = "\"'`´‘’‚‛“”„‟‹›«»′″"  # noqa: RUF001 - marks that are easily taken for one another
_CYRILLIC_AND_GREEK = dict(
    zip(
        "авсеніјкморԛтѕухԝһԁӏαβγεηικνορτυχ",
        "abcehijkmopqtsyxwhdlabyehikvoptux",
        strict=True,
    )
)
_ARABIC = {"ی": "ي", "ى": "ي", "ک": "ك", "ہ": "ه"}  # noqa: RUF001 - as above
_LOOKS = {
    **_CYRILLIC_AND_GREEK,
    **_ARABIC,
    **dict.fromkeys(_QUOTATION_MARKS, "'"),
    "−": "-",  # noqa: RUF001 - the sign of subtraction
}
_NAMES = {"\n": "line feed", "\r": "carriage return", "\t": "tab"}
_MOST_SHOWN = 3


class LookalikeDifference(NamedTuple):
    """Characters of one passage that stand where another has others, and the offset of the former."""

    offset: int
    here: str
    there: str


@cache
def _fold(character: str) -> str:
    """Return what a character looks like, "" for one that is not seen."""
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if character in _LOOKS or category == "Pd":
        return _LOOKS.get(character, "-")
    if character.isspace():
        return " "
    forms = unicodedata.normalize("NFKD", character).casefold()
    return forms if forms == character else "".join(map(_fold, forms))


def _fold_text(text: str) -> str:
    return text.translate({ord(character): _fold(character) for character in set(text)})


class TextSpan(NamedTuple):
    """Where a passage stands: its first offset, and the one after its last."""

    start: int
    end: int


def find_alike(words: str, text: str) -> TextSpan | None:
    """Return the first passage that looks as the words do, whatever its white space."""
    return _find(words, text, _fold_text(text))


def look_alike(one: str, other: str) -> bool:
    """Return whether two passages look alike, whatever their white space."""
    return _look(one) == _look(other)


def find_alike_start(words: str, text: str) -> tuple[int, TextSpan | None]:
    """Return how many of the words' first characters stand together in the text, by their look, and where."""
    folded = _fold_text(text)
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _search(words[:middle], folded) else (low, middle - 1)
    return low, _find(words[:low], text, folded)


def _search(words: str, folded: str) -> re.Match[str] | None:
    pattern = " +".join(map(re.escape, _fold_text(words).split()))
    return re.search(pattern, folded) if pattern else None


def _find(words: str, text: str, folded: str) -> TextSpan | None:
    found = _search(words, folded)
    if found is None:
        return None
    start, end = _find_origin(text, found.start()), _find_origin(text, found.end() - 1) + 1
    while end < len(text) and not _fold(text[end]):  # marks that belong to the last letter
        end += 1
    return TextSpan(start, end)


def _find_origin(text: str, folded: int) -> int:
    """Return the offset of the character that stands at an offset of the folded text."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if len(_fold_text(text[: middle + 1])) <= folded else (low, middle)
    return low


def describe_differences(here: str, there: str) -> str:
    """Return where two passages that look alike differ: "at 3, U+00E9 here, e + U+0301 there (…)"."""
    found = list(list_differences(here, there))
    shown = "; ".join(_describe(difference) for difference in found[:_MOST_SHOWN])
    more = len(found) - _MOST_SHOWN
    return f"{shown}; and {more:,} more" if more > 0 else shown


def list_differences(here: str, there: str) -> Iterator[LookalikeDifference]:
    """Yield where two passages differ, until one of them ends or they look alike no more."""
    ours, theirs = _Clusters(here), _Clusters(there)
    while ours.rest and theirs.rest:
        offset = ours.offset
        pair = _take_alike(ours, theirs)
        if pair is None:
            return
        if pair[0] != pair[1]:
            yield LookalikeDifference(offset, *pair)


def _take_alike(ours: "_Clusters", theirs: "_Clusters") -> tuple[str, str] | None:
    """Take the shortest parts from the front of both that look alike; None where nothing does."""
    here, there = ours.take(), theirs.take()
    while (left := _look(here)) != (right := _look(there)):
        if right.startswith(left) and ours.rest:
            here += ours.take()
        elif left.startswith(right) and theirs.rest:
            there += theirs.take()
        else:
            return None
    return here, there


def _look(text: str) -> str:
    return re.sub(" +", " ", _fold_text(text))


class _Clusters:
    """A text that is taken from its front: a character with what is not seen after it, or all of a white space."""

    def __init__(self, text: str) -> None:
        self.rest = text
        self.offset = 0

    def take(self) -> str:
        """Return the next cluster, and leave it out of the rest."""
        length = 1
        spaces = self.rest[0].isspace()
        while length < len(self.rest) and (
            not _fold(self.rest[length]) or (spaces and self.rest[length].isspace())
        ):
            length += 1
        taken, self.rest = self.rest[:length], self.rest[length:]
        self.offset += length
        return taken


def _describe(difference: LookalikeDifference) -> str:
    names = dict.fromkeys(
        name
        for character in difference.here + difference.there
        if not _is_plain(character) and (name := _name(character))
    )
    listed = f" ({', '.join(names)})" if names else ""
    return f"at {difference.offset}, {_spell(difference.here)} here, {_spell(difference.there)} there{listed}"


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _name(character: str) -> str:
    return _NAMES.get(character) or unicodedata.name(character, "").lower()


def _spell(text: str) -> str:
    """Return characters one by one: plain letters and digits as they are, others by their code points."""
    spelt = " + ".join(c if _is_plain(c) else f"U+{ord(c):04X}" for c in text)
    return f"CRLF ({spelt})" if text == "\r\n" else spelt
