import pytest
from starlette.testclient import TestClient

from api.app import make_app
from api.rest.resources import RESOURCES, Resource
from api.settings import Settings
from tests.api.article import STRIKES

ADDRESSES = [
    "/v1/timeline?limit=3",
    f"/v1/entries/{STRIKES}",
    "/v1/publishers",
    "/v1/claims?include=positions",
]


@pytest.mark.parametrize("address", [*ADDRESSES, "/openapi.json"])
def test_what_the_client_has_already_is_not_sent_again(client: TestClient, address: str) -> None:
    first = client.get(address)
    assert first.headers["etag"].startswith('W/"')
    assert first.headers["cache-control"] == "no-cache"
    for known in (first.headers["etag"], f'"other", {first.headers["etag"]}', first.headers["etag"][2:], "*"):
        again = client.get(address, headers={"if-none-match": known})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == first.headers["etag"]
    assert client.get(address, headers={"if-none-match": 'W/"other"'}).status_code == 200


def test_other_answers_have_other_tags(client: TestClient) -> None:
    assert len({client.get(address).headers["etag"] for address in ADDRESSES}) == len(ADDRESSES)


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_get_without_its_body(client: TestClient, address: str) -> None:
    plain = {"accept-encoding": "identity"}
    got, head = client.get(address, headers=plain), client.head(address, headers=plain)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers.keys() == got.headers.keys()
    differing = {name for name in got.headers if got.headers[name] != head.headers[name]}
    assert differing <= {"x-request-id"}


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda each: each.path)
def test_every_address_says_which_methods_it_takes(client: TestClient, resource: Resource) -> None:
    response = client.options(resource.path.format(slug="any-slug"))
    assert response.status_code == 204
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "prefer", ["count=exact", 'count="exact"', "respond-async, count = exact; x=1", "Count=Exact"]
)
def test_a_total_is_counted_when_preferred(client: TestClient, prefer: str) -> None:
    response = client.get("/v1/timeline?kind=incident&limit=2", headers={"prefer": prefer})
    assert response.json()["page"]["total"] == 5
    assert response.headers["preference-applied"] == "count=exact"


@pytest.mark.parametrize("prefer", ["count=estimated", "return=minimal", ""])
def test_other_preferences_are_ignored(client: TestClient, prefer: str) -> None:
    response = client.get("/v1/timeline?limit=2", headers={"prefer": prefer})
    assert "total" not in response.json()["page"]
    assert "preference-applied" not in response.headers


def test_answers_vary_by_what_they_depend_on(client: TestClient) -> None:
    vary = client.get("/v1/timeline").headers["vary"]
    assert {"Accept", "Prefer", "Accept-Encoding"} <= {each.strip() for each in vary.split(",")}


def test_addresses_begin_with_the_public_one(article_database: str) -> None:
    settings = Settings(database_url=article_database, public_url="https://dateline.example/timeline/")
    with TestClient(make_app(settings)) as client:
        response = client.get("/v1/incidents?limit=1")
    assert response.json()["data"][0]["url"] == f"https://dateline.example/timeline/v1/entries/{STRIKES}"
    assert response.headers["link"].startswith("<https://dateline.example/timeline/v1/incidents?limit=1>")
