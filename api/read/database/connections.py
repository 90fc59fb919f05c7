"""Connections to PostgreSQL that are lent and given back.

asyncpg's own pool does more for each statement (a proxy, two timers, a task) than a short page's statement costs.
"""

import asyncio

import asyncpg

from api.read.database.readers import STATEMENTS_KEPT

SESSION = {
    "application_name": "dateline",
    "default_transaction_read_only": "on",
    "timezone": "UTC",
    "jit": "off",  # compiling takes longer than any page does
}


# What PostgreSQL's own errors are called when the fault is not the statement's.
OUTAGES = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.UndefinedTableError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.InternalClientError,  # of a connection that the server has ended while nobody used it
)


class Connections:
    """At most so many connections, made when they are needed, and made anew where one was lost."""

    def __init__(self, url: str, most: int) -> None:
        self.url = url
        self.most = most
        self.idle: asyncio.LifoQueue[asyncpg.Connection | None] = asyncio.LifoQueue()
        self.made: set[asyncpg.Connection] = set()

    async def open(self) -> None:
        """Make the first connection; raises what asyncpg does where that cannot be done."""
        for _ in range(self.most - 1):
            self.idle.put_nowait(None)
        self.idle.put_nowait(await self._connect())

    def close(self) -> None:
        """Close all connections, whatever still runs on them."""
        for connection in self.made:
            connection.terminate()

    def lent(self) -> "Lent":
        """Return what lends a connection within `async with`: nobody else uses it in the meantime."""
        return Lent(self)

    async def borrow(self) -> asyncpg.Connection:
        """Return a connection, the one used last if possible.

        Where it was cancelled while it waited for a statement, asyncpg has the next statement wait for the end of that.
        """
        connection = await self.idle.get()
        if connection is not None and not connection.is_closed():
            return connection
        try:
            return await self._connect()
        except BaseException:
            self.idle.put_nowait(None)
            raise

    async def _connect(self) -> asyncpg.Connection:
        self.made = {connection for connection in self.made if not connection.is_closed()}
        made = await asyncpg.connect(self.url, server_settings=SESSION, statement_cache_size=STATEMENTS_KEPT)
        self.made.add(made)
        await _speak_text(made)
        return made


class Lent:
    """A connection that is lent, and given back when the `async with` ends; plans leave nothing behind to be reset."""

    __slots__ = ("connection", "connections")

    def __init__(self, connections: Connections) -> None:
        self.connections = connections

    async def __aenter__(self) -> asyncpg.Connection:
        """Return the connection."""
        self.connection = await self.connections.borrow()
        return self.connection

    async def __aexit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Give it back, closed where an outage left it in the middle of something."""
        if isinstance(error, OUTAGES):
            self.connection.terminate()
        self.connections.idle.put_nowait(self.connection)


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
