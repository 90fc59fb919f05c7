"""Whether a phrase that is found in a text is only part of what the text says: "weeks ago" in "two or three weeks ago".

The words about it decide, in small letters, with marks for what is found and for the years and names beside it.
"""

import re

from schema.english import NUMBER

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
