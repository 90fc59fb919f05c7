"""Records at random that were reported on several days, and what was known of them on each, in plain Python."""

import random
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.read.sql.sources import THREAD_RELATIONS
from schema.counts.envelope import find_envelope
from schema.records.exchange import (
    CasualtyRecord,
    CitationRecord,
    ClaimRecord,
    CountRange,
    EntryRecord,
    PositionRecord,
    Records,
)
from schema.store.claim_status import claim_status
from schema.vocabularies import CasualtyOutcome, Stance
from tests.schema.factories import (
    make_actor,
    make_casualty,
    make_citation,
    make_claim,
    make_document,
    make_incident,
    make_link,
    make_records,
    make_statement,
    make_talks,
)

DAYS = ["2024-06-01", "2024-06-03", "2024-06-05", "2024-06-08", "2024-06-12"]
ENTRIES, CLAIMS = 24, 12
ACTORS = ["actor-0", "actor-1", "actor-2"]
SUPPORTS = [["*"], ["*"], ["title"], ["participants", "links"], ["victim", "date"], ["victim", "*"]]
RELATIONS = ["responds_to", "denies", "condemns", "about"]


def make_later_records(seed: int, *, undated: bool) -> Records:
    """Return the random records of that number; of `undated` ones, some have nothing by which they have a day."""
    pick = random.Random(seed)  # noqa: S311 - it makes data
    documents = [
        make_document(
            f"report-{n}",
            dateline=None if undated and n == 0 else pick.choice(DAYS),
            published_on=None if undated and n == 0 else pick.choice([None, *DAYS]),
            text=f"One of {n}. Two of {n}.",
        )
        for n in range(5)
    ]
    entries: list[Any] = []
    for n in range(ENTRIES):
        entries.append(_make_entry(n, pick, entries, least=0 if undated else 1))
    return make_records(
        actors=[make_actor(slug) for slug in ACTORS],
        documents=documents,
        entries=entries,
        claims=[_make_claim(n, pick, undated=undated) for n in range(CLAIMS)],
    )


def _make_entry(n: int, pick: random.Random, earlier: list[Any], *, least: int) -> object:
    quoted = [(m, word) for m in range(5) for word in ("One", "Two")]
    shared = {
        "citations": [
            make_citation(
                f"{word} of {m}.",
                document=f"report-{m}",
                supports=pick.choice(SUPPORTS if n % 3 else [*SUPPORTS, ["casualties"]]),
            )
            for m, word in pick.sample(quoted, pick.randrange(least, 4))
        ],
        "links": [
            make_link(each.slug, pick.choice(RELATIONS))
            for each in pick.sample(earlier, min(len(earlier), pick.randrange(3)))
        ],
    }
    words = [f"of {each['document'][-1]}." for each in shared["citations"]]
    shared["participants"] = [
        {"role": role, "actor": actor, **_make_words(pick, words)}
        for role in ("victim", "initiator")
        for actor in pick.sample(ACTORS, pick.randrange(3))
    ]
    if n % 3 == 0:
        casualties = [_make_casualty(pick, shared["citations"], earlier) for _ in range(pick.randrange(4))]
        return make_incident(f"entry-{n}", casualties=casualties, **shared)
    return (make_statement if n % 3 == 1 else make_talks)(f"entry-{n}", **shared)


def _make_words(pick: random.Random, words: list[str]) -> dict[str, str]:
    """Return none, one or two of the words, as they are written."""
    chosen = list(dict.fromkeys(pick.sample(words, min(len(words), pick.randrange(3)))))
    return {"as_written": "; ".join(chosen)} if chosen else {}


def _make_casualty(pick: random.Random, own: list[Any], earlier: list[Any]) -> dict[str, Any]:
    made = make_casualty(
        outcome=pick.choice(["killed", "injured"]),
        best=pick.randrange(9),
        as_of=pick.choice([None, *DAYS]),
        population=pick.choice(["total", "civilian", "military"]),
        **_make_words(pick, [f"of {each['document'][-1]}." for each in own]),
    )
    other = pick.choice(earlier) if earlier else None
    if own and pick.random() < 0.4:
        return {**made, "citation": {"quote": pick.choice(own)["quote"]}}
    if other and other.citations and pick.random() < 0.4:
        return {**made, "citation": {"quote": pick.choice(other.citations).quote, "entry": other.slug}}
    return made


def _make_claim(n: int, pick: random.Random, *, undated: bool) -> ClaimRecord:
    entries = [*([None] if undated else []), *(f"entry-{m}" for m in range(ENTRIES))]
    taken = {
        (pick.choice(ACTORS), pick.choice(list(Stance)), pick.choice([None, pick.choice(entries)]))
        for _ in range(pick.randrange(5))
    }
    positions = [
        {"actor": actor, "stance": stance, "statement": entry}
        for actor, stance, entry in sorted(taken, key=str)
    ]
    return make_claim(f"claim-{n}", about=pick.choice(entries), positions=positions)


