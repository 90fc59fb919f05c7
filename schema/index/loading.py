"""The whole index made at once, from the tables: for a database that was filled past the store.

Ids are taken a chunk at a time, so that the memory is bounded; what is made of a chunk lies in a table beside
until all is there, and is then written in the order of its keys. Pairs of words come last, when it is known which
words are common: what the texts say is kept in a file until then, as numbers, for to read and split them a second
time took a fifth of all.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from tempfile import TemporaryFile
from typing import IO

from sqlalchemy import Connection, func, select, text

from schema.index.bitmaps import note_write
from schema.index.facts import read_terms
from schema.index.holders import Holders, gather_lists
from schema.index.packing import pack_all
from schema.index.postings import Common
from schema.index.scopes import Scope, between
from schema.index.word_sources import read_entry_texts, read_record_texts
from schema.index.words import Vocabulary, collect, load_said
from schema.storage.bulk import insert
from schema.tables import TABLES
from schema.term import CHUNK_BITS, ENTRY_WORDS, PAIRED_FROM, RECORD_WORDS, Facet

_TERM, _WRITE = TABLES["term"], TABLES["bitmap_write"]

_SEVERAL = 20_000
"""How many terms are written at a time."""

Report = Callable[[int, int], None]
"""Is told how many entries are done, and of how many, by their ids."""


def tell_nobody(_done: int, _total: int) -> None:
    """Do nothing with what is reported."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the garbage collector: there are no cycles, and it would look through millions of lists."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class DerivedIndex:
    """The index as it follows from the tables: the terms in memory, the bitmaps in the table `derived`.

    Terms that `ids` has already keep their ids, others get the next ones.
    """

    def __init__(self, connection: Connection, ids: dict[Facet, dict[str, int]] | None = None) -> None:
        self._connection = connection
        self.ids: defaultdict[Facet, dict[str, int]] = defaultdict(dict, ids or {})
        self.counts: defaultdict[int, int] = defaultdict(int)
        self._vocabulary = Vocabulary()
        self._next = 1 + max((key for known in self.ids.values() for key in known.values()), default=0)

    @uncollected()
    def make(self, common: Common | None = None, report: Report = tell_nobody) -> Common:
        """Work everything out; return the words that are common, or `common` where it is given: which are paired."""
        _make_table(self._connection)
        with TemporaryFile() as file:
            said = list(self._make_terms(file, report))
            for kind in RECORD_WORDS:
                self._make_words(kind)
            common = self._find_common() if common is None else common
            file.seek(0)
            for chunk, facet in said:
                pairs = load_said(file).find_pairs(self._vocabulary, common.get(facet, frozenset()))
                self._keep(chunk, facet, pairs)
        return common

    def _make_terms(self, file: IO[bytes], report: Report) -> Iterator[tuple[int, Facet]]:
        """Make entries' terms but for the pairs of words; yield of which chunk and facet the file has what is said."""
        last = _find_last(self._connection, "entry")
        for chunk in range(_count_chunks(last)):
            scope = _find_scope(chunk)
            for facet, by_value in read_terms(self._connection, scope).items():
                self._keep(chunk, facet, gather_lists(by_value))
            for facet, said in collect(self._vocabulary, read_entry_texts(self._connection, scope)).items():
                self._keep(chunk, facet, said.find_words(self._vocabulary))
                said.save(file)
                yield chunk, facet
            report(min(last, (chunk + 1) << CHUNK_BITS), last)

    def _make_words(self, kind: str) -> None:
        for chunk in range(_count_chunks(_find_last(self._connection, kind))):
            texts = read_record_texts(self._connection, kind, _find_scope(chunk))
            for facet, said in collect(self._vocabulary, texts).items():
                self._keep(chunk, facet, said.find_words(self._vocabulary))

    def _find_common(self) -> Common:
        return {
            facet: {word for word, key in self.ids[facet].items() if self.counts[key] >= PAIRED_FROM}
            for facet in ENTRY_WORDS
        }

    def _keep(self, chunk: int, facet: Facet, holders: Holders) -> None:
        ids, keys = self.ids[facet], []
        for value, count in zip(holders.values, holders.counts.tolist(), strict=True):
            key = ids.get(value)
            if key is None:
                key = ids[value] = self._next
                self._next += 1
            self.counts[key] += count
            keys.append(key << CHUNK_BITS | chunk)
        rows = list(zip(keys, pack_all(holders.counts, holders.ids), strict=True))
        insert(self._connection, "derived", ("key", "bits"), rows)


def _make_table(connection: Connection) -> None:
    """Make the table for what is derived, which this connection alone sees, or empty it."""
    kind, end = ("BLOB", "") if connection.dialect.name == "sqlite" else ("BYTEA", " ON COMMIT DROP")
    connection.execute(text("DROP TABLE IF EXISTS derived"))
    connection.execute(
        text(f"CREATE TEMPORARY TABLE derived (key BIGINT NOT NULL, bits {kind} NOT NULL){end}")
    )


def _find_last(connection: Connection, kind: str) -> int:
    return connection.scalar(select(func.max(TABLES[kind].c.id))) or 0


def _count_chunks(last: int) -> int:
    return (last >> CHUNK_BITS) + 1 if last else 0


def _find_scope(chunk: int) -> Scope:
    return between(chunk << CHUNK_BITS, ((chunk + 1) << CHUNK_BITS) - 1)


def index_all(connection: Connection, report: Report = tell_nobody) -> None:
    """Make the index anew: terms, bitmaps, and the pairs of common words."""
    derived = DerivedIndex(connection)
    common = derived.make(report=report)
    for name in ("bitmap", "term"):
        connection.execute(TABLES[name].delete())
    _write_terms(connection, derived, common)
    number = note_write(connection, ())
    connection.execute(_WRITE.delete().where(_WRITE.c.number < number))
    bitmaps = f"INSERT INTO bitmap (key, bits, written) SELECT key, bits, {number} FROM derived ORDER BY key"  # noqa: S608
    connection.execute(text(bitmaps))
    connection.execute(text("DROP TABLE derived"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT setval(pg_get_serial_sequence('term', 'id'), max(id)) FROM term"))


def _write_terms(connection: Connection, derived: DerivedIndex, common: Common) -> None:
    rows = (
        (key, str(facet), value, derived.counts[key], value in common.get(facet, ()))
        for facet, ids in sorted(derived.ids.items())
        for value, key in sorted(ids.items())
    )
    with _unchecked(connection):
        while several := list(islice(rows, _SEVERAL)):
            insert(connection, "term", ("id", "facet", "value", "count", "paired"), several)


@contextmanager
def _unchecked(connection: Connection) -> Iterator[None]:
    """Have SQLite check no facet meanwhile: it would make a table of the whole vocabulary for each row."""
    if connection.dialect.name != "sqlite":
        yield
        return
    connection.execute(text("PRAGMA ignore_check_constraints = ON"))
    try:
        yield
    finally:
        connection.execute(text("PRAGMA ignore_check_constraints = OFF"))


def index_if_new(connection: Connection, report: Report = tell_nobody) -> None:
    """Make the index where records were written before there was one."""
    has_records = any(_find_last(connection, kind) for kind in ("entry", *RECORD_WORDS))
    if has_records and connection.scalar(select(_TERM.c.id).limit(1)) is None:
        index_all(connection, report)
