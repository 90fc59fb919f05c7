"""Entries of all three kinds with everything that belongs to them, as rows of their tables."""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple, cast

from schema.counts.envelope import find_envelope
from schema.records.exchange import CasualtyRecord
from schema.store.sort_dates import ANSWERS, Dated, compute_sort_dates
from schema.vocabularies import CasualtyOutcome, EntryKind
from tests.bench.documents import OFTEN_CITED, Library, day_of
from tests.bench.imprecise import Drawn
from tests.bench.streams import ROLES, Streams
from tests.bench.world import World

Batch = defaultdict[str, list[tuple[Any, ...]]]
MOMENT = "2026-01-01T00:00:00.000000Z"
CHUNK = 5_000
"""How many are made before they are written: what bounds the memory."""

COLUMNS = {
    "entry": (
        "id", "slug", "kind", "title", "summary", "date_edtf", "date_as_written", "date_earliest", "date_latest",
        "date_precision", "date_basis", "sort_date", "aspect", "granularity", "assessment", "first_reported_on",
        "language", "revision", "created_at", "updated_at",
    ),
    "incident": (
        "entry_id", "category", "responsibility", "munitions_count_best", "munitions_unit",
        "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high",
    ),
    "statement": ("entry_id", "act", "channel", "form"),
    "diplomatic_event": ("entry_id", "category", "forum", "round_number", "next_meeting"),
    "participation": ("entry_id", "actor_id", "role", "ordinal"),
    "entry_place": ("entry_id", "place_id", "role", "precision"),
    "citation": (
        "id", "entry_id", "document_id", "quote", "quote_start", "quote_end", "prefix", "suffix", "supports",
    ),
    "entry_link": ("from_entry_id", "to_entry_id", "relation", "basis"),
    "casualty": (
        "entry_id", "outcome", "population", "count_status", "low", "best", "high", "as_of", "citation_id",
    ),
    "weapon_use": ("entry_id", "weapon"),
}  # fmt: skip
"""The columns of this module's rows; whatever a table has beyond them is NULL or has a default."""


class Entry(NamedTuple):
    """What the rows of one entry have in common."""

    id: int
    kind: EntryKind
    day: date
    date: Drawn
    actors: list[int]
    places: list[int]


class Counted(NamedTuple):
    """A casualty as `find_envelope` reads it; a Pydantic record takes ten times as long to make."""

    outcome: str
    population: str
    status: str
    low: int | None
    best: int | None
    high: int | None
    as_of: date | None


