"""Sentences of a paragraph: where one ends, and where a full stop only shortens a word."""

import re
from collections.abc import Sequence

from schema.dates.english import MONTHS, WEEKDAYS
from seed.drafting.quotations import Quotation
from seed.drafting.verbs import find_verbs
from seed.drafting.word_lists import list_words

_STOP = re.compile(r"""[.!?…؟۔।]+["”’'»)\]]*(?=\s)|[。！？]+["”’'»」』)\]]*""")
_WORD_BEFORE = re.compile(r"[^\s(\[“”\"‘«—–]+$")

_TITLES = list_words(
    "Mr Mrs Ms Mx Dr Prof Gen Lt Col Maj Capt Cpt Sgt Cpl Pvt Brig Adm Cmdr Cmd Sen Rep Reps Sens Gov Pres Rev Hon St"
    " Fr Msgr Amb Supt Insp Det Mt Ft Messrs Mme Mlle Sec vs v cf e.g i.e approx Lt.Col Maj.Gen"
)
"""Shortened words that stand before a name or what they are about, so that no sentence ends with them."""

_MONTHS = frozenset([month[:3] for month in MONTHS] + ["Sept"])
_BEFORE_NUMBERS = _MONTHS | list_words("No Nos Art Arts Sec Vol p pp Fig Ch Para Res")
"""Shortened words after which a number goes on."""

_EITHER = list_words("Inc Corp Co Ltd Jr Sr Bros etc al Dept Univ Est Ave Rd Blvd")
"""Shortened words that also end sentences: only a word that begins one shows it."""

_HOURS = frozenset(["a.m", "p.m", "A.M", "P.M"])
_AFTER_HOURS = frozenset([*WEEKDAYS, *MONTHS, "Eastern", "Pacific", "Central", "Mountain", "Greenwich"])
_BEGINNERS = list_words(
    "A An The This That These Those It Its He She They We I You His Her Their In On At By For From After Before Since"
    " During While When As If But And Or So However Meanwhile Earlier Later Also Although Despite Both There Some Many"
    " No Not Officials Last"
)
_INITIALS = re.compile(r"(?:\w\.)*\w")
_LETTERS = re.compile(r"\w[\w’'-]*")
_LONGEST = 2_000
"""The most characters of a sentence: one that seems longer has no full stops, and is cut."""

_ATTRIBUTION = 40
"""Within how many characters after "…?" its verb of saying is looked for."""


def list_sentences(text: str, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Return where the sentences of a paragraph stand; none ends within a quotation."""
    ends = [stop.end() for stop in _STOP.finditer(text) if _is_end(text, stop)]
    position, spans = 0, []
    for end in [*_outside(ends, quotations), len(text)]:
        while position < end:
            last = end if end - position <= _LONGEST else _find_break(text, position)
            start = last - len(text[position:last].lstrip())
            spans.append((start, start + len(text[start:last].rstrip())))
            position = last
    return [(start, end) for start, end in spans if start < end]


def _find_break(text: str, start: int) -> int:
    """Return where a sentence is cut that is longer than anybody would quote: before its last white space, if any."""
    last = start + _LONGEST
    found = max(text.rfind(space, start + 1, last) for space in " \n")
    return found if found > 0 else last


def _outside(ends: list[int], quotations: Sequence[Quotation]) -> list[int]:
    """Return the ends that lie in no quotation; both are in order."""
    kept, number = [], 0
    for end in ends:
        while number < len(quotations) and quotations[number].end <= end:
            number += 1
        if number == len(quotations) or end <= quotations[number].start:
            kept.append(end)
    return kept


def _is_end(text: str, stop: re.Match[str]) -> bool:
    rest = text[stop.end() : stop.end() + _ATTRIBUTION].lstrip()
    following = _LETTERS.search(rest)
    if following is None:
        return True
    if following[0][0].islower():
        return False
    if stop[0][0] in "!?" and len(stop[0]) > 1:
        return not find_verbs(rest.partition(".")[0])  # “Why?” Kirby asked.
    return stop[0] != "." or not _is_shortened(text, stop.start(), following[0])


def _is_shortened(text: str, stop: int, following: str) -> bool:
    """Return whether the full stop ends a shortened word and no sentence."""
    found = _WORD_BEFORE.search(text, max(0, stop - 20), stop)
    word = found[0] if found else ""
    if word in _TITLES:
        return True
    if word in _BEFORE_NUMBERS:
        return following[0].isdigit()
    if word in _HOURS:
        return following in _AFTER_HOURS or (following.isupper() and len(following) > 1)
    if word in _EITHER or _INITIALS.fullmatch(word):
        return not word[-1:].isdigit() and following not in _BEGINNERS
    return False
