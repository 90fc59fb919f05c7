"""Passages of a text: where words stand in it, and what in it is most like words that do not."""

import re

COPY = "; copy the words from the document, exactly as they stand"

_SHOWN = 80
_GOES_ON = 24
_SHORTEST_START = 8
_LONGEST_QUOTE = 2_000
_MOST_OFFSETS = 5
_ALIKE = ["'\"‘’‚‛“”„‟«»‹›`´", "-‐‑‒–—―−"]  # noqa: RUF001 - marks that are easily taken for one another


def find_offsets(quote: str, text: str) -> list[int]:
    """Return where the quote stands in the text, the first few times."""
    offsets: list[int] = []
    found = text.find(quote)
    while found >= 0 and len(offsets) < _MOST_OFFSETS:
        offsets.append(found)
        found = text.find(quote, found + 1)
    return offsets


def describe_nearest(quote: str, text: str) -> str:
    """Return the passage most like a quote that the text does not have, as the end of a message."""
    if match := find_alike(quote, text):
        return f"; at {match.start()} it has {describe_alike(match)}"
    length = _find_common_start(quote, text)
    if length < _SHORTEST_START:
        return COPY
    start = text.find(quote[:length])
    return (
        f"; its first {length} characters stand at {start}, where the text goes on"
        f" {shorten(text[start + length : start + length + _GOES_ON])} and the quote"
        f" {shorten(quote[length : length + _GOES_ON])}"
    )


def find_alike(quote: str, text: str) -> re.Match[str] | None:
    """Return the passage that has the quote's words with other marks, white space or letters' case."""
    return re.search(_make_lenient(quote), text, re.IGNORECASE) if len(quote) <= _LONGEST_QUOTE else None


def describe_alike(match: re.Match[str]) -> str:
    """Return what to say of a passage that is almost a quote."""
    return f"{shorten(match.group())}, which differs in its letters' case, marks or white space; copy it from there"


def _find_common_start(quote: str, text: str) -> int:
    """Return how many of the quote's first characters stand together in the text."""
    low, high = 0, len(quote)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if quote[:middle] in text else (low, middle - 1)
    return low


def _make_lenient(quote: str) -> str:
    """Return a pattern for the quote with any white space, quotation marks and dashes."""
    words = ("".join(_match_character(character) for character in word) for word in quote.split())
    return r"\s+".join(words) or r"(?!)"


def _match_character(character: str) -> str:
    alike = next((marks for marks in _ALIKE if character in marks), None)
    return f"[{re.escape(alike)}]" if alike else re.escape(character)


def shorten(passage: str) -> str:
    """Return a passage as a message shows it: quoted, line breaks visible, the middle of a long one cut."""
    if len(passage) > _SHOWN:
        passage = f"{passage[: _SHOWN // 2]} … {passage[-_SHOWN // 2 :]}"
    return repr(passage) if passage else ""
