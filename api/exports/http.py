"""Exports over HTTP: at addresses of their own, `/v1/timeline.csv`, and at `/v1/timeline` for who accepts no JSON."""

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from api.address import address_of
from api.exports.formats import BY_SUFFIX, FORMATS, Format
from api.exports.processes import Export, Exporter
from api.exports.question import read_arguments
from api.rest.handlers import METHODS, Endpoint
from api.rest.preferences import JSON, choose_type
from api.rest.problems import problem_of

STALLED_SECONDS = 60
"""So long a client may take nothing before its export is given up: it holds a snapshot of the database."""


async def exported(request: Request) -> Response:
    """Answer with the timeline in the format that the address names."""
    try:
        form = _find_format(request.path_params["suffix"])
        if request.method == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(METHODS)})
        return await respond(request, form)
    except Exception as error:  # noqa: BLE001 - nothing may reach the client in another form
        return problem_of(error)


def _find_format(suffix: str) -> Format:
    if suffix not in BY_SUFFIX:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return BY_SUFFIX[suffix]


def beside(page: Endpoint) -> Endpoint:
    """Return what answers with an export where a request accepts that rather than JSON, else with the page."""
    types = {each.media_type: each for each in FORMATS if each.negotiated}

    async def answer(request: Request) -> Response:
        chosen = choose_type(request.headers.get("accept", ""), (JSON, *types))
        if chosen not in types or request.method == "OPTIONS":
            return await page(request)
        try:
            return await respond(request, types[chosen])
        except Exception as error:  # noqa: BLE001 - as above
            return problem_of(error)

    return answer


async def respond(request: Request, form: Format) -> Response:
    """Return the export, begun; raises what problems.py has documents for."""
    form.check_installed()
    items = request.query_params.multi_items()
    read_arguments(form, items)
    base_url = request.app.state.settings.public_url or address_of(request.scope)
    compressed = "gzip" in request.headers.get("accept-encoding", "").lower()
    query = f"?{request.url.query}" if request.url.query else ""
    asked = {
        "suffix": form.suffix,
        "items": items,
        "base_url": base_url,
        "address": f"{base_url}{request.url.path}{query}",
        "gzip": compressed,
    }
    exporter: Exporter = request.app.state.exporter
    return Exported(await exporter.begin(asked), form, compressed=compressed, bare=request.method == "HEAD")


class Exported(StreamingResponse):
    """An export on its way: as much of it is made as the client takes, and no more once the client is gone."""

    def __init__(self, export: Export, form: Format, *, compressed: bool, bare: bool) -> None:
        headers = {
            "Content-Disposition": f'inline; filename="timeline.{form.suffix}"',
            "Cache-Control": "no-cache",
            "Vary": "Accept, Accept-Encoding, Origin",
        }
        if compressed:
            headers["Content-Encoding"] = "gzip"
        super().__init__(_nothing() if bare else _chunks(export), headers=headers, media_type=form.media_type)
        self.export = export

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; where it breaks off, or the client is gone, the connection ends without the last chunk."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self.export.end()

    async def stream_response(self, send: Send) -> None:
        """Send the chunks, waiting for the client as long as it takes some."""

        async def send_in_time(message: Message) -> None:
            async with asyncio.timeout(STALLED_SECONDS):
                await send(message)

        await super().stream_response(send_in_time)


async def _chunks(export: Export) -> AsyncIterator[bytes]:
    while chunk := await export.read():
        yield chunk


async def _nothing() -> AsyncIterator[bytes]:
    return
    yield b""
