"""Slugs of imported records: made from what the scheme says of a record and nothing else, so always the same."""

import re
import unicodedata
from hashlib import sha256

_PLAIN = re.compile(r"[a-z0-9-]{1,80}")
_OTHER = re.compile(r"[^a-z0-9]+")
_READABLE = 60
_DIGITS = 10
"""Of a fingerprint: 40 bits, so among 100,000 names two that look alike meet once in 200 files."""


def slug_of_id(prefix: str, value: str) -> str:
    """Return the slug of what the scheme itself has an id for: `ucdp-ged-114064`."""
    for plain in (value, value.lower() if value.isupper() else value):
        if _PLAIN.fullmatch(plain):
            return f"{prefix}-{plain}"
    return slug_of_name(prefix, value)


def slug_of_name(prefix: str, name: str, *others: str) -> str:
    """Return the slug of what is known by its name, and by what else tells it from others of that name.

    It ends in a fingerprint of them all: names that differ in more than letters and digits stay two.
    """
    fingerprint = sha256("\x1f".join((name, *others)).encode()).hexdigest()[:_DIGITS]
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    readable = _OTHER.sub("-", plain)[:_READABLE].strip("-")
    return f"{prefix}-{readable}-{fingerprint}" if readable else f"{prefix}-{fingerprint}"
