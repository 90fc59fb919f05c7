"""Counts as documents write them: "at least 40", "up to 100", "four", "dozens".

| phrase | reading |
|--|--|
| "four", "1,200", "exactly 40", "a total of 40" | best, and no other number is meant |
| "about 40", "some 40", "40 or so" | best |
| "at least 40", "no fewer than 40", "40 or more" | low |
| "more than 70", "over 70" | low, one more: 71; 70 may be written too |
| "up to 100", "at most 100", "as many as 100" | high |
| "fewer than 100", "under 100" | high, one less: 99; 100 may be written too |
| "between 40 and 53", "40 to 53", "40-53", "four or five" | low and high |
| "dozens", "several", "a handful", "many" | no number |

Who or what is counted may follow ("at least 40 people were killed"). What no row reads ("nearly 40") is kept as it is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from schema.numerals import read_numeral

_MOST = 2**31 - 1
_EN_DASH = "\u2013"
_ENDS = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class CountReading:
    """The numbers that a phrase says; none of them where it says no number.

    `bound` is the number written, where the end is the one beside it; `exact` says that only `best` is meant.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    bound: int | None = None
    exact: bool = False

    @property
    def numbers(self) -> dict[str, int]:
        """The numbers by the names that they have in a record."""
        found = {end: getattr(self, end) for end in _ENDS}
        return {end: number for end, number in found.items() if number is not None}

    def allows(self, end: str, number: int) -> bool:
        """Return whether a record may have the number as that end: what the phrase says, or leaves open."""
        if end in self.numbers:
            return number in {self.numbers[end], self.bound}
        if end == "best" or not self.numbers:
            return False
        if self.exact:
            return number == self.best
        said = self.numbers.values()
        return number <= min(said) if end == "low" else number >= max(said)


class CountRule(NamedTuple):
    """Phrases in lower case, with N for each number (F: in figures), and what they then say."""

    phrases: str
    read: Callable[..., CountReading]


RULES = [
    CountRule("N or more|N-plus|N\\+", lambda n: CountReading(low=n)),
    CountRule("at least N|at the least N|at minimum N|a minimum of N", lambda n: CountReading(low=n)),
    CountRule("(?:no|not) (?:fewer|less) than N", lambda n: CountReading(low=n)),
    CountRule(
        "(?:no|not) more than N|at most N|at the most N|a maximum of N", lambda n: CountReading(high=n)
    ),
    CountRule("up to N|as many as N|N or (?:fewer|less)", lambda n: CountReading(high=n)),
    CountRule(
        "more than N|over N|above N|upwards of N|in excess of N", lambda n: CountReading(low=n + 1, bound=n)
    ),
    CountRule("(?:fewer|less) than N|under N|below N", lambda n: CountReading(high=n - 1, bound=n)),
    CountRule("between N and N|from N to N|N to N|F ?- ?F|N or N", lambda n, m: CountReading(low=n, high=m)),
    CountRule(
        "(?:about|around|some|roughly|approximately|an estimated) N|N or so", lambda n: CountReading(best=n)
    ),
    CountRule("(?:exactly |only |just |a total of )?N", lambda n: CountReading(best=n, exact=True)),
    CountRule(
        "(?:(?:tens|hundreds|thousands) of )?(?:dozens|scores|hundreds|thousands|millions)", CountReading
    ),
    CountRule("(?:several|many|a few|some)(?: dozen| hundred| thousand| million)?", CountReading),
    CountRule(
        "a handful|a (?:large |small )?number|an (?:unknown|unspecified) number|numerous", CountReading
    ),
]
"""Every rule, in the order in which they are tried: the first whose numbers can be read counts."""

_COUNTED = re.compile(
    "(?:(?: of)?(?: were| was| have been| has been)? (?:"
    "people|persons?|civilians?|soldiers?|troops|fighters?|militants?|combatants?|prisoners?|guards?|diplomats?|"
    "m[ae]n|wom[ae]n|child(?:ren)?|others|dead|killed|wounded|injured|missing|deaths?|fatalit(?:y|ies)|casualties|"
    "injuries|lives|attacks?|explosions?|projectiles?|rockets?|missiles?|drones?|shells?|bombs?|rounds?|strikes?"
    "))+$"
)
_PATTERNS = [
    (re.compile(rule.phrases.replace("N", "(.+)").replace("F", "([0-9,]+)")), rule.read) for rule in RULES
]


def read_count_phrase(phrase: str) -> CountReading | None:
    """Return what a phrase says of a number, or None when no rule reads it.

    Case, repeated spaces, the kind of dash and a comma or full stop about the phrase do not matter.
    """
    said = " ".join(phrase.split()).strip(" ,.;:").lower().replace(_EN_DASH, "-").removesuffix(" of")
    said = _COUNTED.sub("", said)
    for pattern, read in _PATTERNS:
        if match := pattern.fullmatch(said):
            numbers = [read_numeral(text) for text in match.groups() if text is not None]
            if (reading := _make(read, numbers)) is not None:
                return reading
    return None


def _make(read: Callable[..., CountReading], numbers: list[int | None]) -> CountReading | None:
    """Return the reading, None where a number is none, too large, or no greater than that before it."""
    if any(number is None or number >= _MOST for number in numbers):
        return None
    reading = read(*numbers)
    low, high = reading.low or 0, reading.high
    return None if high is not None and (high < low or high < 0) else reading
