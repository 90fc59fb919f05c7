"""What went wrong, as RFC 9457 writes it: application/problem+json, with every wrong parameter at once."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.errors import BadInput, DatelineError, LimitExceeded, NotFound, NotInstalled, TimedOut, Unavailable
from api.logs import request_id

PROBLEM = "application/problem+json"
RETRY_SECONDS = "5"

STATUSES: dict[type[DatelineError], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    BadInput: HTTPStatus.BAD_REQUEST,
    LimitExceeded: HTTPStatus.BAD_REQUEST,
    NotInstalled: HTTPStatus.NOT_IMPLEMENTED,
    TimedOut: HTTPStatus.SERVICE_UNAVAILABLE,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}
MASKED = "The server met an error of its own. Its log tells more under the id in `instance`."

logger = logging.getLogger("dateline.rest")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing wrong with a request: `pointer` names the parameter (`/query/limit`, `/path/slug`)."""

    pointer: str
    code: str
    detail: str


class WrongRequest(Exception):
    """A request that cannot be answered, with all that is wrong with it."""

    def __init__(self, wrong: Sequence[Wrong]) -> None:
        super().__init__(*wrong)
        self.wrong = wrong


def problem_of(error: Exception) -> Response:
    """Return the problem document of an error. What is not ours is logged and masked."""
    match error:
        case WrongRequest(wrong=wrong):
            count = "1 thing is" if len(wrong) == 1 else f"{len(wrong)} things are"
            return problem(HTTPStatus.BAD_REQUEST, f"{count} wrong with the request: see `errors`.", wrong)
        case DatelineError(message=message):
            status = next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
            later = {"Retry-After": RETRY_SECONDS} if status is HTTPStatus.SERVICE_UNAVAILABLE else {}
            return problem(status, message, headers=later)
        case HTTPException():
            return _http_problem(error)
    logger.error("REST met an error that is not its own", exc_info=error)
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, MASKED)


def _http_problem(error: HTTPException) -> Response:
    """Return the problem document of one of Starlette's own refusals."""
    status = HTTPStatus(error.status_code)
    detail = DETAILS.get(status, status.description or status.phrase)
    return problem(status, detail, headers=error.headers)


DETAILS = {
    HTTPStatus.NOT_FOUND: "Nothing has this address; /openapi.json lists those that there are.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address does not take this method; `Allow` lists those it takes.",
}


def problem(
    status: HTTPStatus,
    detail: str,
    wrong: Sequence[Wrong] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem document; `instance` is the id of the request, as the log has it."""
    body: dict[str, object] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": f"urn:dateline:request:{request_id.get()}",
    }
    if wrong:
        body["errors"] = [asdict(each) for each in wrong]
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return Response(orjson.dumps(body), status.value, kept, PROBLEM)


def answer_problem(_request: Request, error: Exception) -> Response:
    """Answer an error that met no handler of its own."""
    return problem_of(error)


problem_handlers = {HTTPException: answer_problem, Exception: answer_problem}
"""For Starlette's `exception_handlers`: its own 404, 405 and 500 as problem documents too."""
