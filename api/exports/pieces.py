"""Pieces put together with something between them, and texts in the ways that formats write them."""

import re
from collections.abc import Iterable, Iterator, Sequence

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def joined(separator: bytes, batches: Iterable[Sequence[bytes]]) -> Iterator[bytes]:
    """Yield the pieces of each batch as one, with the separator between all of them."""
    begun = False
    for pieces in batches:
        if pieces:
            yield (separator if begun else b"") + separator.join(pieces)
            begun = True


def xml_text(text: str) -> str:
    """Return a text as XML 1.0 (2.2 and 2.4) writes it, in content and in quoted attributes."""
    text = NO_XML.sub("\ufffd", text)
    for character, written in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ('"', "&quot;"),
        ("\r", "&#13;"),
    ):
        text = text.replace(character, written)
    return text
