"""Plans run on PostgreSQL."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from time import thread_time
from typing import Any

import asyncpg

from api.errors import Unavailable
from api.read.database.connections import OUTAGES, Connections
from api.read.database.readers import AWAY, Plans, statements_log, version_seen
from api.read.index.view import MOST_SECONDS
from api.read.plan.levels import Run
from api.read.plan.shaping import Rows
from api.read.sql.dialects import Dialect, Postgresql


class PostgresqlReader:
    """A pool of asyncpg connections. All that a plan reads, it reads from one snapshot.

    A transaction would cost two round trips more. Instead the snapshot is looked at before the first statement and
    after the last; where it is the same, so was the data in between, and where it is not, the plan is run again in a
    transaction, even if it failed: it may have met two states of the data. A look is shared by all who wait for one.
    """

    def __init__(self, url: str, connections: int) -> None:
        self.dialect: Dialect = Postgresql()
        self.connections = Connections(url, connections)
        self.looker = Connections(url, 1)
        self.looking = asyncio.Lock()
        self.next_look: asyncio.Task[str] | None = None
        self.threads = ThreadPoolExecutor(connections, "reader")

    async def open(self) -> None:
        """Connect; raises `Unavailable` where that cannot be done."""
        with _told_apart():
            await self.connections.open()
            await self.looker.open()

    async def close(self) -> None:
        """Close the connections, whatever still runs."""
        self.connections.close()
        self.looker.close()
        self.threads.shutdown()

    async def version(self) -> object:
        """Return the snapshot that a statement begun after this call sees: it differs after any commit.

        Two statements that see the same snapshot see the same data (PostgreSQL 15, 9.27 and 13.1).
        """
        if self.next_look is None:
            self.next_look = asyncio.create_task(self._look())
        return await asyncio.shield(self.next_look)

    async def _look(self) -> str:
        async with (
            self.looking
        ):  # the look that is under way began before some of those who wait for this one
            self.next_look = None
            with _told_apart():
                async with self.looker.lent() as connection:
                    snapshot: str = await connection.fetchval("SELECT pg_current_snapshot()::text")
            return snapshot

    def run_at_once(self, plans: Plans, start: Callable[[], Run]) -> Any:  # noqa: ANN401 - as Reader says
        """Return None: PostgreSQL is always waited for."""

    async def run(self, plans: Plans, start: Callable[[], Run]) -> Any:  # noqa: ANN401 - as Reader says
        """Return the plan's result; a cancelled one is cancelled in the database too."""
        with _told_apart():
            if plans.are_one_statement:
                return await self._drive(plans, start())
            before = version_seen.get() or await self.version()
            try:
                result = await self._drive(plans, start())
            except Exception:
                if await self.version() == before:
                    raise
            else:
                if await self.version() == before:
                    return result
            async with (
                self.connections.lent() as connection,
                connection.transaction(isolation="repeatable_read", readonly=True),
            ):
                return await self._drive_on(connection, plans, start())

    async def _drive(self, plans: Plans, run: Run) -> Any:  # noqa: ANN401 - as above
        async with self.connections.lent() as connection:
            return await self._drive_on(connection, plans, run)

    async def _drive_on(self, connection: asyncpg.Connection, plans: Plans, run: Run) -> Any:  # noqa: ANN401 - as above
        """Return the result of a plan; what it works out between its statements is left to a thread if it is slow."""
        beside, rows = plans.go_beside(), None
        while True:
            if beside:
                step = await asyncio.get_running_loop().run_in_executor(self.threads, _advance, run, rows)
            else:
                began = thread_time()
                step = _advance(run, rows)
                if thread_time() - began > MOST_SECONDS:
                    plans.are_slow = beside = True
            if isinstance(step, Done):
                return step.result
            statements_log.debug("%s", step[0])
            rows = await connection.fetch(step[0], *step[1])


@dataclass(frozen=True, slots=True)
class Done:
    """The result of a plan."""

    result: Any


def _advance(run: Run, rows: Rows | None) -> tuple[str, tuple[Any, ...]] | Done:
    """Return a plan's next statement, or its result."""
    try:
        return run.send(rows)  # type: ignore[arg-type] # None begins it
    except StopIteration as stop:
        return Done(stop.value)


@contextmanager
def _told_apart() -> Iterator[None]:
    """Raise `Unavailable` for an outage; whatever else goes wrong is our own fault and stays what it is."""
    try:
        yield
    except OUTAGES as error:
        statements_log.error("PostgreSQL could not answer: %s", error)
        raise Unavailable(AWAY) from error
