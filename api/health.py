"""Whether the server is alive, and whether it can answer."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.read.database.readers import is_migrated


def healthz(_request: Request) -> Response:
    """Answer 200 as long as the process answers at all."""
    return JSONResponse({"status": "alive"})


async def readyz(request: Request) -> Response:
    """Answer 200 when the database can be read and its tables are up to date, else 503."""
    if await is_migrated(request.app.state.engine.reader):
        return JSONResponse({"status": "ready"})
    return JSONResponse({"status": "not ready: the database is away or not migrated"}, 503)
