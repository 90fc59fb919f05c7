"""How entries match a search over HTTP: scores worked out by hand, and snippets read off the article's records."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import make_app
from api.settings import Settings
from tests.api.article import CONDEMNATION, DENIAL, DOCUMENT, KIRBY, PENTAGON, THREE_ATTACKS

QUERY = """query ($q: String!) { timeline(where: {search: $q}, orderBy: RELEVANCE) {
  edges { node { slug } match { score snippet } } } }"""

MATCHES = {
    # In the title and in a quote: 8 and 2 of the 15 points of title, names, quotes and summary.
    "rocket": [
        (THREE_ATTACKS, 10 / 15, "Three [rocket] and drone attacks on American personnel in Iraq and Syria")
    ],
    # In the title, in an alias of an actor and in a quote; then in that alias alone.
    "pentagon": [
        (PENTAGON, 14 / 15, '[Pentagon] "deeply concerned" about attacks on US personnel'),
        (KIRBY, 4 / 15, "[Pentagon]"),
    ],
    # The snippet is marked as it is written, however it is searched; it begins and ends between words.
    "CONDEMN*": [
        (CONDEMNATION, 10 / 15, "Iran [condemns] the US air strikes"),
        (
            DENIAL,
            2 / 15,
            "…forces in Syria and Iraq while also [condemning] US airstrikes on Tehran-backed militants there.",
        ),
    ],
    # Two words have 30 points, a phrase 15; what is not wanted counts for nothing.
    "lethal threat": [(KIRBY, 20 / 30, 'Kirby: attacks are a "serious [threat]"; "[lethal] weaponry"')],
    '"lethal weaponry" -rocket': [
        (KIRBY, 10 / 15, 'Kirby: attacks are a "serious threat"; "[lethal weaponry]"')
    ],
}


@pytest.fixture(scope="module")
def client(article_database: str) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(database_url=article_database))) as client:
        yield client


def ask(client: TestClient, query: str, **variables: str) -> dict[str, Any]:
    content = json.dumps({"query": query, "variables": variables})
    response = client.post("/graphql", content=content, headers={"content-type": "application/json"})
    answer: dict[str, Any] = response.json()
    return answer


@pytest.mark.parametrize(("text", "expected"), MATCHES.items(), ids=MATCHES)
def test_a_match_has_a_score_and_a_snippet(
    client: TestClient, text: str, expected: list[tuple[str, float, str]]
) -> None:
    edges = ask(client, QUERY, q=text)["data"]["timeline"]["edges"]
    found = [
        (
            edge["node"]["slug"],
            edge["match"]["score"],
            edge["match"]["snippet"].replace("\u2068", "[").replace("\u2069", "]"),
        )
        for edge in edges
    ]
    assert found == expected


def test_nothing_matches_where_nothing_is_searched(client: TestClient) -> None:
    edges = ask(client, "{ timeline(first: 1) { edges { match { score } } } }")["data"]["timeline"]["edges"]
    assert edges == [{"match": None}]


LISTED = {
    # The last word may be unfinished; names and aliases are searched, however they are spelled.
    ("actors", "tehr"): ["iran", "iran-backed-militants"],
    ("actors", "department of defence"): ["us-department-of-defense"],
    ("actors", "kirby -john"): [],
    ("places", "Ayn Al As"): ["ain-al-asad-air-base"],
    ("places", "syr"): ["iraq-syria-border", "syria"],
    ("places", "asad ain"): ["ain-al-asad-air-base"],
    ("places", '"asad ain"'): [],
    # Documents are searched by headline and text.
    ("documents", '"deeply concerned" pentag'): [DOCUMENT],
    ("documents", "unicorn"): [],
}


@pytest.mark.parametrize(("listed", "expected"), LISTED.items(), ids=map(" ".join, LISTED))
def test_actors_places_and_documents_are_searched_by_both_faces(
    client: TestClient, listed: tuple[str, str], expected: list[str]
) -> None:
    name, text = listed
    query = f"query ($q: String!) {{ {name}(search: $q) {{ nodes {{ slug }} totalCount }} }}"
    found = ask(client, query, q=text)["data"][name]
    assert [node["slug"] for node in found["nodes"]] == expected
    assert found["totalCount"] == len(expected)
    page = client.get(f"/v1/{name}", params={"q": text, "fields": "slug"}).json()
    assert page["data"] == found["nodes"]


@pytest.mark.parametrize("name", ["actors", "places", "documents"])
def test_a_search_of_records_that_cannot_be_is_refused(client: TestClient, name: str) -> None:
    (error,) = ask(client, f'{{ {name}(search: "-iran") {{ nodes {{ slug }} }} }}')["errors"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "search"}
    (problem,) = client.get(f"/v1/{name}?q=-iran").json()["errors"]
    assert problem["pointer"] == "/query/q"


REFUSED = {
    "a" * 201: "The search has 201 characters; at most 200 are allowed.",
    " ".join(f"w{number}" for number in range(21)): "The search has more than 20 words or phrases.",
    "al -iran": "The search says only what to leave out; add a word to look for.",
    "al-": "The search has only articles (al, as, at …), which are not searched; add another word.",
    "a*": "* needs at least 2 letters of a word before it, as in rocket*.",
    'the "base': 'A quotation mark (") has no partner; add it, or leave this one out.',
    "...": "The search has no word in it; give it one, such as rocket.",
}


@pytest.mark.parametrize(("text", "message"), REFUSED.items(), ids=[text[:9] for text in REFUSED])
def test_what_cannot_be_searched_is_refused_with_the_reason(
    client: TestClient, text: str, message: str
) -> None:
    (error,) = ask(client, QUERY, q=text)["errors"]
    assert (error["message"], error["extensions"]["argument"]) == (message, "where.search")
    (problem,) = client.get("/v1/timeline", params={"q": text}).json()["errors"]
    assert (problem["detail"], problem["pointer"]) == (message, "/query/q")


def test_relevance_without_a_search_is_refused(client: TestClient) -> None:
    (error,) = ask(client, "{ timeline(orderBy: RELEVANCE) { nodes { slug } } }")["errors"]
    assert error["extensions"]["argument"] == "orderBy"
    (problem,) = client.get("/v1/timeline?sort=relevance").json()["errors"]
    assert problem["pointer"] == "/query/sort"
