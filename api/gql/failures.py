"""How an error becomes an answer: its code in Apollo's names, its HTTP status, and what may be told of it."""

import logging
from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError

from api.errors import BadInput, DatelineError, LimitExceeded, NotFound, TimedOut, Unavailable
from api.logs import request_id

CODES: dict[type, str] = {
    NotFound: "NOT_FOUND",
    BadInput: "BAD_USER_INPUT",
    LimitExceeded: "GRAPHQL_VALIDATION_FAILED",
    TimedOut: "TIMEOUT",
    Unavailable: "SERVICE_UNAVAILABLE",
    Exception: "INTERNAL_SERVER_ERROR",
}
STATUSES = {
    "BAD_REQUEST": 400,
    "GRAPHQL_PARSE_FAILED": 400,
    "GRAPHQL_VALIDATION_FAILED": 400,
    "OPERATION_RESOLUTION_FAILURE": 400,
    "BAD_USER_INPUT": 400,
    "NOT_FOUND": 404,
    "METHOD_NOT_ALLOWED": 405,
    "NOT_ACCEPTABLE": 406,
    "PAYLOAD_TOO_LARGE": 413,
    "UNSUPPORTED_MEDIA_TYPE": 415,
    "INTERNAL_SERVER_ERROR": 500,
    "SERVICE_UNAVAILABLE": 503,
    "TIMEOUT": 503,
}

logger = logging.getLogger("dateline.graphql")


class Failure(Exception):
    """Ends a request with errors, all of one code, and without data."""

    def __init__(
        self, code: str, *errors: GraphQLError | str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(code, *errors)
        self.code = code
        self.headers = dict(headers or {})
        located = [GraphQLError(error) if isinstance(error, str) else error for error in errors]
        self.errors = [formatted(error, code) for error in located]


def failure_of(error: Exception) -> Failure:
    """Return the end of a request that met `error` outside of any field."""
    code, message, extensions = account_of(error)
    return Failure(code, GraphQLError(message, extensions=extensions))


def field_error(error: GraphQLError) -> dict[str, Any]:
    """Return what to tell of an error that a field met: graphql-core's own, one of ours, or a masked one."""
    cause = error.original_error
    if cause is None:
        return formatted(error, "BAD_USER_INPUT")  # graphql-core found an argument wrong only when it ran
    code, message, extensions = account_of(cause)
    return formatted(GraphQLError(message, error.nodes, path=error.path, extensions=extensions), code)


def account_of(error: Exception) -> tuple[str, str, dict[str, Any]]:
    """Return the code, the message and the further extensions to tell of `error`.

    What is not ours is logged and masked: only the request's id leads from the answer to the log.
    """
    code = next(CODES[kind] for kind in type(error).__mro__ if kind in CODES)
    if not isinstance(error, DatelineError):
        logger.error("GraphQL met an error that is not its own", exc_info=error)
        return code, "Internal server error", {"requestId": request_id.get()}
    details = {name: getattr(error, name, None) for name in ("argument", "setting")}
    return code, error.message, {name: value for name, value in details.items() if value is not None}


def formatted(error: GraphQLError, code: str) -> dict[str, Any]:
    """Return `error` as the specification writes it, with its code among the extensions."""
    return {**error.formatted, "extensions": {"code": code, **(error.extensions or {})}}
