"""Requests timed one by one over a connection that stays open, each beside a small page."""

import http.client
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

import orjson

from tests.bench.ground import Ground
from tests.bench.pages import PAGES, list_starts
from tests.bench.servers import JSON, Server
from tests.bench.targets import start_ours

TIMES = 31
"""How often each question is timed, warm; one that takes long is timed less often, but at least `FEWEST` times."""

FEWEST = 5
LONGEST_SECONDS = 6.0
WARMING = 2
SETTINGS = {"DATELINE_CACHE_BYTES": "0", "DATELINE_TIMEOUT_SECONDS": "600"}
"""No answer is kept to be given again, and none is given up."""

SMALL = PAGES[1]


@dataclass(frozen=True)
class Timed:
    """The times of a question and those of the small pages asked between, in milliseconds."""

    own: Sequence[float]
    small: Sequence[float]

    def describe(self) -> dict[str, Any]:
        """Return the columns of a table: how often, the median and the longest, and the median by a small page's."""
        own, small = median(self.own), median(self.small)
        return {
            "times": len(self.own),
            "median_ms": own,
            "worst_ms": max(self.own),
            "small_ms": small,
            "ratio": own / small,
        }


class Line:
    """A connection to a server that stays open."""

    def __init__(self, server: Server, entries: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=600)
        self._starts = list_starts(entries)
        self.last_ms = 0.0

    def ask(self, document: str, where: Mapping[str, Any] | None, after: str | None = None) -> dict[str, Any]:
        """Return the timeline that a document asks for; raises RuntimeError where there are errors instead."""
        body = orjson.dumps({"query": document, "variables": {"where": where, "after": after}})
        answer = orjson.loads(self._send(body))
        if "errors" in answer:
            raise RuntimeError(f"{document} of {where}: {answer['errors']}")
        found: dict[str, Any] = answer["data"]["timeline"]
        return found

    def ask_small(self) -> None:
        """Ask for a small page from a place where none began yet."""
        self._send(SMALL.body(next(self._starts).cursor))

    def _send(self, body: bytes) -> bytes:
        """Return the body of the answer, and note how long it took."""
        try:
            return self._send_once(body)
        except ConnectionError:  # the server closes what nobody used for some seconds
            self._connection.close()
            return self._send_once(body)

    def _send_once(self, body: bytes) -> bytes:
        began = time.perf_counter()
        self._connection.request("POST", "/graphql", body, JSON)
        answer = self._connection.getresponse().read()
        self.last_ms = (time.perf_counter() - began) * 1000
        return answer

    def time(self, document: str, where: Mapping[str, Any] | None, after: str | None = None) -> Timed:
        """Return the times of a question, each of them after a small page, when both were asked before."""
        own: list[float] = []
        small: list[float] = []
        for _ in range(WARMING):
            self.ask_small()
            self.ask(document, where, after)
        until = time.monotonic() + LONGEST_SECONDS
        while len(own) < TIMES and (len(own) < FEWEST or time.monotonic() < until):
            self.ask_small()
            small.append(self.last_ms)
            self.ask(document, where, after)
            own.append(self.last_ms)
        return Timed(own, small)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@contextmanager
def fresh_line(ground: Ground, url: str) -> Iterator[Line]:
    """Yield a connection to a server that was just started; who asks has the load's core meanwhile."""
    allowed = os.sched_getaffinity(0)
    with ExitStack() as stack:
        server = start_ours(stack, url, ground.cores.server, **SETTINGS)
        line = Line(server, ground.entries)
        stack.callback(line.close)
        os.sched_setaffinity(0, {ground.cores.load})
        stack.callback(os.sched_setaffinity, 0, allowed)
        yield line


def time_first(
    ground: Ground, url: str, document: str, where: Mapping[str, Any] | None, after: str | None = None
) -> float:
    """Return what a question takes in milliseconds when a new server has answered nothing but a small page."""
    with fresh_line(ground, url) as line:
        line.ask_small()
        line.ask(document, where, after)
        return line.last_ms
