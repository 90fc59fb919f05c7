"""Stretches of the timeline: how hits are found in its order where an index would gather all of them first.

PostgreSQL's GIN index keeps hits in no order: one stretch after another is looked through. The first ones hold so many
entries; how much is found in one tells how long the next must be, so that a page costs about as much whether a word
is common or rare. The index is asked for a stretch's own words beside those looked for (schema/stretches.py).

Both databases' indexes gather all that any word is in that begins as is wanted. Where few entries hold enough hits,
these are looked at one by one.
"""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from api.read.dialects import Statement
from schema.stretches import cover
from schema.word_sources import ID_BITS

MEASURED = (250, 2_000, 16_000)
"""How many entries the stretches have that are looked through until it is known how often something is found."""

MEASURED_OF_BEGUN = (250, 16_000)
"""The same where the first is looked at one by one."""

LOOKED_AT = (1_000,)
"""How many the stretch has before SQLite's index, which is in order, is asked for all the rest."""

ENOUGH = 4
"""From so many hits in a stretch on, the next is as long as it must be to have all that are wanted."""

SPARE = 1.5
"""How much longer than that it is made, for hits are not spread evenly."""

LOOKED_AT_FOR_EACH = 100
"""How many entries are looked at one by one for each hit, sooner than to gather what any word is in that begins so."""

MOST_LOOKED_AT = 20_000
"""How many are at most."""

MOST_STRETCHES = 8
"""After so many stretches all the rest is looked through at once."""

Values = dict[str, Any]
Bounds = tuple[int, int]
Asking = Generator[tuple[str, tuple[Any, ...]], Any, list[int]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The places from `first` to `last`, both included, with about so many entries, and so many hits."""

    first: int
    last: int
    entries: int
    hits: int = 0

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.last >> ID_BITS) - (self.first >> ID_BITS) + 1


@dataclass(frozen=True, slots=True)
class Looking:
    """The statements that look through stretches, in one direction.

    `by_index` and `one_by_one` select the places of `size` hits at most between `low` and `high`; `measure` selects
    the first and last of so many places there, and how many there are.
    """

    by_index: Statement
    one_by_one: Statement | None
    measure: Statement
    descending: bool
    in_order: bool
    """Whether the index keeps hits in the order of the timeline."""

    longer: int = 1
    """How many times longer stretches are, where many hits are wanted."""

    def list_lengths(self) -> list[int]:
        """Return how many entries the stretches have that are measured."""
        measured = MEASURED if self.one_by_one is None else MEASURED_OF_BEGUN
        return [entries * self.longer for entries in (LOOKED_AT if self.in_order else measured)]

    def look(self, values: Values) -> Asking:
        """Return the places of the hits that are asked for."""
        places: list[int] = []
        lengths = self.list_lengths()
        stretch: Stretch | None = None
        for _ in range(MOST_STRETCHES):
            if stretch is not None and stretch.hits >= ENOUGH and not self.in_order:
                stretch = self._foresee(stretch, values, values["size"] - len(places))
            elif lengths:
                stretch = yield from self._measure(values, lengths.pop(0))
            else:
                break
            if stretch is None:
                break
            found = [row[0] for row in (yield self._bind(stretch, values))]
            places += found
            if len(places) >= values["size"]:
                return places[: values["size"]]
            stretch = Stretch(stretch.first, stretch.last, stretch.entries, len(found))
            values = values | ({"high": stretch.first} if self.descending else {"low": stretch.last})
        return [*places, *(row[0] for row in (yield self.by_index.bind(values)))][: values["size"]]

    def _measure(
        self, values: Values, length: int
    ) -> Generator[tuple[str, tuple[Any, ...]], Any, Stretch | None]:
        """Return the stretch of the next so many entries; None where there are no more than that."""
        ((first, last, held),) = yield self.measure.bind({**values, "entries": length})
        return Stretch(first, last, held) if held == length else None

    def _foresee(self, last: Stretch, values: Values, wanted: int) -> Stretch | None:
        """Return the next stretch, which has so many hits if they are as many as in the last; None for the rest."""
        factor = wanted / last.hits * SPARE
        days, entries = int(last.days * factor) + 1, int(last.entries * factor) + 1
        low, high = values["low"] + 1, values["high"] - 1
        if self.descending:
            first = ((high >> ID_BITS) - days) << ID_BITS
            return Stretch(first, high, entries) if first > low else None
        end = (((low >> ID_BITS) + days + 1) << ID_BITS) - 1
        return Stretch(low, end, entries) if end < high else None

    def _bind(self, stretch: Stretch, values: Values) -> tuple[str, tuple[Any, ...]]:
        """Return the statement that looks through a stretch, and its parameters."""
        within = values | {"low": stretch.first - 1, "high": stretch.last + 1}
        most = MOST_LOOKED_AT if self.in_order else min(MOST_LOOKED_AT, LOOKED_AT_FOR_EACH * values["size"])
        if self.one_by_one is not None and stretch.entries <= most:
            return self.one_by_one.bind(within)
        return self.by_index.bind(within | within_days(values, stretch.first, stretch.last))


def within_days(values: Values, first: int, last: int) -> Values:
    """Return what PostgreSQL's index is asked for, with the words of the days from one place to another."""
    days = " | ".join(f"'{word}'" for word in cover(first >> ID_BITS, last >> ID_BITS))
    return {"s1": f"{values['s1']} & ({days})"}
