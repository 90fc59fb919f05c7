"""What the read engine answers alone is, byte for byte, what graphql-core makes of its rows, on both databases.

A few hundred documents, always the same ones; `python -m tests.oracle` asks as many as one likes.
"""

import re
from collections.abc import Iterator

import pytest

from schema.storage.database import migrate
from tests.conftest import made
from tests.databases import SqliteFolder
from tests.oracle.data import fill
from tests.oracle.rounds import Process, Round, list_cases

OURS, GENERAL = 200, 40
CORNERS = {
    "a variable with a default": r"\$v\d+: \w+!? = ",
    "a variable within a list": r"\[[^]]*\$v",
    "a variable within an object": r"\{\w+: \$v",
    "a condition on a variable": r"@(skip|include)\(if: \$",
    "both conditions at once": r"@skip\([^)]*\) @include",
    "a condition on a spread": r"\.\.\.F\d @",
    "a fragment spread twice": r"(?s)\.\.\.(F\d).*\.\.\.\1",
    "a fragment within a fragment": r"fragment F\d [^\n]*\.\.\.F",
    "a fragment on every node": r" on Node",
    "a fragment on the entries": r" on TimelineEntry",
    "a fragment without a type": r"\.\.\.( @\w+\([^)]*\))* \{",
    "a name that is another field's": r"(title|summary|name|id|slug|kind): \w",
    "a type's name under another": r"\w: __typename",
    "several operations": r"query B",
    "a page within a page": r"entries(\(.*\))? \{",
    "a page backwards": r"last: ",
    "a cursor": r"(after|before): ",
    "filters within a filter": r"(any|not): ",
    "a list of ids": r"nodes\(ids",
}


@pytest.fixture(scope="session")
def sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = SqliteFolder(tmp_path_factory.mktemp("oracle")).make("oracle")
    fill(url)
    return url


@pytest.fixture(scope="module")
def sqlite_process(sqlite_url: str) -> Iterator[Process]:
    with Process((sqlite_url,)) as process:
        yield process


@pytest.fixture(scope="module", params=["sqlite", pytest.param("both", marks=pytest.mark.postgresql)])
def process(request: pytest.FixtureRequest, sqlite_process: Process, sqlite_url: str) -> Iterator[Process]:
    """Yield a judge on SQLite alone, and one that holds SQLite and PostgreSQL against each other too."""
    if request.param == "sqlite":
        yield sqlite_process
        return
    databases = request.getfixturevalue("postgres")
    with made(databases) as (_, url):
        fill(url)
        with Process((sqlite_url, url)) as process:
            yield process


@pytest.fixture(scope="module")
def documents(sqlite_process: Process) -> list[str]:
    return [case.document for case in list_cases(Round((), 0, OURS, general=False), sqlite_process.material)]


def test_our_own_documents_have_the_same_bytes_by_both_ways(process: Process) -> None:
    first = 0 if len(process.judge.engines) == 1 else OURS
    result = process.judge_round(Round((), first, OURS, general=False))
    assert result.difference is None
    assert result.tally.answered > 0.8 * OURS
    assert result.tally.written_out > 0.4 * OURS
    assert result.tally.size > 300 * OURS
    assert result.tally.met["BAD_USER_INPUT"]


def test_regular_documents_have_the_same_bytes_by_both_ways(process: Process) -> None:
    result = process.judge_round(Round((), 0, GENERAL, general=True))
    assert result.difference is None
    assert result.tally.judged > 0.5 * GENERAL


@pytest.mark.parametrize("corner", CORNERS)
def test_documents_look_into_every_corner(documents: list[str], corner: str) -> None:
    assert sum(bool(re.search(CORNERS[corner], each)) for each in documents) >= 3


def test_a_difference_is_found_and_told(sqlite_url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = SqliteFolder(tmp_path_factory.mktemp("empty")).make("empty")
    migrate(empty)
    with Process((sqlite_url, empty)) as process:
        told = process.judge_round(Round((), 0, 20, general=False)).difference
    assert told is not None
    assert "the databases differ" in told
