"""What every test may ask for: databases on SQLite and PostgreSQL, a server, a clone to start the script in."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import hypothesis
import pytest

from schema.storage.database import migrate
from tests.clone import Clone
from tests.databases import (
    Databases,
    PostgresServer,
    SqliteFolder,
    find_postgres_binaries,
    running_postgres,
    seed,
)
from tests.live import running_server
from tests.machine import IN_CI, missing

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
numbers = count(1)

hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if IN_CI else "local")


SLOW_ROOMS = ("tests/browser", "tests/clients", "tests/bench")
"""What `--fast` leaves out as a whole, beside PostgreSQL."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--fast`, for while one works."""
    parser.addoption(
        "--fast",
        action="store_true",
        help="leave out PostgreSQL, browsers, clients and bench, and try few examples",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Let a run that is told to stop still stop the servers it started."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if config.getoption("--fast"):
        hypothesis.settings.register_profile("fast", deadline=None, max_examples=10)
        hypothesis.settings.load_profile("fast")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is slow, where that is asked for."""
    if not config.getoption("--fast"):
        return
    slow = {item for item in items if _is_slow(item)}
    config.hook.pytest_deselected(items=list(slow))
    items[:] = [item for item in items if item not in slow]


def _is_slow(item: pytest.Item) -> bool:
    return item.get_closest_marker("postgresql") is not None or item.nodeid.startswith(SLOW_ROOMS)


@contextmanager
def made(databases: Databases, template: str | None = None) -> Iterator[tuple[str, str]]:
    """Make a database, yield its name and its URL, and remove it."""
    name = f"dateline_test_{os.getpid()}_{next(numbers)}"
    try:
        yield name, databases.make(name, template)
    finally:
        databases.drop(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Return the server that TEST_DATABASE_URL names, or else one of our own."""
    url = os.environ.get("TEST_DATABASE_URL")
    binaries = find_postgres_binaries()
    if url:
        yield PostgresServer(url)
    elif binaries is None:
        missing("PostgreSQL (TEST_DATABASE_URL, or Debian's package postgresql)")
    else:
        with running_postgres(binaries) as own:
            yield PostgresServer(own)


@pytest.fixture(scope="session", params=DATABASES)
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """Return a place for databases, once of each kind."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres")
    return SqliteFolder(tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def empty_template(databases: Databases) -> Iterator[str]:
    """Return the name of a database that is migrated and empty; to be copied only."""
    with made(databases) as (name, url):
        migrate(url)
        yield name


@pytest.fixture(scope="session")
def article_template(databases: Databases, empty_template: str) -> Iterator[str]:
    """Return the name of a database with the article in it; to be copied only."""
    with made(databases, empty_template) as (name, url):
        seed(url)
        yield name


@pytest.fixture
def unmigrated_database(databases: Databases) -> Iterator[str]:
    """Return the URL of a database without a single table, for this test alone."""
    with made(databases) as (_, url):
        yield url


@pytest.fixture
def empty_database(databases: Databases, empty_template: str) -> Iterator[str]:
    """Return the URL of a migrated database with no rows, for this test alone."""
    with made(databases, empty_template) as (_, url):
        yield url


@pytest.fixture(scope="session")
def article_database(databases: Databases, article_template: str) -> Iterator[str]:
    """Return the URL of a database with the article in it, shared: only read it."""
    with made(databases, article_template) as (_, url):
        yield url


@pytest.fixture
def writable_article_database(databases: Databases, article_template: str) -> Iterator[str]:
    """Return the URL of a database with the article in it, for this test alone."""
    with made(databases, article_template) as (_, url):
        yield url


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a server on SQLite with the article in it, shared: only read from it."""
    with running_server(tmp_path_factory.mktemp("live")) as address:
        yield address


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Return a fresh clone of a small project, in which nothing is installed yet."""
    (tmp_path / "clone").mkdir()
    return Clone(tmp_path / "clone")


@pytest.fixture
def installed(clone: Clone) -> Clone:
    """Return the same with an environment that the script takes for its own."""
    clone.install()
    return clone
