"""Clauses: whether a sentence tells something as having happened, and which of its verbs is a main clause's own."""

import re
from functools import lru_cache
from typing import NamedTuple

from seed.drafting.word_lists import list_words

_CONDITIONS = r"if|unless|whether|lest|in\s+case|provided|suppose|supposing"
_MODALS = r"will|shall|would|may|might|can|could|should|must|ought|cannot"
_PLANS = (
    r"due|scheduled|planned|plans?|planning|expect(?:s|ed)"
    r"|upcoming|next|slated|set\s+to|to\s+be|(?:is|are|was|were|be|been|about|ready|likely|poised)\s+to|hop(?:es|ed|ing)"
    r"|intend(?:s|ed)?|want(?:s|ed)?|aim(?:s|ed)?|prepar(?:es|ed|ing)|propos(?:es|ed|ing)|possible|possibly|perhaps|maybe"
    r"|(?:agree[sd]|decide[sd]|seeks?|sought|vow(?:s|ed)|pledge[sd]|promise[sd]|offer(?:s|ed)|threaten(?:s|ed)|urge[sd]"
    r"|ask(?:s|ed)|order(?:s|ed)|tri(?:es|ed)|attempt(?:s|ed)|demand(?:s|ed))(?:\s+\w+){0,3}\s+to"
)
_DENIALS = (
    r"not|no|never|none|nobody|nothing|neither|nor|without|nowhere|fail(?:s|ed)|refus(?:es|ed)|cancel(?:s|led|ed)"
    r"|postponed|averted|thwarted|foiled"
)


def _list(words: str, *parts: str) -> re.Pattern[str]:
    return re.compile("|".join([rf"(?<![\w'’-])(?:{words})(?![\w-])", *parts]))


_INVERTED = r"^\W*(?:Had|Should|Were|May|Will|Would|Could|Can|Might|Did|Does|Do|Is|Are|Was|Has|Have)\b"
_CONDITION = _list(_CONDITIONS, r"^\W*(?i:" + _CONDITIONS + r")\b", _INVERTED)
_MODAL = _list(_MODALS, r"['’]ll\b", r"\bwon['’]t\b")
_PLAN = _list(_PLANS)
_DENIAL = _list(f"{_DENIALS}|No|None|Nobody|Neither|Nothing|Never|Not|Without", r"n['’]t\b")

_MARK = re.compile(r"[,;:—–]|(?<!\w)(?:and|but|while|whereas|although|though)(?!\w)")
_FEWEST = 3
"""How many words a part of a sentence between marks has at least to be a clause."""


class Marker(NamedTuple):
    """A word by which something is not told as having happened.

    `is_own` where it stands in the clause, or decides the whole sentence; `is_denial` where it only denies.
    """

    word: str
    is_own: bool
    is_denial: bool = False


def find_marker(text: str, start: int, end: int) -> Marker | None:
    """Return the word by which what a phrase dates is possible, conditional, to come or denied, None where none is.

    `text` is the sentence with its phrases and quotations hidden; conditions count wherever they stand in it.
    """
    first, last = _find_clause(text, start, end)
    if condition := _find_condition(text):
        return Marker(condition[0].strip(), is_own=True)
    if modal := _PLAN.search(text, 0, last) or _MODAL.search(text, 0, last) or _MODAL.search(text):
        return Marker(modal[0], is_own=modal.start() < last)
    if denial := _DENIAL.search(text, first, last) or _DENIAL.search(text, 0, last):
        return Marker(denial[0], denial.start() >= first, is_denial=True)
    return None


@lru_cache(maxsize=8)
def _find_condition(text: str) -> re.Match[str] | None:
    return _CONDITION.search(text)


@lru_cache(maxsize=8)
def _list_marks(text: str) -> list[int]:
    return [mark.start() for mark in _MARK.finditer(text)]


def _find_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause of a phrase stands; one of few words has those beside it too."""
    marks = _list_marks(text)
    before, after = [mark for mark in marks if mark < start], [mark for mark in marks if mark >= end]
    first, last = before[-1] if before else 0, after[0] if after else len(text)
    if len(re.findall(r"[\w’'-]+", text[first:last])) < _FEWEST:
        first, last = before[-2] if before[1:] else 0, after[1] if after[1:] else len(text)
    return first, last


_TOKEN = re.compile(r"[\w’'-]+|[,;:—–]")
_MARKS = frozenset(",;:—–")
_UNTOLD = list_words("if whether unless lest")
_SUBORDINATORS = list_words(
    "that who whom whose which what when while after before since because although though until till once how why where"
    " as than believe believes believed think thinks thought hope hopes hoped suggest suggests suggested suspect"
    " suspects suspected fear fears feared know knows knew imply implies implied hear hears heard learn learned"
    " rumours rumors reports"
)
"""Words after which a clause is not the main one, or is what somebody else thinks."""

_NEGATIONS = list_words(
    "no not never none nobody neither nor cannot without few hardly scarcely barely seldom rarely"
)
_ASKING = list_words("did does do has have had will would should could can may might is are was were")
_INVERSION = re.compile(r"(?:said|says|added|asked)\s+(?:the\b|an?\b|[A-Z])")
_BEFORE = 400
"""How far before a verb its clause is read, in characters."""


def list_clause(text: str, start: int) -> list[str]:
    """Return the words of its clause before a verb, in small letters; what stands between commas there is left out."""
    words = _TOKEN.findall(text[max(0, start - _BEFORE) : start].lower())
    marks = [number for number, word in enumerate(words) if word in _MARKS]
    if marks and marks[-1] == len(words) - 1 and len(marks) > 1 and not _INVERSION.match(text, start):
        words, marks = words[: marks[-2]], marks[:-2]
    words = words[marks[-1] + 1 :] if marks else words
    return words[len(words) - words[::-1].index("but") :] if "but" in words else words


def is_untold(clause: list[str], *, is_first: bool) -> bool:
    """Return whether a clause denies its verb, asks about it or makes it a condition."""
    if any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in clause):
        return True
    return not _UNTOLD.isdisjoint(clause) or (is_first and bool(clause) and clause[0] in _ASKING)


def is_main(text: str, clause: list[str], start: int, end: int) -> bool:
    """Return whether a verb is its main clause's, by the words of its clause and what stands before that."""
    if not _SUBORDINATORS.isdisjoint(clause):
        return False
    condition = _find_condition(text)
    return condition is None or condition.start() >= start or _ATTRIBUTES.match(text, end) is not None


_ATTRIBUTES = re.compile(r"(?:\s*·+|\s+[\w.’'-]+){0,5}\s*(?:[,.;!?]|$)")
"""What follows a verb that only says who said something: "Kirby said on Monday."."""
