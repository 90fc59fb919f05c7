"""What a format writes from: the entries that a filter chooses, or the records, all from one snapshot."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from api.exports.companion import Batch, Companion
from api.exports.views import ENTRY
from api.read.declared.selection import REPORTED_BY
from api.read.export.record_closure import KINDS, choose, list_chosen
from api.read.export.snapshots import Snapshot
from api.read.export.whole_timeline import find_ids, list_entries
from api.read.plan.levels import Question
from api.read.plan.roots import PlanCompiler
from api.rest.selections import select_list
from api.rest.views import view

Entry = dict[str, Any]

AT_ONCE = {"document": 20}
"""So many records are held at once: documents are as long as their texts."""
MOST_AT_ONCE = 500
LAST_CHANGE = view("Entry", "updated_at", of="TimelineEntry")
NEVER = "1970-01-01T00:00:00.000000Z"


@dataclass(frozen=True, slots=True)
class Source:
    """One export: `base_url` is what the addresses of records begin with, `address` the export's own.

    The `companion` shares the work, for a format that can be written in turns.
    """

    snapshot: Snapshot
    arguments: Mapping[str, Any]
    base_url: str
    address: str
    companion: Companion | None = None

    @property
    def day(self) -> str | None:
        """Return the day as of which everything is exported; None for what is recorded today."""
        return self.arguments.get(REPORTED_BY)

    def check(self) -> None:
        """Raise BadInput where the filter cannot be: what a format begins with may be written before any entry."""
        find_ids(self.snapshot, self.arguments)

    def list_entries(self, names: Collection[str]) -> Iterator[list[Entry]]:
        """Yield the entries in batches, each with the fields of these names."""
        by_a_day = self.day is not None
        selection = select_list("timeline", ENTRY, names, counted=False, by_a_day=by_a_day)
        return list_entries(self.snapshot, selection, self.arguments, self.base_url)

    def list_records(self) -> Iterator[Batch]:
        """Yield the type of records and the ids of some of them, publishers first and claims last."""
        chosen = choose(self.snapshot, self.arguments)
        for kind in KINDS:
            size = AT_ONCE.get(kind, MOST_AT_ONCE)
            for ids in list_chosen(self.snapshot, kind, chosen[kind]):
                for start in range(0, len(ids), size):
                    yield kind, ids[start : start + size]

    def find_last_change(self) -> str:
        """Return when any entry was last written, whether chosen or not."""
        selection = select_list("timeline", LAST_CHANGE, ["updated_at"], counted=False)
        plan = PlanCompiler(self.snapshot.dialect, capitals=False).plan(selection)
        arguments = {"orderBy": "recently_updated", "first": 1}
        newest = self.snapshot.run(plan.run(Question(arguments, self.base_url, self.snapshot.view)))["data"]
        return str(newest[0]["updated_at"]) if newest else NEVER
