"""What it costs, on bulk inserts, to keep what is derived beside the rows."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from tests.bench import datasets
from tests.bench.ground import Ground
from tests.databases import Databases

ENTRIES = 50_000


def measure_insert(ground: Ground) -> Sequence[Mapping[str, Any]]:
    """Return the seconds of a bulk insert with nothing derived, of deriving, and the ratio of both to the first."""
    rows = []
    for database, place in ground.places().items():
        with _made(place) as url:
            plain = _time(partial(datasets.write_rows, url, ENTRIES))
            derived = _time(partial(datasets.derive, url))
        rows.append(
            {
                "database": database,
                "entries": ENTRIES,
                "rows, s": plain,
                "derived, s": derived,
                "ratio": (plain + derived) / plain,
            }
        )
    return rows


@contextmanager
def _made(databases: Databases) -> Iterator[str]:
    """Yield the URL of an empty database, and remove it."""
    databases.drop("bench_insert")
    yield databases.make("bench_insert")
    databases.drop("bench_insert")


def _time(work: Callable[[], None]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began
