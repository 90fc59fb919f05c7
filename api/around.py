"""What stands around every answer only where the request calls for it: most requests need not pay for it."""

from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Receive, Scope, Send


class CrossOrigin(CORSMiddleware):
    """CORS for requests that say where they come from. Answers to others carry `Vary: Origin` from their endpoint."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through Starlette's middleware, or past it."""
        app = super().__call__ if _find(scope, b"origin") else self.app
        await app(scope, receive, send)


class Compressed(GZipMiddleware):
    """Compression for clients that take gzip; the answers to them say that they depend on it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through Starlette's middleware, or past it."""
        app = super().__call__ if b"gzip" in _find(scope, b"accept-encoding") else self.app
        await app(scope, receive, send)


def _find(scope: Scope, wanted: bytes) -> bytes:
    """Return the value of the request's first header of that name, empty where there is none."""
    for name, value in scope.get("headers", ()):
        if name == wanted:
            return bytes(value)
    return b""
