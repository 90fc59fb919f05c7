"""Plans run on PostgreSQL."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg

from api.errors import Unavailable
from api.read.dialects import Dialect, Postgresql
from api.read.levels import Run
from api.read.readers import AWAY, STATEMENTS_KEPT, Plans, statements_log, version_seen

SESSION = {
    "application_name": "dateline",
    "default_transaction_read_only": "on",
    "timezone": "UTC",
    "jit": "off",  # compiling takes longer than any page does
}

# What PostgreSQL's own errors are called when the fault is not the statement's.
_OUTAGES = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.UndefinedTableError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
)


class PostgresqlReader:
    """A pool of asyncpg connections. All that a plan reads, it reads from one snapshot.

    A transaction would cost two round trips more. Instead the snapshot is looked at before the first statement and
    after the last; where it is the same, so was the data in between, and where it is not, the plan is run again in a
    transaction. A look is shared by all who wait for one.
    """

    def __init__(self, url: str, connections: int) -> None:
        self.dialect: Dialect = Postgresql()
        self.url = url
        self.size = connections
        self.pool: asyncpg.Pool
        self.looking = asyncio.Lock()
        self.next_look: asyncio.Task[str] | None = None

    async def open(self) -> None:
        """Connect; raises `Unavailable` where that cannot be done."""
        with _told_apart():
            self.pool = await asyncpg.create_pool(
                self.url,
                min_size=1,
                max_size=self.size + 1,
                init=_speak_text,
                reset=_leave_as_it_is,
                server_settings=SESSION,
                statement_cache_size=STATEMENTS_KEPT,
            )

    async def close(self) -> None:
        """Close the pool, whatever still runs."""
        self.pool.terminate()

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
                snapshot: str = await self.pool.fetchval("SELECT pg_current_snapshot()::text")
            return snapshot

    def run_at_once(self, plans: Plans, start: Callable[[], Run]) -> Any:  # noqa: ANN401 - as Reader says
        """Return None: PostgreSQL is always waited for."""

    async def run(self, plans: Plans, start: Callable[[], Run]) -> Any:  # noqa: ANN401 - as Reader says
        """Return the plan's result; a cancelled one is cancelled in the database too."""
        with _told_apart():
            if plans.are_one_statement:
                return await _drive(self.pool, start())
            before = version_seen.get() or await self.version()
            async with self.pool.acquire() as connection:
                result = await _drive(connection, start())
            if await self.version() == before:
                return result
            async with (
                self.pool.acquire() as connection,
                connection.transaction(isolation="repeatable_read", readonly=True),
            ):
                return await _drive(connection, start())


async def _drive(connection: asyncpg.Connection | asyncpg.Pool, run: Run) -> Any:  # noqa: ANN401 - as above
    """Return the result of a plan."""
    try:
        text, parameters = next(run)
        while True:
            statements_log.debug("%s", text)
            text, parameters = run.send(await connection.fetch(text, *parameters))
    except StopIteration as stop:
        return stop.value


async def _leave_as_it_is(_connection: asyncpg.Connection) -> None:
    """Change nothing about a connection that comes back to the pool: plans leave nothing behind to be reset."""


async def _speak_text(connection: asyncpg.Connection) -> None:
    """Have dates and moments given and taken as RFC 3339 text, as SQLite holds them."""
    await connection.set_type_codec("date", encoder=str, decoder=str, schema="pg_catalog", format="text")
    await connection.set_type_codec(
        "timestamptz", encoder=str, decoder=_rfc_3339, schema="pg_catalog", format="text"
    )


def _rfc_3339(text: str) -> str:
    """Return a moment of PostgreSQL's ("2021-07-09 12:00:00.5+00") with microseconds, as SQLite holds it."""
    day, time = text.removesuffix("+00").split(" ")
    seconds, _, fraction = time.partition(".")
    return f"{day}T{seconds}.{fraction:0<6}Z"


@contextmanager
def _told_apart() -> Iterator[None]:
    """Raise `Unavailable` for an outage; whatever else goes wrong is our own fault and stays what it is."""
    try:
        yield
    except _OUTAGES as error:
        statements_log.error("PostgreSQL could not answer: %s", error)
        raise Unavailable(AWAY) from error
