"""Entries as crowded as can be: all on one day, and one actor in each."""

from datetime import date

from tests.bench.entries import Entry, EntryMaker
from tests.bench.imprecise import on_day

THE_DAY = date(2014, 6, 10)
EVERYWHERE = 1
"""The id of the actor who has a part in every entry."""


class CrowdedMaker(EntryMaker):
    """Makes the same entries as its base, but for their day and the first who takes part."""

    def _draw(self, key: int) -> Entry:
        entry = super()._draw(key)
        actors = list(dict.fromkeys([EVERYWHERE, *entry.actors[1:]]))
        return entry._replace(day=THE_DAY, date=on_day(THE_DAY), actors=actors)
