"""The check of what is derived finds each value that does not follow from the record, and nothing else."""

import os
import subprocess
import sys
from unittest.mock import patch

import pytest
from pyroaring import BitMap
from sqlalchemy import Connection, text

from schema.index.packing import pack
from schema.proofs.derived import list_differences
from schema.storage.database import make_engine
from tests.databases import ROOT
from tests.schema.engines import closing
from tests.schema.factories import make_statement
from tests.schema.stored import save_entries

SPOILT = {
    "UPDATE entry SET date_latest = '2021-07-06' WHERE slug = 'the-strike'": "entry:the-strike entry.date_latest",
    "UPDATE entry SET date_precision = 'week' WHERE slug = 'the-strike'": "entry:the-strike entry.date_precision",
    "UPDATE diplomatic_event SET next_meeting_earliest = '2021-07-31'": (
        "entry:the-talks diplomatic_event.next_meeting_earliest"
    ),
    "UPDATE citation SET date_latest = '2021-08-01' WHERE date_edtf IS NOT NULL": (
        "entry:the-denial citation.date_latest"
    ),
    "UPDATE entry SET sort_date = '2021-07-09' WHERE slug = 'the-denial'": "entry:the-denial sort_date",
    "UPDATE entry SET sort_second = 1 WHERE slug = 'the-denial'": "entry:the-denial sort_second",
    "UPDATE entry SET first_reported_on = NULL WHERE slug = 'the-talks'": "entry:the-talks first_reported_on",
    "UPDATE claim SET status = 'denied_only'": "claim:the-claim status",
    "UPDATE incident SET killed_best = 5": "entry:the-strike killed_best",
    "UPDATE incident SET injured_best = 1": "entry:the-strike injured_best",
    "UPDATE document SET sha256 = substr(sha256, 2) || 'x'": "document:the-report sha256",
    "UPDATE document SET text = 'x' || text": "entry:the-strike citation.quote",
    "UPDATE term SET count = 9 WHERE value = 'iran' AND facet = 'actor'": "term:actor=iran count",
    "DELETE FROM term WHERE value = '2021-07-05' AND facet = 'day'": "term:day=2021-07-05 count",
    "INSERT INTO term (facet, value, count) VALUES ('weapon', 'cyber', 1)": "term:weapon=cyber count",
    "DELETE FROM bitmap WHERE key / 65536 IN (SELECT id FROM term WHERE facet = 'weapon')": (
        "entry:the-strike bitmap"
    ),
    "UPDATE bitmap SET bits = :bits WHERE key / 65536 IN (SELECT id FROM term WHERE facet = 'weapon')": (
        "entry with id 99, which is gone bitmap"
    ),
    "DELETE FROM bitmap WHERE key / 65536 IN (SELECT id FROM term WHERE facet = 'killed_best' AND value = 'given')": (
        "entry:the-strike bitmap"
    ),
    "DELETE FROM bitmap WHERE key / 65536 IN (SELECT id FROM term WHERE facet = 'title' AND value = 'strike')": (
        "entry:the-strike bitmap"
    ),
    "INSERT INTO bitmap (key, bits, written) VALUES (6553500000, :bits, 1)": "bitmap term 99998",
    "DELETE FROM bitmap_write": "bitmap_write number",
    "UPDATE entry SET title = 'Other' WHERE slug = 'the-strike'": "entry:the-strike bitmap",
    "UPDATE actor SET name = 'Persia' WHERE slug = 'iran'": "entry:the-denial bitmap",
    "UPDATE actor_alias SET name = 'Isfahan' WHERE name = 'Tehran'": "actor:iran bitmap",
    "DELETE FROM bitmap WHERE key / 65536 IN (SELECT id FROM term WHERE facet = 'document_word')": (
        "document:the-report bitmap"
    ),
}


def test_what_the_store_derived_follows_from_the_record(world: Connection) -> None:
    assert list(list_differences(world)) == []


@pytest.mark.parametrize("statement", SPOILT)
def test_what_was_spoilt_is_named(world: Connection, statement: str) -> None:
    world.execute(text(statement), {"bits": pack(BitMap([99]))} if ":bits" in statement else {})
    found = list(list_differences(world))
    assert SPOILT[statement] in {f"{each.record} {each.column}" for each in found}
    assert all(str(each.found) != str(each.derived) for each in found)


def test_a_time_of_day_that_sorts_otherwise_than_its_date_says_is_named(connection: Connection) -> None:
    save_entries(connection, make_statement("noon", "2021-07-05T12:00:00Z"))
    assert list(list_differences(connection)) == []
    connection.execute(text("UPDATE entry SET sort_second = 0"))
    found = {
        f"{each.record} {each.column} {each.found} {each.derived}" for each in list_differences(connection)
    }
    assert "entry:noon sort_second 0 129600" in found
    assert {each.split()[1] for each in found} == {"sort_second", "bitmap"} | {"count"}


def test_a_common_word_that_is_not_paired_is_named(connection: Connection) -> None:
    with patch("schema.index.pairs.PAIRED_FROM", 2), patch("schema.proofs.index.PAIRED_FROM", 2):
        save_entries(
            connection, make_statement("one", title="air raid"), make_statement("two", title="air base")
        )
        assert list(list_differences(connection)) == []
        connection.execute(text("UPDATE term SET paired = false WHERE value = 'air'"))
        found = {f"{each.record} {each.column}" for each in list_differences(connection)}
    assert found == {"term:title=air paired"}


def check_data(url: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "schema", "check-data"]
    environ = {**os.environ, "DATABASE_URL": url}
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)


def test_the_article_is_as_it_ought_to_be(article_database: str) -> None:
    done = check_data(article_database)
    assert (done.returncode, done.stdout) == (0, "Everything derived follows from the record.\n")


def test_the_command_says_what_is_wrong_and_fails(writable_article_database: str) -> None:
    with closing(make_engine(writable_article_database)) as engine, engine.begin() as connection:
        connection.execute(text("UPDATE claim SET status = 'retracted'"))
    done = check_data(writable_article_database)
    assert done.returncode == 1
    assert "status is retracted, but" in done.stdout
    assert "derived values do not follow from the record" in done.stderr
