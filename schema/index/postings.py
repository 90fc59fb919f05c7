"""Postings: which entries have which terms, by facet and value; from them the sets are made that are stored."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from pyroaring import BitMap

from schema.term import ENTRY_WORDS, Facet

Key = tuple[Facet, str]
"""What names a term: its facet and its value."""
Ids = defaultdict[Any, list[int]]
"""Ids by a value; the same id may come several times."""
Postings = defaultdict[Facet, Ids]
Bitmaps = dict[Key, BitMap]
Text = tuple[Facet, str, Sequence[int]]
"""A text of a facet of words, and the ids of those that have it."""
Common = Mapping[Facet, AbstractSet[str]]
"""The words that are `paired`, by facet."""


def new_postings() -> Postings:
    """Return postings without any."""
    return defaultdict(lambda: defaultdict(list))


def make_bitmaps(postings: Postings) -> Bitmaps:
    """Return postings as sets."""
    return {
        (facet, value): BitMap(ids) for facet, by_value in postings.items() for value, ids in by_value.items()
    }


def is_pairable(key: Key) -> bool:
    """Return whether a term is a word that may be `paired`: of an entry, and alone."""
    return key[0] in ENTRY_WORDS and " " not in key[1]
