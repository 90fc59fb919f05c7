"""A request's headers as ASGI gives them: pairs of bytes, names in lower case."""

from starlette.types import Scope


def find_header(scope: Scope, wanted: bytes) -> bytes:
    """Return the value of the request's first header of that name, empty where there is none."""
    for name, value in scope["headers"]:
        if name == wanted:
            found: bytes = value
            return found
    return b""
