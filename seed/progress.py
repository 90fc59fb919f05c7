"""A bar for long work, when a person is looking."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TextIO, TypeVar

_WIDTH = 30
_PATIENCE = 0.5
"""After how many seconds work is long."""
_RARELY = 30
"""After how many seconds a line is written where no person looks."""

Item = TypeVar("Item")


def track(items: Sequence[Item], what: str, stream: TextIO = sys.stderr) -> Iterator[Item]:
    """Yield the items; draw how far they are, on a terminal, when there is time to look at it."""
    started, drawn = time.monotonic(), False
    for done, item in enumerate(items):
        if stream.isatty() and time.monotonic() - started > _PATIENCE:
            drawn = True
            bar = "#" * (_WIDTH * done // len(items))
            stream.write(f"\r{what} [{bar:<{_WIDTH}}] {done:,} of {len(items):,}")
            stream.flush()
        yield item
    if drawn:
        stream.write("\r\x1b[K")


class Meter:
    """How far a long run of rows is, with its rate and the time left: a bar on a terminal, else a line now and then."""

    def __init__(self, what: str, total: int, stream: TextIO = sys.stderr) -> None:
        self._what = what
        self._total = total
        self._stream = stream
        self._drawn = False
        self._started = self._shown = time.monotonic()

    def show(self, done: int) -> None:
        """Say that so many rows are done, when there is time to look at it."""
        on_terminal, now = self._stream.isatty(), time.monotonic()
        if now - self._shown < (_PATIENCE if on_terminal else _RARELY):
            return
        self._shown = now
        rate = done / (now - self._started)
        if on_terminal:
            self._drawn = True
            self._stream.write(f"\r{self._what} {self._draw(done)}{self._describe(done, rate)}\x1b[K")
        else:
            self._stream.write(f"{self._what}: {self._describe(done, rate)}\n")
        self._stream.flush()

    def close(self) -> None:
        """Wipe the bar away."""
        if self._drawn:
            self._stream.write("\r\x1b[K")

    def _draw(self, done: int) -> str:
        if not self._total:
            return ""
        return f"[{'#' * min(_WIDTH, _WIDTH * done // self._total):<{_WIDTH}}] "

    def _describe(self, done: int, rate: float) -> str:
        if not self._total:
            return f"{done:,} rows, {rate:,.0f} rows/s"
        left = max(0, round((self._total - done) / rate))
        return f"{done:,} of about {self._total:,} rows, {rate:,.0f} rows/s, {left // 60}:{left % 60:02} left"