@dataclass
class Then:
    """What was known on a day, each rule as its description says it."""

    records: Records
    day: date

    def __post_init__(self) -> None:
        self.published = {each.slug: each.published_on or each.dateline for each in self.records.documents}
        self.texts = {each.slug: each.text or "" for each in self.records.documents}
        self.entries = {each.slug: each for each in self.records.entries}

    def by_then(self, day: date | None) -> bool:
        return day is not None and day <= self.day

    def citations(self, entry: EntryRecord) -> list[CitationRecord]:
        return [each for each in entry.citations if self.by_then(self.published[each.document])]

    def is_reported(self, slug: str | None) -> bool:
        return slug is not None and bool(self.citations(self.entries[slug]))

    def casualties(self, entry: EntryRecord) -> list[CasualtyRecord]:
        return [
            each for each in entry.casualties if self.is_reported(entry.slug) and self._rests(entry, each)
        ]

    def _rests(self, entry: EntryRecord, casualty: CasualtyRecord) -> bool:
        if casualty.citation is None:
            spoken = casualty.as_of is None or self.by_then(casualty.as_of)
            return (
                spoken
                and self._is_supported(entry, {"casualties"})
                and self._is_worded(casualty.as_written, entry)
            )
        cited = self.entries[casualty.citation.entry or entry.slug]
        rests = casualty.citation.quote in {each.quote for each in self.citations(cited)}
        return rests and self._is_worded(casualty.as_written, entry, cited)

    def participants(self, entry: EntryRecord) -> list[tuple[str, str]]:
        return [
            (each.role, each.actor)
            for each in entry.participants
            if self._is_supported(entry, {"participants", str(each.role)})
            and self._is_worded(each.as_written, entry)
        ]

    def _is_supported(self, entry: EntryRecord, names: set[str]) -> bool:
        for wanted in (names, {"*"}):
            if supporting := [each for each in entry.citations if wanted & {*each.supports}]:
                return any(each in self.citations(entry) for each in supporting)
        return self.is_reported(entry.slug)

    def _is_worded(self, words: str | None, *entries: EntryRecord) -> bool:
        texts = [self.texts[each.document] for entry in entries for each in self.citations(entry)]
        return words is None or any(each in text for each in words.split("; ") for text in texts)

    def _is_linked(self, entry: EntryRecord) -> bool:
        naming = [each for each in entry.citations if "links" in each.supports]
        return not naming or any(each in self.citations(entry) for each in naming)

    def killed(self, entry: EntryRecord) -> CountRange | None:
        return find_envelope(self.casualties(entry), CasualtyOutcome.KILLED)

    def positions(self, claim: ClaimRecord) -> list[PositionRecord]:
        begun = any(map(self.is_reported, [claim.about, *(each.statement for each in claim.positions)]))
        return [
            each
            for each in claim.positions
            if (begun if each.statement is None else self.is_reported(each.statement))
        ]

    def is_claimed(self, claim: ClaimRecord) -> bool:
        return bool(self.positions(claim)) if claim.positions else self.is_reported(claim.about)

    def status(self, claim: ClaimRecord) -> str:
        return claim_status(self.positions(claim)).value.upper()

    def contested(self) -> set[str]:
        found = [each for each in self.records.claims if self.status(each) == "CONTESTED"]
        subjects = {slug for each in found for slug in (each.about, *(p.statement for p in each.positions))}
        return {slug for slug in subjects if self.is_reported(slug)}

    def links(self, entry: EntryRecord) -> set[tuple[str, str]]:
        out = {("OUT", link.entry) for link in entry.links if self._is_linked(entry)}
        links = [
            (other.slug, link.entry)
            for other in self.records.entries
            for link in other.links
            if self._is_linked(other)
        ]
        into = {("IN", start) for start, end in links if end == entry.slug}
        return {end for end in out | into if self.is_reported(entry.slug) and self.is_reported(end[1])}

    def thread(self, entry: EntryRecord) -> set[str]:
        if not self.is_reported(entry.slug):
            return set()
        steps = [
            (other.slug, link.entry)
            for other in self.records.entries
            for link in other.links
            if link.relation in THREAD_RELATIONS
            and self._is_linked(other)
            and self.is_reported(other.slug)
            and self.is_reported(link.entry)
        ]
        ways = (steps, [(end, start) for start, end in steps])
        return set().union(*(_reach(entry.slug, way) for way in ways))


def _reach(start: str, steps: list[tuple[str, str]]) -> set[str]:
    reached = {start}
    while more := {end for begin, end in steps if begin in reached} - reached:
        reached |= more
    return reached
