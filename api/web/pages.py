"""The pages for people (the timeline, GraphiQL and Swagger UI) and the files that they are made of."""

import gzip
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

ROOM = Path(__file__).parent
STATIC = ROOM / "static"
PAGE = ROOM / "page"

DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",  # Monaco writes its colours and sizes into style elements
    "font-src 'self' data:",  # GraphiQL's style sheet carries its fonts
    "img-src 'self' data:",  # and both pages' style sheets their icons
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)
SAFETY = {
    "Content-Security-Policy": "; ".join(DIRECTIVES),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
TIMELINE_DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",  # no text becomes HTML ...
    "trusted-types default",  # ... but the one that page/leaflet.js lets through
)
FOR_EVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "no-cache"
UNCHANGING = ("assets/", "vendor/")  # a name there holds its content's hash or its package's version
UNZIPPED_ONLY = {"accept-ranges", "content-length"}


def timeline(_request: Request) -> Response:
    """Give the timeline; the page itself reads from its address what to show."""
    headers = {
        **SAFETY,
        "Content-Security-Policy": "; ".join(TIMELINE_DIRECTIVES),
        "Cache-Control": ASK_EACH_TIME,
    }
    return FileResponse(PAGE / "index.html", headers=headers)


def graphiql(_request: Request) -> Response:
    """GraphiQL; the page itself reads `?query=`, `?variables=` and `?operationName=` from its address."""
    return page("graphiql")


def docs(_request: Request) -> Response:
    """Swagger UI over `/openapi.json`."""
    return page("docs")


def page(name: str) -> Response:
    """Give the built page of that name, asked for anew at each visit because it names the hashed files."""
    return FileResponse(STATIC / name / "index.html", headers={**SAFETY, "Cache-Control": ASK_EACH_TIME})


class ZippedFiles(StaticFiles):
    """Files that travel zipped; those that never change under their name are asked for but once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the file, in gzip where accepted; raise Starlette's HTTPException 404 or 405."""
        response = await super().get_response(path, scope)
        response.headers.update({**SAFETY, "Vary": "Accept-Encoding"})
        response.headers["Cache-Control"] = FOR_EVER if path.startswith(UNCHANGING) else ASK_EACH_TIME
        if isinstance(response, FileResponse) and "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            return await zipped(response)
        return response


async def zipped(response: FileResponse) -> Response:
    """Give the same answer in gzip, under a weak ETag, since its bytes differ from the file's own."""
    body = await run_in_threadpool(zip_file, str(response.path), response.headers["etag"])
    kept = {name: value for name, value in response.headers.items() if name not in UNZIPPED_ONLY}
    headers = {**kept, "content-encoding": "gzip", "etag": f"W/{response.headers['etag']}"}
    return Response(body, response.status_code, headers)


@cache
def zip_file(path: str, _etag: str) -> bytes:
    """Gzip the file, once for each entity tag that it has had."""
    return gzip.compress(Path(path).read_bytes(), compresslevel=6, mtime=0)


static = ZippedFiles(directory=STATIC)
page_files = ZippedFiles(directory=PAGE)
