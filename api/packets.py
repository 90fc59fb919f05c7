"""What is written of an answer within one moment goes out together: its head and its body as one packet."""

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_HELD = 32_768
"""Bytes; more are handed on at once, so that the transport can say when it has enough."""


class GatheringTransport:
    """A transport that keeps what is written to it until the event loop goes on.

    uvicorn writes a head and a body apart, and each write is a call of the system and wakes the client up.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self.transport = transport
        self.loop = loop
        self.held: list[bytes] = []
        self.size = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a transport has
        """Return what the transport has of that name."""
        return getattr(self.transport, name)

    def write(self, data: bytes) -> None:
        """Send bytes, before the event loop does anything else."""
        if not self.held:
            self.loop.call_soon(self.flush)
        self.held.append(data)
        self.size += len(data)
        if self.size > MOST_HELD:
            self.flush()

    def flush(self) -> None:
        """Hand on what is held."""
        if self.held:
            self.transport.write(b"".join(self.held))
            self.held.clear()
            self.size = 0

    def close(self) -> None:
        """Send what is held and close the transport."""
        self.flush()
        self.transport.close()


class Http(HttpToolsProtocol):
    """uvicorn's HTTP over transports that gather what is written."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Serve a new connection."""
        super().connection_made(cast("asyncio.Transport", GatheringTransport(transport, self.loop)))
