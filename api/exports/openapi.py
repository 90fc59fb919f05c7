"""The exports as OpenAPI 3.1 has them: an address for each format, and the media types beside the page's JSON."""

from http import HTTPStatus
from typing import Any

from api.exports.columns import COLUMNS
from api.exports.formats import FORMATS, Format
from api.exports.question import list_parameters

WHOLE = (
    "The whole of what the filters choose, streamed, from one snapshot of the database; it has no pages. An export "
    "that breaks off ends without the last chunk."
)
NOT_INSTALLED = str(HTTPStatus.NOT_IMPLEMENTED.value)
NEGOTIATED = "`/v1/timeline` answers likewise where `Accept` prefers this media type to JSON."


def list_paths(problems: dict[str, Any]) -> dict[str, Any]:
    """Return the path of each format, with the responses of what can be wrong."""
    return {f"/v1/timeline.{each.suffix}": {"get": _operation(each, problems)} for each in FORMATS}


def list_contents() -> dict[str, Any]:
    """Return the media types in which /v1/timeline answers beside JSON."""
    return {each.media_type: _content(each) for each in FORMATS if each.negotiated}


def _operation(form: Format, problems: dict[str, Any]) -> dict[str, Any]:
    described = [form.description, WHOLE, *([NEGOTIATED] if form.negotiated else [])]
    if form.suffix in ("csv", "parquet"):
        described.append("Columns:\n" + "\n".join(f"- `{each.name}`: {each.description}" for each in COLUMNS))
    return {
        "operationId": f"timeline_{form.name}",
        "tags": ["Exports"],
        "summary": f"The timeline as {form.title}.",
        "description": "\n\n".join(described),
        "parameters": [each.describe() for each in list_parameters(form)],
        "responses": {
            "200": {"description": form.description, "content": {form.media_type: _content(form)}},
            **{status: each for status, each in problems.items() if form.needs or status != NOT_INSTALLED},
        },
    }


def _content(form: Format) -> dict[str, Any]:
    if form.media_type.endswith("json") and form.suffix != "ndjson":
        return {"schema": {"type": "object"}, "example": form.example}
    return {"schema": {"type": "string"}, "example": form.example}
