"""A UCDP GED file in the database: facets and SQL count exactly what the file itself counts."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import make_app
from api.settings import Settings
from tests.seed.ged_counts import CATEGORIES, count_database, count_file, read_rows
from tests.seed.imported import FILES
from tests.seed.test_importing import run

FILE = FILES / "ucdp-ged.csv"
FACETS = """{ timeline { totalCount facets {
  kinds { value count } categories { value count } countries { value count }
  actors(first: 100) { actor { externalIds { value } } count }
  histogram(interval: YEAR) { buckets { from to count } spanning undated } } } }"""
COUNTRIES = {"IRQ": "IQ"}


@pytest.fixture
def imported(empty_database: str) -> str:
    """Return the URL of a database with the file in it."""
    assert "0 rejected" in run(empty_database, "ucdp-ged", FILE)
    return empty_database


def ask_facets(url: str) -> dict[str, Any]:
    """Return how the timeline divides, as GraphQL says."""
    with TestClient(make_app(Settings(database_url=url))) as client:
        timeline = client.get("/graphql", params={"query": FACETS}).json()["data"]["timeline"]
    facets = timeline["facets"]
    return {
        "entries": timeline["totalCount"],
        **{name: {each["value"]: each["count"] for each in facets[name]} for name in ("kinds", "countries")},
        "categories": {each["value"].lower(): each["count"] for each in facets["categories"]},
        "actors": {each["actor"]["externalIds"][0]["value"]: each["count"] for each in facets["actors"]},
        "years": {(each["from"], each["to"]): each["count"] for each in facets["histogram"]["buckets"]},
        "in no year": (facets["histogram"]["spanning"], facets["histogram"]["undated"]),
    }


def count_facets(path: Path) -> dict[str, Any]:
    """Return the same as the file has it."""
    rows = read_rows(path)
    return {
        "entries": len(rows),
        "kinds": {"INCIDENT": len(rows)},
        "countries": Counter(COUNTRIES[row["iso3"]] for row in rows),
        "categories": Counter(CATEGORIES[row["type_of_violence"]] for row in rows),
        "actors": Counter(side for row in rows for side in (row["side_a_new_id"], row["side_b_new_id"])),
        "years": Counter(
            (f"{row['year']}-01-01", f"{row['year']}-12-31")
            for row in rows
            if row["date_start"][:4] == row["date_end"][:4]
        ),
        "in no year": (sum(row["date_start"][:4] != row["date_end"][:4] for row in rows), 0),
    }


def test_what_sql_counts_is_what_the_file_counts(imported: str) -> None:
    expected, found = count_file(FILE), count_database(imported)
    assert found.keys() == expected.keys()
    for name, groups in expected.items():
        assert groups, f"the file has {name} to count"
        assert found[name] == groups, name


def test_what_facets_count_is_what_the_file_counts(imported: str) -> None:
    assert ask_facets(imported) == count_facets(FILE)
