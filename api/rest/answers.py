"""Answers on the wire: JSON that can be revalidated, and the links from page to page (RFC 8288)."""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from api.rest.preferences import JSON, has_already

TAG_LENGTH = 32


def answered(request: Request, written: bytes, headers: Mapping[str, str] | None = None) -> Response:
    """Return the JSON with its weak entity tag, or 304 where the client has it already."""
    etag = f'W/"{hashlib.sha256(written).hexdigest()[:TAG_LENGTH]}"'
    request.state.may_be_kept = True
    sent = {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept, Prefer, Origin", **(headers or {})}
    if has_already(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=sent)
    return Response(written, headers=sent, media_type=JSON)


def page_links(request: Request, base_url: str, page: Mapping[str, Any]) -> dict[str, str]:
    """Return the Link header of a page: `first`, and `prev` and `next` where there is one."""
    kept = [each for each in request.query_params.multi_items() if each[0] not in ("after", "before")]

    def link(relation: str, *cursor: tuple[str, str]) -> str:
        query = urlencode([*kept, *cursor])
        return f'<{base_url}{request.url.path}{"?" if query else ""}{query}>; rel="{relation}"'

    links = [link("first")]
    if page["has_previous"] and page["start_cursor"]:
        links.append(link("prev", ("before", page["start_cursor"])))
    if page["has_next"] and page["end_cursor"]:
        links.append(link("next", ("after", page["end_cursor"])))
    return {"Link": ", ".join(links)}
