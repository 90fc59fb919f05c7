"""How the entries of a page match its search: a score, and a snippet of the text that matches best."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from api.read.filter.search_query import Pattern, SearchQuery
from api.read.filter.word_sets import MOST_POINTS, WEIGHTS
from api.read.sql.dialects import BoundIds, Dialect
from api.read.sql.texts import bind_texts
from schema.spelling.folding import Word, list_words

LENGTH = 160
CONTEXT = 40
"""How many characters of a snippet come before its first match."""

OPENING, CLOSING = "\u2068", "\u2069"
_PLAIN = str.maketrans(dict.fromkeys("\t\n\r\v\f\u2028\u2029", " ") | dict.fromkeys((OPENING, CLOSING), None))

Span = tuple[int, int]
Match = dict[str, Any]
Rows = Any
Asking = Generator[tuple[str, tuple[Any, ...]], Rows, dict[int, Match]]


class Text(NamedTuple):
    """A text of an entry: where it stands in it, its words, and these folded with a space on either side of each."""

    field: str
    text: str
    words: Sequence[Word]
    folded: str


def read_text(field: str, text: str) -> Text:
    """Return a text with its words."""
    words = tuple(list_words(text))
    return Text(field, text, words, _join(words))


def _join(words: Sequence[Word]) -> str:
    return f" {' '.join(word.folded for word in words)} "


def find_matches(query: SearchQuery, entries: Sequence[int], dialect: Dialect, day: str | None) -> Asking:
    """Return each entry's score and snippet, with a day by what was known then."""
    texts: dict[int, list[Text]] = {key: [] for key in entries}
    for key, field, text in (yield bind_texts(dialect, "entry", BoundIds(entries), day)):
        texts[key].append(read_text(field, text))
    return {
        key: {"score": score(query, found), "snippet": write_snippet(query, found)}
        for key, found in texts.items()
    }


def score(query: SearchQuery, texts: Iterable[Text]) -> float:
    """Return how well texts fit a query, from 0 to 1: as `find_points` in word_sets.py counts."""
    folded: dict[str, list[str]] = {field: [] for field in WEIGHTS}
    for text in texts:
        folded[text.field].append(text.folded)
    points = sum(
        WEIGHTS[field] * (has(found, [pattern]) + has(found, [pattern, *term.inflections]))
        for field, found in folded.items()
        for term in query.wanted
        for pattern in term.patterns
    )
    return min(1.0, points / (2 * MOST_POINTS * len(query.wanted)))


def has(folded: Sequence[str], patterns: Iterable[Pattern]) -> bool:
    """Return whether one of the patterns is in one of the texts."""
    return any(pattern.text in text for pattern in patterns for text in folded)


def write_snippet(query: SearchQuery, texts: Sequence[Text]) -> str:
    """Return a part of the text that has most of what is wanted, else of the one that weighs most, with marks."""

    def worth(text: Text) -> tuple[int, int]:
        terms = [has([text.folded], term.forms) for term in query.wanted]
        return sum(terms), WEIGHTS[text.field]

    best = max(texts, key=worth)
    found = sorted(set(list_spans(query, best.words)))
    start, end = _window(best.text, found)
    return (
        ("…" if start else "") + _mark(best.text, found, start, end) + ("…" if end < len(best.text) else "")
    )


def list_spans(query: SearchQuery, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield where in their text words match: from the start of the first to the end of the last."""
    for term in query.wanted:
        for pattern in term.forms:
            length = len(pattern.words) + (pattern.ending is not None)
            for number in range(len(words) - length + 1):
                some = words[number : number + length]
                if _join(some).startswith(pattern.text):
                    yield some[0].start, some[-1].end


def _window(text: str, found: Sequence[Span]) -> Span:
    """Return where a snippet begins and ends: where it has most matches, between words."""
    if len(text) <= LENGTH:
        return 0, len(text)
    starts = [max(0, span[0] - CONTEXT) for span in found] or [0]
    start = max(starts, key=lambda start: sum(start <= s and e <= start + LENGTH for s, e in found))
    if start:
        start = text.find(" ", start, start + CONTEXT) + 1 or start
    end = start + LENGTH
    return start, len(text) if end >= len(text) else max(text.rfind(" ", start + CONTEXT, end), 0) or end


def _mark(text: str, found: Sequence[Span], start: int, end: int) -> str:
    """Return the text from start to end on one line, with the matches in it marked."""
    parts: list[str] = []
    at = start
    for first, last in found:
        if at <= first and last <= end:
            parts += [_plain(text[at:first]), OPENING, _plain(text[first:last]), CLOSING]
            at = last
    return "".join([*parts, _plain(text[at:end])])


def _plain(text: str) -> str:
    return text.translate(_PLAIN)
