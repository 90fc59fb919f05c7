"""Postings: which entries have which terms, by facet and value; from them the sets are made that are stored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, pairwise
from typing import Any

from pyroaring import BitMap

from schema.folding import fold
from schema.term import ENTRY_WORDS, GIVEN, Facet

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


def add_numbers(postings: Postings, numbers: Postings) -> None:
    """Add numbers bit by bit; `numbers` has the ids by number, and those that have none by None."""
    for facet, by_number in numbers.items():
        by_bit = postings[facet]
        for number, ids in by_number.items():
            if number is not None:
                for value in list_bits(number):
                    by_bit[value] += ids


def list_bits(number: int) -> Iterator[str]:
    """Yield the values of a number's facet that what has that number has."""
    yield GIVEN
    for place in range(number.bit_length()):
        if number >> place & 1:
            yield f"{place:02}"


def add_words(postings: Postings, texts: Iterable[Text]) -> None:
    """Add the words of texts. No word reaches over a space, so what stands between two is folded but once."""
    parts = new_postings()
    for facet, text, ids in texts:
        by_part = parts[facet]
        if len(ids) == 1:
            (key,) = ids
            for part in text.split():
                by_part[part].append(key)
        else:
            for part in text.split():
                by_part[part] += ids
    for facet, by_part in parts.items():
        by_word = postings[facet]
        while by_part:
            part, found = by_part.popitem()
            for word in fold(part):
                by_word[word] += found


def add_pairs(postings: Postings, texts: Iterable[Text], common: Common) -> None:
    """Add the pairs of common words that stand side by side in a text."""
    folded = {facet: _CommonWords(words) for facet, words in common.items() if words}
    pairs: defaultdict[Facet, defaultdict[tuple[str, str], list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for facet, text, ids in texts:
        if facet in folded:
            by_pair = pairs[facet]
            words = chain.from_iterable(map(folded[facet].__getitem__, text.split()))
            for pair in filter(all, pairwise(words)):
                by_pair[pair] += ids
    for facet, by_pair in pairs.items():
        postings[facet] |= {" ".join(pair): ids for pair, ids in by_pair.items()}


class _CommonWords(dict[str, tuple[str, ...]]):
    """The folded words of what stands between two spaces, with nothing in the place of those that are not common."""

    def __init__(self, common: AbstractSet[str]) -> None:
        super().__init__()
        self._common = common

    def __missing__(self, part: str) -> tuple[str, ...]:
        words = self[part] = tuple(word if word in self._common else "" for word in fold(part))
        return words


def is_pairable(key: Key) -> bool:
    """Return whether a term is a word that may be `paired`: of an entry, and alone."""
    return key[0] in ENTRY_WORDS and " " not in key[1]
