"""Questions asked of the engine in this process: what they take in the database, with hardly anything around it."""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from sqlalchemy import Connection

from api.gql.asked import Asked
from api.gql.execution import run
from api.gql.failures import Failure
from api.gql.operation import find_operation
from api.read.engine import Engine, make_reader
from api.settings import Settings
from schema.storage.database import make_engine
from tests.bench.ground import Ground
from tests.bench.questions import Named, list_facets, list_filters, list_searches
from tests.bench.say import say

TIMES = 9
"""How often each is asked: PostgreSQL chooses at the sixth time whether to plan a statement without its values."""

Lister = Callable[[Connection], Iterator[Named]]


def measure_filters(ground: Ground) -> Sequence[Mapping[str, Any]]:
    """Return how long a page takes by each single filter."""
    return _measure(ground, list_filters)


def measure_search(ground: Ground) -> Sequence[Mapping[str, Any]]:
    """Return how long a search takes."""
    return _measure(ground, list_searches)


def measure_facets(ground: Ground) -> Sequence[Mapping[str, Any]]:
    """Return how long each facet takes."""
    return _measure(ground, list_facets)


def _measure(ground: Ground, lister: Lister) -> Sequence[Mapping[str, Any]]:
    rows = []
    for database, url in ground.databases().items():
        engine = make_engine(url)
        with engine.connect() as connection:
            named = list(lister(connection))
        engine.dispose()
        rows += [{"database": database, **row} for row in asyncio.run(_ask_all(url, named))]
    return rows


async def _ask_all(url: str, named: Sequence[Named]) -> list[dict[str, Any]]:
    engine = Engine(make_reader(url, 1))
    await engine.reader.open()
    try:
        answered = [(each, await _ask(engine, each)) for each in named]
    finally:
        await engine.reader.close()
    for name in dict.fromkeys(each.name for each, row in answered if row is None):
        say(f"{name} is left out: the schema does not know it")
    return [row for _, row in answered if row]


async def _ask(engine: Engine, named: Named) -> dict[str, Any] | None:
    """Return the times of a question, in milliseconds; None where the schema does not know it yet."""
    settings = Settings(timeout_seconds=600)
    asked = Asked(named.document, None, {"where": named.where})
    try:
        operation = find_operation(asked, settings, safe=False)
    except Failure:
        return None
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        answer = await run(operation, engine, settings, "http://localhost")
        times.append((time.perf_counter() - began) * 1000)
    if "errors" in answer:
        raise RuntimeError(f"{named.name} ({named.value}): {answer['errors']}")
    return {"question": named.name, "value": named.value, "median_ms": median(times), "first_ms": times[0]}
