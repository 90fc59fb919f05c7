"""What tests of the schema may ask for beside the databases: an engine that is closed after the test."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from schema.database import make_engine
from tests.schema.engines import closing


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
