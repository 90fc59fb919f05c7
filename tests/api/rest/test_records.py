from typing import Any

import pytest
from starlette.testclient import TestClient

from api.read.declared.shapes import SHAPES
from api.rest.resources import ACTOR, CLAIM, DOCUMENT, ENTRY, PLACE, PUBLISHER, RESOURCES, Resource
from api.rest.selections import camel
from api.rest.views import ObjectView
from tests.api.article import ACCUSATION, BARRAGE, DENIAL, FIFTH_ROUND, SERIES, STRIKES

PAGES = {"entries", "thread"}  # relations that REST asks for by other addresses, or not at all
INCLUDED = ("participants", "places", "citations", "links", "claims")


def find(client: TestClient, address: str) -> dict[str, Any]:
    response = client.get(f"/v1/{address}")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


@pytest.mark.parametrize(
    "resource", [ENTRY, ACTOR, PLACE, DOCUMENT, PUBLISHER, CLAIM], ids=lambda each: each.root
)
def test_a_record_shows_all_that_graphql_knows_of_it(resource: Resource) -> None:
    def shown(view: ObjectView) -> set[str]:
        return {camel(name) for name in (*view.fields, *view.included)}

    for view in (resource.view, *resource.view.kinds.values()):
        assert shown(view) == SHAPES[view.type].keys() - PAGES


def test_an_incident_by_its_slug_shows_everything(client: TestClient) -> None:
    incident = find(client, f"entries/{STRIKES}")
    assert incident["id"] == f"entry:{STRIKES}"
    assert incident["url"] == f"http://testserver/v1/entries/{STRIKES}"
    assert incident["kind"] == "incident"
    assert incident["incident_category"] == "air_strike"
    assert incident["killed"] == {"low": 4, "best": 4, "high": 4}
    assert incident["injured"] is None
    assert [each["status"] for each in incident["casualties"]] == ["counted", "not_mentioned"]
    assert "claimed four lives" in incident["casualties"][0]["citation"]["quote"]
    assert [(each["role"], each["actor"]["slug"]) for each in incident["participants"]] == [
        ("initiator", "united-states"),
        ("target", "iran-backed-militants"),
    ]
    assert [each["place"]["slug"] for each in incident["places"]] == ["iraq-syria-border", "iraq", "syria"]
    assert len(incident["citations"]) == 3
    assert {each["predicate"] for each in incident["claims"]} == {"attribution", "purpose", "legality"}
    assert {(each["relation"], each["direction"]) for each in incident["links"]} == {
        *(("responds_to", "in"), ("threatens_retaliation_for", "in")),
        *(("condemns", "in"), ("notifies_of", "in")),
    }


def test_a_date_is_an_object_with_how_it_was_read(client: TestClient) -> None:
    assert find(client, f"entries/{SERIES}")["date"] == {
        "edtf": "2021-07-01~/2021-07-08",
        "earliest": "2021-07-01",
        "latest": "2021-07-08",
        "precision": "interval",
        "basis": "vague_term",
        "anchor": "pentagon-deeply-concerned-2021-07-08",
        "as_written": "in recent days",
        "display": "about 1 to 8 July 2021",
    }


