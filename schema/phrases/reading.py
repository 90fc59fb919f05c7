"""Phrases of time as documents write them, read from an anchor: a dateline, a sentence's day, an entry.

`schema/phrases/rules.py` has the rules as one table; CONTRIBUTING shows it, as `./dateline seed phrases` prints.
What has no row there ("recently", "a few days ago") has no rule: an editor reads it.
"""

import re
from datetime import date
from functools import cache

from schema.dates.imprecise import ImpreciseDate, parse
from schema.phrases.anchors import Anchor, PhraseReading, Tense
from schema.phrases.frame_rules import FRAMES
from schema.phrases.rule import Frame, Rule
from schema.phrases.rules import RULES
from schema.vocabularies import DateBasis

__all__ = ["COMPUTABLE", "PhraseReading", "Tense", "is_known", "resolve"]

COMPUTABLE = frozenset(rule.basis for rule in RULES)
"""The bases that a rule computes: a date on one of them must be what its phrase says."""

OF_NO_DAY = frozenset({DateBasis.BEFORE_OTHER_ENTRY, DateBasis.AFTER_OTHER_ENTRY, DateBasis.AS_OF_REPORT})
"""The bases of phrases that no frame holds: "after" in "after midnight" is no date."""

DEEPEST = 3
"""How many frames hold one another at most: "by about the end of June" has three."""

LONGEST = 100
"""The longest phrase that is read, in characters; the longest of the rules' own have fifty."""


def resolve(
    phrase: str,
    anchor: ImpreciseDate | date | None,
    *,
    report: date | None = None,
    tense: Tense = Tense.PAST,
) -> PhraseReading | None:
    """Return the date that a phrase says from its anchor, or None when no rule can compute it.

    The anchor is the day on which the phrase was said or, for "less than a week after" and "two days later", the date
    that they are counted from; without one only dates with their year are read. `report` is the dateline, which "soon
    afterward" needs too; `tense` says on which side of the anchor the date lies. Case, repeated spaces and a comma or
    full stop about the phrase do not matter.
    """
    said = _normalise(phrase)
    if len(said) > LONGEST:
        return None
    if tense is not Tense.UNDECIDED:
        return _read(said, _make_anchor(anchor, report, tense), DEEPEST)
    past, future = (resolve(said, anchor, report=report, tense=each) for each in (Tense.PAST, Tense.FUTURE))
    return past if past and future and past.edtf == future.edtf else None


def is_known(phrase: str) -> bool:
    """Return whether a phrase has the form of a rule, even where it names no day of the calendar."""
    said = _normalise(phrase)
    return any(pattern.fullmatch(said) for rule in RULES for pattern in rule.patterns)


def _normalise(phrase: str) -> str:
    """Return the phrase in lower case, white space as single spaces, without marks about it and a possessive s."""
    said = " ".join(phrase.split()).strip(" ,.;:").lower()
    return re.sub("(?<=[a-z])['\u2019]s?$", "", said)


def _make_anchor(anchor: ImpreciseDate | date | None, report: date | None, tense: Tense) -> Anchor:
    if isinstance(anchor, date):
        return Anchor(anchor, anchor, report, tense)
    if anchor is None or re.search(r"[?~%]", anchor.edtf):
        return Anchor(None, None, report, tense)
    return Anchor(anchor.earliest, anchor.latest, report, tense)


def _read(said: str, anchor: Anchor, depth: int) -> PhraseReading | None:
    """Return what the first rule or frame says that applies, frames within frames so deep at most."""
    for rule in RULES:
        if (reading := _apply(rule, said, anchor)) is not None:
            return reading
    for frame in FRAMES if depth else ():
        if (reading := _apply_frame(frame, said, anchor, depth)) is not None:
            return reading
    return None


def _apply(rule: Rule, said: str, anchor: Anchor) -> PhraseReading | None:
    match = next(filter(None, (pattern.fullmatch(said) for pattern in rule.patterns)), None)
    if match is None:
        return None
    try:
        edtf = rule.read(match, anchor)
        return PhraseReading(parse(edtf).edtf, rule.basis) if edtf else None
    except (ValueError, OverflowError):  # a day that the calendar lacks, or an anchor that is not one day
        return None


def _apply_frame(frame: Frame, said: str, anchor: Anchor, depth: int) -> PhraseReading | None:
    def read_inner(phrase: str, its_anchor: Anchor) -> PhraseReading:
        reading = _read(phrase.strip(" ,"), its_anchor, depth - 1)
        if reading is None or reading.basis in OF_NO_DAY:
            raise ValueError("no rule reads it as a date that a frame may hold")
        return reading

    for pattern in _compile(frame):
        match = pattern.fullmatch(said)
        if match is None:
            continue
        try:
            reading = frame.read(match, anchor, read_inner)
            return PhraseReading(parse(reading.edtf).edtf, reading.basis)
        except (
            ValueError,
            OverflowError,
            KeyError,
        ):  # what stands within is no phrase, or not one for this frame
            continue
    return None


@cache
def _compile(frame: Frame) -> list[re.Pattern[str]]:
    return [re.compile(frame.fill(pattern, "(?P<{name}>.+?)")) for pattern in frame.patterns]
