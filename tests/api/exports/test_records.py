"""Records out and in again."""

from pathlib import Path

import pytest

from schema.storage.database import make_engine
from tests.api.article import BARRAGE, EVERYTHING, KIRBY, SERIES, STRIKES
from tests.api.exports.exporting import export, load, read_lines, slugs
from tests.databases import Databases
from tests.schema.engines import closing
from tests.seed.imported import FILES
from tests.seed.test_importing import ask, run

EXTERNAL_IDS = """
SELECT scheme, value, coalesce(entry.slug, actor.slug, place.slug, document.slug) FROM external_id
LEFT JOIN entry ON entry.id = entry_id LEFT JOIN actor ON actor.id = actor_id
LEFT JOIN place ON place.id = place_id LEFT JOIN document ON document.id = document_id ORDER BY 1, 2
"""


def export_and_reload(url: str, other: str, query: str = "") -> tuple[bytes, bytes]:
    """Return an export, and the export of what it makes of an empty database."""
    first = export(url, "records", query)
    with closing(make_engine(other)) as engine:
        load(engine, first)
    return first, export(other, "records")


def list_external_ids(exported: bytes, kind: str) -> list[str]:
    lines = [line for line in read_lines(exported) if line["type"] == kind]
    return [each["value"] for line in lines for each in line.get("external_ids", ())]


@pytest.fixture
def other_database(databases: Databases, empty_template: str) -> str:
    """Return the URL of another empty database."""
    return databases.make("dateline_test_other", empty_template)


@pytest.fixture(autouse=True)
def _drop_other(databases: Databases):  # noqa: ANN202 - a fixture
    yield
    databases.drop("dateline_test_other")


def test_the_article_comes_back_byte_for_byte(article_database: str, other_database: str) -> None:
    first, second = export_and_reload(article_database, other_database)
    assert first == second
    lines = read_lines(first)
    kinds = [line["type"] for line in lines]
    assert list(dict.fromkeys(kinds)) == ["actor", "place", "document", "entry", "claim"]
    assert [kinds.count(kind) for kind in dict.fromkeys(kinds)] == [13, 4, 1, 16, 5]
    assert slugs(lines, "entry") == EVERYTHING


def test_whatever_a_record_may_hold_comes_back(odd_database: str, other_database: str) -> None:
    first, second = export_and_reload(odd_database, other_database)
    assert first == second


def test_what_is_as_by_default_is_left_out(odd_database: str) -> None:
    lines = {(line["type"], line["slug"]): line for line in read_lines(export(odd_database, "records"))}
    assert lines["entry", "undated"] == {
        "type": "entry",
        "kind": "incident",
        "category": "air_strike",
        "slug": "undated",
        "title": "undated",
    }
    assert lines["entry", "by-an-importer"]["date"] == {"basis": "imported"}
    assert lines["entry", "the-talks"]["date"]["precision"] == "week"
    assert "precision" not in lines["entry", "a-season"]["date"]
    assert lines["claim", "the-claim"]["positions"][0] == {
        "actor": "the-group",
        "stance": "asserts",
        "confidence": "high",
    }


def test_a_filter_brings_what_its_entries_refer_to_and_no_more(
    article_database: str, other_database: str
) -> None:
    first, second = export_and_reload(article_database, other_database, "kind=incident&category=air_strike")
    assert first == second, "it can be loaded by itself"
    lines = read_lines(first)
    assert STRIKES in slugs(lines, "entry")
    assert len(slugs(lines, "actor")) < 13
    assert slugs(lines, "document") == ["2021-07-09-pentagon-deeply-concerned"]
    assert any(line.get("about") == STRIKES for line in lines if line["type"] == "claim")


def test_what_is_linked_to_comes_with_what_links_to_it(article_database: str) -> None:
    entries = slugs(read_lines(export(article_database, "records", "actor=john-kirby")), "entry")
    assert KIRBY in entries
    assert len(entries) < 16
    assert {BARRAGE, SERIES} & set(entries), "what he spoke of"


def test_nothing_chosen_is_nothing_written(article_database: str) -> None:
    assert export(article_database, "records", "country=FR") == b""
    assert export(article_database, "records", "from=2030-01-01") == b""


def test_an_empty_database_is_an_empty_file(empty_database: str) -> None:
    assert export(empty_database, "records") == b""


def test_a_search_filters_records_too(article_database: str) -> None:
    assert BARRAGE in slugs(read_lines(export(article_database, "records", "q=ain al-asad")), "entry")


def test_the_ids_that_records_have_in_schemes_come_back(
    empty_database: str, other_database: str, tmp_path: Path
) -> None:
    run(empty_database, "ucdp-ged", FILES / "ucdp-ged.csv")
    first = export(empty_database, "records")
    (file := tmp_path / "records.ndjson").write_bytes(first)
    run(other_database, "records", file)
    assert export(other_database, "records") == first
    recorded = ask(empty_database, EXTERNAL_IDS)
    assert {scheme for scheme, _, _ in recorded} == {"ucdp-ged", "ucdp-actor", "gw"}
    assert ask(other_database, EXTERNAL_IDS) == recorded
    assert "0 new, 0 changed" in run(other_database, "records", file)
    assert "0 new, 0 changed" in run(other_database, "ucdp-ged", FILES / "ucdp-ged.csv")


def test_a_filter_brings_the_ids_of_the_records_that_it_brings(
    empty_database: str, other_database: str, tmp_path: Path
) -> None:
    run(empty_database, "ucdp-ged", FILES / "ucdp-ged.csv")
    first = export(empty_database, "records", "external_id=ucdp-ged:114064")
    assert list_external_ids(first, "entry") == ["114064"]
    assert list_external_ids(first, "actor") == ["116", "234"]
    assert list_external_ids(first, "place") == ["645"]
    (file := tmp_path / "records.ndjson").write_bytes(first)
    run(other_database, "records", file)
    assert export(other_database, "records") == first
