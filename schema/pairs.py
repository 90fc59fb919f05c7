"""Pairs of common words: what is indexed when a word becomes common, of entries that had it before."""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from pyroaring import BitMap
from sqlalchemy import Connection

from schema.bitmaps import Changes, read_whole, write
from schema.postings import Bitmaps, Key, add_pairs, add_words, is_pairable, make_bitmaps, new_postings
from schema.scopes import listed
from schema.term import PAIRED_FROM, Facet
from schema.terms import Terms
from schema.word_sources import read_entry_texts

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
    found = Changes()
    for start in range(0, len(entries), _SEVERAL):
        several = listed(entries[start : start + _SEVERAL], connection.dialect.name)
        texts = list(read_entry_texts(connection, several, facet))
        said, pairs = new_postings(), new_postings()
        add_words(said, texts)
        add_pairs(pairs, texts, terms.find_common([(facet, word) for word in said[facet]]))
        found.add(
            {key: ids for key, ids in make_bitmaps(pairs).items() if not words.isdisjoint(key[1].split(" "))}
        )
    return found.added
