"""Counts exactly as written: recorded, read back in every face and format, found by what is certain, and proved."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import make_app
from api.settings import Settings
from schema.storage.database import make_engine
from schema.store import saving as store
from tests.api.counted import SAID, Said, make_counted
from tests.api.exports.exporting import export, load, read_lines
from tests.api.exports.test_formats import read_features, read_graph, read_parquet
from tests.databases import Databases
from tests.schema.engines import closing
from tests.seed.test_importing import prove

ENDS = ("low", "best", "high")
QUERY = """{ timeline(first: 100) { nodes { slug ... on Incident { incidentCategory
  killed { low best high asWritten } eventCount { low best high asWritten } munitionsCount { asWritten }
  casualties { population status low best high asWritten } } } } }"""


@pytest.fixture
def counted(empty_database: str) -> str:
    """Return the URL of a database with all of them."""
    with closing(make_engine(empty_database)) as engine, engine.begin() as connection:
        store.save(connection, make_counted())
    return empty_database


@pytest.fixture
def client(counted: str) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(database_url=counted))) as client:
        yield client


def ask_graphql(client: TestClient, query: str) -> Any:  # noqa: ANN401 - JSON
    answer = client.post("/graphql", json={"query": query}).json()
    assert "errors" not in answer, answer
    return answer["data"]


def name_ends(said: Said, **words: str | None) -> dict[str, object]:
    return {**dict(zip(ENDS, said.numbers, strict=True)), **words}


def is_counted(said: Said) -> bool:
    return said.numbers != (None, None, None)


def test_graphql_has_the_numbers_and_the_words(client: TestClient) -> None:
    found = {node["slug"]: node for node in ask_graphql(client, QUERY)["timeline"]["nodes"]}
    for said in SAID:
        node = found[said.slug]
        assert node["killed"] == (name_ends(said, asWritten=None) if is_counted(said) else None)
        assert node["eventCount"] == (name_ends(said, asWritten=said.words) if said.words else None)
        assert node["munitionsCount"] == ({"asWritten": said.words} if said.words else None)
        (report,) = node["casualties"]
        assert (report["status"], report["asWritten"]) == (said.status.upper(), said.words)
        assert tuple(report[end] for end in ENDS) == said.numbers
        assert node["incidentCategory"] == ("EXPLOSION" if said.words else "ACCIDENT")
        assert report["population"] == ("TOTAL" if said.words else "PRISONER")


def test_rest_has_the_numbers_and_the_words(client: TestClient) -> None:
    for said in SAID:
        entry = client.get(f"/v1/entries/{said.slug}").json()
        assert entry["killed"] == (name_ends(said) if is_counted(said) else None)
        assert entry["event_count"] == (name_ends(said, as_written=said.words) if said.words else None)
        assert entry["casualties"][0]["as_written"] == said.words


@pytest.mark.parametrize("least", [0, 1, 4, 5, 40, 41, 71, 72, 100])
def test_incidents_are_found_by_the_number_that_is_certain(client: TestClient, least: int) -> None:
    expected = {said.slug for said in SAID if said.certain is not None and said.certain >= least}
    query = f"{{ timeline(first: 100, where: {{minKilled: {least}}}) {{ nodes {{ slug }} totalCount }} }}"
    found = ask_graphql(client, query)["timeline"]
    assert ({node["slug"] for node in found["nodes"]}, found["totalCount"]) == (expected, len(expected))
    listed = client.get(f"/v1/incidents?min_killed={least}&limit=100&fields=slug").json()["data"]
    assert {entry["slug"] for entry in listed} == expected


def test_the_new_categories_are_filters_and_facets(client: TestClient) -> None:
    query = """{ timeline(where: {incidentCategories: [ACCIDENT]}) {
      totalCount facets { categories { value count } } } }"""
    found = ask_graphql(client, query)["timeline"]
    assert found["totalCount"] == 3
    assert found["facets"]["categories"] == [
        {"value": "EXPLOSION", "count": 7},
        {"value": "ACCIDENT", "count": 3},
    ]
    assert len(client.get("/v1/incidents?category=explosion&fields=slug").json()["data"]) == 7


def test_the_flat_formats_have_a_zero_where_it_is_confirmed(counted: str) -> None:
    rows = csv.DictReader(io.StringIO(export(counted, "csv").decode(), newline=""))
    found = {row["slug"]: row for row in rows}
    typed = {row["slug"]: row for row in read_parquet(export(counted, "parquet"))}
    for said in SAID:
        row = found[said.slug]
        spelt = ["" if number is None else str(number) for number in said.numbers]
        assert [row[f"killed_{end}"] for end in ENDS] == spelt
        assert tuple(typed[said.slug][f"killed_{end}"] for end in ENDS) == said.numbers
        assert (row["killed_status"], row["killed_as_written"]) == (said.status, said.words or "")
        assert row["event_count_as_written"] == row["munitions_count_as_written"] == (said.words or "")


def test_the_other_formats_have_them_too(counted: str) -> None:
    features = {
        each.properties["slug"]: each.properties for each in read_features(export(counted, "geojson"))
    }
    nodes = {node["@id"].rpartition("/")[2]: node for node in read_graph(export(counted, "jsonld"))}
    for said in SAID:
        assert features[said.slug]["killed"] == (name_ends(said) if is_counted(said) else None)
        assert features[said.slug]["killed_as_written"] == ([said.words] if said.words else [])
        (killed,) = nodes[said.slug].get("urn:dateline:vocabulary:killed", [{}])
        given = {name: number for name, number in name_ends(said).items() if number is not None}
        assert {name.rpartition(":")[2]: value[0]["@value"] for name, value in killed.items()} == given


def test_records_come_back_byte_for_byte(counted: str, databases: Databases, empty_template: str) -> None:
    first = export(counted, "records")
    other = databases.make("dateline_test_counts", empty_template)
    try:
        with closing(make_engine(other)) as engine:
            load(engine, first)
        assert export(other, "records") == first
    finally:
        databases.drop("dateline_test_counts")
    lines = {line["slug"]: line for line in read_lines(first)}
    assert lines["more-than"]["event_count"] == {"low": 71, "as_written": "more than 70"}
    assert lines["dozens"]["event_count"] == {"as_written": "dozens"}
    assert lines["dozens"]["casualties"] == [
        {"outcome": "killed", "population": "total", "status": "number_unknown", "as_written": "dozens"}
    ]


def test_the_same_records_again_change_nothing_and_all_is_proved(counted: str) -> None:
    with closing(make_engine(counted)) as engine, engine.begin() as connection:
        assert store.save(connection, make_counted()).total_changed == 0
    prove(counted)
