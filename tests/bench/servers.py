"""Servers under measurement: each a process pinned to one core, whose use of it can be read."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.bench.wrk import Request

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 30
TICKS = os.sysconf("SC_CLK_TCK")
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Cores:
    """Which core the servers have, and which the load generator and PostgreSQL."""

    server: int
    load: int


def find_cores() -> Cores:
    """Return two different cores; raises RuntimeError where there is only one."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        raise RuntimeError("a benchmark needs two cores: one for the server, one for the load")
    return Cores(cores[0], cores[1])


@dataclass(frozen=True)
class Server:
    """A running server."""

    pid: int
    port: int
    ready_seconds: float
    """How long it took from its start to its first answer."""

    @property
    def address(self) -> str:
        """Return where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def cpu_seconds(self) -> float:
        """Return how much processor time it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_megabytes(self) -> tuple[float, float]:
        """Return how much memory it holds, in MiB: all of it, and without the files that it has mapped."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        whole, own = (int(status.partition(name)[2].split()[0]) / 1024 for name in ("VmRSS:", "RssAnon:"))
        return whole, own

    def ask(self, request: Request) -> bytes:
        """Return the answer to one request; raises RuntimeError unless it is 200."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(request.method, request.path, request.body, JSON)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        if response.status != http.HTTPStatus.OK:
            raise RuntimeError(f"{request.path} answered {response.status}: {body[:500]!r}")
        return body


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(
    command: Sequence[str], port: int, core: int, ready: str = "/", folder: Path = ROOT, **environ: str
) -> Iterator[Server]:
    """Run a server that listens on `port`, yield it when it answers to GET `ready`, and stop it."""
    log = Path(f"/tmp/dateline-bench-{port}.log")  # noqa: S108
    began = time.monotonic()
    pinned = ["taskset", "-c", str(core), *command]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            pinned, cwd=folder, env=_environment(folder, environ), stdout=output, stderr=output
        ) as process,
    ):
        try:
            _wait(process, port, ready, log)
            yield Server(process.pid, port, time.monotonic() - began)
        finally:
            process.terminate()
    log.unlink()


def _environment(folder: Path, more: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    return {**kept, "PYTHONPATH": str(folder), "NODE_ENV": "production", "GRAPHILE_ENV": "production", **more}


def _wait(process: subprocess.Popen[bytes], port: int, ready: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", ready)
            if connection.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR:
                return
        time.sleep(0.02)
    raise RuntimeError(f"{log.name}: the server did not start:\n{log.read_text()[-3000:]}")
