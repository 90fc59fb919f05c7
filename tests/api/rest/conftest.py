"""REST over the article, on either database."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import make_app
from api.settings import Settings


@pytest.fixture(scope="session")
def client(article_database: str) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(database_url=article_database, cache_bytes=0))) as client:
        yield client
