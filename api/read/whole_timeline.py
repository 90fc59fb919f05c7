"""The whole timeline that a filter chooses, in batches: no page's limit, and never more than a batch in memory."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import select

from api.read.dialects import Statement
from api.read.keysets import in_window_order
from api.read.levels import Question
from api.read.memo import Memo
from api.read.pages import ROOT, PageLevel
from api.read.paging import Cursor
from api.read.plan import ALONE, Compiler
from api.read.selection import Selection
from api.read.snapshots import Snapshot
from api.read.timeline import ENTRY, Timeline
from api.read.timeline_request import TimelineRequest

BATCH = 500
"""So many entries are shaped at once: more gain nothing, and the first must be there soon."""
IDS = 5_000
"""So many ids are read at once, where nothing else is."""

Arguments = Mapping[str, Any]


class Batches(Timeline):
    """The timeline, read in pages as long as a batch instead of those that requests may ask for."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def read(self, arguments: Arguments, dialect: Any) -> Any:  # noqa: ANN401 - as Timeline has it
        """Return the batch that the arguments ask for; raises BadInput where they cannot be."""
        request = yield from super().read(arguments, dialect)
        return replace(request, window=replace(request.window, size=self.size))


def list_entries(
    snapshot: Snapshot, selection: Selection, arguments: Arguments, base_url: str
) -> Iterator[list[dict[str, Any]]]:
    """Yield the entries in batches, as the selection of a page's `data` and `page` shapes them."""
    compiler = Compiler(snapshot.dialect, capitals=False)
    level = PageLevel("TimelineEntry", Batches(BATCH), selection, compiler, nested=False)
    after = None
    while True:
        question = Question({**arguments, "after": after}, base_url)
        batch = snapshot.run(level.run(ALONE, question))[ROOT]
        yield batch["data"]
        if not batch["page"]["has_next"]:
            return
        after = batch["page"]["end_cursor"]


def list_ids(snapshot: Snapshot, arguments: Arguments) -> Iterator[list[int]]:
    """Yield the ids of the entries in batches, in the order asked for."""
    walk = _Walk(snapshot, arguments)
    after: Cursor | None = None
    while True:
        rows = snapshot.run(walk.read(after))
        yield [row[0] for row in rows[:IDS]]
        if len(rows) <= IDS:
            return
        key, value, *within = rows[IDS - 1]
        after = Cursor(value, key, *within)


class _Walk:
    """A walk along the ids of a filter's entries."""

    def __init__(self, snapshot: Snapshot, arguments: Arguments) -> None:
        self.arguments = arguments
        self.dialect = snapshot.dialect
        self.listing = Batches(IDS)
        self.statements: Memo[Statement] = Memo(8)
        self.request: TimelineRequest = snapshot.run(self.listing.read(arguments, self.dialect))

    def read(self, after: Cursor | None) -> Any:  # noqa: ANN401 - a run
        """Return the rows (id, what they are sorted by) after a place."""
        window = replace(self.request.window, after=after)
        found = yield from self.listing.find(replace(self.request, window=window), self.dialect)
        request = cast("TimelineRequest", found)
        statement = self.statements.find_or_make(request.form, lambda: self._compile(request))
        return (yield statement.bind(request.values()))

    def _compile(self, request: TimelineRequest) -> Statement:
        sorted_by = self.listing.sorted_by(ENTRY, request, self.dialect)
        page = self.listing.keys(request, self.dialect).subquery("page")
        rows = select(ENTRY.c.id, *sorted_by).select_from(page.join(ENTRY, ENTRY.c.id == page.c.id))
        return self.dialect.compile(rows.order_by(*in_window_order(sorted_by, ENTRY.c.id, request.window)))
