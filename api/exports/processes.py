"""The processes that make exports for the server, one each; another is always there to begin at once."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from api.errors import Unavailable
from api.exports.worker import FLAG
from api.rest.problems import Wrong, WrongRequest

ROOT = Path(__file__).resolve().parent.parent.parent
MOST_AT_ONCE = 4
"""Each takes a core while it lasts, or two for records, and some 100 MB."""
SPARE_AFTER = 1.0
"""Seconds after which the first spare process is started: a server's own start comes first."""
CHUNK = 65_536


class Exporter:
    """Starts the processes of one server."""

    def __init__(self, database_url: str) -> None:
        self.database_url = database_url
        self.spare: asyncio.Task[Process] | None = None
        self.starting: asyncio.TimerHandle | None = None
        self.running = 0

    def open(self) -> None:
        """Have a spare process soon; it is to be called in the event loop."""
        self.starting = asyncio.get_running_loop().call_later(SPARE_AFTER, self._prepare)

    def _prepare(self) -> None:
        if self.spare is None:
            self.spare = asyncio.create_task(_start())

    async def close(self) -> None:
        """Stop the spare process."""
        if self.starting is not None:
            self.starting.cancel()
        if self.spare is not None:
            await _stop(await self.spare)

    async def begin(self, request: Mapping[str, Any]) -> "Export":
        """Return the export that a request asks for; its first bytes are there.

        Raises WrongRequest for what is wrong with it, `Unavailable` where it cannot be made, or not now.
        """
        if self.running >= MOST_AT_ONCE:
            raise Unavailable(f"{self.running} exports are being made, the most at once; try again later.")
        self.running += 1
        try:
            process = await self._take()
            export = Export(self, process)
        except BaseException:
            self.running -= 1
            raise
        try:
            await export.begin({**request, "database_url": self.database_url})
        except BaseException:
            await export.end()
            raise
        return export

    async def _take(self) -> Process:
        """Return the spare process, or a new one; another spare is started."""
        spare, self.spare = self.spare, None
        process = await (spare or _start())
        self._prepare()
        return process


class Export:
    """An export under way."""

    def __init__(self, exporter: Exporter, process: Process) -> None:
        self.exporter = exporter
        self.process = process

    async def begin(self, request: Mapping[str, Any]) -> None:
        """Ask for it, and wait until it has begun."""
        assert self.process.stdin  # noqa: S101 - it is a pipe
        assert self.process.stdout  # noqa: S101 - so is that
        self.process.stdin.write(orjson.dumps(request, option=orjson.OPT_APPEND_NEWLINE))
        self.process.stdin.close()
        line = await self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the process of an export ended with status {await self.process.wait()}")
        said = orjson.loads(line)
        if "wrong" in said:
            raise WrongRequest([Wrong(**each) for each in said["wrong"]])
        if "error" in said:
            raise Unavailable(said["error"])

    async def read(self) -> bytes:
        """Return what comes next, nothing at its end; raises RuntimeError where it is not whole."""
        assert self.process.stdout  # noqa: S101 - it is a pipe
        chunk = await self.process.stdout.read(CHUNK)
        if not chunk and await self.process.wait():
            raise RuntimeError(f"an export broke off: its process ended with {self.process.returncode}")
        return chunk

    async def end(self) -> None:
        """Stop its process, whether it is done or not."""
        self.exporter.running -= 1
        await _stop(self.process)


async def _start() -> Process:
    command = (sys.executable, "-m", "api.exports", FLAG)
    return await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)


async def _stop(process: Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()