def test_a_citation_leads_to_its_words_in_the_text(client: TestClient) -> None:
    citation = find(client, f"entries/{BARRAGE}")["citations"][0]
    document = find(client, f"documents/{citation['document']['slug']}")
    assert document["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert citation["quote"] in {each["quote"] for each in document["citations"]}


def test_each_kind_of_entry_shows_its_own_fields_and_no_other_kinds(client: TestClient) -> None:
    statement, event = find(client, f"entries/{DENIAL}"), find(client, f"entries/{FIFTH_ROUND}")
    assert statement["act"] == "deny"
    assert [each["slug"] for each in statement["speakers"]] == ["iran"]
    assert [each["stance"] for each in statement["positions"]] == ["denies"]
    assert event["round_number"] == 5
    assert event["next_meeting"] == "none_announced"
    assert event.keys() - statement.keys() == {
        *("diplomatic_category", "forum", "instrument", "round_number", "document_symbol", "outcome"),
        *("next_meeting", "next_meeting_date"),
    }


def test_who_asserts_and_who_denies_the_contested_claim(client: TestClient) -> None:
    page = find(client, "claims?status=contested&include=positions")
    (claim,) = page["data"]
    assert [
        (each["actor"]["slug"], each["stance"], each["statement"]["slug"]) for each in claim["positions"]
    ] == [
        ("united-states", "asserts", ACCUSATION),
        ("iran", "denies", DENIAL),
    ]


def test_an_actor_and_a_place_by_their_slugs_show_what_hangs_on_them(client: TestClient) -> None:
    kirby, base = find(client, "actors/john-kirby"), find(client, "places/ain-al-asad-air-base")
    assert [(each["kind"], each["actor"]["slug"]) for each in kirby["relations"]] == [
        ("spokesperson_of", "us-department-of-defense")
    ]
    assert base["aliases"] == ["Ayn Al Asad"]
    assert base["parent"]["slug"] == "iraq"
    assert (base["latitude"], base["longitude"]) == (33.7856, 42.4412)


def test_a_list_shows_relations_only_when_they_are_included(client: TestClient) -> None:
    alone = find(client, "incidents?limit=1")["data"][0]
    together = find(client, "incidents?limit=1&include=participants,places&include=claims")["data"][0]
    assert not alone.keys() & set(INCLUDED)
    assert together.keys() - alone.keys() == {"participants", "places", "claims"}


def test_fields_are_all_that_is_shown_with_what_is_included(client: TestClient) -> None:
    page = find(client, "timeline?fields=slug,killed,act&include=places&limit=100")["data"]
    shown = {entry["slug"]: list(entry) for entry in page}
    assert shown[STRIKES] == ["slug", "places", "killed"]
    assert shown[DENIAL] == ["slug", "places", "act"]
    assert shown[FIFTH_ROUND] == ["slug", "places"]


def test_a_single_record_shows_less_when_less_is_asked_for(client: TestClient) -> None:
    assert find(client, f"entries/{STRIKES}?fields=title").keys() == {"title"}
    assert "claims" not in find(client, f"entries/{STRIKES}?include=places")
    assert find(client, "actors/iran?fields=name&include=aliases").keys() == {"name", "aliases"}


RECORD_LISTS = {
    "actors?kind=state": ["iran", "united-states"],
    "actors?kind=person&kind=igo": ["john-kirby", "un-security-council"],
    "places": ["ain-al-asad-air-base", "iraq", "iraq-syria-border", "syria"],
    "places?country=IQ": ["ain-al-asad-air-base", "iraq"],
    "documents": ["2021-07-09-pentagon-deeply-concerned"],
    "publishers": [],
    "claims?status=contested": ["iran-supported-attacks-on-american-forces"],
    "claims?predicate=purpose&predicate=legality": [
        "border-strikes-2021-06-to-deter-further-attacks",
        "border-strikes-2021-06-violate-international-law",
    ],
    "claims?actor=iran": ["iran-supported-attacks-on-american-forces"],
    "claims?actor=iran&stance=asserts": [],
    "claims?actor=united-states&stance=confirms": ["united-states-carried-out-border-strikes-2021-06"],
    f"claims?about={SERIES}": ["iran-based-militias-behind-attacks-on-us-personnel"],
    f"claims?about=entry:{STRIKES}&stance=confirms": ["united-states-carried-out-border-strikes-2021-06"],
}


@pytest.mark.parametrize(("address", "slugs"), RECORD_LISTS.items())
def test_records_are_listed_and_narrowed(client: TestClient, address: str, slugs: list[str]) -> None:
    assert [each["slug"] for each in find(client, address)["data"]] == slugs


@pytest.mark.parametrize("resource", [each for each in RESOURCES if each.paged], ids=lambda each: each.path)
def test_every_record_of_a_list_is_found_at_its_own_address(client: TestClient, resource: Resource) -> None:
    collection = "entries" if resource.kinds else resource.root
    for record in client.get(resource.path).json()["data"]:
        whole = find(client, f"{collection}/{record['slug']}")
        assert {**whole, **record} == whole
