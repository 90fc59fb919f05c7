"""The load generator: wrk, on a core of its own."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tests.bench.pages import Start

SCRIPT = Path(__file__).with_name("wrk.lua")
CONNECTIONS = 8
MOST_A_SECOND = 20_000
"""More requests a second than any target answers."""


class ToolMissing(Exception):
    """A program is missing; the message says how to install it."""


@dataclass(frozen=True)
class Request:
    """What is asked: a path and perhaps a body, with @cursor@, @day@ and @id@ where a place goes."""

    path: str
    body: bytes | None = None

    @property
    def method(self) -> str:
        """Return the method."""
        return "GET" if self.body is None else "POST"

    def at(self, start: Start) -> "Request":
        """Return the request for one place."""
        values = {"@cursor@": start.cursor, "@day@": start.day, "@id@": str(start.id)}
        path, body = self.path, self.body
        for mark, value in values.items():
            path = path.replace(mark, value)
            body = body and body.replace(mark.encode(), value.encode())
        return Request(path, body)


@dataclass(frozen=True)
class Load:
    """What wrk measured."""

    requests: int
    seconds: float
    failed: int
    p50_ms: float
    p99_ms: float

    @property
    def rps(self) -> float:
        """Return requests a second."""
        return self.requests / self.seconds


def check_installed() -> None:
    """Raise `ToolMissing` unless wrk is there."""
    if shutil.which("wrk") is None:
        raise ToolMissing("wrk is missing: install it with apt-get install wrk")


def write_places(path: Path, starts: Iterator[Start], seconds: float) -> None:
    """Write the places that are enough for so many seconds."""
    with path.open("w") as file:
        for start in islice(starts, int(seconds * MOST_A_SECOND)):
            file.write(f"{start.cursor} {start.day} {start.id}\n")


def run(address: str, request: Request, places: Path | None, seconds: float, core: int) -> Load:
    """Send requests over eight connections for so long; raises RuntimeError where any of them failed."""
    folder = Path(str(places)).parent if places else Path("/tmp")  # noqa: S108
    template = folder / "template"
    template.write_bytes(request.body or b"")
    return _run(address, request, [str(template) if request.body else "", str(places or "")], seconds, core)


def run_bodies(address: str, path: str, bodies: Path, seconds: float, core: int) -> Load:
    """Send the bodies of a file, one a line, in turn; one may take a minute. Raises RuntimeError as `run` does."""
    return _run(address, Request(path, b""), ["", "", str(bodies)], seconds, core, "--timeout", "60s")


def _run(
    address: str, request: Request, files: Sequence[str], seconds: float, core: int, *options: str
) -> Load:
    pinned = ["taskset", "-c", str(core), "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s"]
    script = ["-s", str(SCRIPT), address, "--", request.method, request.path]
    done = subprocess.run([*pinned, *options, *script, *files], capture_output=True, text=True, check=False)
    measured = done.stdout.partition("MEASURED ")[2]
    if not measured:
        raise RuntimeError(f"wrk failed:\n{done.stdout}{done.stderr}")
    load = Load(**json.loads(measured))
    if load.failed:
        raise RuntimeError(f"{load.failed} of {load.requests} requests to {address}{request.path} failed")
    return load
