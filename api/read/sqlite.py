"""Plans run on SQLite."""

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from api.errors import Unavailable
from api.read.dialects import Dialect, Sqlite
from api.read.levels import Run
from api.read.readers import AWAY, STATEMENTS_KEPT, statements_log


class SqliteReader:
    """Threads with a connection each; a whole plan is one hop to one of them."""

    def __init__(self, path: str, connections: int) -> None:
        self.dialect: Dialect = Sqlite()
        self.path = path
        self.size = connections
        self.threads = ThreadPoolExecutor(connections, thread_name_prefix="reader")
        self.idle: asyncio.LifoQueue[sqlite3.Connection] = asyncio.LifoQueue()
        self.opened: list[sqlite3.Connection] = []

    async def open(self) -> None:
        """Open the connections."""
        try:
            self.opened = [_open_sqlite(self.path) for _ in range(self.size)]
        except sqlite3.Error as error:
            raise Unavailable(AWAY) from error
        for connection in self.opened:
            self.idle.put_nowait(connection)

    async def close(self) -> None:
        """Close the connections, interrupting what still runs on them."""
        for connection in self.opened:
            connection.interrupt()
        self.threads.shutdown()
        for connection in self.opened:
            connection.close()

    async def run(self, run: Run) -> Any:  # noqa: ANN401 - what the plan gives
        """Return the plan's result; a cancelled one is interrupted before its connection is used again."""
        connection = await self.idle.get()
        work = asyncio.get_running_loop().run_in_executor(self.threads, _drive, connection, run)
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            connection.interrupt()
            await asyncio.wait([work])
            work.exception()  # the interruption, which nobody else will ask for
            raise
        except sqlite3.OperationalError as error:
            statements_log.error("SQLite could not answer: %s", error)
            raise Unavailable(AWAY) from error
        finally:
            self.idle.put_nowait(connection)


def _open_sqlite(path: str) -> sqlite3.Connection:
    """Return a connection that cannot write. The file is not opened `mode=ro`: WAL needs its index writable."""
    connection = sqlite3.connect(
        path, check_same_thread=False, isolation_level=None, cached_statements=STATEMENTS_KEPT
    )
    connection.executescript(
        "PRAGMA query_only = ON; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16000; PRAGMA mmap_size = 268435456"
    )
    return connection


def _drive(connection: sqlite3.Connection, run: Run) -> Any:  # noqa: ANN401 - what the plan gives
    """Return the result of a plan, run within one read transaction."""
    connection.execute("BEGIN")
    try:
        request = next(run)
        while True:
            statements_log.debug("%s", request[0])
            request = run.send(connection.execute(*request).fetchall())
    except StopIteration as stop:
        return stop.value
    finally:
        connection.execute("COMMIT")
