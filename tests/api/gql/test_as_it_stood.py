"""The public record as it stood: in GraphQL nothing shows what was reported later."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.later import (
    BEFORE,
    BETWEEN,
    DENIED,
    SINCE,
    THREE,
    TWO,
    WORDS,
    ask,
    flat,
    serving_later,
)
from tests.databases import Databases

STRIKE = """query ($day: Date) { entry(slug: "the-strike") { ... on Incident {
  citations(reportedBy: $day) { quote } casualties(reportedBy: $day) { outcome best }
  killed(reportedBy: $day) { best } injured(reportedBy: $day) { best }
  participants(reportedBy: $day) { actor { slug } } places(reportedBy: $day) { place { slug } }
  weapons(reportedBy: $day) { weapon }
  claims(reportedBy: $day) { slug status(reportedBy: $day) positions(reportedBy: $day) { stance } }
  links(direction: BOTH, reportedBy: $day) { entry { slug } } thread(reportedBy: $day) { entry { slug } } } } }"""


@pytest.fixture(scope="module")
def client(databases: Databases, empty_template: str) -> Iterator[TestClient]:
    with serving_later(databases, empty_template) as client:
        yield client


def test_a_strike_was_known_by_what_was_written_of_it_by_then(client: TestClient) -> None:
    assert flat(ask(client, STRIKE, day=BETWEEN))["citations"] == [TWO]
    assert flat(ask(client, STRIKE, day=BETWEEN)) == {
        "citations": [TWO],
        "casualties": [{"outcome": "KILLED", "best": 2}],
        "killed": 2,
        "injured": None,
        "participants": ["the-ministry"],
        "places": ["the-base"],
        "weapons": [],
        "claims": [{"slug": "the-group-did-it", "status": "UNCONTESTED", "positions": ["ASSERTS"]}],
        "links": ["the-accusation"],
        "thread": ["the-strike"],
    }


def test_nothing_of_it_was_known_before_its_first_report(client: TestClient) -> None:
    found = flat(ask(client, STRIKE, day=BEFORE))
    assert not any(found.values()), found


def test_on_the_last_day_all_that_has_a_day_is_as_it_is_today(client: TestClient) -> None:
    then, today = flat(ask(client, STRIKE, day=SINCE)), flat(ask(client, STRIKE, day=None))
    assert today["citations"] == [THREE, TWO, "It was at the border."]
    assert then["citations"] == [THREE, TWO], "one without a date is known on no day"
    assert (then["places"], today["places"]) == (["the-base"], ["the-base", "the-border"])
    for name in then.keys() - {"citations", "places"}:
        assert then[name] == today[name], name
    assert today["killed"] == 3
    assert {each["slug"]: each["status"] for each in today["claims"]} == {
        "the-group-did-it": "CONTESTED",
        "iran-was-behind-it": "DENIED_ONLY",
    }


@pytest.mark.parametrize("day", [BEFORE, BETWEEN, SINCE])
def test_a_count_is_null_or_whole_under_every_alias(client: TestClient, day: str) -> None:
    query = """query ($day: Date) { entry(slug: "the-strike") { ... on Incident {
      then: killed(reportedBy: $day) { __typename most: best } now: killed { best } } } }"""
    found = ask(client, query, day=day)["entry"]
    killed = {BETWEEN: 2, SINCE: 3}.get(day)
    assert found["now"] == {"best": 3}
    assert found["then"] == (killed and {"__typename": "CountRange", "most": killed})


def test_words_are_quoted_from_the_day_on_which_a_document_does(client: TestClient) -> None:
    query = """query ($day: Date) { entry(slug: "the-accusation") {
      ... on Statement { quotedWords(reportedBy: $day) } } }"""
    assert [flat(ask(client, query, day=day)) for day in (BETWEEN, SINCE, None)] == [None, WORDS, WORDS]


def test_records_by_slug_are_null_before_they_were_known(client: TestClient) -> None:
    query = """query ($day: Date) { entry(slug: "the-denial", reportedBy: $day) { slug }
      claim(slug: "iran-was-behind-it", reportedBy: $day) { slug } document(slug: "late", reportedBy: $day) { slug }
      undated: document(slug: "undated", reportedBy: $day) { slug } }"""
    assert list(ask(client, query, day=BETWEEN).values()) == [None] * 4
    assert [bool(each) for each in ask(client, query, day=SINCE).values()] == [True, True, True, False]
    assert all(ask(client, query, day=None).values())


def test_a_claim_is_about_an_entry_only_when_that_was_reported(client: TestClient) -> None:
    query = 'query ($day: Date) { claim(slug: "the-group-did-it") { about(reportedBy: $day) { slug } } }'
    assert [flat(ask(client, query, day=day)) for day in (BEFORE, BETWEEN, None)] == [
        None,
        "the-strike",
        "the-strike",
    ]


def test_an_actor_stands_to_claims_and_actors_as_was_known(client: TestClient) -> None:
    query = """query ($day: Date) { actor(slug: "the-group") {
      positions(reportedBy: $day) { stance } relations(reportedBy: $day) { kind } } }"""
    assert flat(ask(client, query, day=BETWEEN)) == {"positions": [], "relations": ["ALLIED_WITH"]}
    assert flat(ask(client, query, day=SINCE)) == {
        "positions": ["DENIES", "DISPUTES"],
        "relations": ["BACKED_BY", "ALLIED_WITH"],
    }


LISTS = {
    "claims(reportedBy: $day)": (["the-group-did-it"], ["iran-was-behind-it", "the-group-did-it"]),
    "claims(reportedBy: $day, statuses: [UNCONTESTED])": (["the-group-did-it"], []),
    "claims(reportedBy: $day, statuses: [CONTESTED])": ([], ["the-group-did-it"]),
    "claims(reportedBy: $day, statuses: [DENIED_ONLY, RETRACTED])": ([], ["iran-was-behind-it"]),
    'claims(reportedBy: $day, actors: ["the-group"])': ([], ["iran-was-behind-it", "the-group-did-it"]),
    "claims(reportedBy: $day, stances: [DENIES])": ([], ["the-group-did-it"]),
    'claims(reportedBy: $day, actors: ["the-ministry"], stances: [ASSERTS])': (["the-group-did-it"],) * 2,
    "timeline(where: {reportedBy: $day, contested: true})": (
        [],
        ["the-strike", "the-accusation", "the-denial"],
    ),
    "timeline(where: {reportedBy: $day, contested: false})": (
        ["the-strike", "the-accusation", "the-talks"],
        ["the-talks"],
    ),
    **dict.fromkeys(
        (
            "timeline(where: {reportedBy: $day, any: [{contested: true}]})",
            "timeline(where: {reportedBy: $day, not: {contested: false}})",
            "timeline(where: {contested: true, any: [{reportedBy: $day}]})",
            "timeline(where: {contested: true, any: [{any: [{reportedBy: $day}]}]})",
            "timeline(where: {reportedBy: $day, any: [{not: {any: [{contested: false}]}}]})",
        ),
        ([], ["the-strike", "the-accusation", "the-denial"]),
    ),
    "timeline(where: {contested: false, any: [{reportedBy: $day, contested: true}]})": ([], []),
    "timeline(where: {reportedBy: $day, not: {contested: true}})": (
        ["the-strike", "the-accusation", "the-talks"],
        ["the-talks"],
    ),
    'claims(reportedBy: $day, about: ["the-strike"])': (
        ["the-group-did-it"],
        ["iran-was-behind-it", "the-group-did-it"],
    ),
    "documents(reportedBy: $day)": (["early"], ["early", "late"]),
    "timeline(where: {reportedBy: $day})": (
        ["the-strike", "the-accusation", "the-talks"],
        ["the-strike", "the-accusation", "the-denial", "the-talks"],
    ),
}


@pytest.mark.parametrize(("listing", "slugs"), LISTS.items())
def test_lists_have_what_was_known(
    client: TestClient, listing: str, slugs: tuple[list[str], list[str]]
) -> None:
    query = f"query ($day: Date) {{ {listing} {{ nodes {{ slug }} totalCount }} }}"
    for day, expected in zip((BETWEEN, SINCE), slugs, strict=True):
        (found,) = ask(client, query, day=day).values()
        assert ([each["slug"] for each in found["nodes"]], found["totalCount"]) == (expected, len(expected))


ANCHORS = """query ($day: Date) { entry(slug: "the-talks") { date(reportedBy: $day) { anchor edtf }
  ... on DiplomaticEvent { nextMeetingDate(reportedBy: $day) { anchor edtf } } } }"""


def test_a_date_names_no_entry_that_was_reported_later(client: TestClient) -> None:
    dates = {day: list(ask(client, ANCHORS, day=day)["entry"].values()) for day in (BETWEEN, SINCE, None)}
    talks = {"anchor": "the-denial", "edtf": "2024-06-04/.."}
    assert dates[SINCE] == dates[None] == [talks, {"anchor": "the-denial", "edtf": "2024-06-20"}]
    assert dates[BETWEEN] == [{**talks, "anchor": None}, None]


SEARCHED = """query ($day: Date, $search: String!) {
  timeline(where: {reportedBy: $day, search: $search}) { edges { match { snippet score } node { slug } } } }"""


@pytest.mark.parametrize("search", ["died three", "killed", "rocket"])
def test_a_snippet_shows_no_passage_that_was_not_known(client: TestClient, search: str) -> None:
    for edge in ask(client, SEARCHED, day=BETWEEN, search=search)["timeline"]["edges"]:
        assert "Three" not in edge["match"]["snippet"]
        assert "Group" not in edge["match"]["snippet"]


def test_a_search_that_finds_later_words_alone_tells_none_of_them(client: TestClient) -> None:
    def match(day: str) -> dict[str, Any]:
        edges = ask(client, SEARCHED, day=day, search="three")["timeline"]["edges"]
        return next(each["match"] for each in edges if each["node"]["slug"] == "the-strike")

    assert match(BETWEEN) == {"snippet": "A strike on the base", "score": 0}
    assert match(SINCE)["snippet"] == "\u2068Three\u2069 people had been killed."


def test_the_passages_of_a_document_are_known_with_it(client: TestClient) -> None:
    query = 'query ($day: Date) { document(slug: "late") { citations(reportedBy: $day) { quote } } }'
    assert flat(ask(client, query, day=BETWEEN)) == []
    assert DENIED in flat(ask(client, query, day=SINCE))


def test_a_written_day_and_one_in_a_variable_say_the_same(client: TestClient) -> None:
    written = STRIKE.replace("($day: Date)", "").replace("$day", f'"{BETWEEN}"')
    assert ask(client, written) == ask(client, STRIKE, day=BETWEEN)
