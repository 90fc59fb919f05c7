"""Web addresses, whole texts or within them."""

import re

_ADDRESS = re.compile(r'https?://[^\W_][^\s";,<>]*')
_WHOLE = re.compile(r"https?://[^\W_]\S*")
_LONGEST = 2_000


def is_address(text: str) -> bool:
    """Return whether a text is a web address that a document may have."""
    return _WHOLE.fullmatch(text) is not None and len(text) <= _LONGEST


def find_address(text: str) -> str | None:
    """Return the first web address in a text, without the mark that ends its sentence."""
    found = _ADDRESS.search(text)
    address = found[0].rstrip(".)") if found else ""
    return address if is_address(address) else None
