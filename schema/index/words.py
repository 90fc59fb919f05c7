"""The words of many texts at once, as numbers: which ids have which word, and which have two side by side."""

from array import array
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import IO, NamedTuple

import numpy as np

from schema.index.holders import Holders, Lists, Numbers, gather
from schema.index.postings import Text
from schema.spelling.folding import fold
from schema.term import Facet

_SEVERAL = 500
"""So many texts are split at once."""
_END = "\ud800"
"""Stands after each text as a part of its own: no text that is stored can have it."""


class Vocabulary(dict[str, int]):
    """Numbers for what stands between two spaces, and for the folded words in that: no word reaches over a space."""

    def __init__(self) -> None:
        super().__init__({_END: 0})
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._values, self._lengths = array("i"), array("i", [0])

    def __missing__(self, part: str) -> int:
        words = fold(part)
        for word in words:
            number = self._numbers.setdefault(word, len(self.words))
            if number == len(self.words):
                self.words.append(word)
            self._values.append(number)
        self._lengths.append(len(words))
        self[part] = number = len(self)
        return number

    def list_words(self) -> Lists:
        """Return the words of each part."""
        return Lists(np.array(self._values, np.int32), np.array(self._lengths, np.int32))


class SaidWords(NamedTuple):
    """What texts say: the words of each text, and the ids of those that say it."""

    words: Lists
    ids: Lists

    def find_words(self, vocabulary: Vocabulary) -> Holders:
        """Return the words with those that have them."""
        return self._gather(vocabulary.words, self.words)

    def find_pairs(self, vocabulary: Vocabulary, common: AbstractSet[str]) -> Holders:
        """Return the pairs of common words that stand side by side in a text, with those that have them."""
        is_common = np.fromiter(map(common.__contains__, vocabulary.words), np.bool_, len(vocabulary.words))
        names = [vocabulary.words[number] for number in np.flatnonzero(is_common)]
        places = np.where(is_common, np.cumsum(is_common) - 1, -1)[self.words.values]
        texts = np.repeat(np.arange(len(self.words.lengths)), self.words.lengths)
        beside = (places[:-1] >= 0) & (places[1:] >= 0) & (texts[:-1] == texts[1:])
        pairs, numbers = np.unique((places[:-1] * len(names) + places[1:])[beside], return_inverse=True)
        spelled = [f"{names[pair // len(names)]} {names[pair % len(names)]}" for pair in pairs.tolist()]
        counts = np.bincount(texts[:-1][beside], minlength=len(self.words.lengths))
        return self._gather(spelled, Lists(numbers, counts))

    def save(self, file: IO[bytes]) -> None:
        """Write it to a file, from which `load_said` reads it again."""
        for numbers in (*self.words, *self.ids):
            np.save(file, numbers)

    def _gather(self, names: Sequence[str], said: Lists) -> Holders:
        """Return who has what, of names by their numbers and what is said of them in each text."""
        each = said.pick(np.repeat(np.arange(len(self.ids.lengths)), self.ids.lengths))
        return gather(names, each.values, np.repeat(self.ids.values, each.lengths))


def load_said(file: IO[bytes]) -> SaidWords:
    """Return what was written next."""
    return SaidWords(*(Lists(np.load(file), np.load(file)) for _ in range(2)))


class _Texts:
    """The texts of one facet."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._texts: list[str] = []
        self._parts: list[Numbers] = []
        self._ids, self._holders = array("i"), array("i")

    def add(self, text: str, ids: Sequence[int]) -> None:
        self._texts.append(text)
        self._ids.extend(ids)
        self._holders.append(len(ids))
        if len(self._texts) == _SEVERAL:
            self._number()

    def _number(self) -> None:
        """Note the parts of the texts by their numbers: of several texts at once it takes half the time."""
        parts = f" {_END} ".join((*self._texts, "")).split()
        self._parts.append(np.fromiter(map(self._vocabulary.__getitem__, parts), np.int32, len(parts)))
        self._texts.clear()

    def read(self) -> SaidWords:
        self._number()
        parts = np.concatenate(self._parts)
        lengths = np.diff(np.flatnonzero(parts == 0), prepend=-1)
        words = self._vocabulary.list_words().pick(parts).join(lengths)
        return SaidWords(words, Lists(np.array(self._ids, np.int32), np.array(self._holders, np.int32)))


def collect(vocabulary: Vocabulary, texts: Iterable[Text]) -> dict[Facet, SaidWords]:
    """Return what texts say, by facet."""
    found: dict[Facet, _Texts] = {}
    for facet, text, ids in texts:
        if facet not in found:
            found[facet] = _Texts(vocabulary)
        found[facet].add(text, ids)
    return {facet: several.read() for facet, several in found.items()}
