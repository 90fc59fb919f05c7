"""The index kept up to date: what entries had before is compared with what they have now."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection

from schema.index.bitmaps import Changes, unite, write
from schema.index.facts import read_terms
from schema.index.pairs import pair_common
from schema.index.postings import (
    Bitmaps,
    Postings,
    Text,
    make_bitmaps,
    new_postings,
)
from schema.index.scopes import listed
from schema.index.terms import Terms
from schema.index.word_sources import read_entry_texts
from schema.index.words import Vocabulary, collect
from schema.term import Facet

SEVERAL = 1_000
"""How many records are looked at together: what bounds the memory."""

Texts = defaultdict[int, set[tuple[Facet, str]]]
"""What records say, by their ids."""


class EntryIndex:
    """The index within a transaction that writes: entries are noted before they change, and updated after."""

    def __init__(self, connection: Connection) -> None:
        self.changes = Changes()
        self._connection = connection
        self._terms = Terms(connection)
        self._vocabulary = Vocabulary()
        self._noted: set[int] = set()
        self._before: Bitmaps = {}
        self._saying: set[int] = set()
        self._said: Texts = defaultdict(set)
        self._settled: set[int] = set()

    @property
    def with_words(self) -> set[int]:
        """Return the entries whose words are brought up to date whatever else changes."""
        return self._saying | self._settled

    def note(self, entries: Collection[int]) -> None:
        """Remember entries as they are, before anything is written that their terms or their days come from."""
        new = set(entries) - self._noted
        self._noted |= new
        unite(self._before, self._read_terms(new))

    def note_texts(self, entries: Collection[int]) -> None:
        """Remember what entries say, before they are written."""
        self._saying |= set(entries)
        self._said |= self._read_texts(entries)

    def note_new(self, entries: Iterable[int]) -> None:
        """Remember that these entries are new, and that the index has nothing of them."""
        new = set(entries)
        self._noted |= new
        self._saying |= new

    def add_new(self, entries: Iterable[int], postings: Postings, texts: Iterable[Text]) -> None:
        """Add entries that are new with all that follows from their records, so that nothing of them is read."""
        self._settled |= set(entries)
        self.changes.add(self.make_bitmaps(postings, texts))

    def make_bitmaps(self, postings: Postings, texts: Iterable[Text]) -> Bitmaps:
        """Return the sets of postings and of words, and of the pairs of those words that are common."""
        found = make_bitmaps(postings)
        for facet, said in collect(self._vocabulary, texts).items():
            words = {(facet, word): ids for word, ids in said.find_words(self._vocabulary).make_bitmaps()}
            pairs = said.find_pairs(self._vocabulary, self._terms.find_common(words)[facet])
            found |= words | {(facet, pair): ids for pair, ids in pairs.make_bitmaps()}
        return found

    def update(self) -> None:
        """Write what has changed of the entries noted, and all other `changes`."""
        self.changes.compare(self._before, self._read_terms(self._noted))
        self.compare_texts(self._said, self._read_texts(self._saying))
        write(self._connection, self._terms, self.changes)
        pair_common(self._connection, self._terms, self.changes.list_keys())

    def compare_texts(self, before: Texts, after: Texts) -> None:
        """Change the words of the records that say something else than before."""
        differing = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
        self.changes.compare(
            *(self.make_bitmaps(new_postings(), _list_texts(texts, differing)) for texts in (before, after))
        )

    def _read_terms(self, entries: Collection[int]) -> Bitmaps:
        found: Bitmaps = {}
        for several in cut_up(entries):
            scope = listed(several, self._connection.dialect.name)
            unite(found, make_bitmaps(read_terms(self._connection, scope)))
        return found

    def _read_texts(self, entries: Collection[int]) -> Texts:
        return collect_texts(
            text
            for several in cut_up(entries)
            for text in read_entry_texts(self._connection, listed(several, self._connection.dialect.name))
        )


def collect_texts(texts: Iterable[Text]) -> Texts:
    """Return texts by the ids of the records that say them."""
    found: Texts = defaultdict(set)
    for facet, text, ids in texts:
        for key in ids:
            found[key].add((facet, text))
    return found


def _list_texts(texts: Texts, keys: Iterable[int]) -> Iterator[Text]:
    return ((facet, text, (key,)) for key in keys for facet, text in texts.get(key, ()))


def cut_up(ids: Collection[int]) -> Iterator[list[int]]:
    """Yield ids in their order, so many at a time as are looked at together."""
    rest = iter(sorted(ids))
    while several := list(islice(rest, SEVERAL)):
        yield several
