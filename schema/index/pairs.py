"""Pairs of common words: what is indexed when a word becomes common, of entries that had it before."""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from pyroaring import BitMap
from sqlalchemy import Connection

from schema.index.bitmaps import Changes, read_whole, write
from schema.index.postings import Bitmaps, Key, is_pairable
from schema.index.scopes import listed
from schema.index.terms import Terms
from schema.index.word_sources import read_entry_texts
from schema.index.words import Vocabulary, collect
from schema.term import PAIRED_FROM, Facet

_SEVERAL = 1_000


def pair_common(connection: Connection, terms: Terms, keys: Iterable[Key]) -> None:
    """Make words `paired` that have become common, and write their pairs.

    They are among the terms given, whose bitmaps are written.
    """
    known = terms.find([key for key in keys if is_pairable(key)])
    common = {key: term for key, term in known.items() if not term.paired and term.count >= PAIRED_FROM}
    terms.pair(common.values())
    changes = Changes()
    for facet, group in groupby(sorted(common), itemgetter(0)):
        words = {word for _, word in group}
        bitmaps = read_whole(connection, [common[facet, word].id for word in words])
        changes.add(_list_pairs(connection, terms, facet, words, BitMap.union(*bitmaps)))
    write(connection, terms, changes)


def _list_pairs(
    connection: Connection, terms: Terms, facet: Facet, words: set[str], entries: BitMap
) -> Bitmaps:
    """Return the pairs with one of the words that entries have."""
    found, vocabulary = Changes(), Vocabulary()
    for start in range(0, len(entries), _SEVERAL):
        several = listed(entries[start : start + _SEVERAL], connection.dialect.name)
        said = collect(vocabulary, read_entry_texts(connection, several, facet))[facet]
        pairs = said.find_pairs(
            vocabulary, terms.find_common([(facet, word) for word in vocabulary.words])[facet]
        )
        found.add(
            {
                (facet, pair): ids
                for pair, ids in pairs.make_bitmaps()
                if not words.isdisjoint(pair.split(" "))
            }
        )
    return found.added
