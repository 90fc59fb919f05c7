"""The endpoint of each resource of /v1, and that of /openapi.json."""

from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.address import address_of
from api.errors import BadInput, NotFound
from api.read.database.readers import Plans
from api.read.declared.selection import REPORTED_BY
from api.read.engine import Engine, prepare
from api.read.memo import Memo
from api.read.plan.levels import Question
from api.rest.answers import answered, page_links
from api.rest.preferences import prefers_count, takes_json
from api.rest.problems import Wrong, WrongRequest, problem_of
from api.rest.resources import Asked, Resource
from api.rest.selections import select_facets, select_list, select_record
from api.rest.values import SLUG
from api.settings import Settings

Endpoint = Callable[[Request], Awaitable[Response]]

METHODS = ("GET", "HEAD", "OPTIONS")
PLANS_KEPT = 256

plans: Memo[Plans] = Memo(PLANS_KEPT)


def endpoint(resource: Resource) -> Endpoint:
    """Return what answers at a resource's address; whatever happens becomes a response."""

    async def answer(request: Request) -> Response:
        try:
            return await respond(request, resource)
        except Exception as error:  # noqa: BLE001 - nothing may reach the client in another form
            return problem_of(error)

    return answer


async def respond(request: Request, resource: Resource) -> Response:
    """Return the answer to a request; raises what problems.py has documents for."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
    if not takes_json(request.headers.get("accept", "")):
        raise HTTPException(406)
    asked = resource.read(request.query_params.multi_items())
    counted = resource.paged and prefers_count(request.headers.getlist("prefer"))
    settings: Settings = request.app.state.settings
    base_url = settings.public_url or address_of(request.scope)
    if resource.one:
        asked.arguments["slug"] = _read_slug(request.path_params["slug"])
    body = await find(resource, asked, request.app.state.engine, base_url, counted=counted)
    headers = page_links(request, base_url, body["page"]) if resource.paged else {}
    if counted:
        headers["Preference-Applied"] = "count=exact"
    return answered(request, orjson.dumps(body), headers)


def _read_slug(text: str) -> str:
    try:
        return str(SLUG.read(text))
    except ValueError as error:
        raise WrongRequest([Wrong("/path/slug", "invalid_value", str(error))]) from None


async def find(
    resource: Resource, asked: Asked, engine: Engine, base_url: str, *, counted: bool = False
) -> dict[str, Any]:
    """Return the body of the answer; raises NotFound, WrongRequest and Unavailable."""
    prepared = plans.find_or_make(
        (engine, resource.path, asked.names, counted, asked.by_a_day),
        lambda: _prepare(resource, asked, engine, counted=counted),
    )
    answers = await engine.answer(prepared, Question(asked.arguments, base_url))
    found: Any = answers[resource.root]
    if isinstance(found, BadInput):
        raise WrongRequest([Wrong(resource.pointer(found.argument), "invalid_value", found.message)])
    if isinstance(found, Exception):
        raise found
    if found is None:
        raise NotFound(_say_missing(resource, asked))
    if counted:
        found["page"]["total"] = found.pop("total")
    if resource.divided:
        found = found["facets"]
    body: dict[str, Any] = found
    return body


def _say_missing(resource: Resource, asked: Asked) -> str:
    missing = f"There is no {resource.root} “{asked.arguments['slug']}”"
    if not asked.by_a_day:
        return f"{missing}."
    return f"{missing} in the public record as it stood on {asked.arguments[REPORTED_BY]}."


def _prepare(resource: Resource, asked: Asked, engine: Engine, *, counted: bool) -> Plans:
    if resource.one:
        selection = select_record(resource.root, resource.view, asked.names, by_a_day=asked.by_a_day)
    elif resource.divided:
        selection = select_facets(resource.root, resource.view, asked.names)
    else:
        selection = select_list(
            resource.root, resource.view, asked.names, counted=counted, by_a_day=asked.by_a_day
        )
    return prepare(engine.rest, [selection])


async def openapi(request: Request) -> Response:
    """Answer with the description of all this, as it is committed."""
    return answered(request, _description())


@cache
def _description() -> bytes:
    return (Path(__file__).parent / "openapi.json").read_bytes()
