"""A whole response, ready to be sent, and sent again."""

from typing import NamedTuple

from starlette.types import Send


class Answer(NamedTuple):
    """A response's status, headers (names in lower case) and body."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    async def send(self, send: Send) -> None:
        """Send the response."""
        await send({"type": "http.response.start", "status": self.status, "headers": list(self.headers)})
        await send({"type": "http.response.body", "body": self.body})
