"""GraphQL over HTTP: the view behind /graphql, and the schema beside it."""

import asyncio
from collections.abc import Mapping
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from api.address import address_of
from api.errors import TimedOut
from api.gql.asked import read_body, read_url
from api.gql.execution import run
from api.gql.failures import STATUSES, Failure, failure_of
from api.gql.media import JSON, negotiate
from api.gql.operation import find_operation
from api.gql.schema import print_sdl
from api.settings import Settings

SDL = print_sdl()

# application/json answers these with 200: the request was well-formed, and the errors are GraphQL's own.
WELL_FORMED = frozenset(
    ("GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "OPERATION_RESOLUTION_FAILURE", "BAD_USER_INPUT")
)


class GraphQL:
    """Answers GET and POST as the GraphQL-over-HTTP specification says; every body that it sends is JSON.

    It is an ASGI application of its own: what a view adds to each request costs as much as a short answer.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["method"] in METHODS:
            response = await respond(Request(scope, receive))
        else:
            response = failed(_refused(scope), JSON)
        await response(scope, receive, send)


METHODS = ("GET", "HEAD", "POST")


def _refused(scope: Scope) -> Failure:
    return Failure(
        "METHOD_NOT_ALLOWED",
        f"{scope['method']} is not answered: use POST or GET.",
        headers={"Allow": "GET, POST"},
    )


async def respond(request: Request) -> Response:
    """Return the response to a request; whatever happens becomes one."""
    media = JSON
    try:
        media = negotiate(request.headers.get("accept", ""))
        result = await answer(request)
        request.state.may_be_kept = "errors" not in result
        return written(result, 200, media)
    except Failure as failure:
        return failed(failure, media)
    except Exception as error:  # noqa: BLE001 - nothing may reach the client in another form
        return failed(failure_of(error), media)


async def answer(request: Request) -> dict[str, Any]:
    """Return the data and errors of the operation that the request asks for.

    Raises Failure and DatelineError when there is no data to return.
    """
    settings: Settings = request.app.state.settings
    over_get = request.method != "POST"
    asked = read_url(request) if over_get else await read_body(request, settings.max_body_bytes)
    operation = find_operation(asked, settings, safe=over_get)
    base_url = settings.public_url or address_of(request)
    try:
        async with asyncio.timeout(settings.timeout_seconds):
            return await run(operation, request.app.state.engine, settings, base_url)
    except TimeoutError:
        raise TimedOut(
            f"The answer took longer than {settings.timeout_seconds:g} s, the most allowed "
            "(DATELINE_TIMEOUT_SECONDS): ask for less."
        ) from None


async def sdl(_request: Request) -> Response:
    """Give the schema in GraphQL's definition language."""
    return PlainTextResponse(SDL)


def failed(failure: Failure, media: str) -> Response:
    """Return the response to a request that ended without data."""
    status = 200 if media == JSON and failure.code in WELL_FORMED else STATUSES[failure.code]
    return written({"errors": failure.errors}, status, media, failure.headers)


def written(
    result: dict[str, Any], status: int, media: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Return `result` as bytes of the media type."""
    return Response(
        orjson.dumps(result),
        status,
        headers={"Vary": "Accept, Origin", **(headers or {})},
        media_type=f"{media}; charset=utf-8",
    )
