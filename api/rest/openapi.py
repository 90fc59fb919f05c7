"""The description of /v1 in OpenAPI 3.1, made from the table of resources."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from api.exports.openapi import list_contents, list_paths
from api.rest.preferences import JSON
from api.rest.problems import PROBLEM
from api.rest.resources import RESOURCES, TIMELINE, Resource
from api.rest.schemas import list_components, reference, shown_by
from api.rest.values import SLUG

FILE = Path(__file__).parent / "openapi.json"
ABOUT = """\
A timeline of contested events, in which every fact says who said so: incidents, statements and diplomatic events,
with dates as exact as the sources allow, who took part, where, the very words that say so, and who stands how to
which claim. `/graphql` answers the same questions from the same records.

- **Filters**: a name given several times means any of its values; different names must all hold. An unknown name or an
  empty value is refused.
- **Pages**: `limit` with `after` or `before`; the `Link` header has the whole addresses (`next`, `prev`, `first`).
  `Prefer: count=exact` adds the total.
- **What is shown**: `include` adds what hangs on a record, `fields` narrows what is shown. A record asked for by its
  slug shows everything. Links and relations are shown from either end. Of the links of an entry, the positions of an
  actor and the citations of a document, the first 100 are shown.
- **Caching**: every answer has a weak `ETag`; `If-None-Match` is answered with 304 where nothing has changed.
- **Errors** are problem documents (RFC 9457), with every wrong parameter at once. Every address takes GET, HEAD and
  OPTIONS.
"""
LIST_NOTE = "A page of a list. The `Link` header leads to the pages beside it."
FACETS_NOTE = (
    "How many of the entries that match are of each kind, of each sort, with each actor and so on. Each facet leaves "
    "out its own condition, so that what is chosen does not empty the other choices."
)
ONE_NOTE = "The record whose slug stands in the address."

IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The ETag of an answer that the client has already.",
    "schema": {"type": "string"},
}
PREFER = {
    "name": "Prefer",
    "in": "header",
    "description": "`count=exact` has the whole list counted (RFC 7240); other preferences are ignored.",
    "schema": {"type": "string"},
    "example": "count=exact",
}
SLUG_IN_PATH = {
    "name": "slug",
    "in": "path",
    "required": True,
    "description": "The record's name in addresses.",
    "schema": SLUG.schema,
}
HEADERS: dict[str, Any] = {
    "ETag": {"description": "What the answer is revalidated by.", "schema": {"type": "string"}},
    "Link": {
        "description": "The addresses of the pages beside this one (RFC 8288).",
        "schema": {"type": "string"},
    },
    "Preference-Applied": {
        "description": "`count=exact` where the list was counted.",
        "schema": {"type": "string"},
    },
    "Retry-After": {"description": "After how many seconds to try again.", "schema": {"type": "string"}},
}
WRONG = {
    "pointer": "/query/limit",
    "code": "invalid_value",
    "detail": "“0” is no whole number from 1 to 100.",
}
PROBLEMS: dict[HTTPStatus, tuple[str, str]] = {
    HTTPStatus.BAD_REQUEST: (
        "The request is wrong; `errors` has everything that is.",
        "1 thing is wrong with the request: see `errors`.",
    ),
    HTTPStatus.NOT_FOUND: ("There is no such record.", "There is no actor “nobody”."),
    HTTPStatus.NOT_ACCEPTABLE: (
        "The Accept header takes no JSON.",
        HTTPStatus.NOT_ACCEPTABLE.description,
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "The server met an error of its own.",
        "The server met an error of its own. Its log tells more under the id in `instance`.",
    ),
    HTTPStatus.NOT_IMPLEMENTED: (
        "The server lacks a package that this format takes.",
        "Parquet needs the package pyarrow, which is not installed: choose another format.",
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "The database is away, or the answer took too long.",
        "The database cannot be reached at the moment; try again later.",
    ),
}


def make_document(examples: Mapping[str, Any]) -> dict[str, Any]:
    """Return the description, with the example of each resource's path."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dateline",
            "version": "1",
            "summary": "A timeline in which every fact says who said so.",
            "description": ABOUT,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "tags": [
            {"name": "Entries", "description": "What was done, what was said, and what was done at a table."},
            {"name": "Records", "description": "What entries speak of and rest on."},
            {"name": "Exports", "description": "The timeline in the formats of other tools."},
        ],
        "paths": {
            **{each.path: {"get": _operation(each, examples[each.path])} for each in RESOURCES},
            **list_paths(_list_problems(HTTPStatus.NOT_FOUND, HTTPStatus.NOT_ACCEPTABLE)),
        },
        "components": {
            "schemas": list_components(each.view for each in RESOURCES),
            "headers": HEADERS,
            "responses": {status.name.title().replace("_", ""): _problem(status) for status in PROBLEMS},
        },
    }


def _operation(resource: Resource, example: object) -> dict[str, Any]:
    name = resource.root if resource.one else resource.path.rpartition("/")[2].replace("-", "_")
    headers = [PREFER, IF_NONE_MATCH] if resource.paged else [IF_NONE_MATCH]
    path = [{**SLUG_IN_PATH, "example": _slug_of(example)}] if resource.one else []
    return {
        "operationId": name,
        "tags": ["Entries" if resource.kinds or resource.root == "entry" else "Records"],
        "summary": resource.summary,
        "description": ONE_NOTE if resource.one else FACETS_NOTE if resource.divided else LIST_NOTE,
        "parameters": [*path, *(each.describe() for each in resource.parameters), *headers],
        "responses": _responses(resource, example),
    }


def _slug_of(example: Any) -> str:  # noqa: ANN401 - JSON
    return str(example["slug"])


def _responses(resource: Resource, example: object) -> dict[str, Any]:
    sent = ("ETag", "Link", "Preference-Applied") if resource.paged else ("ETag",)
    schema = _page(resource) if resource.paged else shown_by(resource.view)
    content = {JSON: {"schema": schema, "example": example}}
    return {
        "200": {
            "description": resource.summary,
            "headers": _headers(*sent),
            "content": content | (list_contents() if resource is TIMELINE else {}),
        },
        "304": {"description": "Nothing has changed.", "headers": _headers("ETag")},
        **_list_problems(HTTPStatus.NOT_IMPLEMENTED, *(() if resource.one else (HTTPStatus.NOT_FOUND,))),
    }


def _list_problems(*never: HTTPStatus) -> dict[str, Any]:
    """Return the responses for what can be wrong, but for these."""
    return {
        str(status.value): {"$ref": f"#/components/responses/{status.name.title().replace('_', '')}"}
        for status in PROBLEMS
        if status not in never
    }


def _page(resource: Resource) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["data", "page"],
        "additionalProperties": False,
        "properties": {
            "data": {"type": "array", "items": shown_by(resource.view)},
            "page": reference("Page"),
        },
    }


def _problem(status: HTTPStatus) -> dict[str, Any]:
    description, detail = PROBLEMS[status]
    example: dict[str, Any] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": "urn:dateline:request:33220f446e1dbbd3",
    }
    if status is HTTPStatus.BAD_REQUEST:
        example["errors"] = [WRONG]
    later = _headers("Retry-After") if status is HTTPStatus.SERVICE_UNAVAILABLE else {}
    content = {PROBLEM: {"schema": reference("Problem"), "example": example}}
    return {"description": description, **({"headers": later} if later else {}), "content": content}


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def write(document: Mapping[str, Any]) -> str:
    """Return the description as the file has it."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
