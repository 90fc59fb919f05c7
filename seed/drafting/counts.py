"""Numbers of people, munitions and events that a sentence gives: for a person to record, never recorded by itself."""

import re
from typing import NamedTuple

_NUMBER = (
    r"(?:\d[\d,.]*\d|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety)(?:-\w+)?|(?:two |three |several )?(?:dozens?|scores|hundreds|thousands)(?: of)?)"
)
_ABOUT = r"(?:(?:at least|(?:more|less|fewer) than|up to|as many as|about|around|some|nearly|almost|over) )?"
_COUNT = rf"{_ABOUT}{_NUMBER}"
_WERE = r"(?: (?:were|was|are|is|have been|had been|been))?"
_HARMED = {
    "killed": r"killed|dead|died|deaths|fatalities|lives",
    "injured": r"wounded|injured|hurt|injuries",
    "missing": r"missing",
    "captured": r"captured|taken prisoner|taken hostage",
    "displaced": r"displaced",
}
_HARMING = {
    "killed": r"kill(?:ed|ing|s)|claim(?:ed|ing|s)",
    "injured": r"wound(?:ed|ing|s)|injur(?:ed|ing|es)",
    "captured": r"captur(?:ed|ing|es)",
    "displaced": r"displac(?:ed|ing|es)",
}
_MUNITIONS = "projectile|rocket|missile|drone|shell|bomb|round"
_EVENTS = r"attacks|air ?strikes|strikes|raids|explosions|blasts|clashes|bombings"


def _name(outcome: str) -> str:
    return f'casualties, outcome = "{outcome}"'


_NONE = (
    r"no (?:\w+ )?(?:fatalit(?:y|ies)|casualt(?:y|ies)|deaths?|injur(?:y|ies))"
    r"|(?:no one|nobody) was (?:killed|hurt|injured|wounded)"
)
_RULES = [
    *((rf"(?:{verb}) {_COUNT}(?: lives| people)?", _name(outcome)) for outcome, verb in _HARMING.items()),
    *(
        (rf"{_COUNT}(?: [\w-]+){{0,3}}?{_WERE} (?:{word})", _name(outcome))
        for outcome, word in _HARMED.items()
    ),
    (_NONE, 'casualties, status = "none_reported" or "zero_confirmed"'),
    (rf"{_COUNT} (?:[\w-]+ ){{0,2}}?(?:{_MUNITIONS})s?", "munitions_count with munitions_unit"),
    (rf"{_COUNT} (?:[\w-]+ ){{0,4}}?(?:{_EVENTS})", "event_count"),
]
_PATTERNS = [
    (re.compile(rf"(?<!\w)(?:{pattern.replace(' ', chr(92) + 's+')})(?!\w)", re.IGNORECASE), field)
    for pattern, field in _RULES
]


class Count(NamedTuple):
    """Words that count something, and the field of an incident in which that may belong."""

    words: str
    field: str


def find_counts(text: str) -> list[Count]:
    """Return the counts of a sentence, in order; none lies within another."""
    found = [
        (match.span(), Count(match[0], field))
        for pattern, field in _PATTERNS
        for match in pattern.finditer(text)
    ]
    kept: dict[tuple[int, int], Count] = {}
    end = 0
    for span, count in sorted(found, key=lambda one: (one[0][0], -one[0][1])):
        if span[1] > end:
            kept[span] = count
            end = span[1]
    return list(kept.values())
