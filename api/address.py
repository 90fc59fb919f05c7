"""Where a request found this server: what the links in its answer begin with."""

from functools import lru_cache

from starlette.requests import Request
from starlette.types import Scope

from api.headers import find_header


def address_of(scope: Scope) -> str:
    """Return the address that the request was sent to, without a slash at its end."""
    server = tuple(scope.get("server") or ())
    return _read(scope["scheme"], find_header(scope, b"host"), server, scope.get("root_path", ""))


@lru_cache(maxsize=256)
def _read(scheme: str, host: bytes, server: tuple[str | int | None, ...], root_path: str) -> str:
    """Return the address as Starlette reads it, which takes its time and is asked for with every request."""
    headers = [(b"host", host)] if host else []
    scope = {
        "type": "http",
        "scheme": scheme,
        "server": server or None,
        "root_path": root_path,
        "path": "/",
        "headers": headers,
    }
    return str(Request(scope).base_url).rstrip("/")
