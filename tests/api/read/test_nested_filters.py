"""What an actor, a place or a document lists is narrowed as the timeline is."""

import pytest

from tests.api.read.asking import Asking

LISTS = "{ all: entries(first: 100) { nodes { slug } } some: entriesPAGE }"
PARENTS = [
    f'iran: actor(slug: "iran") {LISTS}',
    f'states: actor(slug: "united-states") {LISTS}',
    f'iraq: place(slug: "iraq") {LISTS}',
    f'syria: place(slug: "syria") {LISTS}',
    f'report: document(slug: "2021-07-09-pentagon-deeply-concerned") {LISTS}',
]
FILTERS = [
    "{}",
    "{kinds: [INCIDENT]}",
    '{actors: ["iran", "united-states"]}',
    '{actors: ["united-states"], roles: [TARGET]}',
    "{roles: [SPEAKER, TARGET]}",
    '{places: ["syria"]}',
    '{countries: ["IQ"]}',
    "{area: {west: 38, south: 29, east: 49, north: 38}}",
    '{documents: ["2021-07-09-pentagon-deeply-concerned"]}',
    "{publishers: []}",
    "{weapons: [DRONE]}",
    "{contested: true}",
    "{minKilled: 1}",
    '{during: {from: "2021-07-01", to: "2021-07-06"}}',
    '{not: {countries: ["IQ"], roles: [TARGET]}}',
    '{any: [{roles: [SPEAKER]}, {places: ["syria"]}]}',
]


@pytest.mark.parametrize("where", FILTERS)
def test_a_filter_keeps_of_a_parents_entries_what_it_keeps_of_all(article: Asking, where: str) -> None:
    page = f"(first: 100, where: {where}) {{ totalCount nodes {{ slug }} }}"
    found = article.ask(f"{{ timeline{page} {' '.join(PARENTS).replace('PAGE', page)} }}")
    kept = {entry["slug"] for entry in found.pop("timeline")["nodes"]}
    for parent in found.values():
        listed = [entry["slug"] for entry in parent["all"]["nodes"]]
        expected = [slug for slug in listed if slug in kept]
        assert [entry["slug"] for entry in parent["some"]["nodes"]] == expected
        assert parent["some"]["totalCount"] == len(expected)
    assert len(found) == len(PARENTS)
