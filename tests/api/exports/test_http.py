"""Exports over HTTP."""

import gzip

import pytest
from starlette.testclient import TestClient

from api.app import make_app
from api.exports.formats import FORMATS, Format
from api.settings import Settings
from tests.api.article import EVERYTHING, INCIDENTS
from tests.api.exports.exporting import read_lines, slugs

PLAIN = {"accept-encoding": "identity"}
of_each_format = pytest.mark.parametrize("form", FORMATS, ids=lambda each: each.name)


@pytest.fixture(scope="module")
def client(article_database: str):  # noqa: ANN201 - a fixture
    with TestClient(make_app(Settings(database_url=article_database))) as client:
        yield client


def test_records_are_streamed(client: TestClient) -> None:
    response = client.get("/v1/timeline.ndjson", headers=PLAIN)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/x-ndjson"
    assert "content-length" not in response.headers
    assert slugs(read_lines(response.content), "entry") == EVERYTHING


@of_each_format
def test_a_format_is_asked_for_by_its_suffix_or_its_media_type(client: TestClient, form: Format) -> None:
    by_suffix = client.get(f"/v1/timeline.{form.suffix}", headers=PLAIN)
    assert by_suffix.headers["content-type"].partition(";")[0] == form.media_type
    assert "Accept" in by_suffix.headers["vary"]
    if form.negotiated:
        accept = {"accept": f"text/html;q=0.3, {form.media_type}, application/json;q=0.5"}
        by_type = client.get("/v1/timeline", headers={**PLAIN, **accept})
        assert by_type.headers["content-type"].partition(";")[0] == form.media_type


@pytest.mark.parametrize(
    "accept", ["", "*/*", "application/json", "application/*", "text/csv;q=0.1, */*;q=0.2"]
)
def test_json_is_the_page(client: TestClient, accept: str) -> None:
    assert client.get("/v1/timeline", headers={"accept": accept}).json()["page"]["has_next"] is False


def test_what_no_one_offers_is_not_acceptable(client: TestClient) -> None:
    assert client.get("/v1/timeline", headers={"accept": "image/png"}).status_code == 406
    assert client.get("/v1/actors", headers={"accept": "text/csv"}).status_code == 406


@of_each_format
def test_head_has_the_headers_alone(client: TestClient, form: Format) -> None:
    got = client.get(f"/v1/timeline.{form.suffix}", headers=PLAIN)
    head = client.head(f"/v1/timeline.{form.suffix}", headers=PLAIN)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers.keys() == got.headers.keys()
    assert client.head(f"/v1/timeline.{form.suffix}?actor=nobody").status_code == 400


@of_each_format
def test_filters_are_those_of_the_page(client: TestClient, form: Format) -> None:
    wrong = client.get(f"/v1/timeline.{form.suffix}?actr=iran&kind=war&limit=5")
    assert wrong.status_code == 400
    assert wrong.headers["content-type"] == "application/problem+json"
    assert [each["pointer"] for each in wrong.json()["errors"]] == [
        "/query/actr",
        "/query/kind",
        "/query/limit",
    ]
    page = client.get("/v1/timeline?actor=nobody").json()
    unknown = client.get(f"/v1/timeline.{form.suffix}?actor=nobody").json()
    assert unknown["errors"] == page["errors"]


def test_an_unknown_suffix_is_not_found(client: TestClient) -> None:
    response = client.get("/v1/timeline.xlsx")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert client.options("/v1/timeline.ndjson").headers["allow"] == "GET, HEAD, OPTIONS"
    assert client.post("/v1/timeline.ndjson").status_code == 405


def test_what_takes_gzip_gets_gzip(client: TestClient) -> None:
    plain = client.get("/v1/timeline.ndjson", headers=PLAIN)
    with client.stream("GET", "/v1/timeline.ndjson", headers={"accept-encoding": "gzip"}) as response:
        assert response.headers["content-encoding"] == "gzip"
        assert gzip.decompress(b"".join(response.iter_raw())) == plain.content


def test_an_export_is_made_anew_each_time(client: TestClient) -> None:
    first, second = (client.get("/v1/timeline.ndjson?kind=incident") for _ in range(2))
    assert first.content == second.content
    assert set(INCIDENTS) <= set(slugs(read_lines(first.content), "entry"))
