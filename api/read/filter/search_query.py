"""What people type into a search: words, "phrases", beginnings* and -what to leave out, as folded words.

All that is wanted must be there. Capitals, accents and spellings are folded (schema/spelling/folding.py). A word of
several parts, such as Iran-backed, is a phrase. Of the text, only letters and digits reach a database's own language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from api.errors import BadInput
from schema.spelling.cjk import has_cjk
from schema.spelling.folding import fold, fold_beginnings, split_words
from schema.spelling.inflections import fold_inflections

LONGEST = 200
MOST_TERMS = 20
SHORTEST_BEGINNING = 2

_CURLY = str.maketrans("\u201c\u201d\u201e\u201f", '""""')
_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"(?P<star>\*?)|(?P<word>[^\s"]+))')


class Pattern(NamedTuple):
    """Folded words that stand side by side, the last of which may be only the beginning of one."""

    words: tuple[str, ...]
    ending: str | None = None
    written: str | None = None
    """The whole of it as somebody wrote it, in small letters with one space between; None where that is not ASCII."""

    @property
    def text(self) -> str:
        """Return what is to be found in folded words that have a space on either side of each."""
        start = "".join(f" {word}" for word in self.words)
        return f"{start} " if self.ending is None else f"{start} {self.ending}"

    @property
    def is_phrase(self) -> bool:
        """Return whether it is of several words."""
        return len(self.words) + (self.ending is not None) > 1

    def is_verbatim(self, text: str) -> bool:
        """Return whether a text has it letter for letter, between spaces; such a text has it for sure.

        What stands between two spaces is folded alone, and capitals as small letters. To look for the letters takes a
        tenth of the time of folding a title.
        """
        return self.written is not None and f" {self.written} " in f" {text.lower()} "

    def list_pairs(self) -> list[str]:
        """Return each two whole words that stand side by side, with a space between them."""
        return [f"{one} {other}" for one, other in pairwise(self.words)]

    @property
    def last_pair(self) -> str:
        """Return how the pair begins of the last whole word and the one that is only begun."""
        return f"{self.words[-1]} {self.ending}"

    def list_beginnings(self) -> list[str]:
        """Return the beginnings of words and of pairs that it asks for."""
        if self.ending is None:
            return []
        return [self.ending, self.last_pair] if self.words else [self.ending]


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """A word, a phrase or a beginning: the patterns of it as it is written, and those of its singular or plural.

    Any one of them is looked for.
    """

    patterns: tuple[Pattern, ...]
    inflections: tuple[Pattern, ...] = ()

    @property
    def forms(self) -> tuple[Pattern, ...]:
        """Return all patterns."""
        return (*self.patterns, *self.inflections)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is wanted, at least one term, and what is not."""

    wanted: tuple[SearchTerm, ...]
    unwanted: tuple[SearchTerm, ...] = ()


def read_query(text: str, argument: str, *, completing: bool = False) -> SearchQuery:
    """Return the query that a text says; with `completing` the last word is the beginning of one.

    Raises BadInput, naming the argument, for a text that says none.
    """
    if len(text) > LONGEST:
        raise BadInput(
            f"The search has {len(text)} characters; at most {LONGEST} are allowed.", argument=argument
        )
    text = text.translate(_CURLY)
    if text.count('"') % 2:
        raise BadInput(
            'A quotation mark (") has no partner; add it, or leave this one out.', argument=argument
        )
    wanted: list[SearchTerm] = []
    unwanted: list[SearchTerm] = []
    for found in _list_terms(text, argument, completing=completing):
        (unwanted if found[0] else wanted).append(found[1])
    if len(wanted) + len(unwanted) > MOST_TERMS:
        raise BadInput(f"The search has more than {MOST_TERMS} words or phrases.", argument=argument)
    if not wanted:
        raise BadInput(_why_nothing(text, unwanted), argument=argument)
    return SearchQuery(tuple(wanted), tuple(unwanted))


def _list_terms(text: str, argument: str, *, completing: bool) -> Iterator[tuple[bool, SearchTerm]]:
    """Yield (whether it is unwanted, the term) for each term that has a word in it."""
    found = list(_TERM.finditer(text))
    for number, each in enumerate(found):
        completed = completing and number == len(found) - 1 and each.end() == len(text) and bool(each["word"])
        term = _read_term(each, argument, completed=completed)
        if term is not None:
            yield bool(each["minus"]), term


def _read_term(found: re.Match[str], argument: str, *, completed: bool) -> SearchTerm | None:
    text = found["phrase"] if found["phrase"] is not None else found["word"]
    written = text.rstrip("*")
    starred = bool(found["star"]) or written != text
    if "*" in written:
        raise BadInput("* stands only at the end of a word, as in rocket*.", argument=argument)
    if starred or completed:
        return _read_beginning(written, argument if starred else None)
    *before, last = fold(written) or [""]
    if not last:
        return None
    others = fold_inflections(written) if found["phrase"] is None else []
    letters = " ".join(written.lower().split()) if written.isascii() else None
    return SearchTerm(
        (Pattern((*before, last), written=letters),), tuple(Pattern((*before, other)) for other in others)
    )


def _read_beginning(written: str, argument: str | None) -> SearchTerm | None:
    """Return the term whose last word is the beginning of one; raises BadInput for `argument` where it is too short."""
    *parts, last = split_words(written) or [""]
    beginnings = fold_beginnings(last)
    too_short = len(last) < SHORTEST_BEGINNING and not has_cjk(last)
    if argument is not None and (not beginnings or too_short):
        raise BadInput(
            f"* needs at least {SHORTEST_BEGINNING} letters of a word before it, as in rocket*.",
            argument=argument,
        )
    before = fold(" ".join(parts))
    patterns = (Pattern((*before, *words), ending) for *words, ending in beginnings)
    return SearchTerm(tuple(patterns)) if beginnings else None


def _why_nothing(text: str, unwanted: list[SearchTerm]) -> str:
    if unwanted:
        return "The search says only what to leave out; add a word to look for."
    if split_words(text):
        return "The search has only articles (al, as, at …), which are not searched; add another word."
    return "The search has no word in it; give it one, such as rocket."
