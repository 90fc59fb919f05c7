"""Phrases of time within a text, and the phrase that is read and most like one that is not."""

import re
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from schema.english import SEASONS
from schema.phrase_frame_rules import FRAMES
from schema.phrase_halves import FOUND, WEAK, is_half
from schema.phrase_rules import RULES
from schema.suggestions import find_nearest


class Found(NamedTuple):
    """A phrase of time in a text, with its offsets in code points, the end exclusive.

    `is_half` where the words about it make it part of a phrase that is not read: "or three weeks ago".
    """

    start: int
    end: int
    phrase: str
    is_half: bool = False


def find_phrases(text: str) -> list[Found]:
    """Return the phrases of time of a text in its order, none within another.

    What a rule or frame matches is found; whether it can be read depends on the anchor. Months and weekdays count
    only with a capital ("may" and "march" are verbs), a year only with a word before it. What is found is masked, so
    that frames can be looked for about it, and about what they make of it.
    """
    lower = masked = re.sub(f"[{FOUND}{WEAK}]", " ", _lower(text))
    rules, frames = _compile_finders()
    spans = _list_longest(rules, masked, text)
    masked = _mask(masked, [span for span in spans if not _is_doubtful(text, span)], FOUND)
    masked = _mask(masked, [span for span in spans if _is_doubtful(text, span)], WEAK)
    masked = re.sub(r"\b(?:1[0-9]|20)[0-9]{2}\b", lambda match: WEAK * len(match[0]), masked)
    if FOUND not in masked and WEAK not in masked:
        return []
    while spans := _list_longest(frames, masked, None):
        masked = _mask(masked, spans, FOUND)
    found = [match.span() for match in re.finditer(f"{FOUND}+", masked)]
    return [Found(*span, text[slice(*span)], is_half(lower, masked, *span)) for span in found]


def _lower(text: str) -> str:
    """Return the text in lower case; a letter that has two there stays, so that offsets do."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _mask(text: str, spans: list[tuple[int, int]], mark: str) -> str:
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], mark * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def _list_longest(patterns: list[re.Pattern[str]], text: str, original: str | None) -> list[tuple[int, int]]:
    """Return the spans of matches that do not overlap, the longest of those that begin together."""
    found = {match.span() for pattern in patterns for match in pattern.finditer(text)}
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        is_free = not spans or start >= spans[-1][1]
        if is_free and (original is None or _is_time(original[start:end])):
            spans.append((start, end))
    return spans


@cache
def _compile_finders() -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
    """Return a pattern for each rule that may stand in a text, and for each frame about what is found already."""
    found = f"(?:{FOUND}+|{WEAK}+)"
    frames = [frame.fill(pattern, found) for frame in FRAMES if frame.in_text for pattern in frame.patterns]
    rules = [pattern.pattern for rule in RULES if rule.in_text for pattern in rule.patterns]
    return [_bound(pattern) for pattern in rules], [_bound(pattern) for pattern in frames]


def _bound(pattern: str) -> re.Pattern[str]:
    """Return a pattern for whole words; white space may be any, since a line may end within a phrase."""
    spaced = re.sub(r" (?=[?*])", r"\\s", pattern.replace("[ ", r"[\s")).replace(" ", r"\s+")
    return re.compile(rf"(?<![\w/.-])(?:{spaced})(?!\w|[/.-][0-9])")


_NAMES = re.compile(
    r"\b(?:(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b",
    re.IGNORECASE,
)
_DOUBTFUL = {
    *("march", "may", "mar", "jan", "sun", "sat", "wed", "mon", "fri", "dec", "jun", "apr"),
    *SEASONS,
}
"""Names that are words or other names too: alone they are no time."""


def _is_time(phrase: str) -> bool:
    """Return whether a match is meant as time: its names have capitals."""
    return all(name[0].isupper() for name in _NAMES.findall(phrase))


def _is_doubtful(text: str, span: tuple[int, int]) -> bool:
    return text[slice(*span)].strip(" .").lower().removeprefix("the ") in _DOUBTFUL


_DENIALS = frozenset(["not", "no", "never", "nor", "without"])
_SIDES = _DENIALS | set(
    re.findall(
        "[a-z]+",
        "before after early earlier late later since until till by from last next past coming previous following ago"
        " more less",
    )
)
"""Words that turn a phrase's sense: an advice has the same of them."""

_LIKE, _SAME = 0.7, 0.85
"""How like an example must be to be advised, of 1 as difflib measures it, and how like to be the same misspelt."""


def find_nearest_phrase(phrase: str) -> str | None:
    """Return a phrase that rules read: the longest whole one within this, else the example most like it.

    None where nothing is near: what is denied has nothing within it, and no example turns the sense.
    """
    examples = [example for example in list_examples() if " " in example and _has_sense(example, phrase)]
    denies = not _DENIALS.isdisjoint(_list_words(phrase))
    found = [] if denies else [one.phrase for one in find_phrases(phrase) if not one.is_half]
    within = max(found, key=len, default=None)
    said = phrase.lower()
    return find_nearest(said, examples, _SAME) or within or find_nearest(said, examples, _LIKE)


def _has_sense(example: str, phrase: str) -> bool:
    """Return whether the same words of side stand in both; one may be misspelt in the phrase."""
    here, there = _list_words(phrase), _list_words(example)
    if not here & _SIDES <= there:
        return False
    return all(get_close_matches(word, here, n=1, cutoff=0.8) for word in there & _SIDES)


def _list_words(phrase: str) -> set[str]:
    return set(re.findall("[a-z]+", re.sub("n['\u2019]t", " not", phrase.lower())))


@cache
def list_examples() -> list[str]:
    """Return the examples of all rules and frames."""
    rows = [rule.examples for rule in RULES] + [frame.examples for frame in FRAMES]
    return [example.partition(" (")[0] for row in rows for example in row.split(" · ")]
