"""Lists of words, as they are written in a line of text."""


def list_words(text: str) -> frozenset[str]:
    """Return the words of a text with spaces between them."""
    return frozenset(text.split())
