"""Phrases of time within a text, and the phrase that is read and most like one that is not."""

import re
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from schema.dates.english import NUMBER, SEASONS
from schema.phrases.frame_rules import FRAMES
from schema.phrases.rules import RULES
from schema.records.suggestions import find_nearest


class FoundPhrase(NamedTuple):
    """A phrase of time in a text, with its offsets in code points, the end exclusive.

    `is_half` where the words about it make it part of a phrase that is not read: "or three weeks ago".
    """

    start: int
    end: int
    phrase: str
    is_half: bool = False


def find_phrases(text: str) -> list[FoundPhrase]:
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
    return [FoundPhrase(*span, text[slice(*span)], is_half(lower, masked, *span)) for span in found]


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


FOUND, WEAK = "\ue000", "\ue001"
"""What stands for each character of a phrase that is found, and of what counts within a frame only."""

_NEAR = 60
"""How far from a phrase is looked, in characters."""

_NUMBER = rf"(?:[0-9]{{1,3}}(?:st|nd|rd|th)?|{NUMBER.replace('?P<number>', '?:').replace('an?|', '')})"
_UNIT = "(?:hour|day|week|fortnight|month|quarter|year|decade)s?"
_STEPS = "in|on|at|by|of|the|early|mid|late|possibly|perhaps"
_NAMED = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*|[0-9]"


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})$")


_BEFORE = [
    _before(
        r"(?:not|never|nor?|or|to|into|towards?|beyond|at (?:least|most|the (?:earliest|latest))|early|mid|late"
        r"|since|until|till?|by|before|after|from|between|than|every|each|any|another|as of|as from"
        r"|as (?:late|early|soon|recently|far back) as)[\s-]+(?:(?:on|in|the)\s+)?"
    ),
    _before(
        rf"(?:{_UNIT}|eve|anniversary|rest|remainder|half|quarter|third|most|much|part|days) of (?:the )?"
    ),
    _before(rf"{FOUND}+(?:\s+(?:and|or|to|nor))?\s+"),
]
"""What stands before a phrase and says another date together with it."""

_BEFORE_NUMBER = [
    _before(rf"{_NUMBER}(?:,\s*|\s+|-)(?:(?:and|or|to)[\s-]+)?"),
    _before(rf"{_UNIT}(?:,|\s+and|,\s*and)\s+"),
]
"""The same before a phrase that begins with a number."""

_BEFORE_SIDE = _before(rf"(?:{_UNIT}|hours)\s+")
"""The same before a phrase that begins with "before", "after" or "from"."""

_BEFORE_NAME = _before(rf"{FOUND}+,\s+")
"""The same before the name of a day or month, which goes on with a list."""

_AFTER = re.compile(
    rf"\s+or\b|\s+{FOUND}|\s+b\.?c\b|\s+(?:week|fortnight|gone)\b|,?\s+{WEAK}+(?!{WEAK}|\s+[a-z])"
    rf"|\s+(?:and|to|through|thru|till|until|&)\s+(?:(?:{_STEPS})[\s-]+)*"
    rf"(?:{FOUND}|{WEAK}|[0-9]{{1,2}}(?:st|nd|rd|th)\b|(?:a )?half\b)"
    rf"|\s*[-/\u2013\u2014]\s*(?:{FOUND}|{WEAK}|[0-9]|to\b)"
)
"""What stands after a phrase and says another date together with it."""

_AFTER_NUMBER = re.compile(r",\s*[0-9]{1,2}(?:st|nd|rd|th)?\s*(?:,|and\b|or\b|to\b)")
_COUNTED = re.compile(r"(?:(?:and|or)|[a-z],) [0-9]{1,4}$")
_THINGS = re.compile(r"\s+(?:people|men|women|children|(?!(?:was|has|as|is|its|his|this|hours)\b)[a-z-]+s)\b")
"""The number at the end of a phrase and what it may count: "on July 8 and 12 soldiers", "in June, 2000 people"."""
_AFTER_NAME = re.compile(rf",\s+(?={FOUND})")


def is_half(text: str, masked: str, start: int, end: int) -> bool:
    """Return whether the words about a phrase make it part of another; `text` is in small letters."""
    phrase = text[start:end]
    before = " ".join(["", *masked[max(0, start - _NEAR) : start].split(), ""])
    if start and not masked[start - 1].isspace():
        before = before.rstrip()
    after = masked[end : end + _NEAR]
    if any(pattern.search(before) for pattern in _list_before(phrase)) or _AFTER.match(after):
        return True
    if _AFTER_NUMBER.match(after) and re.search("[0-9](?:st|nd|rd|th)?$", phrase):
        return True
    if _COUNTED.search(" ".join(phrase.split())) and _THINGS.match(after):
        return True
    listed = _AFTER_NAME.match(after)
    return listed is not None and re.match(_NAMED, text[end + listed.end() :][:_NEAR]) is not None


def _list_before(phrase: str) -> list[re.Pattern[str]]:
    patterns = list(_BEFORE)
    if re.match(rf"{_NUMBER}\b", phrase):
        patterns += _BEFORE_NUMBER
    if re.match(r"(?:before|after|from|since|until|till|to|prior|ahead)\b", phrase):
        patterns.append(_BEFORE_SIDE)
    if re.match(_NAMED, phrase):
        patterns.append(_BEFORE_NAME)
    return patterns
