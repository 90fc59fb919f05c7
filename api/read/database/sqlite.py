"""Plans run on SQLite.

A page takes about a millisecond, less than it costs to hand it to a thread that contends for the interpreter with
this one. So a plan is begun at once, where it was asked for, and may take so many steps; one that takes more is begun
anew on a thread with a connection of its own, and so it is from then on.
"""

import asyncio
import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from api.errors import Unavailable
from api.read.database.readers import AWAY, STATEMENTS_KEPT, Plans, statements_log
from api.read.index.view import OverBudget
from api.read.plan.levels import Run
from api.read.plan.shaping import Rows
from api.read.sql.dialects import Dialect, Sqlite

STEPS = 20_000
"""Every so many instructions of SQLite's virtual machine, about a millisecond, it is asked whether to go on."""
MOST_STEPS = 5
"""So often it goes on at once."""
NICE = 10
"""How far what is done on threads gives way to what is done at once (0 to 19)."""
MOST_ROWS = 3_000
"""So many rows are shaped at once; more are shaped on a thread."""
# Pages of the file that are mapped count as the process's own, once a connection: it keeps copies of a few instead.
AT_ONCE = {"cached": 32_000_000, "mapped": 0, "statements": STATEMENTS_KEPT // 2}
ON_THREAD = {"cached": 4_000_000, "mapped": 0, "statements": STATEMENTS_KEPT // 8}


class SqliteReader:
    """One connection for what is done at once, and threads with a connection each for what takes longer."""

    def __init__(self, path: str, connections: int) -> None:
        self.dialect: Dialect = Sqlite()
        self.path = path
        self.size = connections
        self.threads = ThreadPoolExecutor(connections, "reader", initializer=_give_way)
        self.idle: asyncio.LifoQueue[sqlite3.Connection] = asyncio.LifoQueue()
        self.opened: list[sqlite3.Connection] = []
        self.steps = 0

    async def open(self) -> None:
        """Open the connections; raises `Unavailable` where that cannot be done."""
        try:
            self.opened = [_open_sqlite(self.path, **AT_ONCE)]
            self.opened += [_open_sqlite(self.path, **ON_THREAD) for _ in range(self.size)]
        except sqlite3.Error as error:
            raise Unavailable(AWAY) from error
        self.at_once = self.opened[0]
        self.at_once.set_progress_handler(self.count_steps, STEPS)
        for connection in self.opened[1:]:
            self.idle.put_nowait(connection)

    def count_steps(self) -> bool:
        """Return whether SQLite is to stop, once: the plan's transaction must still be ended."""
        self.steps += 1
        return self.steps == MOST_STEPS + 1

    async def close(self) -> None:
        """Close the connections, interrupting what still runs on them."""
        for connection in self.opened:
            connection.interrupt()
        self.threads.shutdown()
        for connection in self.opened:
            connection.close()

    async def version(self) -> object:
        """Return what changes with every commit of anybody, to be compared with what this reader gave before."""
        self.steps = 0
        try:
            version: object = self.at_once.execute("PRAGMA data_version").fetchone()[0]
        except sqlite3.OperationalError as error:
            raise _outage(error) from error
        return version

    async def run(self, plans: Plans, start: Callable[[], Run]) -> Any:  # noqa: ANN401 - what the plan gives
        """Return the result of a plan; a cancelled one is interrupted before its connection is used again."""
        found = self.run_at_once(plans, start)
        if found is not None:
            return found
        try:
            return await self._run_on_thread(start)
        except sqlite3.OperationalError as error:
            raise _outage(error) from error

    def run_at_once(self, plans: Plans, start: Callable[[], Run]) -> Any:  # noqa: ANN401 - what the plan gives
        """Return the result of a plan, or None where it takes longer than may be waited for."""
        if plans.go_beside():
            return None
        self.steps = 0
        try:
            drive = _drive if plans.are_one_statement else _drive_in_one_snapshot
            return drive(self.at_once, start(), AtOnce().check)
        except OverBudget:
            plans.are_slow = True
        except sqlite3.OperationalError as error:
            if self.steps <= MOST_STEPS:
                raise _outage(error) from error
            plans.are_slow = True
        return None

    async def _run_on_thread(self, start: Callable[[], Run]) -> Any:  # noqa: ANN401 - what the plan gives
        connection = await self.idle.get()
        unwanted = threading.Event()

        def check(_rows: Rows) -> None:
            if unwanted.is_set():
                raise OverBudget

        work = asyncio.get_running_loop().run_in_executor(
            self.threads, _drive_in_one_snapshot, connection, start(), check
        )
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            unwanted.set()
            connection.interrupt()
            await asyncio.wait([work])
            work.exception()  # the interruption, which nobody else will ask for
            raise
        finally:
            self.idle.put_nowait(connection)


def _give_way() -> None:
    """Let what takes long run when there is nothing short to do: Linux has priorities for each thread."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)


def _open_sqlite(path: str, *, cached: int, mapped: int, statements: int) -> sqlite3.Connection:
    """Return a connection that cannot write, which keeps so many bytes of pages and so many statements.

    The file is not opened `mode=ro`: WAL needs its index writable.
    """
    connection = sqlite3.connect(
        path, check_same_thread=False, isolation_level=None, cached_statements=statements
    )
    connection.executescript(
        "PRAGMA query_only = ON; PRAGMA busy_timeout = 5000;"
        f"PRAGMA cache_size = -{cached // 1000}; PRAGMA mmap_size = {mapped}"
    )
    return connection


class AtOnce:
    """What a plan may take that is run where it was asked for."""

    def __init__(self) -> None:
        self.rows = 0

    def check(self, rows: Rows) -> None:
        """Raise `OverBudget` where too many rows were fetched."""
        self.rows += len(rows)
        if self.rows > MOST_ROWS:
            raise OverBudget


Check = Callable[[Rows], None]


def _drive(connection: sqlite3.Connection, run: Run, check: Check) -> Any:  # noqa: ANN401 - what the plan gives
    """Return the result of a plan; `check` is told what was fetched, and raises where it is to stop."""
    try:
        request = next(run)
        while True:
            statements_log.debug("%s", request[0])
            rows = connection.execute(*request).fetchall()
            check(rows)
            request = run.send(rows)
    except StopIteration as stop:
        return stop.value


def _drive_in_one_snapshot(connection: sqlite3.Connection, run: Run, check: Check) -> Any:  # noqa: ANN401 - as above
    """Return the same, all of it read within one transaction."""
    try:
        connection.execute("BEGIN")
        return _drive(connection, run, check)
    finally:
        _end_transaction(connection)


def _end_transaction(connection: sqlite3.Connection) -> None:
    """End a transaction that only read, if it was begun. What stops a plan, once, may hit its BEGIN or COMMIT too."""
    try:
        if connection.in_transaction:
            connection.execute("COMMIT")
    except sqlite3.OperationalError:
        connection.rollback()


def _outage(error: sqlite3.OperationalError) -> Unavailable:
    """Return the error for when SQLite itself cannot go on."""
    statements_log.error("SQLite could not answer: %s", error)
    return Unavailable(AWAY)
