import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import make_app
from api.settings import Settings

STRANGE = {
    "an unknown name": (
        "kidn=incident",
        "/query/kidn",
        "“kidn” is no parameter of this address; the nearest is “kind”.",
    ),
    "a name of another address": (
        "predicate=support",
        "/query/predicate",
        "“predicate” is no parameter of this address; the nearest is “category”.",
    ),
    "an empty value": ("kind=", "/query/kind", "kind is empty; leave it out, or give it a value."),
    "a name without a value": ("actor", "/query/actor", "actor is empty; leave it out, or give it a value."),
    "an empty part": (
        "include=places,",
        "/query/include",
        "include is empty; leave it out, or give it a value.",
    ),
    "a repeated single value": ("limit=1&limit=2", "/query/limit", "limit stands 2 times; give it once."),
    "an unknown word": (
        "weapon=rokket",
        "/query/weapon",
        "“rokket” is none of the values; the nearest is “rocket”.",
    ),
    "a word in capitals": (
        "kind=INCIDENT",
        "/query/kind",
        "“INCIDENT” is none of the values; the nearest is “incident”.",
    ),
    "an unknown field": (
        "fields=titel",
        "/query/fields",
        "“titel” is none of the values; the nearest is “title”.",
    ),
    "a limit of 0": ("limit=0", "/query/limit", "“0” is no whole number from 1 to 100."),
    "a negative limit": ("limit=-1", "/query/limit", "“-1” is no whole number from 1 to 100."),
    "a huge limit": ("limit=1e9", "/query/limit", "“1e9” is no whole number from 1 to 100."),
    "a number beyond 2^63": (
        "min_killed=9223372036854775808",
        "/query/min_killed",
        "“9223372036854775808” is no whole number from 0 to 2147483647.",
    ),
    "digits of another script": ("limit=%D9%A3", "/query/limit", "“٣” is no whole number from 1 to 100."),
    "a day that is none": (
        "from=yesterday",
        "/query/from",
        "“yesterday” is no day; write it as YYYY-MM-DD, such as 2021-07-09.",
    ),
    "a day on no calendar": (
        "to=2021-02-30",
        "/query/to",
        "“2021-02-30” is on no calendar; write a day that exists.",
    ),
    "match alone": (
        "match=certain",
        "/query/match",
        "match says how from and to are meant; give one of them with it.",
    ),
    "a box of three": (
        "bbox=1,2,3",
        "/query/bbox",
        "“1,2,3” is no box; write west,south,east,north in degrees, such as 38.8,29,48.6,37.4.",
    ),
    "a box that is not on earth": ("bbox=0,0,181,1", "/query/bbox", "West and east lie within -180 and 180."),
    "a box of no numbers": (
        "bbox=nan,0,inf,1",
        "/query/bbox",
        "“nan,0,inf,1” is no box; write west,south,east,north in degrees, such as 38.8,29,48.6,37.4.",
    ),
    "a truth that is none": (
        "contested=1",
        "/query/contested",
        "“1” is none of the values; the nearest is “true”.",
    ),
    "a cursor that is none": (
        "after=abc",
        "/query/after",
        "This is no cursor; give one that a page of this list returned.",
    ),
    "a cursor before and after": ("after=abc&before=abc", "/query/before", "Give after or before, not both."),
    "a control character": (
        "actor=ir%00an",
        "/query/actor",
        "“ir\0an” is not the id or the slug of a record of kind actor.",
    ),
    "half a surrogate pair": (
        "actor=%ED%A0%80",
        "/query/actor",
        "“���” is not the id or the slug of a record of kind actor.",
    ),
    "an endless value": (
        f"actor={'a' * 300}",
        "/query/actor",
        f"“{'a' * 60}…” is not the id or the slug of a record of kind actor.",
    ),
    "too many values": (
        "&".join(f"actor=actor-{n}" for n in range(101)),
        "/query/actor",
        "actor has 101 values; at most 100 are allowed.",
    ),
}


def refused(client: TestClient, address: str, status: int = 400) -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert problem["status"] == status
    assert problem["instance"] == f"urn:dateline:request:{response.headers['x-request-id']}"
    return problem


@pytest.mark.parametrize(("query", "pointer", "detail"), STRANGE.values(), ids=STRANGE)
def test_a_wrong_parameter_is_named_with_what_is_wrong(
    client: TestClient, query: str, pointer: str, detail: str
) -> None:
    (error,) = refused(client, f"/v1/timeline?{query}")["errors"]
    assert (error["pointer"], error["detail"]) == (pointer, detail)


