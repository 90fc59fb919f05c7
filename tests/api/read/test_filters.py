"""Any filter gives the pages, the count and the facets that its definition gives, looking at entries one by one."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from api.errors import BadInput
from schema.storage.database import make_engine
from schema.store.saving import save
from schema.tables import TABLES
from tests.api.read import naive
from tests.api.read.asking import Asking
from tests.api.read.random_world import DAYS, ROLES, make_world
from tests.databases import Databases

WORLD = naive.World.of(make_world())
Places = dict[str, tuple[date | None, str | None, int]]
Many = tuple[Asking, Places]


@pytest.fixture(scope="module")
def many(databases: Databases, empty_template: str) -> Iterator[Many]:
    """Return questions to a database of these records, and each entry's sort date, date and id."""
    url = databases.make("dateline_test_filters", empty_template)
    engine, entry = make_engine(url), TABLES["entry"]
    with engine.begin() as connection:
        save(connection, make_world())
        rows = connection.execute(
            select(*[entry.c[name] for name in ("slug", "sort_date", "date_edtf", "id")])
        ).all()
    engine.dispose()
    with Asking(url) as asking:
        yield asking, {slug: tuple(place) for slug, *place in rows}
    databases.drop("dateline_test_filters")


def lists(name: str, choices: list[str]) -> tuple[str, st.SearchStrategy[list[str]]]:
    return name, st.lists(st.sampled_from(choices), max_size=2)


BOXES = [
    {"west": 40, "south": 30, "east": 45, "north": 35},
    {"west": 170, "south": -20, "east": -170, "north": 0},
    {"west": 43, "south": 32.5, "east": 44, "north": 33},
]
FIELDS: dict[str, st.SearchStrategy[Any]] = dict(
    [
        lists("kinds", ["INCIDENT", "STATEMENT", "DIPLOMATIC_EVENT"]),
        lists("incidentCategories", ["AIR_STRIKE", "SHELLING"]),
        lists("statementActs", ["DENY", "CONDEMN", "WARN"]),
        lists("diplomaticCategories", ["TALKS_ROUND"]),
        lists("actors", [f"actor-{n}" for n in range(4)]),
        lists("roles", [each.upper() for each in ROLES]),
        lists("places", [f"place-{n}" for n in range(4)]),
        lists("countries", ["IQ", "SY", "IR"]),
        lists("documents", [f"report-{n}" for n in range(4)]),
        lists("publishers", ["paper-0", "paper-1"]),
        lists("assessments", ["REPORTED", "CONFIRMED", "REFUTED"]),
        lists("weapons", ["ROCKET", "DRONE", "MORTAR"]),
        ("contested", st.booleans()),
        ("minKilled", st.sampled_from([-1, 0, 1, 3, 4, 7, 8, 10**6])),
        ("reportedBy", st.sampled_from(DAYS)),
        ("area", st.sampled_from(BOXES)),
        (
            "during",
            st.tuples(st.sampled_from([None, *DAYS]), st.sampled_from([None, *DAYS]), st.booleans())
            .filter(lambda each: each[0] is None or each[1] is None or each[0] <= each[1])
            .map(
                lambda each: {
                    "from": each[0],
                    "to": each[1],
                    "mode": "CERTAIN" if each[2] else "POSSIBLE",
                }
            ),
        ),
    ]
)
LEAVES = st.sets(st.sampled_from(sorted(FIELDS)), max_size=3).flatmap(
    lambda names: st.fixed_dictionaries({name: FIELDS[name] for name in sorted(names)})
)
WHERE = st.recursive(
    LEAVES,
    lambda inner: st.tuples(
        LEAVES, st.fixed_dictionaries({}, optional={"any": st.lists(inner, max_size=2), "not": inner})
    ).map(lambda pair: pair[0] | pair[1]),
    max_leaves=3,
)
QUERY = """query ($where: TimelineFilter, $order: TimelineOrder!, $at: String, $n: Int, $interval: DateInterval!) {
  timeline(where: $where, orderBy: $order, after: $at, first: $n) { ...T }
}
fragment T on TimelineConnection {
  totalCount nodes { slug } pageInfo { hasNextPage endCursor }
  facets {
    kinds { value count killed { ...S } } categories(first: 100) { kind value count killed { ...S } }
    actors(first: 100) { actor { slug } count killed { ...S } } countries(first: 100) { value count killed { ...S } }
    places(first: 100) { place { slug } count killed { ...S } }
    documents(first: 100) { document { slug } count killed { ...S } }
    assessments { value count killed { ...S } }
    histogram(interval: $interval) { buckets { from count killed { ...S } } spanning undated }
    killed { ...S }
  }
}
fragment S on CasualtySum { low best high withNumber withoutNumber }
"""
NESTED = QUERY.replace(
    "timeline(where: $where, orderBy: $order, after: $at, first: $n) { ...T }",
    'actor(slug: "actor-1") { entries(where: $where, orderBy: $order, after: $at, first: $n) { ...T } }',
)
ORDERS = st.sampled_from(["EARLIEST_FIRST", "LATEST_FIRST"])
INTERVALS = st.sampled_from(["DAY", "WEEK", "MONTH", "YEAR"])


