"""Engines that tests make themselves."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine


@contextmanager
def closing(engine: Engine) -> Iterator[Engine]:
    """Yield an engine, and close its connections."""
    try:
        yield engine
    finally:
        engine.dispose()
