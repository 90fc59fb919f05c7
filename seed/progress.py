"""A bar for long work, when a person is looking."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TextIO, TypeVar

_WIDTH = 30
_PATIENCE = 0.5
"""After how many seconds work is long."""

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