def expect(places: Places, where: dict[str, Any], order: str) -> list[str]:
    found = [each.slug for each in WORLD.records.entries if naive.matches(WORLD, where, each)]
    return naive.sort_entries({slug: places[slug] for slug in found}, down=order == "LATEST_FIRST")


def read_facet(buckets: list[dict[str, Any]]) -> naive.Buckets:
    found = {}
    for bucket in buckets:
        record = next((bucket[name] for name in ("actor", "place", "document") if name in bucket), None)
        word = record["slug"] if record else bucket["value"]
        name = word if len(word) == 2 else word.lower()
        value = f"{bucket['kind'].lower()}:{name}" if "kind" in bucket else name
        found[value] = (bucket["count"], bucket["killed"])
    return found


def check_facet(facets: dict[str, Any], name: str, where: dict[str, Any]) -> None:
    found = read_facet(facets["places" if name == "sites" else name])
    assert list(found.items()) == list(naive.count(WORLD, where, name).items()), name


def check_facets(facets: dict[str, Any], where: dict[str, Any], interval: str) -> None:
    for name in naive.IGNORED:
        check_facet(facets, name, where)
    found = facets["histogram"]
    buckets = {bucket["from"]: (bucket["count"], bucket["killed"]) for bucket in found["buckets"]}
    assert (buckets, found["spanning"], found["undated"]) == naive.histogram(WORLD, where, interval)
    chosen = [each for each in WORLD.records.entries if naive.matches(WORLD, where, each)]
    assert facets["killed"] == naive.add_up(WORLD, chosen)


@settings(max_examples=120)
@given(where=WHERE, order=ORDERS, size=st.sampled_from([3, 20, 100]), interval=INTERVALS)
def test_a_filter_gives_what_its_definition_gives(
    many: Many, where: dict[str, Any], order: str, size: int, interval: str
) -> None:
    asking, places = many
    wanted, seen, at = expect(places, where, order), [], None
    while True:
        page = asking.ask(QUERY, where=where, order=order, at=at, n=size, interval=interval)["timeline"]
        seen += [node["slug"] for node in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        at = page["pageInfo"]["endCursor"]
    assert seen == wanted
    assert page["totalCount"] == len(wanted)
    check_facets(page["facets"], where, interval)


@settings(max_examples=60)
@given(where=WHERE, order=ORDERS, interval=INTERVALS)
def test_a_filter_of_an_actors_entries_gives_what_its_definition_gives(
    many: Many, where: dict[str, Any], order: str, interval: str
) -> None:
    asking, places = many
    answer = asking.ask(NESTED, where=where, order=order, at=None, n=100, interval=interval)
    entries = answer["actor"]["entries"]
    theirs = {"any": [{"actors": ["actor-1"]}], "not": {"not": where}}  # which no facet leaves out
    wanted = expect(places, theirs, order)
    assert [node["slug"] for node in entries["nodes"]] == wanted
    assert entries["totalCount"] == len(wanted)
    for name, ignored in naive.IGNORED.items():
        left = {key: given for key, given in where.items() if key not in ignored}
        theirs = {"any": [{"actors": ["actor-1"]}], "not": {"not": left}}
        check_facet(entries["facets"], name, theirs)


@pytest.mark.parametrize("order", ["FIRST_REPORTED", "LAST_REPORTED", "RECENTLY_UPDATED"])
@pytest.mark.parametrize("few", [1_000, 2])
def test_other_orders_give_the_same_entries(
    many: Many, order: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "api.read.index.picking.FEW", few
    )  # of more entries the order's index is walked along
    asking, places = many
    for where in ({"actors": ["actor-1"]}, {"kinds": ["INCIDENT", "STATEMENT"], "countries": ["IQ"]}):
        page = asking.ask(QUERY, where=where, order=order, at=None, n=100, interval="DAY")["timeline"]
        found = [node["slug"] for node in page["nodes"]]
        assert sorted(found) == sorted(expect(places, where, "EARLIEST_FIRST"))


def count_conditions(asking: Asking, where: dict[str, Any]) -> None:
    asking.ask(QUERY, where=where, order="EARLIEST_FIRST", at=None, n=1, interval="DAY")


def test_a_filter_has_100_conditions_at_most_and_one_more_is_named(many: Many) -> None:
    asking, _ = many
    several: list[dict[str, Any]] = [{"contested": True}] * 97
    count_conditions(asking, {"minKilled": 0, "any": several, "not": {"any": [{}], "roles": ["TARGET"]}})
    for where, culprit in (
        ({"minKilled": 0, "any": several, "not": {"kinds": [], "any": [{}, {}]}}, r"where\.not\.any\[1\]"),
        ({"any": [{"any": [{"actors": ["actor-0"]}] * 35}] * 35}, r"where\.any\[2\]\.any\[30\]\.actors"),
        ({"not": {"any": [{}] * 100, "minKilled": 1}}, r"where\.not\.any\[99\]"),
    ):
        with pytest.raises(BadInput, match=f"at most 100 conditions.* {culprit} is one more") as raised:
            count_conditions(asking, where)
        assert re.fullmatch(culprit, str(raised.value.argument))
