"""Databases with what the exports must get right."""

import pytest

from schema.storage.database import make_engine
from schema.store import saving as store
from tests.api.exports.odd import make_odd_records
from tests.schema.engines import closing


@pytest.fixture
def odd_database(empty_database: str) -> str:
    """Return the URL of a database with every sort of date and text that a format could stumble over."""
    with closing(make_engine(empty_database)) as engine, engine.begin() as connection:
        store.save(connection, make_odd_records())
    return empty_database
