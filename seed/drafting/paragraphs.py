"""Paragraphs of an article's text, and what stands between them and is no sentence: headings, bylines, datelines.

A line break within a paragraph is one after which the next word had no room, or one that small letters follow.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from schema.dates.english import MONTHS, WEEKDAYS

_LINE = re.compile(r"[^\x00-\x08\n-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]+")
"""A line ends also with whatever character no record may have, so that no quote holds one."""

_NARROWEST, _WIDEST = 40, 100
"""How wide a column is, in characters, for a full line to mean that a word had no room."""

_BULLET = re.compile(r"(?:[-*•▪●‣–—]|\d{1,2}\))\s+")
_MARGIN = "\ufeff\u200b\u200e\u200f"
_ENDS = re.compile(r"""[.!?…。！？؟۔।:;,][)\]"”’'»」』]*$""")

_MONTH = rf"(?:{'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)}|Sept)\.?"
_DAY = rf"(?:{'|'.join(WEEKDAYS)}|{'|'.join(day[:3] for day in WEEKDAYS)})"
_CITY = r"(?:[A-Z][\w.'’-]*[,\s]\s?){0,6}"
_ON_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}\s*,?\s*)?(?:\d{{4}}\s*)?"
_AGENCIES = "AFP|ANI|AP|Bloomberg|CNN|IANS|IRNA|PTI|Reuters|TASS|UPI|Xinhua|dpa"
_GOES_ON = r"""(?=[A-Z“"‘'])"""
_DATELINES = re.compile(
    rf"(?i:dateline|date|published|updated):?\s+\d{{4}}-\d\d-\d\d\s+"
    rf"|{_CITY}{_ON_DAY}\((?:{_AGENCIES})\)\s*(?:[-–—_:]+\s+)?{_GOES_ON}"
    rf"|{_CITY}{_ON_DAY}\([A-Z][^()\n]{{1,40}}\)\s*[-–—_]+\s+{_GOES_ON}"
    rf"|[A-Z][A-Z.'’ -]{{2,40}}(?:,\s[A-Z][\w.'’-]*){{0,2}}(?:,\s{_MONTH}\s+\d{{1,2}})?\s*[-–—:]+\s+{_GOES_ON}"
)
_SENT_FROM = r"(?:[A-Z][\w.'’-]*[,\s/]\s*){1,6}"
_WIRE = rf"{_SENT_FROM}(?:{_DAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s*\d{{4}})?"
_SIGN = rf"(?:[\s.,–—-]*[(/](?:{_AGENCIES}|[A-Z][\w. ]{{1,30}})[)/])"
_WIRE_LINE = re.compile(rf"{_WIRE}{_SIGN}?[\s.,:–—_-]*|{_CITY}{_SIGN}[\s.,:–—_-]+")
"""A paragraph that says only where and when it was sent, and by whom: "BAGHDAD, July 9 (Reuters) —"."""

_WIRE_START = re.compile(
    rf"(?=[A-Z][A-Z]{{2}}){_WIRE}(?:{_SIGN}[\s.,:–—_-]*|[.,:]?\s*[–—:_-]+\s*|\.\s+){_GOES_ON}"
)
_STAMP = re.compile(
    rf"(?i:first|last|published|updated|posted|modified|date|dateline|issued|on|at|am|pm|a\.m\.?|p\.m\.?|gmt|utc|est"
    rf"|edt|et|bst|cet|cest|ist|hours?|minutes?|days?|ago)|{_MONTH}|{_DAY}|\d[\d.+TZ-]*(?:st|nd|rd|th|am|pm)?"
)
_BETWEEN_STAMPS = re.compile(r"[\s,:/|·•–—]+")
_LONGEST_STAMP = 80
_BYLINE = re.compile(r"(?i:by|from|reporting by|written by|words by)\s+[A-Z].{2,90}")
_CREDIT = re.compile(
    r"\(?(?:Image|Photo|Photograph|Picture|Credit|Illustration|Video)s?(?: [Cc]redit| by)?\s*[:/].{2,120}"
)
_REPORTERS = re.compile(r"\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)\b.{2,400}")


