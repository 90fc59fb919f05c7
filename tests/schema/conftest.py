"""What tests of the schema may ask for beside the databases: an engine that is closed after the test."""

import os
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine

from schema.storage.database import make_engine
from tests.databases import Databases
from tests.schema.engines import closing
from tests.schema.factories import make_world
from tests.schema.stored import save_all


@pytest.fixture
def engine(empty_database: str) -> Iterator[Engine]:
    """Return an engine for a migrated database with no rows."""
    with closing(make_engine(empty_database)) as engine:
        yield engine


@pytest.fixture
def bare_engine(unmigrated_database: str) -> Iterator[Engine]:
    """Return an engine for a database without a single table."""
    with closing(make_engine(unmigrated_database)) as engine:
        yield engine


@pytest.fixture(scope="module")
def shared_engine(
    databases: Databases, empty_template: str, request: pytest.FixtureRequest
) -> Iterator[Engine]:
    """Return an engine for a migrated database that the tests of a module share, and leave without rows."""
    name = f"dateline_test_{os.getpid()}_{request.module.__name__.rpartition('.')[2]}"
    with closing(make_engine(databases.make(name, empty_template))) as engine:
        yield engine
    databases.drop(name)


@pytest.fixture
def connection(shared_engine: Engine) -> Iterator[Connection]:
    """Return a connection in a transaction that is rolled back after the test."""
    with shared_engine.connect() as connection:
        connection.begin()
        yield connection


@pytest.fixture
def world(connection: Connection) -> Connection:
    """Return a connection to a database that holds a small world."""
    save_all(connection, make_world())
    return connection
