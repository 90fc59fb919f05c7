"""Counts as documents write them: "at least 40", "up to 100", "four", "dozens".

| phrase | reading |
|--|--|
| "four", "1,200", "exactly 40", "a total of 40", "another 40" | best; low and high may be the same number |
| "about 40", "some 40", "40 or so", "a dozen", "1.2 million" | best |
| "at least 40", "no fewer than 40", "40 or more" | low |
| "more than 70", "over 70", "just over 70" | low, one more: 71; 70 may be written too |
| "up to 100", "at most 100", "as many as 100" | high |
| "fewer than 100", "under 100", "nearly 100", "almost 100" | high, one less: 99; 100 may be written too |
| "between 40 and 53", "40 to 53", "40-53", "four or five" | low and high |
| "at least 40 and at most 53" | low and high |
| "as many as 40 or more" | no number |
| "dozens", "several", "at least several", "a handful", "many" | no number |
| "no one", "nobody", "none", "no casualties" | best 0 |

Who or what is counted may follow ("at least 40 Iranian soldiers were killed"; schema/counts/nouns.py). What no row
reads ("claimed four lives") is kept as it is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from schema.counts.nouns import COUNTED, NOBODY
from schema.counts.numerals import FIGURES, NUMERAL, is_round, read_numeral, read_two

_MOST = 2**31 - 1
_DASH = re.compile(" ?[\u2012\u2013\u2014] ?")
_ENDS = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class CountReading:
    """The numbers that a phrase says; none of them where it says no number.

    `bound` is the number written, where the end is the one beside it; `exact` says that `best` is both ends too.
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
        """Return whether a record may have the number as that end: only what the phrase says."""
        if end in self.numbers:
            return number in {self.numbers[end], self.bound}
        return self.exact and number == self.best


class CountRule(NamedTuple):
    """Phrases in lower case, with N for a number (F: in figures) and C for what it counts, and what they then say."""

    phrases: str
    read: Callable[..., CountReading]


_ABOUT = "about|around|some|roughly|approximately|an estimated|more or less"
_SLIGHTLY = "(?:(?:just|only|slightly|a little|a bit|well|far|many|significantly) )?"
_OVER = f"{_SLIGHTLY}(?:more than|over|above)|upwards? of|in excess of"
_UNDER = f"{_SLIGHTLY}(?:fewer than|less than|under|below)|nearly|almost|close to|approaching|not quite"
_AT_MOST = "up to|as many as|at most|at the most|a maximum of|(?:no|not) more than"
_AT_LEAST = (
    "at least|at the least|at minimum|at a minimum|a minimum of|as few as|(?:no|not) (?:fewer|less) than"
)
_ALL = "exactly|precisely|only|just|a total of|another|an additional|a further|all|the|all the"
_ANY = f"{_ABOUT}|{_OVER}|{_UNDER}|{_AT_MOST}|{_AT_LEAST}|{_ALL}"
_VAGUE = (
    "(?:(?:dozens|tens|hundreds|thousands) of )?(?:dozens|scores|hundreds|thousands|millions)"
    "|(?:several|many|a few|few|some)(?: dozen| hundred| thousand| million)?|numerous|countless|multiple"
    "|a handful|a (?:large |small )?number|an (?:unknown|unspecified) number"
)

RULES = [
    CountRule(NOBODY, lambda: CountReading(best=0, exact=True)),
    CountRule(f"(?:{_AT_MOST}) N(?:C)? or more", lambda _: CountReading()),
    CountRule("N(?:C)? or more|N-plus|N ?\\+|N(?:C)? at (?:the )?least", lambda n: CountReading(low=n)),
    CountRule("N(?:C)? or (?:fewer|less)|N(?:C)? at (?:the )?most", lambda n: CountReading(high=n)),
    CountRule("N(?:C)? or so|N-odd", lambda n: CountReading(best=n)),
    CountRule(
        f"(?:{_AT_LEAST}) N(?:C)?,? (?:and|but) (?:{_AT_MOST}) N", lambda n, m: CountReading(low=n, high=m)
    ),
    CountRule(
        f"(?:(?:{_ABOUT}) )?(?:between (?:N and N|F ?- ?F)|from N to N|N to N|F ?- ?F|N or N)",
        lambda n, m: CountReading(low=n, high=m),
    ),
    CountRule(f"(?:{_AT_LEAST}) N", lambda n: CountReading(low=n)),
    CountRule(f"(?:{_OVER}) N", lambda n: CountReading(low=n + 1, bound=n)),
    CountRule(f"(?:{_AT_MOST}) N", lambda n: CountReading(high=n)),
    CountRule(f"(?:{_UNDER}) N", lambda n: CountReading(high=n - 1, bound=n)),
    CountRule(f"(?:{_ABOUT}) N", lambda n: CountReading(best=n)),
    CountRule(f"(?:(?:{_ALL}) )?N", lambda n: CountReading(best=n, exact=True)),
    CountRule("a couple", lambda: CountReading(best=2)),
    CountRule(
        f"(?:(?:{_ANY}) )?(?:{_VAGUE})(?: (?:or|to|if not) (?:{_VAGUE}|more))?",
        CountReading,
    ),
]
"""Every rule, in the order in which they are tried: the first whose numbers can be read counts."""


def _compile(phrases: str) -> re.Pattern[str]:
    for letter, meant in (("N", f"({NUMERAL})"), ("F", f"({FIGURES})"), ("C", COUNTED)):
        phrases = phrases.replace(letter, meant)
    return re.compile(f"(?:{phrases})(?:{COUNTED})?")


_PATTERNS = [(_compile(rule.phrases), rule.read) for rule in RULES]


def read_count_phrase(phrase: str) -> CountReading | None:
    """Return what a phrase says of a number, or None when no rule reads it.

    Case, repeated spaces, the kind of dash and a comma or full stop about the phrase do not matter.
    """
    said = _DASH.sub("-", " ".join(phrase.split()).strip(" ,.;:").lower()).removesuffix(" of")
    for pattern, read in _PATTERNS:
        if match := pattern.fullmatch(said):
            texts = [text for text in match.groups() if text is not None]
            if (reading := _make(read, texts)) is not None:
                return reading
    return None


def _read_numerals(texts: list[str]) -> list[int | None]:
    return list(read_two(*texts)) if texts[1:] else [read_numeral(text) for text in texts]


def _make(read: Callable[..., CountReading], texts: list[str]) -> CountReading | None:
    """Return the reading, None where a number is none, too large, or no greater than that before it."""
    numbers = _read_numerals(texts)
    if any(number is None or number >= _MOST for number in numbers):
        return None
    reading = read(*numbers)
    low, high = reading.low or 0, reading.high
    if high is not None and (high < low or high < 0):
        return None
    return replace(reading, exact=False) if any(map(is_round, texts)) else reading
