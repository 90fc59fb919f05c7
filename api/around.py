"""What stands around every answer only where the request calls for it: most requests need not pay for it."""

from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Receive, Scope, Send

from api.headers import find_header


class CrossOrigin(CORSMiddleware):
    """CORS for requests that say where they come from. Answers to others carry `Vary: Origin` from their endpoint."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through Starlette's middleware, or past it."""
        if scope["type"] == "http" and find_header(scope, b"origin"):
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, send)


class Compressed(GZipMiddleware):
    """Compression for clients that take gzip; the answers to them say that they depend on it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through Starlette's middleware, or past it."""
        if scope["type"] == "http" and b"gzip" in find_header(scope, b"accept-encoding"):
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, send)
