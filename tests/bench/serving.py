"""Points of the whole server under load: how flat, how steady, how large, how soon ready."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import orjson

from schema.storage.database import make_engine, reading
from tests.bench import wrk
from tests.bench.documents import day_of
from tests.bench.ground import Ground
from tests.bench.mixed import SORTS, list_bodies
from tests.bench.pages import PAGES, Page, Start, list_starts
from tests.bench.rounds import Measured, measure_once
from tests.bench.servers import Server
from tests.bench.targets import Target, start_ours
from tests.bench.wrk import Request

Rows = Sequence[Mapping[str, Any]]
SMALL_SIZE = 10_000
SECONDS = 3.0
ROUNDS = 3
REQUESTS = 100_000
SLOW = """
query Slow($least: Int) { timeline(first: 1, where: {minKilled: $least}) { totalCount facets {
  kinds { count } actors { count } countries { count } histogram(interval: MONTH) { spanning } } } }
"""
SLOW_WITHOUT_FACETS = (
    "query Slow($least: Int) { timeline(first: 1, where: {minKilled: $least}) { totalCount } }"
)
MIXED_SECONDS = 10.0
MIXED = 10_000
"""How many mixed requests are made ready for so many seconds."""


@contextmanager
def _ours(ground: Ground, database: str, url: str, **settings: str) -> Iterator[Target]:
    with ExitStack() as stack:
        server = start_ours(stack, url, ground.cores.server, **settings)
        requests = {page.name: Request("/graphql", page.body("@cursor@")) for page in PAGES}
        yield Target("ours", database, server, requests)


def measure_flatness(ground: Ground) -> Rows:
    """Return the processor time of a full page in a small and in the large database, at either end of it."""
    rows = []
    for entries in (SMALL_SIZE, ground.entries):
        for database, url in ground.databases(entries).items():
            with _ours(ground, database, url) as target:
                for where, part in {
                    "first": (0.98, 1.0),
                    "anywhere": (0.05, 1.0),
                    "last": (0.05, 0.07),
                }.items():
                    cpu = _measure_between(ground, target, entries, *part).cpu_ms
                    rows.append({"database": database, "entries": entries, "page": where, "cpu_ms": cpu})
    return rows


def _measure_between(ground: Ground, target: Target, entries: int, low: float, high: float) -> Measured:
    """Return the median round of full pages that begin between two parts of the timeline."""
    first, last = day_of(low).isoformat(), day_of(high).isoformat()
    starts = (start for start in list_starts(entries) if first <= start.day <= last)
    return _median_round(ground, target, PAGES[0], starts)


def _median_round(ground: Ground, target: Target, page: Page, starts: Iterator[Start]) -> Measured:
    places = ground.folder / "places"
    found = []
    for _ in range(ROUNDS):
        _write(places, starts)
        found.append(measure_once(target, page, places, ground.cores.load, SECONDS))
    return Measured(*(median(each) for each in zip(*map(_values, found), strict=True)))


def _values(measured: Measured) -> tuple[float, float, float, float]:
    return measured.rps, measured.p50_ms, measured.p99_ms, measured.cpu_ms


def _write(places: Path, starts: Iterator[Start]) -> None:
    wrk.write_places(places, islice(starts, 15_000), SECONDS)


def measure_interference(ground: Ground) -> Rows:
    """Return the 99th percentile of small pages, alone and while slow statements run on another connection."""
    rows = []
    for database, url in ground.databases().items():
        with _ours(ground, database, url, DATELINE_TIMEOUT_SECONDS="60") as target:  # it is to be slow
            starts = list_starts(ground.entries)
            alone = _median_round(ground, target, PAGES[1], starts)
            with _asking_slowly(target.server) as count:
                beside = _median_round(ground, target, PAGES[1], starts)
            rows.append(
                {
                    "database": database,
                    "alone p99_ms": alone.p99_ms,
                    "beside p99_ms": beside.p99_ms,
                    "ratio": beside.p99_ms / alone.p99_ms,
                    "slow requests": len(count),
                }
            )
    return rows


@contextmanager
def _asking_slowly(server: Server) -> Iterator[list[int]]:
    """Ask one slow question after another meanwhile, each a little different; yield the list of their lengths."""
    answered: list[int] = []
    stop = threading.Event()
    document = SLOW if _knows(server, SLOW) else SLOW_WITHOUT_FACETS

    def ask() -> None:
        while not stop.is_set():
            body = orjson.dumps({"query": document, "variables": {"least": len(answered) % 60}})
            answered.append(len(server.ask(Request("/graphql", body))))

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield answered
    finally:
        stop.set()
        thread.join()


def _knows(server: Server, document: str) -> bool:
    body = orjson.dumps({"query": document, "variables": {"least": 1}})
    return b'"errors"' not in server.ask(Request("/graphql", body))


def measure_memory(ground: Ground) -> Rows:
    """Return the resident size, in MiB, as mixed requests and never repeated documents come in."""
    rows = []
    for database, url in ground.databases().items():
        with (
            _ours(ground, database, url, DATELINE_TIMEOUT_SECONDS="60") as target,
            _mixed(ground, url) as bodies,
        ):
            rows.append(_weigh(target, database, 0))
            for part in (1, 2):
                _send(ground, target, bodies, REQUESTS // 2)
                rows.append(_weigh(target, database, part * REQUESTS // 2))
    return rows


def _weigh(target: Target, database: str, requests: int) -> Mapping[str, Any]:
    whole, own = target.server.resident_megabytes()
    return {
        "database": database,
        "requests": f"{requests:,}",
        "resident MiB": whole,
        "without mapped files": own,
    }


@contextmanager
def _mixed(ground: Ground, url: str) -> Iterator[Iterator[bytes]]:
    """Yield the bodies of mixed requests to a database."""
    engine = make_engine(url)
    with reading(engine) as connection:
        yield list_bodies(connection, ground.entries)
    engine.dispose()


def _send(ground: Ground, target: Target, bodies: Iterator[bytes], count: int) -> None:
    """Send so many mixed requests; raises RuntimeError where one of the first is answered with an error."""
    for body in islice(bodies, SORTS):
        if b'"errors"' in (answer := target.server.ask(Request("/graphql", body))):
            raise RuntimeError(f"{body!r} is answered with {answer[:500]!r}")
    sent, file = 0, ground.folder / "bodies"
    while sent < count:
        file.write_bytes(b"\n".join(islice(bodies, MIXED)) + b"\n")
        sent += wrk.run_bodies(
            target.server.address, "/graphql", file, MIXED_SECONDS, ground.cores.load
        ).requests


def measure_start(ground: Ground) -> Rows:
    """Return the seconds from a server's start until it is ready, the median of a few."""
    rows = []
    for database, url in ground.databases().items():
        times = []
        for _ in range(ROUNDS):
            with _ours(ground, database, url) as target:
                times.append(target.server.ready_seconds)
        rows.append({"database": database, "entries": ground.entries, "seconds": median(times)})
    return rows
