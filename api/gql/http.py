"""GraphQL over HTTP: the view behind /graphql, and the schema beside it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from api.address import address_of
from api.answer import Answer
from api.gql.asked import read_body, read_url
from api.gql.execution import run
from api.gql.failures import STATUSES, Failure, failure_of
from api.gql.media import GRAPHQL, JSON, negotiate
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
        answered = await respond(scope, receive)
        await answered.send(send)


METHODS = ("GET", "HEAD", "POST")


async def respond(scope: Scope, receive: Receive) -> Answer:
    """Return the answer to a request; whatever happens becomes one."""
    media = JSON
    headers: dict[bytes, bytes] = dict(scope["headers"])
    try:
        _check_method(scope)
        media = negotiate(headers.get(b"accept", b""))
        result = await execute(scope, headers, receive)
        scope.setdefault("state", {})["may_be_kept"] = "errors" not in result
        return written(result, 200, media)
    except Failure as failure:
        return failed(failure, media)
    except Exception as error:  # noqa: BLE001 - nothing may reach the client in another form
        return failed(failure_of(error), media)


def _check_method(scope: Scope) -> None:
    if scope["method"] not in METHODS:
        raise Failure(
            "METHOD_NOT_ALLOWED",
            f"{scope['method']} is not answered: use POST or GET.",
            headers={"Allow": "GET, POST"},
        )


async def execute(scope: Scope, headers: Mapping[bytes, bytes], receive: Receive) -> dict[str, Any]:
    """Return the data and errors of the operation that the request asks for.

    Raises Failure and DatelineError when there is no data to return.
    """
    state = scope["app"].state
    settings: Settings = state.settings
    over_get = scope["method"] != "POST"
    if over_get:
        asked = read_url(scope["query_string"])
    else:
        asked = await read_body(headers, receive, settings.max_body_bytes)
    operation = find_operation(asked, settings, safe=over_get)
    base_url = settings.public_url or address_of(scope)
    return await run(operation, state.engine, settings, base_url)


async def sdl(_request: Request) -> Response:
    """Give the schema in GraphQL's definition language."""
    return PlainTextResponse(SDL)


def failed(failure: Failure, media: str) -> Answer:
    """Return the answer to a request that ended without data."""
    status = 200 if media == JSON and failure.code in WELL_FORMED else STATUSES[failure.code]
    return written({"errors": failure.errors}, status, media, failure.headers)


def written(
    result: dict[str, Any], status: int, media: str, headers: Mapping[str, str] = MappingProxyType({})
) -> Answer:
    """Return `result` as bytes of the media type."""
    body = orjson.dumps(result)
    more = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return Answer(status, (*_HEADERS[media], (b"content-length", b"%d" % len(body)), *more), body)


_HEADERS = {
    media: ((b"content-type", f"{media}; charset=utf-8".encode()), (b"vary", b"Accept, Origin"))
    for media in (JSON, GRAPHQL)
}
