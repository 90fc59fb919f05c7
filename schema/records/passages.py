"""Passages of a text: where words stand in it, and what in it is most like words that do not."""

from schema.records.lookalikes import describe_differences, find_alike, find_alike_start

COPY = "; copy the words from the document, exactly as they stand"

_SHOWN = 80
_GOES_ON = 24
_SHORTEST_START = 8
_MOST_OFFSETS = 5


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
    if found := find_alike(quote, text):
        return f"; at {found.start} it has {describe_alike(quote, text[found.start : found.end])}"
    length, start = find_alike_start(quote, text)
    if length < _SHORTEST_START or start is None:
        return COPY
    length = len(quote[:length].rstrip())
    differences = describe_differences(quote[:length], text[start.start : start.end])
    before = f"; before that it differs: {differences}" if differences else ""
    return (
        f"; its first {length} characters stand at {start.start}, where the text goes on"
        f" {shorten(text[start.end : start.end + _GOES_ON])} and the quote"
        f" {shorten(quote[length : length + _GOES_ON])}{before}"
    )


def describe_alike(words: str, passage: str) -> str:
    """Return what to say of a passage that is almost the words."""
    return f"{shorten(passage)}, which differs: {describe_differences(words, passage)}; copy it from there"


def shorten(passage: str) -> str:
    """Return a passage as a message shows it: quoted, line breaks visible, the middle of a long one cut."""
    if len(passage) > _SHOWN:
        passage = f"{passage[: _SHOWN // 2]} … {passage[-_SHOWN // 2 :]}"
    return repr(passage) if passage else ""
