"""How fast all records leave the server over HTTP, how soon the first, and how much memory that takes."""

import http.client
import os
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.ground import Ground
from tests.bench.servers import Server
from tests.bench.targets import start_ours

ROUNDS = 3
CHUNK = 1 << 20
SPARE_SECONDS = 5.0
"""So long after an export was begun the process for the next one is ready."""


def measure_export(ground: Ground) -> Sequence[Mapping[str, Any]]:
    """Return, by database, entries a second of all records as NDJSON, and the time until the first bytes.

    Both cores are the server's here, for two processes share the work; PostgreSQL shares one of them.
    """
    rows = []
    for database, url in ground.databases().items():
        with ExitStack() as stack:
            server = start_ours(stack, url, ground.cores.server)
            os.sched_setaffinity(server.pid, {ground.cores.server, ground.cores.load})
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
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            at_work = (
                os.getpriority(os.PRIO_PROCESS, int(folder.name)) > 0
            )  # what waits for the next is not nice yet
            if at_work and b"--for-server" in (folder / "cmdline").read_bytes():
                status = (folder / "status").read_text()
                total += int(status.partition("VmHWM:")[2].split()[0]) / 1024
        except OSError:
            continue
    return total