class EntryMaker:
    """Makes entries 1 to `count`.

    Ids run roughly as the timeline does, as they do where people record what happens; one entry in five is
    filled in later, from any time. `sort_dates` holds, when all are made, those that a link decides.
    """

    def __init__(self, streams: Streams, world: World, library: Library, count: int) -> None:
        self.streams = streams
        self.world = world
        self.library = library
        self.count = count
        self.citations = 0
        self.dated: dict[int, Dated] = {}
        self.answers: dict[int, list[int]] = defaultdict(list)
        self.settled: dict[int, date | None] = {}
        self.statements: array[int] = array("q")

    def batches(self) -> Iterator[Batch]:
        """Yield all rows, by table, some thousand entries at a time."""
        for first in range(1, self.count + 1, CHUNK):
            batch: Batch = defaultdict(list)
            for key in range(first, min(first + CHUNK, self.count + 1)):
                self._add(batch, key)
            yield batch

    def sort_dates(self) -> dict[int, date | None]:
        """Return the sort dates of the entries without a first day, which depend on what answers them."""
        dated = {key: Dated(None, each.latest, self.answers.get(key, ())) for key, each in self.dated.items()}
        return compute_sort_dates(dated, self.settled)

    def _add(self, batch: Batch, key: int) -> None:
        entry = self._draw(key)
        sorted_by = entry.date.earliest or entry.date.latest
        if entry.date.earliest is None:
            latest = entry.date.latest
            self.dated[key] = Dated(None, date.fromisoformat(latest) if latest else None)
        reported = self._cite(batch, entry)
        self._describe(batch, entry, sorted_by, reported)
        self._relate(batch, entry)
        self._link(batch, entry)
        _MAKERS[entry.kind](self, batch, entry)

    def _draw(self, key: int) -> Entry:
        streams = self.streams
        late = streams.random() < 0.2
        part = streams.random() if late else key / self.count
        day = day_of(part) + timedelta(days=int(streams.random() * 10))
        actors = {next(streams.actor): None for _ in range(next(streams.participants))}
        places = {next(streams.place): None for _ in range(next(streams.places))}
        return Entry(key, next(streams.kind), day, next(streams.date)(day), list(actors), list(places))

    def _cite(self, batch: Batch, entry: Entry) -> str | None:
        """Add the entry's citations; return the day of the first report among them."""
        streams, days = self.streams, []
        numbers = {
            self.library.near(entry.day, streams.random() * 0.002) for _ in range(next(streams.citations))
        }
        if entry.id % 50 == 0:
            numbers.add(OFTEN_CITED)
        for number in sorted(numbers):
            self.citations += 1
            quote = self.library.quote(number, entry.id)
            days.append(self.library.first_report(number))
            batch["citation"].append((self.citations, entry.id, number, *quote, '["*"]'))
        return min((day for day in days if day), default=None)

    def _describe(self, batch: Batch, entry: Entry, sorted_by: str | None, reported: str | None) -> None:
        """Add the row that the three kinds share."""
        streams, drawn = self.streams, entry.date
        where = self.world.places[entry.places[0] - 1] if entry.places else "an unnamed place"
        who = self.world.actors[entry.actors[0] - 1]
        title = TITLES[entry.kind].format(who=who, where=where, what=next(streams.weapon).replace("_", " "))
        slug = f"{entry.kind.replace('_', '-')}-{where.lower().replace(' ', '-')}-{entry.id}"
        sentences = self.library.sentences
        summary = None
        if entry.id % 2:
            summary = f"{title}. {sentences[int(streams.random() * len(sentences))]}"
        batch["entry"].append(
            (
                entry.id, slug, entry.kind.value, title, summary, drawn.edtf, None, drawn.earliest, drawn.latest,
                drawn.precision, drawn.basis, sorted_by, next(streams.aspect), next(streams.granularity),
                next(streams.assessment), reported, "en", 1, MOMENT, MOMENT,
            )
        )  # fmt: skip

    def _relate(self, batch: Batch, entry: Entry) -> None:
        """Add who took part, and where it was."""
        roles = ROLES[entry.kind]
        for ordinal, actor in enumerate(entry.actors):
            batch["participation"].append((entry.id, actor, roles[ordinal], ordinal))
        for place in entry.places:
            batch["entry_place"].append((entry.id, place, "location", next(self.streams.precision)))

    def _link(self, batch: Batch, entry: Entry) -> None:
        """Add links to entries recorded before, most of them a little before; note which await an answer."""
        streams = self.streams
        targets = {entry.id - next(streams.back): None for _ in range(next(streams.links))}
        for target in targets:
            if target < 1:
                continue
            relation = next(streams.relation[entry.kind])
            batch["entry_link"].append((entry.id, target, relation, "stated"))
            if relation in ANSWERS and target in self.dated:
                self.answers[target].append(entry.id)
                if entry.date.earliest:
                    self.settled[entry.id] = date.fromisoformat(entry.date.earliest)

    def incident(self, batch: Batch, entry: Entry) -> None:
        """Add what an incident has of its own."""
        streams = self.streams
        casualties = [self._casualty(entry) for _ in range(next(streams.casualties))]
        told = cast("list[CasualtyRecord]", casualties)
        found = [
            find_envelope(told, outcome) for outcome in (CasualtyOutcome.KILLED, CasualtyOutcome.INJURED)
        ]
        counts = [c and getattr(c, end) for c in found for end in ("low", "best", "high")]
        fired = next(streams.number) if entry.id % 3 == 0 else None
        category, responsibility = next(streams.incident), next(streams.responsibility)
        unit = "projectile" if fired else None
        batch["incident"].append((entry.id, category, responsibility, fired, unit, *counts))
        for c in casualties:
            row = (entry.id, c.outcome, c.population, c.status, c.low, c.best, c.high)
            batch["casualty"].append((*row, c.as_of and c.as_of.isoformat(), self.citations))
        weapons = {next(streams.weapon): None for _ in range(next(streams.weapons))}
        batch["weapon_use"].extend((entry.id, weapon) for weapon in weapons)

    def _casualty(self, entry: Entry) -> Counted:
        streams = self.streams
        status, best = next(streams.count_status), next(streams.number)
        low: int | None = best - 1
        high: int | None = best + 2
        if status != "counted":
            low = high = 0 if status == "zero_confirmed" else None
        elif best % 3:
            low = high = None
        return Counted(
            outcome=next(streams.outcome),
            population=next(streams.population),
            status=status,
            low=low,
            best=best if status == "counted" else low,
            high=high,
            as_of=entry.day if best % 2 else None,
        )

    def statement(self, batch: Batch, entry: Entry) -> None:
        """Add what a statement has of its own."""
        streams = self.streams
        batch["statement"].append((entry.id, next(streams.act), next(streams.channel), next(streams.form)))
        self.statements.append(entry.id)

    def diplomatic_event(self, batch: Batch, entry: Entry) -> None:
        """Add what a diplomatic event has of its own."""
        category, meeting = next(self.streams.diplomatic), next(self.streams.next_meeting)
        forum = f"Forum {entry.id % 40}" if entry.id % 2 else None
        rounds = entry.id % 9 + 1 if category == "talks_round" else None
        batch["diplomatic_event"].append((entry.id, category, forum, rounds, meeting))


TITLES = {
    EntryKind.INCIDENT: "Attack with {what} near {where} blamed on {who}",
    EntryKind.STATEMENT: "{who} speaks of {what} at {where}",
    EntryKind.DIPLOMATIC_EVENT: "{who} in talks over {what} at {where}",
}
_MAKERS = {
    EntryKind.INCIDENT: EntryMaker.incident,
    EntryKind.STATEMENT: EntryMaker.statement,
    EntryKind.DIPLOMATIC_EVENT: EntryMaker.diplomatic_event,
}
