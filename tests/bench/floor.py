"""The floor: endpoints made by hand for these two pages, with nothing around them; and constant responses.

`python -m tests.bench.floor PORT DATABASE_URL` serves them; GET /full?day=…&id=…, and /constant/BYTES.
"""

import asyncio
import gc
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import date
from typing import Protocol

import asyncpg
import uvicorn
from sqlalchemy.engine import make_url
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.settings import Settings
from tests.bench import floor_sql

CONNECTIONS: int = Settings.model_fields["readers"].default


class Database(Protocol):
    """Answers a page's statement with its JSON."""

    async def open(self) -> None:
        """Connect."""

    async def close(self) -> None:
        """Let go of the connections."""

    async def answer(self, page: str, day: str, key: int) -> str:
        """Return the page that begins there."""


class Sqlite:
    """A pool of threads, each with a connection."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.threads = ThreadPoolExecutor(CONNECTIONS)
        self.idle: list[sqlite3.Connection] = []

    async def open(self) -> None:
        """Open the connections."""
        for _ in range(CONNECTIONS):
            connection = sqlite3.connect(self.path, check_same_thread=False, isolation_level=None)
            connection.executescript(
                "PRAGMA query_only = ON; PRAGMA cache_size = -16000; PRAGMA mmap_size = 268435456"
            )
            self.idle.append(connection)

    async def close(self) -> None:
        """Close the connections."""
        self.threads.shutdown()
        for connection in self.idle:
            connection.close()

    async def answer(self, page: str, day: str, key: int) -> str:
        """Return the page that begins there."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.threads, self._ask, floor_sql.SQLITE[page], day, key)

    def _ask(self, statement: str, day: str, key: int) -> str:
        connection = self.idle.pop()
        try:
            text: str = connection.execute(statement, (day, key)).fetchone()[0]
            return text
        finally:
            self.idle.append(connection)


class Postgresql:
    """asyncpg's pool."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.pool: asyncpg.Pool

    async def open(self) -> None:
        """Connect."""
        self.pool = await asyncpg.create_pool(
            self.url, min_size=CONNECTIONS, max_size=CONNECTIONS, server_settings={"jit": "off"}
        )

    async def close(self) -> None:
        """Close the pool."""
        await self.pool.close()

    async def answer(self, page: str, day: str, key: int) -> str:
        """Return the page that begins there."""
        text: str = await self.pool.fetchval(floor_sql.POSTGRESQL[page], date.fromisoformat(day), key)
        return text


def make_database(url: str) -> Database:
    """Return what answers from the database at `url`."""
    parsed = make_url(url)
    return Sqlite(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else Postgresql(url)


def make_app(database: Database) -> Starlette:
    """Return the application."""

    def endpoint(page: str) -> Callable[[Request], object]:
        async def answer(request: Request) -> Response:
            asked = request.query_params
            body = await database.answer(page, asked["day"], int(asked["id"]))
            return Response(body, media_type="application/json")

        return answer

    async def constant(request: Request) -> Response:
        return Response(_filler(request.path_params["size"]), media_type="application/json")

    @asynccontextmanager
    async def connected(_app: Starlette) -> AsyncIterator[None]:
        await database.open()
        yield
        await database.close()

    routes = [
        Route("/full", endpoint("full")),
        Route("/small", endpoint("small")),
        Route("/constant/{size:int}", constant, methods=["GET", "POST"]),
    ]
    return Starlette(routes=routes, lifespan=connected)


_fillers: dict[int, bytes] = {}


def _filler(size: int) -> bytes:
    """Return JSON of so many bytes."""
    if size not in _fillers:
        _fillers[size] = b'"' + b"x" * (size - 2) + b'"'
    return _fillers[size]


def main() -> None:
    """Serve until stopped."""
    port, url = sys.argv[1:]
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    uvicorn.run(
        make_app(make_database(url)), port=int(port), loop="uvloop", http="httptools", log_level="warning",
        access_log=False, server_header=False,
    )  # fmt: skip


if __name__ == "__main__":
    main()
