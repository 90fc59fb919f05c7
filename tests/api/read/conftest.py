"""The read engine over an article, and over nothing."""

from collections.abc import Iterator

import pytest

from tests.api.read.asking import Asking


@pytest.fixture
def article(article_database: str) -> Iterator[Asking]:
    """Return questions to a database with the article in it."""
    with Asking(article_database) as asking:
        yield asking
