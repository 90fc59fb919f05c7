"""Documents: each a handful of sentences, made from its number alone, so that any of them can be quoted."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, NamedTuple

from schema.checks.quotes import CONTEXT
from tests.bench.world import PUBLISHERS

COLUMNS = (
    "id", "slug", "publisher_id", "url", "headline", "dateline", "published_on", "language", "text", "sha256",
)  # fmt: skip
FIRST_DAY = date(1995, 1, 1)
DAYS = 11_300
"""How long the timeline is: to the end of 2025."""

OFTEN_CITED = 3
"""The one document, without a date, that one entry in fifty cites."""

GOLDEN_PART = 0.6180339887498949
"""Its multiples are spread evenly between whole numbers."""


class Quote(NamedTuple):
    """A sentence of a document and where it stands."""

    text: str
    start: int
    end: int
    prefix: str
    suffix: str


def day_of(part: float) -> date:
    """Return the day at that part, from 0 to 1, of the record: the more is recorded the later it is."""
    return FIRST_DAY + timedelta(days=int(DAYS * min(max(part, 0.0), 0.9999) ** 0.5))


class Library:
    """So many documents, in the order in which they were published."""

    def __init__(self, sentences: Sequence[str], count: int) -> None:
        self.sentences = sentences
        self.count = count

    def published_on(self, number: int) -> date:
        """Return the day on which a document appeared."""
        return day_of(number / self.count)

    def first_report(self, number: int) -> str | None:
        """Return the day that counts as a document's report: its own, else its dateline, else none."""
        return None if number % 50 == 3 else self.published_on(number).isoformat()

    def quote(self, number: int, which: int) -> Quote:
        """Return the `which`-th sentence of a document, counted around from its beginning."""
        parts = self._parts(number)
        text = " ".join(parts)
        place = 1 + which % (len(parts) - 1)
        start = sum(map(len, parts[:place])) + place
        end = start + len(parts[place])
        return Quote(
            parts[place], start, end, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        )

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the documents' rows; some appeared without a date of their own, a few without any date."""
        for number in range(1, self.count + 1):
            yield self._row(number)

    def _row(self, number: int) -> tuple[Any, ...]:
        parts = self._parts(number)
        text = " ".join(parts)
        day = self.published_on(number).isoformat()
        dated = number % 50 != 3
        return (
            number,
            f"document-{number}",
            _publisher_of(number),
            f"https://news.example/{number}",
            parts[1].rstrip("."),
            day if dated and number % 4 else None,
            day if dated and number % 4 != 1 else None,
            "en",
            text,
            sha256(text.encode()).hexdigest(),
        )

    def near(self, day: date, further: float) -> int:
        """Return the number of a document that appeared on a day, or later by a part of the whole record."""
        part = (max((day - FIRST_DAY).days, 0) / DAYS) ** 2 + further
        return 1 + int(min(part, 0.9999) * self.count)

    def _parts(self, number: int) -> list[str]:
        """Return the sentences of a document; the first has its number, so no two texts are the same."""
        first, total = number * 9973, len(self.sentences)
        body = [self.sentences[(first + place * 7919) % total] for place in range(6 + number % 6)]
        return [f"Report {number}, {self.published_on(number).isoformat()}.", *body]


def _publisher_of(number: int) -> int:
    """Return a document's publisher: the n-th of them publishes about an n-th of what the first one does."""
    return int(PUBLISHERS ** (number * GOLDEN_PART % 1))
