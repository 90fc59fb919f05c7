"""Quotations in a paragraph: what stands between marks of whatever kind, also where the two are not a pair."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LONGEST, _LONGEST_SINGLE = 1_500, 300
"""How far the closing mark of a quotation is looked for, in characters; a single one is often an apostrophe."""

_OPENING = re.compile(r"""[“„«「『"‘'»](?=\S)""")
_CLOSING = {
    "“": '”"',
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    '"': '"”',
    "‘": "’",
    "'": "'",
}
_NEEDS_SPACE_BEFORE = {'"', "‘", "'", "»"}
_MAY_RUN_ON = {"“", "«", "„"}
"""Marks that open every paragraph of a long speech, of which only the last is closed."""


class Quotation(NamedTuple):
    """A quotation with its marks, and the words within them; ends are exclusive."""

    start: int
    end: int
    words: str


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations of a paragraph, in order; those within others are not listed."""
    return list(_find(text))


def _find(text: str) -> Iterator[Quotation]:
    position = 0
    while opening := _OPENING.search(text, position):
        start = opening.start()
        end = _find_end(text, start) if _may_open(text, start) else None
        if end is not None:
            words = text[start + 1 : end].strip().removesuffix(",")
            if any(map(str.isalnum, words)):
                yield Quotation(start, min(end + 1, len(text)), words)
        position = start + 1 if end is None else end + 1


def _may_open(text: str, start: int) -> bool:
    """Return whether a mark that may also be an apostrophe, an inch or a closing one opens a quotation here."""
    if text[start] not in _NEEDS_SPACE_BEFORE:
        return True
    return start == 0 or text[start - 1].isspace() or text[start - 1] in "([{—–-/:“”«"


def _find_end(text: str, start: int) -> int | None:
    """Return where the closing mark stands, or the paragraph's end for a speech that goes on."""
    mark = text[start]
    last = min(len(text), start + _LONGEST)
    if mark in "‘'":
        return _find_single(text, start, start + _LONGEST_SINGLE)
    best, others = _CLOSING[mark][0], _CLOSING[mark][1:]
    found = text.find(best, start + 1, last)
    nested = text.find(mark, start + 1, last) if mark != best else -1
    if found < 0 or 0 <= nested < found:
        ends = [end for other in others if (end := text.find(other, start + 1, last)) >= 0]
        found = min([end for end in ends if nested < 0 or end < nested], default=found)
    if found < 0 and start == 0 and mark in _MAY_RUN_ON:
        return last
    return found if found >= 0 else None


_SINGLE_CLOSED = re.compile(r"(?<=\S)[’'](?!\w)")


def _find_single(text: str, start: int, last: int) -> int | None:
    """Return where a single mark closes: not within a word, where it is an apostrophe."""
    if not text[start + 1].isalpha():  # '90s
        return None
    found = _SINGLE_CLOSED.search(text, start + 2, last)
    return found.start() if found else None
