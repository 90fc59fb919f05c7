"""Answers dated before what they answer: no error, for a date may be read otherwise, but worth a second look."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from schema.checks.batch import Batch
from schema.checks.dates import Dates
from schema.dates.imprecise import ImpreciseDate, parse
from schema.records.exchange import ClaimRecord, EntryRecord
from schema.vocabularies import Aspect, LinkRelation, Stance

AFTER = {
    LinkRelation.RESPONDS_TO: "responds to",
    LinkRelation.RETALIATES_FOR: "retaliates for",
    LinkRelation.THREATENS_RETALIATION_FOR: "threatens retaliation for",
    LinkRelation.DENIES: "denies",
    LinkRelation.CONDEMNS: "condemns",
    LinkRelation.NOTIFIES_OF: "notifies of",
    LinkRelation.FOLLOWS: "follows",
    LinkRelation.CAUSED_BY: "is caused by",
}
"""The relations whose subject comes after its object, as people say them."""

_HAPPENED = {Aspect.OCCURRED, Aspect.ONGOING}
"""What is planned, announced or only supposed may be answered before its day."""

_KNOWS_OF = {Stance.CONFIRMS: "confirms", Stance.DENIES: "denies", Stance.DISPUTES: "disputes"}
"""The stances on what a claim is about that nobody takes before it; one may be asserted as a forecast."""

_ADVICE = "correct one of the dates, or the"


class _Known(NamedTuple):
    """What an entry's place in time is: its date, and whether it has happened."""

    date: ImpreciseDate | None
    aspect: Aspect | str


def warn_of_early_answers(batch: Batch, dates: Dates) -> None:
    """Warn of every link and position that is certain to be dated before that which it comes after."""
    AnswerOrder(batch, dates).check()


class AnswerOrder:
    """Compares the days of entries of a batch, and of those recorded that they lead to."""

    def __init__(self, batch: Batch, dates: Dates) -> None:
        self._batch = batch
        self._known = {
            slug: _Known(self._read(entry.date.edtf), entry.aspect)
            for slug, entry in batch.entries.items()
            if slug not in dates.broken and not batch.unread.has_field(f"entry:{slug}", "aspect")
        }
        wanted = set(self._list_wanted()) - batch.entries.keys()
        for slug, (edtf, aspect) in batch.archive.list_dated(wanted).items() if wanted else ():
            self._known[slug] = _Known(self._read(edtf), aspect)

    def check(self) -> None:
        """Warn of all that comes too early."""
        for entry in self._batch.entries.values():
            self._check_links(entry)
        for claim in self._batch.records.claims:
            self._check_positions(claim)
            self._check_retractions(claim)

    def _list_wanted(self) -> Iterator[str]:
        for entry in self._batch.entries.values():
            yield from (link.entry for link in entry.links if link.relation in AFTER)
        for claim in self._batch.records.claims:
            yield from filter(None, [claim.about, *(position.statement for position in claim.positions)])

    @staticmethod
    def _read(edtf: str | None) -> ImpreciseDate | None:
        return parse(edtf) if edtf else None

    def _check_links(self, entry: EntryRecord) -> None:
        for index, link in enumerate(entry.links):
            first = self._find_first(link.entry, planned=link.relation == LinkRelation.FOLLOWS)
            if link.relation in AFTER and (said := self._say_if_early(entry.slug, first)):
                message = f"{AFTER[link.relation]} '{link.entry}', which was {said}; {_ADVICE} relation"
                self._batch.warn(f"entry:{entry.slug}", f"links[{index}]", message)

    def _check_positions(self, claim: ClaimRecord) -> None:
        first = self._find_first(claim.about)
        for index, position in enumerate(claim.positions):
            said = self._say_if_early(position.statement, first)
            if said and position.stance in _KNOWS_OF:
                does = f"'{position.statement}' {_KNOWS_OF[position.stance]} what is told of '{claim.about}'"
                message = f"{does}, which was {said}; {_ADVICE} statement"
                self._batch.warn(f"claim:{claim.slug}", f"positions[{index}]", message)

    def _check_retractions(self, claim: ClaimRecord) -> None:
        """Warn of a retraction that comes before every position that it takes back."""
        for index, position in enumerate(claim.positions):
            earlier = [each for each in claim.positions[:index] if each.actor == position.actor]
            if position.stance != Stance.RETRACTS or not earlier:
                continue
            firsts = [self._find_first(each.statement, planned=True) for each in earlier]
            days = [day for day in firsts if day is not None]
            said = self._say_if_early(position.statement, min(days)) if len(days) == len(earlier) else None
            if said:
                message = f"'{position.statement}' retracts what was first said {said}; {_ADVICE} statement"
                self._batch.warn(f"claim:{claim.slug}", f"positions[{index}]", message)

    def _find_first(self, slug: str | None, *, planned: bool = False) -> date | None:
        """Return the first day that an entry may have been on; None where it is open, or has not come yet."""
        known = self._known.get(slug or "")
        if known is None or known.date is None or not (planned or known.aspect in _HAPPENED):
            return None
        return known.date.earliest

    def _say_if_early(self, slug: str | None, first: date | None) -> str | None:
        """Return what to say of an entry that is certain to be before a day."""
        known = self._known.get(slug or "")
        last = known.date.latest if known and known.date else None
        if first is None or last is None or last >= first:
            return None
        return f"on {first} at the earliest, and is itself dated {last} at the latest"
