"""What was known on a day, held against its definition: over random records, every day, on both databases."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from api.read.declared.paging import by_text, write_cursor
from schema.records.exchange import Records
from schema.storage.database import make_engine
from schema.store import saving as store
from schema.vocabularies import ClaimStatus
from tests.api.read.asking import Asking
from tests.api.read.later_worlds import DAYS, Then, make_later_records
from tests.conftest import made
from tests.databases import Databases
from tests.schema.engines import closing

SEEDS = (1, 2, 3)
AFTER = "2030-01-01"
ENTRIES = """query ($day: Date) { timeline(first: 100) { nodes { slug
  participants(reportedBy: $day) { role actor { slug } }
  citations(reportedBy: $day) { quote } claims(reportedBy: $day) { slug }
  links(direction: BOTH, first: 100, reportedBy: $day) { direction entry { slug } }
  thread(first: 100, reportedBy: $day) { entry { slug } }
  ... on Incident { casualties(reportedBy: $day) { outcome population best asOf }
    killed(reportedBy: $day) { low best high } injured(reportedBy: $day) { low best high } }
  ... on Statement { positions(reportedBy: $day) { stance claim { slug } } } } } }"""
CLAIMS = """query ($day: Date) { claims(first: 100) { nodes { slug
  status(reportedBy: $day) about(reportedBy: $day) { slug }
  positions(reportedBy: $day) { stance actor { slug } entry { slug } } } } }"""
LISTS = """query ($day: Date, $statuses: [ClaimStatus!]) {
  claims(first: 100, reportedBy: $day, statuses: $statuses) { nodes { slug } } }"""
ABOUT = """query ($day: Date, $about: [ID!]) {
  claims(first: 100, reportedBy: $day, about: $about) { nodes { slug } } }"""
CONTESTED = """query ($day: Date) {
  timeline(first: 100, where: {reportedBy: $day, contested: true}) { nodes { slug } } }"""


@pytest.fixture(scope="module", params=SEEDS)
def world(request: pytest.FixtureRequest, databases: Databases, empty_template: str) -> Iterator[Any]:
    """Yield random records, of which some have no day but in the first world, and questions to them."""
    records = make_later_records(request.param, undated=request.param != SEEDS[0])
    with made(databases, empty_template) as (_, url):
        with closing(make_engine(url)) as engine, engine.begin() as connection:
            store.save(connection, records)
        with Asking(url) as asking:
            yield records, asking


def nodes(asking: Asking, query: str, **variables: object) -> dict[str, dict[str, Any]]:
    (page,) = asking.ask(query, **variables).values()
    return {each["slug"]: each for each in page["nodes"]}


def days() -> list[str]:
    return ["2024-05-31", *DAYS, "2024-06-04", AFTER]


@pytest.mark.parametrize("day", days())
def test_entries_show_what_was_known_by_definition(world: tuple[Records, Asking], day: str) -> None:
    records, asking = world
    then, found = Then(records, date.fromisoformat(day)), nodes(asking, ENTRIES, day=day)
    for entry in records.entries:
        shown = found[entry.slug]
        assert [each["quote"] for each in shown["citations"]] == [
            each.quote for each in then.citations(entry)
        ]
        assert [
            (each["role"].lower(), each["actor"]["slug"]) for each in shown["participants"]
        ] == then.participants(entry)
        assert {(each["direction"], each["entry"]["slug"]) for each in shown["links"]} == then.links(entry)
        assert {each["entry"]["slug"] for each in shown["thread"]} == then.thread(entry)
        assert [each["slug"] for each in shown["claims"]] == [
            claim.slug
            for claim in records.claims
            if claim.about == entry.slug and then.is_claimed(claim) and then.is_reported(entry.slug)
        ]
        if entry.kind == "incident":
            known, killed = then.casualties(entry), then.killed(entry)
            assert [(each["outcome"].lower(), each["best"]) for each in shown["casualties"]] == [
                (each.outcome, each.best) for each in known
            ]
            assert shown["killed"] == (
                killed and {end: getattr(killed, end) for end in ("low", "best", "high")}
            )
        if entry.kind == "statement":
            taken = [
                (each.stance.upper(), claim.slug)
                for claim in records.claims
                for each in then.positions(claim)
                if each.statement == entry.slug
            ]
            assert [(each["stance"], each["claim"]["slug"]) for each in shown["positions"]] == taken


@pytest.mark.parametrize("day", days())
def test_claims_stand_as_was_known_by_definition(world: tuple[Records, Asking], day: str) -> None:
    records, asking = world
    then, found = Then(records, date.fromisoformat(day)), nodes(asking, CLAIMS, day=day)
    for claim in records.claims:
        shown = found[claim.slug]
        assert shown["status"] == then.status(claim)
        assert (shown["about"] is not None) == then.is_reported(claim.about)
        positions = [(each["stance"].lower(), each["actor"]["slug"]) for each in shown["positions"]]
        assert positions == [(each.stance, each.actor) for each in then.positions(claim)]
    known = [claim for claim in records.claims if then.is_claimed(claim)]
    assert nodes(asking, LISTS, day=day, statuses=None).keys() == {claim.slug for claim in known}
    for status in (each.name for each in ClaimStatus):
        listed = nodes(asking, LISTS, day=day, statuses=[status])
        assert listed.keys() == {claim.slug for claim in known if then.status(claim) == status}
    assert nodes(asking, CONTESTED, day=day).keys() == then.contested()


@pytest.mark.parametrize("day", days())
def test_claims_are_not_found_by_an_entry_that_was_not_reported(
    world: tuple[Records, Asking], day: str
) -> None:
    records, asking = world
    then = Then(records, date.fromisoformat(day))
    for entry in records.entries:
        listed = nodes(asking, ABOUT, day=day, about=[entry.slug])
        about = {claim.slug for claim in records.claims if claim.about == entry.slug}
        known = {claim.slug for claim in records.claims if then.is_claimed(claim)}
        assert listed.keys() == (about & known if then.is_reported(entry.slug) else set())


def test_a_day_shows_no_more_than_a_later_one(world: tuple[Records, Asking]) -> None:
    _, asking = world
    shown = [(nodes(asking, ENTRIES, day=day), nodes(asking, CLAIMS, day=day)) for day in sorted(days())]
    for earlier, later in pairwise(shown):
        for before, after in zip(earlier, later, strict=True):
            for slug, entry in before.items():
                for name in (name for name, value in entry.items() if isinstance(value, list)):
                    assert all(each in after[slug][name] for each in entry[name]), (slug, name)


def test_after_the_last_day_all_that_has_a_day_is_as_it_is_today(world: tuple[Records, Asking]) -> None:
    records, asking = world
    if not all(each.published_on or each.dateline for each in records.documents):
        pytest.skip("what rests on a document without a date is known on no day")
    for query in (ENTRIES, CLAIMS):
        assert nodes(asking, query, day=AFTER) == nodes(asking, query, day=None)


def test_a_day_is_not_asked_about_where_none_is_given(world: tuple[Records, Asking]) -> None:
    _, asking = world
    bare = (
        ENTRIES.replace("(reportedBy: $day)", "")
        .replace(", reportedBy: $day", "")
        .replace("($day: Date) ", "")
    )
    assert nodes(asking, bare) == nodes(asking, ENTRIES, day=None)
    taken = len(asking.statements.texts)
    nodes(asking, bare)
    assert len(asking.statements.texts) == taken
    assert not any("published_on" in text or "first_reported_on" in text for text in asking.statements.texts)


DEEP = '{not: {any: [{contested: false}, {not: {any: [{reportedBy: "2024-06-12", contested: true}]}}]}}'
DEEPEST = [
    f"{{ timeline(where: {DEEP}, orderBy: LAST_REPORTED) {{ totalCount nodes {{ slug }} }} }}",
    f"{{ timeline(where: {DEEP}) {{ facets {{ kinds {{ count }} actors {{ count }} }} }} }}",
    f"{{ actors {{ nodes {{ entries(where: {DEEP}) {{ totalCount nodes {{ slug }} }} }} }} }}",
    """{ claims(reportedBy: "2024-06-05", statuses: [CONTESTED], actors: ["actor-0"], stances: [DENIES],
      predicates: [ATTRIBUTION], about: ["entry-1"], first: 1, after: "%s") { totalCount nodes { slug } } }""",
]


@pytest.mark.parametrize("query", DEEPEST)
def test_no_database_finds_a_question_too_deep(world: tuple[Records, Asking], query: str) -> None:
    _, asking = world
    asking.ask(query.replace("%s", write_cursor(by_text("claims", "slug"), "claim-0", 1)))
