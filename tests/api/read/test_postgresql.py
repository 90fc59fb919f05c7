"""PostgreSQL is read over few connections, each answer from one snapshot, whatever happens to the connections."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import text

from api.errors import Unavailable
from api.read.database.postgresql import PostgresqlReader
from api.read.database.readers import Plans
from api.read.plan.levels import Run
from schema.storage.database import make_engine

pytestmark = pytest.mark.parametrize("databases", ["postgresql"], indirect=True, scope="session")

BACKEND = "SELECT pg_backend_pid()"
COUNT = "SELECT count(*) FROM entry"
SLOW = "SELECT pg_sleep(60)"


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def reader(writable_article_database: str, runner: asyncio.Runner) -> Iterator[PostgresqlReader]:
    reader = PostgresqlReader(writable_article_database, 2)
    runner.run(reader.open())
    yield reader
    runner.run(reader.close())


def asking(*statements: str, between: Callable[[], object] = lambda: None) -> Run:
    """Run statements and give the first value of each; something may happen before each but the first."""
    found = []
    for number, statement in enumerate(statements):
        if number:
            between()
        rows = yield statement, ()
        found.append(rows[0][0])
    return found


async def ask(reader: PostgresqlReader, *statements: str) -> Any:  # noqa: ANN401 - whatever they give
    return await reader.run(Plans({}), lambda: asking(*statements))


def test_many_who_ask_at_once_share_few_connections(reader: PostgresqlReader, runner: asyncio.Runner) -> None:
    async def ask_at_once() -> set[int]:
        answers = await asyncio.gather(*[ask(reader, "SELECT pg_sleep(0.01)", BACKEND) for _ in range(10)])
        return {backend for _, backend in answers}

    assert 1 <= len(runner.run(ask_at_once())) <= 2


def test_lost_connections_are_made_anew(
    reader: PostgresqlReader, runner: asyncio.Runner, writable_article_database: str
) -> None:
    lost = runner.run(ask(reader, BACKEND))
    engine = make_engine(writable_article_database)
    with engine.connect() as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        )
    engine.dispose()
    for _ in range(2):  # the connection that looks at the version, and the plan's
        with suppress(Unavailable):  # and no other error
            runner.run(ask(reader, BACKEND))
    assert runner.run(ask(reader, BACKEND)) != lost


def test_a_cancelled_plan_stops_and_its_connection_serves_the_next(
    reader: PostgresqlReader, runner: asyncio.Runner
) -> None:
    async def give_up() -> None:
        async with asyncio.timeout(0.2):
            await ask(reader, SLOW)

    for _ in range(3):  # more often than there are connections
        with pytest.raises(TimeoutError):
            runner.run(give_up())
    assert runner.run(ask(reader, "SELECT 10")) == [10]


def test_what_is_written_in_between_is_seen_by_all_statements_of_a_plan_or_by_none(
    reader: PostgresqlReader, runner: asyncio.Runner, writable_article_database: str
) -> None:
    engine = make_engine(writable_article_database)

    def write() -> None:
        with engine.begin() as connection:
            connection.execute(text("UPDATE entry SET title = title || '.'"))

    titles = "SELECT min(title) FROM entry"
    for _ in range(5):
        plans = Plans({})
        first, second = runner.run(reader.run(plans, lambda: asking(titles, titles, between=write)))
        assert first == second
    engine.dispose()
