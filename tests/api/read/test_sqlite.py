"""What takes long on SQLite is done on a thread, and nobody sees a difference in the answer."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from api.errors import Unavailable
from api.read.database.readers import Plans
from api.read.database.sqlite import SqliteReader
from api.read.plan.levels import Run
from schema.storage.database import make_engine

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True, scope="session")

LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT count(*) FROM n"
MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i FROM n"
FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def reader(article_database: str, runner: asyncio.Runner) -> Iterator[SqliteReader]:
    reader = SqliteReader(article_database.removeprefix("sqlite:///"), 1)
    runner.run(reader.open())
    yield reader
    runner.run(reader.close())


def asking(sql: str, *parameters: object) -> Run:
    """Run one statement; give its first value and the thread it was shaped on."""
    rows = yield sql, parameters
    return rows[0][0], threading.current_thread().name


@pytest.mark.parametrize(("sql", "most", "value"), [(LONG, 300_000, 300_000), (MANY, 5_000, 1)])
def test_a_plan_that_takes_long_is_begun_anew_on_a_thread(
    reader: SqliteReader, runner: asyncio.Runner, sql: str, most: int, value: int
) -> None:
    plans = Plans({})
    found, thread = runner.run(reader.run(plans, lambda: asking(sql, most)))
    assert found == value
    assert thread.startswith("reader")
    assert plans.are_slow


def test_a_plan_that_takes_a_moment_is_done_at_once(reader: SqliteReader, runner: asyncio.Runner) -> None:
    plans = Plans({})
    found, thread = runner.run(reader.run(plans, lambda: asking(LONG, 100)))
    assert found == 100
    assert thread == threading.current_thread().name
    assert not plans.are_slow


def test_a_cancelled_plan_stops_and_its_connection_serves_the_next(
    reader: SqliteReader, runner: asyncio.Runner
) -> None:
    async def give_up() -> None:
        async with asyncio.timeout(0.2):
            await reader.run(Plans({}, are_slow=True), lambda: asking(FOR_EVER))

    with pytest.raises(TimeoutError):
        runner.run(give_up())
    assert runner.run(reader.run(Plans({}, are_slow=True), lambda: asking(LONG, 10)))[0] == 10


def test_whatever_moment_a_plan_is_stopped_at_the_next_one_is_answered(
    reader: SqliteReader, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.at_once.set_progress_handler(reader.count_steps, 1)
    slow = []
    for steps in range(150):  # more than the plan has, from its BEGIN to its COMMIT
        monkeypatch.setattr("api.read.database.sqlite.MOST_STEPS", steps)
        plans = Plans({})
        assert runner.run(reader.run(plans, lambda: asking(LONG, 2)))[0] == 2
        assert not reader.at_once.in_transaction
        slow.append(plans.are_slow)
    assert slow[0]
    assert not slow[-1]


def test_a_plan_that_is_stopped_does_not_keep_the_version_from_being_told(
    reader: SqliteReader, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = runner.run(reader.version())
    reader.at_once.set_progress_handler(reader.count_steps, 1)
    monkeypatch.setattr("api.read.database.sqlite.MOST_STEPS", 20)
    runner.run(reader.run(Plans({}), lambda: asking(LONG, 100)))
    assert runner.run(reader.version()) == before


def test_nothing_can_be_written(reader: SqliteReader, runner: asyncio.Runner) -> None:
    for are_slow in (False, True):
        plans = Plans({}, are_slow=are_slow)
        with pytest.raises(Unavailable):
            runner.run(reader.run(plans, lambda: asking("DELETE FROM entry")))


def test_the_version_moves_with_every_commit_and_only_then(
    writable_article_database: str, runner: asyncio.Runner
) -> None:
    reader = SqliteReader(writable_article_database.removeprefix("sqlite:///"), 1)
    runner.run(reader.open())
    engine = make_engine(writable_article_database)
    before = runner.run(reader.version())
    assert runner.run(reader.version()) == before
    with engine.connect() as connection:
        connection.execute(text("UPDATE entry SET title = title || '.'"))
        assert runner.run(reader.version()) == before
        connection.commit()
    assert runner.run(reader.version()) != before
    engine.dispose()
    runner.run(reader.close())
