"""Plans run on PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg

from api.errors import Unavailable
from api.read.dialects import Dialect, Postgresql
from api.read.levels import Run
from api.read.readers import AWAY, STATEMENTS_KEPT, Plans, statements_log

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
    """A pool of asyncpg connections, whose transactions are read-only and see one snapshot."""

    def __init__(self, url: str, connections: int) -> None:
        self.dialect: Dialect = Postgresql()
        self.url = url
        self.size = connections
        self.pool: asyncpg.Pool

    async def open(self) -> None:
        """Connect; raises `Unavailable` where that cannot be done."""
        with _told_apart():
            self.pool = await asyncpg.create_pool(
                self.url,
                min_size=1,
                max_size=self.size,
                init=_speak_text,
                server_settings={"application_name": "dateline", "timezone": "UTC", "jit": "off"},
                statement_cache_size=STATEMENTS_KEPT,
            )

    async def close(self) -> None:
        """Close the pool, whatever still runs."""
        self.pool.terminate()

    async def version(self) -> object:
        """Return what changes with every commit of anybody.

        It is the snapshot that a statement sees: two that see the same one see the same data (PostgreSQL 15, 9.27).
        """
        with _told_apart():
            return await self.pool.fetchval("SELECT pg_current_snapshot()::text")

    async def run(self, plans: Plans, start: Callable[[], Run]) -> Any:  # noqa: ANN401, ARG002 - as Reader says
        """Return the plan's result; a cancelled one is cancelled in the database too."""
        with _told_apart():
            async with (
                self.pool.acquire() as connection,
                connection.transaction(isolation="repeatable_read", readonly=True),
            ):
                return await _drive(connection, start())


async def _drive(connection: asyncpg.Connection, run: Run) -> Any:  # noqa: ANN401 - what the plan gives
    try:
        text, parameters = next(run)
        while True:
            statements_log.debug("%s", text)
            text, parameters = run.send(await connection.fetch(text, *parameters))
    except StopIteration as stop:
        return stop.value


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
