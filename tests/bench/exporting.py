"""How fast all records leave the server over HTTP, how soon the first, and how much memory that takes."""

import http.client
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import Any

import psycopg

from tests.bench.ground import Ground
from tests.bench.servers import Server
from tests.bench.targets import start_ours
from tests.exporters import list_exporters

ROUNDS = 3
CHUNK = 1 << 20
SPARE_SECONDS = 5.0
"""So long after an export was begun the process for the next one is ready."""


def measure_export(ground: Ground) -> Sequence[Mapping[str, Any]]:
    """Return, by database, entries a second of all records as NDJSON, and the time until the first bytes.

    All have both cores here, for two processes share the work.
    """
    rows = []
    for database, url in ground.databases().items():
        with ExitStack() as stack:
            server = start_ours(stack, url, ground.cores.server)
            others = [_find_postmaster(ground.postgresql)] if ground.postgresql else []
            stack.enter_context(_on_both_cores(ground, server.pid, *others))
            found = [_read(server) for _ in range(ROUNDS)]
        rows.append(
            {
                "database": database,
                "entries": ground.entries,
                "records": found[0]["records"],
                "first byte, ms": median(each["first"] for each in found) * 1000,
                "entries/s": round(ground.entries / median(each["seconds"] for each in found)),
                "resident MiB, both processes": max(each["resident"] for each in found),
            }
        )
    return rows


@contextmanager
def _on_both_cores(ground: Ground, *processes: int) -> Iterator[None]:
    """Let the processes, and those that they start, have both cores for a while."""
    allowed = [os.sched_getaffinity(each) for each in processes]
    for each in processes:
        os.sched_setaffinity(each, {ground.cores.server, ground.cores.load})
    try:
        yield
    finally:
        for each, cores in zip(processes, allowed, strict=True):
            os.sched_setaffinity(each, cores)


def _find_postmaster(url: str) -> int:
    """Return the process that PostgreSQL's connections are children of."""
    with closing(psycopg.connect(url)) as connection:
        stat = Path(f"/proc/{connection.info.backend_pid}/stat").read_text()
    return int(stat.rpartition(")")[2].split()[1])


def _read(server: Server) -> dict[str, Any]:
    """Read one whole export; raises RuntimeError where it is none."""
    time.sleep(SPARE_SECONDS)
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    began = time.monotonic()
    connection.request("GET", "/v1/timeline.ndjson", headers={"Accept-Encoding": "identity"})
    response = connection.getresponse()
    if response.status != http.HTTPStatus.OK:
        raise RuntimeError(f"the export answered {response.status}: {response.read(500)!r}")
    records, resident, first = response.read(1).count(b"\n"), 0.0, time.monotonic() - began
    while chunk := response.read(CHUNK):
        records += chunk.count(b"\n")
        resident = max(resident, _weigh_exporters())
    seconds = time.monotonic() - began
    connection.close()
    return {"records": records, "seconds": seconds, "first": first, "resident": resident}


def _weigh_exporters() -> float:
    """Return how much memory the processes that make exports hold at most, in MiB; what they share counts for each."""
    total = 0.0
    for process in list_exporters():
        with suppress(OSError):  # it has ended
            status = Path(f"/proc/{process}/status").read_text()
            total += int(status.partition("VmHWM:")[2].split()[0]) / 1024
    return total