def test_everything_that_is_wrong_is_told_at_once(client: TestClient) -> None:
    problem = refused(client, "/v1/claims?status=maybe&status=&limit=0&foo=1&actor=X&include=places")
    assert [(each["pointer"], each["code"]) for each in problem["errors"]] == [
        ("/query/actor", "invalid_value"),
        ("/query/foo", "unknown_name"),
        ("/query/include", "invalid_value"),
        ("/query/limit", "invalid_value"),
        ("/query/status", "invalid_value"),
        ("/query/status", "empty_value"),
    ]
    assert problem["detail"] == "6 things are wrong with the request: see `errors`."


def test_a_flood_of_wrong_names_and_values_is_told_of_in_part(client: TestClient) -> None:
    flood = "&".join([f"name{n}=1" for n in range(500)] + [f"category=word{n}" for n in range(100)])
    errors = refused(client, f"/v1/timeline?{flood}")["errors"]
    assert [each["code"] for each in errors] == ["invalid_value"] * 10 + ["unknown_name"] * 10


def test_the_addresses_of_one_kind_take_only_what_can_be_said_of_it(client: TestClient) -> None:
    for address in ("statements?weapon=rocket", "diplomatic-events?min_killed=1", "incidents?kind=incident"):
        (error,) = refused(client, f"/v1/{address}")["errors"]
        assert error["code"] == "unknown_name"
    (error,) = refused(client, "/v1/incidents?category=condemn")["errors"]
    assert error["code"] == "invalid_value"


def test_a_cursor_of_another_order_is_refused(client: TestClient) -> None:
    cursor = client.get("/v1/timeline?limit=1").json()["page"]["end_cursor"]
    (error,) = refused(client, f"/v1/timeline?sort=latest&after={cursor}")["errors"]
    assert error["pointer"] == "/query/after"
    (error,) = refused(client, f"/v1/actors?before={cursor}")["errors"]
    assert error["pointer"] == "/query/before"


@pytest.mark.parametrize("collection", ["entries", "actors", "places", "documents", "publishers", "claims"])
def test_an_unknown_slug_is_not_found_and_a_malformed_one_is_refused(
    client: TestClient, collection: str
) -> None:
    problem = refused(client, f"/v1/{collection}/no-such-thing", 404)
    assert problem["title"] == "Not Found"
    assert "no-such-thing" in problem["detail"]
    (error,) = refused(client, f"/v1/{collection}/No%20Such")["errors"]
    assert error["pointer"] == "/path/slug"


def test_an_address_that_is_none_is_a_problem_too(client: TestClient) -> None:
    assert "errors" not in refused(client, "/v1/nowhere", 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_other_methods_are_not_allowed(client: TestClient, method: str) -> None:
    response = client.request(method, "/v1/timeline")
    assert response.status_code == 405
    assert response.headers["content-type"] == "application/problem+json"
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("accept", ["text/html", "application/json;q=0", "text/*, application/json; q=none"])
def test_a_client_that_takes_no_json_is_told_so(client: TestClient, accept: str) -> None:
    response = client.get("/v1/timeline", headers={"accept": accept})
    assert response.status_code == 406
    assert response.json()["title"] == "Not Acceptable"


@pytest.mark.parametrize(
    "accept", ["*/*", "application/*;q=0.1", "text/html, application/json", "", "text/html, */*"]
)
def test_a_client_that_takes_json_among_others_is_answered(client: TestClient, accept: str) -> None:
    assert client.get("/v1/timeline", headers={"accept": accept}).status_code == 200


def test_an_answer_that_takes_too_long_is_given_up(
    article_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.read.database.sqlite.MOST_ROWS", 0)  # what SQLite does at once cannot take long
    settings = Settings(database_url=article_database, timeout_seconds=1e-9)
    with TestClient(make_app(settings)) as client:
        response = client.get("/v1/timeline")
    assert response.status_code == 503
    assert "DATELINE_TIMEOUT_SECONDS" in response.json()["detail"]


def test_a_database_that_is_away_is_worth_another_try(unmigrated_database: str) -> None:
    with TestClient(make_app(Settings(database_url=unmigrated_database))) as client:
        response = client.get("/v1/timeline")
    assert response.status_code == 503
    assert int(response.headers["retry-after"]) > 0


def test_an_error_of_our_own_is_masked_and_logged(
    article_database: str, caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app(Settings(database_url=article_database))
    with TestClient(app) as client:
        engine, app.state.engine = app.state.engine, "no engine at all"
        response = client.get("/v1/timeline")
        app.state.engine = engine
    problem = response.json()
    assert response.status_code == problem["status"] == 500
    assert "no attribute" not in json.dumps(problem)
    assert "no attribute" in caplog.text