class ParagraphRole(Enum):
    """What a paragraph is to the document."""

    SENTENCES = auto()
    HEADLINE = auto()
    HEADING = auto()
    BYLINE = auto()
    CREDIT = auto()
    IMPRINT = auto()
    """When the document was published, or who reported for it."""


_LONGEST = {ParagraphRole.HEADLINE: 150, ParagraphRole.HEADING: 50}
"""How many characters a heading has at most."""


class Paragraph(NamedTuple):
    """Where a paragraph stands, in code points, the end exclusive, and what it is."""

    start: int
    end: int
    part: ParagraphRole


def list_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text without their bullets and datelines, in order."""
    spans = [span for span in _list_spans(text) if span[0] < span[1]]
    has_sentences = any(_ENDS.search(text, max(start, end - 10), end) for start, end, _ in spans)
    return [
        Paragraph(start, end, _classify(text[start:end], has_sentences, _find_heading(number, is_alone)))
        for number, (start, end, is_alone) in enumerate(spans)
    ]


def _find_heading(number: int, is_alone: bool) -> ParagraphRole:  # noqa: FBT001 - of a span
    """Return what a paragraph without a full stop is: the first is the headline, one with others is no heading."""
    return (
        ParagraphRole.HEADLINE
        if number == 0
        else ParagraphRole.HEADING
        if is_alone
        else ParagraphRole.SENTENCES
    )


def _classify(words: str, has_sentences: bool, heading: ParagraphRole) -> ParagraphRole:  # noqa: FBT001 - of the text
    if _is_stamp(words) or _is_wire_line(words) or _REPORTERS.fullmatch(words):
        return ParagraphRole.IMPRINT
    if _CREDIT.fullmatch(words):
        return ParagraphRole.CREDIT
    if _ENDS.search(words, max(0, len(words) - 10)) or not has_sentences or "\n" in words:
        return ParagraphRole.SENTENCES
    if _BYLINE.fullmatch(words):
        return ParagraphRole.BYLINE
    return heading if len(words) <= _LONGEST.get(heading, 0) else ParagraphRole.SENTENCES


def _is_stamp(words: str) -> bool:
    if len(words) > _LONGEST_STAMP:
        return False
    return all(_STAMP.fullmatch(word) for word in _BETWEEN_STAMPS.split(words) if word)


def _is_wire_line(words: str) -> bool:
    return len(words) <= _LONGEST_STAMP and _WIRE_LINE.fullmatch(words) is not None


def _list_spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where paragraphs stand, and whether blank lines or the text's ends are about them."""
    for run in _list_runs(text):
        breaks = [0, *_find_breaks(run), len(run)]
        for first, last in pairwise(breaks):
            start, end = _trim(text, run[first].start(), run[last - 1].end())
            yield start, end, len(breaks) == 2  # noqa: PLR2004 - its beginning and its end


def _find_breaks(run: list[re.Match[str]]) -> list[int]:
    """Return the numbers of the lines that begin a paragraph after another."""
    width = max(len(line[0].rstrip()) for line in run)
    lines = [line[0].strip() for line in run]
    return [
        number
        for number in range(1, len(run))
        if not _is_wrapped(lines[number - 1 : number + 1], width, number)
    ]


def _list_runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield lines that only single line breaks are between."""
    run: list[re.Match[str]] = []
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        if run and text[run[-1].end() : line.start()] not in {"\n", "\r\n", "\r"}:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_wrapped(lines: list[str], width: int, number: int) -> bool:
    """Return whether the second of two lines goes on with the first."""
    line, following = lines
    if _BULLET.match(following):
        return False
    if following[0].islower() or line.endswith(","):
        return True
    has_no_room = len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
    is_column = number > 1 and width <= _WIDEST and not _ENDS.search(line)
    return width >= _NARROWEST and (has_no_room or is_column)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space, bullet and dateline."""
    while start < end and (text[start].isspace() or text[start] in _MARGIN):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _MARGIN):
        end -= 1
    for pattern in (_BULLET, _WIRE_START, _DATELINES):
        if (found := pattern.match(text, start, end)) and found.end() < end:
            start = found.end()
    return start, end
