"""Paragraphs of an article's text, and what stands between them and is no sentence: headings, bylines, datelines.

A line break within a paragraph is one after which the next word had no room, or one that small letters follow.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from schema.english import MONTHS, WEEKDAYS

_LINE = re.compile(r"[^\x00-\x08\n-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]+")
"""A line ends also with whatever character no record may have, so that no quote holds one."""

_NARROWEST = 40
"""How wide a column is at least, in characters, for a full line to mean that a word had no room."""

_LONGEST_HEADING, _LONGEST_SUBHEADING = 150, 50
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


class Part(Enum):
    """What a paragraph is to the document."""

    SENTENCES = auto()
    HEADING = auto()
    BYLINE = auto()
    CREDIT = auto()
    IMPRINT = auto()
    """When the document was published, or who reported for it."""


class Paragraph(NamedTuple):
    """Where a paragraph stands, in code points, the end exclusive, and what it is."""

    start: int
    end: int
    part: Part


def list_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text without their bullets and datelines, in order."""
    spans = [span for span in _list_spans(text) if span[0] < span[1]]
    has_sentences = any(_ENDS.search(text, max(start, end - 10), end) for start, end in spans)
    return [
        Paragraph(start, end, _classify(text[start:end], is_first=number == 0, has_sentences=has_sentences))
        for number, (start, end) in enumerate(spans)
    ]


def _classify(words: str, *, is_first: bool, has_sentences: bool) -> Part:
    if _is_stamp(words) or _REPORTERS.fullmatch(words):
        return Part.IMPRINT
    if _CREDIT.fullmatch(words):
        return Part.CREDIT
    if _ENDS.search(words) or not has_sentences or "\n" in words:
        return Part.SENTENCES
    if _BYLINE.fullmatch(words):
        return Part.BYLINE
    longest = _LONGEST_HEADING if is_first else _LONGEST_SUBHEADING
    return Part.HEADING if len(words) <= longest else Part.SENTENCES


def _is_stamp(words: str) -> bool:
    if len(words) > _LONGEST_STAMP:
        return False
    return all(_STAMP.fullmatch(word) for word in _BETWEEN_STAMPS.split(words) if word)


def _list_spans(text: str) -> Iterator[tuple[int, int]]:
    for run in _list_runs(text):
        start = run[0].start()
        width = max(len(line[0].rstrip()) for line in run)
        for line, following in pairwise(run):
            if not _is_wrapped(line[0].rstrip(), following[0].lstrip(), width):
                yield _trim(text, start, line.end())
                start = following.start()
        yield _trim(text, start, run[-1].end())


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


def _is_wrapped(line: str, following: str, width: int) -> bool:
    if _BULLET.match(following):
        return False
    has_no_room = width >= _NARROWEST and len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
    return has_no_room or following[0].islower() or line.endswith(",")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space, bullet and dateline."""
    while start < end and (text[start].isspace() or text[start] in _MARGIN):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _MARGIN):
        end -= 1
    for pattern in (_BULLET, _DATELINES):
        if (found := pattern.match(text, start, end)) and found.end() < end:
            start = found.end()
    return start, end
