"""How far long work on the tables is, for a person who waits for it."""

import sys
import time

PATIENCE = 3.0
"""Every how many seconds a line is written."""


class Progress:
    """Writes lines on the standard error stream that say how much is done, where that takes long."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown = time.monotonic()

    def show(self, done: int, total: int) -> None:
        """Say that so many are done, when there is time to look at it."""
        if (now := time.monotonic()) - self._shown >= PATIENCE:
            self._shown = now
            print(f"{self._what}: {done:,} of {total:,}", file=sys.stderr, flush=True)  # noqa: T201 - for whoever waits
