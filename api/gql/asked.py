"""What a GraphQL-over-HTTP request asks, read from its URL or its body."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

import orjson
from starlette.datastructures import QueryParams
from starlette.types import Receive

from api.gql.failures import Failure

JSON = "application/json"
PARAMETERS = {"query": str, "operationName": str, "variables": dict, "extensions": dict}


class Asked(NamedTuple):
    """One operation of a document, with its variables as they were given."""

    document: str
    operation_name: str | None
    variables: dict[str, Any]


async def read_body(headers: Mapping[bytes, bytes], receive: Receive, most_bytes: int) -> Asked:
    """Return what a POST asks.

    Raises Failure when the body is not said to be JSON (415), is too long (413; the rest stays unread) or is
    no request (400).
    """
    _check_content_type(headers)
    _check_length(int(headers.get(b"content-length", 0)), most_bytes)
    parameters = _parse(await _read_at_most(receive, most_bytes))
    if isinstance(parameters, list):
        raise Failure(
            "BAD_REQUEST", "Several operations in one request are not answered: send one at a time."
        )
    if not isinstance(parameters, dict):
        raise Failure("BAD_REQUEST", 'The body is no JSON object: send {"query": "…"}.')
    return _asked(parameters)


def _parse(body: bytes) -> Any:  # noqa: ANN401 - JSON
    """Return what the body says; what orjson refuses, Python's parser reads or says why it cannot be read."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        try:
            return json.loads(body.decode(), parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            raise Failure("BAD_REQUEST", f"The body is not JSON in UTF-8: {error}.") from None


def read_url(query: bytes) -> Asked:
    """Return what a GET asks; raises Failure when its parameters are not a request (400)."""
    given = QueryParams(query)
    for name in PARAMETERS:
        if len(given.getlist(name)) > 1:
            raise Failure("BAD_REQUEST", f"{name} stands in the URL more than once: leave one.")
    return _asked({name: _from_url(name, given[name]) for name in PARAMETERS if given.get(name)})


def _check_content_type(headers: Mapping[bytes, bytes]) -> None:
    if not _is_json(headers.get(b"content-type", b""), headers.get(b"content-encoding", b"identity")):
        raise Failure(
            "UNSUPPORTED_MEDIA_TYPE",
            f"The body must be {JSON} in UTF-8, not compressed: say so in Content-Type.",
        )


@lru_cache(maxsize=64)
def _is_json(content_type: bytes, encoding: bytes) -> bool:
    kind, _, parameters = content_type.decode("latin-1").partition(";")
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    return kind.strip().lower() == JSON and charset in ("", "utf-8") and encoding.lower() == b"identity"


async def _read_at_most(receive: Receive, most_bytes: int) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Failure("BAD_REQUEST", "The connection ended before the body did.")
        body += message.get("body", b"")
        more = message.get("more_body", False)
        _check_length(len(body), most_bytes)
    return body


def _check_length(length: int, most_bytes: int) -> None:
    if length > most_bytes:
        raise Failure(
            "PAYLOAD_TOO_LARGE",
            f"The body is longer than {most_bytes:,} bytes, the most allowed (DATELINE_MAX_BODY_BYTES).",
            headers={"Connection": "close"},  # the rest of the body is never read
        )


def _from_url(name: str, text: str) -> object:
    if PARAMETERS[name] is str:
        return text
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Failure("BAD_REQUEST", f"{name} is not JSON: {error}.") from None


def _asked(parameters: Mapping[str, Any]) -> Asked:
    """Return what the parameters ask; others than GraphQL over HTTP names are ignored, as it says."""
    for name, kind in PARAMETERS.items():
        if not isinstance(parameters.get(name), kind | None):
            raise Failure(
                "BAD_REQUEST", f"{name} must be {'a string' if kind is str else 'an object'} or null."
            )
    document, operation_name = parameters.get("query"), parameters.get("operationName")
    if document is None:
        raise Failure("BAD_REQUEST", 'There is no query: send {"query": "…"}.')
    for name, text in (("query", document), ("operationName", operation_name or "")):
        _check_unicode(name, text)
    return Asked(document, operation_name, parameters.get("variables") or {})


def _check_unicode(name: str, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Failure("BAD_REQUEST", f"{name} holds half of a surrogate pair, which is no text.") from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")
