"""The generator: every row of a timeline of so many entries, the same ones at each run."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from tests.bench import claims, documents, entries, world
from tests.bench.crowded import CrowdedMaker
from tests.bench.documents import Library
from tests.bench.draws import Draws
from tests.bench.entries import EntryMaker
from tests.bench.streams import Streams
from tests.bench.words import make_sentences

SEED = 20210709
CHUNK = 5_000
ENTRIES_A_DOCUMENT = 5
SMALLEST_WORLD = 100
"""Fewer entries than that refer to as much as so many: every country has its towns."""

COLUMNS: dict[str, tuple[str, ...]] = {
    **world.COLUMNS,
    "document": documents.COLUMNS,
    **entries.COLUMNS,
    **claims.COLUMNS,
}
"""The columns that are written, table by table, parents before children."""

Rows = Sequence[tuple[Any, ...]]


class Timeline:
    """A timeline of so many entries; a `crowded` one has all of them on one day, with one actor in each."""

    def __init__(self, count: int, *, crowded: bool = False) -> None:
        draws = Draws(SEED)
        self.count = count
        self.world = world.make_world(draws, max(count, SMALLEST_WORLD))
        self.library = Library(make_sentences(draws), max(20, count // ENTRIES_A_DOCUMENT))
        self.streams = Streams(draws, self.world)
        self.maker = (CrowdedMaker if crowded else EntryMaker)(self.streams, self.world, self.library, count)

    def rows(self) -> Iterator[tuple[str, Rows]]:
        """Yield (table, some of its rows) until all are made; no more than some thousand are held at once."""
        yield from self.world.rows.items()
        rows = self.library.rows()
        while chunk := list(islice(rows, CHUNK)):
            yield "document", chunk
        for batch in self.maker.batches():
            yield from batch.items()
        for made in claims.make_claims(self.streams, self.library, self.maker.statements, self.count):
            yield from made.items()

    def sort_dates(self) -> dict[int, date | None]:
        """Return, when all rows are made, the sort dates that were not known when theirs were."""
        return self.maker.sort_dates()
