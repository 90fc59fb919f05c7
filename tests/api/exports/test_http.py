"""Exports over HTTP, from a server of its own."""

import gzip
from collections.abc import Iterator

import httpx2
import pytest
from starlette.testclient import TestClient

from api.app import make_app
from api.exports import formats
from api.exports.formats import FORMATS, Format
from api.settings import Settings
from tests.api.article import EVERYTHING
from tests.api.exports.exporting import read_lines, slugs

PLAIN = {"accept-encoding": "identity"}
of_each_format = pytest.mark.parametrize("form", FORMATS, ids=lambda each: each.name)


@pytest.fixture(scope="module")
def client(live_server: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=live_server, headers=PLAIN, timeout=60) as client:
        yield client


@of_each_format
def test_a_format_is_asked_for_by_its_suffix_or_its_media_type(client: httpx2.Client, form: Format) -> None:
    by_suffix = client.get(f"/v1/timeline.{form.suffix}?kind=incident")
    assert by_suffix.status_code == 200
    assert by_suffix.headers["content-type"].partition(";")[0] == form.media_type
    assert by_suffix.headers["transfer-encoding"] == "chunked"
    assert "Accept" in by_suffix.headers["vary"]
    if form.negotiated:
        accept = {"accept": f"text/html;q=0.3, {form.media_type}, application/json;q=0.5"}
        head = client.head("/v1/timeline?kind=incident", headers=accept)
        assert head.headers["content-type"] == by_suffix.headers["content-type"]
        assert (head.status_code, head.content) == (200, b"")


def test_records_are_all_there(client: httpx2.Client) -> None:
    assert slugs(read_lines(client.get("/v1/timeline.ndjson").content), "entry") == EVERYTHING


@pytest.mark.parametrize("accept", ["*/*", "application/json", "application/*", "text/csv;q=0.1, */*;q=0.2"])
def test_json_is_the_page(client: httpx2.Client, accept: str) -> None:
    assert client.get("/v1/timeline", headers={"accept": accept}).json()["page"]["has_next"] is False


def test_what_no_one_offers_is_not_acceptable(client: httpx2.Client) -> None:
    assert client.get("/v1/timeline", headers={"accept": "image/png"}).status_code == 406
    assert client.get("/v1/actors", headers={"accept": "text/csv"}).status_code == 406


@of_each_format
def test_an_unknown_name_is_told_as_the_page_tells_it(client: httpx2.Client, form: Format) -> None:
    wrong = client.get(f"/v1/timeline.{form.suffix}?actr=iran&kind=war&limit=5")
    assert wrong.status_code == 400
    assert wrong.headers["content-type"] == "application/problem+json"
    pointers = [each["pointer"] for each in wrong.json()["errors"]]
    assert pointers == ["/query/actr", "/query/kind", "/query/limit"]


def test_an_unknown_record_is_told_as_the_page_tells_it(client: httpx2.Client) -> None:
    page = client.get("/v1/timeline?actor=nobody").json()
    for method in ("GET", "HEAD"):
        told = client.request(method, "/v1/timeline.csv?actor=nobody")
        assert told.status_code == 400
    assert client.get("/v1/timeline.csv?actor=nobody").json()["errors"] == page["errors"]
    assert client.get("/v1/timeline.ndjson?actor=nobody").json()["errors"] == page["errors"]


def test_an_unknown_suffix_is_not_found(client: httpx2.Client) -> None:
    response = client.get("/v1/timeline.xlsx")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert client.options("/v1/timeline.ndjson").headers["allow"] == "GET, HEAD, OPTIONS"
    assert client.post("/v1/timeline.ndjson").status_code == 405


def test_what_takes_gzip_gets_gzip(client: httpx2.Client) -> None:
    plain = client.get("/v1/timeline.csv")
    with client.stream("GET", "/v1/timeline.csv", headers={"accept-encoding": "gzip"}) as response:
        assert response.headers["content-encoding"] == "gzip"
        assert gzip.decompress(b"".join(response.iter_raw())) == plain.content


def test_a_format_whose_package_is_missing_is_not_implemented(
    article_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda _: None)
    with TestClient(make_app(Settings(database_url=article_database))) as client:
        refused = client.get("/v1/timeline.parquet")
    assert refused.status_code == 501
    assert "pip install pyarrow" in refused.json()["detail"]
    assert "retry-after" not in refused.headers
