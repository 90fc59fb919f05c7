"""The whole timeline that a filter chooses, in batches: no page's limit, and never more than a batch in memory."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pyroaring import BitMap
from sqlalchemy import select

from api.read.declared.paging import EARLIEST_FIRST, Cursor, Window, read_window
from api.read.declared.selection import Selection
from api.read.export.snapshots import Snapshot
from api.read.index.view import IndexView, Reading
from api.read.plan.levels import Question
from api.read.plan.listings import ROOT
from api.read.plan.pages import PageLevel
from api.read.plan.roots import ALONE, PlanCompiler
from api.read.plan.timeline import ENTRY, Timeline, TimelineRequest
from api.read.sql.dialects import BoundIds
from api.read.sql.keysets import in_window_order

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
        self.request: TimelineRequest | None = None

    def read(self, arguments: Arguments, parents: BoundIds, view: IndexView) -> Reading:
        """Return the batch that the arguments ask for, of entries that are chosen once; raises BadInput."""
        if self.request is None:
            self.request = yield from super().read(arguments, parents, view)
        window = read_window(self.request.window.order, arguments)
        return replace(self.request, window=replace(window, size=self.size))


def list_entries(
    snapshot: Snapshot, selection: Selection, arguments: Arguments, base_url: str
) -> Iterator[list[dict[str, Any]]]:
    """Yield the entries in batches, as the selection of a page's `data` and `page` shapes them."""
    compiler = PlanCompiler(snapshot.dialect, capitals=False)
    level = PageLevel("TimelineEntry", Batches(BATCH), selection, compiler)
    after = None
    while True:
        question = Question({**arguments, "after": after}, base_url, snapshot.view)
        batch = snapshot.run(level.run(ALONE, question))[ROOT]
        yield batch["data"]
        if not batch["page"]["has_next"]:
            return
        after = batch["page"]["end_cursor"]


def find_ids(snapshot: Snapshot, arguments: Arguments) -> BitMap | None:
    """Return the ids of the entries that a filter chooses, None for all; raises BadInput where it cannot be."""
    request: TimelineRequest = snapshot.run(Timeline().read(arguments, ALONE, snapshot.view))
    return None if request.sets is None else request.sets[ROOT]


def list_ids(snapshot: Snapshot) -> Iterator[list[int]]:
    """Yield the ids of all entries in batches, in the order of the timeline."""
    after: Cursor | None = None
    while True:
        request = TimelineRequest(Window(EARLIEST_FIRST, IDS, backward=False, after=after, before=None))
        statement = snapshot.dialect.compile(_select_ids(request, snapshot))
        rows = snapshot.ask(*statement.bind(request.values()))
        yield [row[0] for row in rows[:IDS]]
        if len(rows) <= IDS:
            return
        key, value, *within = rows[IDS - 1]
        after = Cursor(value, key, *within)


def _select_ids(request: TimelineRequest, snapshot: Snapshot) -> Any:  # noqa: ANN401 - a select
    """Return the select of a window's ids, each with what it is sorted by."""
    listing = Timeline()
    sorted_by = listing.sorted_by(ENTRY, request)
    page = listing.keys(request, snapshot.dialect).subquery("page")
    rows = select(ENTRY.c.id, *sorted_by).select_from(page.join(ENTRY, ENTRY.c.id == page.c.id))
    return rows.order_by(*in_window_order(sorted_by, ENTRY.c.id, request.window))
