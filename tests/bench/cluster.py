"""The benchmarks' own PostgreSQL, on the load's core."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import psycopg

from tests.bench.datasets import FOLDER
from tests.bench.wrk import ToolMissing
from tests.databases import find_postgres_binaries, running_postgres

MEMORY = {"shared_buffers": "1GB", "effective_cache_size": "4GB", "random_page_cost": "1.1"}
"""What an administrator sets first on a machine with a few GB; nothing else is tuned."""


@contextmanager
def running_cluster(core: int) -> Iterator[str]:
    """Run the server, whose databases are kept under var/bench, on one core; yield its URL."""
    binaries = find_postgres_binaries()
    if binaries is None:
        raise ToolMissing("PostgreSQL's programs are missing: install them with apt-get install postgresql")
    FOLDER.mkdir(parents=True, exist_ok=True)
    allowed = os.sched_getaffinity(0)
    with ExitStack() as stack:
        os.sched_setaffinity(0, {core})  # what is started now, and whatever that starts, stays there
        try:
            url = stack.enter_context(running_postgres(binaries, FOLDER / "postgresql", **MEMORY))
        finally:
            os.sched_setaffinity(0, allowed)
        yield url


def find_version(url: str) -> str:
    """Return the server's version."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SHOW server_version").fetchone()
        return str(row[0]) if row else ""
