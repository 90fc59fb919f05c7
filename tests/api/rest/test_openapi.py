import asyncio
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from api.exports.formats import FORMATS
from api.rest.examples import list_examples
from api.rest.openapi import FILE, make_document, write
from api.rest.resources import RESOURCES, Resource
from schema import vocabularies

DOCUMENT = json.loads(FILE.read_text(encoding="utf-8"))


def test_the_committed_description_is_what_the_program_makes(article_database: str) -> None:
    made = write(make_document(asyncio.run(list_examples(article_database))))
    assert made == FILE.read_text(encoding="utf-8"), "run: ./dateline contracts"


def test_the_description_is_valid() -> None:
    validate(DOCUMENT)


def test_the_description_is_served(client: TestClient) -> None:
    response = client.get("/openapi.json")
    assert response.headers["content-type"] == "application/json"
    assert response.json() == DOCUMENT


def test_every_resource_is_described() -> None:
    exports = {f"/v1/timeline.{each.suffix}" for each in FORMATS}
    assert set(DOCUMENT["paths"]) == {resource.path for resource in RESOURCES} | exports


def responses() -> list[Any]:
    """Return each response of each operation with a body, referred ones looked up."""
    found = []
    for path, item in DOCUMENT["paths"].items():
        for status, given in item["get"]["responses"].items():
            name = given.get("$ref", "").rpartition("/")[2]
            response = DOCUMENT["components"]["responses"][name] if name else given
            found += [
                pytest.param(body, id=f"{path} {status} {kind}")
                for kind, body in response.get("content", {}).items()
            ]
    return found


@pytest.mark.parametrize("body", responses())
def test_every_response_has_an_example_that_its_schema_takes(body: dict[str, Any]) -> None:
    schema = {**body["schema"], "components": DOCUMENT["components"]}
    Draft202012Validator(schema).validate(body["example"])


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda each: each.path)
def test_what_is_answered_is_what_is_described(client: TestClient, resource: Resource) -> None:
    body = DOCUMENT["paths"][resource.path]["get"]["responses"]["200"]["content"]["application/json"]
    schema = {**body["schema"], "components": DOCUMENT["components"]}
    included = f"?include={','.join(resource.view.included)}" if resource.view.included else ""
    response = client.get(resource.path.format(slug=body["example"].get("slug")) + included)
    if resource.root == "publisher":  # the article has none
        assert response.status_code == 404
    else:
        Draft202012Validator(schema).validate(response.json())


def test_vocabularies_are_described_word_by_word() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    described = {name: schema["enum"] for name, schema in schemas.items() if "enum" in schema}
    assert described.pop("LinkDirection") == ["out", "in", "both"]
    assert described == {name: [word.value for word in getattr(vocabularies, name)] for name in described}


def test_everything_described_has_a_description() -> None:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        for field, described in schema.get("properties", {}).items():
            assert described.get("description") or "const" in described, f"{name}.{field}"
