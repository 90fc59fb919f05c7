"""Phrases of time in a sentence."""

import re
from itertools import chain
from typing import NamedTuple

from schema.phrase_rules import RULES

_PATTERNS = [
    re.compile(rf"(?<!\w)(?:{rule.pattern.replace(' ', chr(92) + 's+')})(?!\w)", re.IGNORECASE)
    for rule in RULES
]


class Found(NamedTuple):
    """A phrase of time, and where it stands in the text, in code points, the end exclusive."""

    start: int
    end: int
    phrase: str


def find_phrases(text: str) -> list[Found]:
    """Return the phrases that a rule reads, in order; of those that overlap the longest."""
    every = chain.from_iterable(pattern.finditer(text) for pattern in _PATTERNS)
    found = [Found(match.start(), match.end(), match[0]) for match in every]
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
        else:
            kept.append(one)
    return kept
