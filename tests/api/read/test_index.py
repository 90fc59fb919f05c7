"""The index in memory is never stale: whatever is written, and whenever, an answer is of one state of the database.

Writes are made between any two statements of an answer, by several writers, and in another process; what is held is
read again where it was written, and nowhere else.
"""

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Self

import pytest
from sqlalchemy import Engine

from api.read.database.readers import Plans
from api.read.engine import Engine as ReadEngine
from api.read.engine import _run_all, make_reader, prepare
from api.read.index.held import Index
from api.read.index.view import IndexView
from api.read.plan.levels import Question, Run
from schema.index.loading import index_all
from schema.storage.database import make_engine
from schema.store.saving import save
from tests.api.read.asking import read_document
from tests.schema.factories import (
    make_actor,
    make_casualty,
    make_incident,
    make_place,
    make_records,
    make_statement,
)

QUESTION = """{ timeline(first: 2, orderBy: LATEST_FIRST, where: {
    search: "rocket", any: [{actors: ["actor-0"]}, {kinds: [INCIDENT]}], during: {from: "2021-01-01"}}) {
  totalCount nodes { slug title } facets { kinds { value count killed { best } } actors { actor { slug } count }
  histogram(interval: MONTH) { buckets { from count } spanning undated } killed { low withNumber } } } }"""


def write(engine: Engine, *numbers: int, title: str = "A rocket") -> None:
    """Save entries that the question is about."""
    entries: list[object] = []
    for number in numbers:
        day = f"2021-{number % 12 + 1:02}-15"
        part = {"participants": [{"role": "subject", "actor": f"actor-{number % 2}"}], "title": title}
        if number % 3:
            casualties = [make_casualty(low=None, best=number, high=None)]
            entries.append(make_incident(f"entry-{number}", day, casualties=casualties, **part))
        else:
            entries.append(make_statement(f"entry-{number}", day, **part))
    actors = [make_actor("actor-0"), make_actor("actor-1")]
    with engine.begin() as connection:
        save(connection, make_records(actors=actors, entries=entries))


@pytest.fixture
def engine(empty_database: str) -> Iterator[Engine]:
    engine = make_engine(empty_database)
    write(engine, 0, 1, 2)
    yield engine
    engine.dispose()


class Reading:
    """A read engine that is asked the question; something may happen before each of its statements but the first."""

    def __init__(self, url: str, index_bytes: int = 64_000_000) -> None:
        self.runner = asyncio.Runner()
        self.engine = ReadEngine(make_reader(url, 2), None, index_bytes)
        self.statements = 0

    def __enter__(self) -> Self:
        self.runner.run(self.engine.reader.open())
        return self

    def __exit__(self, *_: object) -> None:
        self.runner.run(self.engine.reader.close())
        self.runner.close()

    def ask(self, between: Callable[[int], object] = lambda _number: None, question: str = QUESTION) -> Any:  # noqa: ANN401 - JSON
        plans = prepare(self.engine.graphql, read_document(question)[1])
        plans.are_slow = True  # so that nothing is begun twice on the event loop

        def start() -> Run:
            view = IndexView(self.engine.index, self.engine.reader.dialect)
            return interrupted(
                _run_all(plans.by_key, replace(Question({}, "http://testserver"), seen=view)), between
            )

        def interrupted(run: Run, between: Callable[[int], object]) -> Run:
            self.statements, rows = 0, None
            while True:
                try:
                    request = run.send(rows)
                except StopIteration as stop:
                    return stop.value
                if self.statements:
                    between(self.statements)
                self.statements += 1
                rows = yield request

        return self.runner.run(self.engine.reader.run(Plans(plans.by_key, are_slow=True), start))

    def ask_anew(self) -> Any:  # noqa: ANN401 - as above
        """Return what an index gives that holds nothing yet."""
        held, self.engine.index = self.engine.index, Index(64_000_000)
        try:
            return self.ask()
        finally:
            self.engine.index = held


@pytest.fixture
def reading(empty_database: str, engine: Engine) -> Iterator[Reading]:
    assert engine is not None  # it has written
    with Reading(empty_database) as reading:
        yield reading


def test_a_filter_s_set_may_change_between_any_two_statements(reading: Reading, engine: Engine) -> None:
    reading.ask()
    for moment in range(1, 12):
        before = reading.ask_anew()

        def change(number: int, moment: int = moment) -> None:
            if number == moment:
                write(engine, 10 * moment, 10 * moment + 1)

        found = reading.ask(change)
        after = reading.ask_anew()
        assert found in (before, after)
        assert reading.ask() == after


def test_what_two_writers_wrote_in_turn_is_found(
    reading: Reading, engine: Engine, empty_database: str
) -> None:
    other = make_engine(empty_database)
    for number in range(20, 26):
        write(engine if number % 2 else other, number)
        if number % 3 == 0:
            write(other, number, title="No missile")  # it is no longer found
        assert reading.ask() == reading.ask_anew()
    other.dispose()


def test_what_another_process_wrote_is_found(reading: Reading, empty_database: str) -> None:
    before = reading.ask()["timeline"]["totalCount"]
    program = (
        "from schema.storage.database import make_engine; from tests.api.read.test_index import write;"
        f" write(make_engine({empty_database!r}), 30, 31, 34)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
    found = reading.ask()
    assert found["timeline"]["totalCount"] == before + 3
    assert found == reading.ask_anew()


def test_after_a_write_only_what_was_written_is_read_again(reading: Reading, engine: Engine) -> None:
    reading.ask()
    held = dict(reading.engine.index.held)
    write(engine, 41)  # no statement, and not of actor-0
    reading.ask()
    kept = [term for term, each in held.items() if reading.engine.index.held[term].entries is each.entries]
    assert 0 < len(kept) < len(held)


def test_a_database_made_anew_is_noticed(reading: Reading, engine: Engine) -> None:
    reading.ask()
    with engine.begin() as connection:
        index_all(connection)  # all terms may have other ids
    write(engine, 50)
    assert reading.ask() == reading.ask_anew()


AREA = "{ timeline(where: {area: {west: 40, south: 30, east: 50, north: 40}}) { nodes { slug } } }"


def test_a_place_that_is_found_elsewhere_is_noticed(reading: Reading, engine: Engine) -> None:
    def put(longitude: int) -> None:
        places = [make_place("town", kind="city", latitude=35, longitude=longitude)]
        entries = [make_incident("in-town", places=[{"role": "location", "place": "town"}])]
        with engine.begin() as connection:
            save(connection, make_records(places=places, entries=entries))

    put(45)
    assert reading.ask(question=AREA)["timeline"]["nodes"] == [{"slug": "in-town"}]
    put(10)  # no set of the index changes
    assert reading.ask(question=AREA)["timeline"]["nodes"] == []


def test_an_index_that_holds_next_to_nothing_gives_the_same(
    reading: Reading, engine: Engine, empty_database: str
) -> None:
    write(engine, *range(60, 80))
    with Reading(empty_database, index_bytes=1) as small:
        for _ in range(2):
            assert small.ask() == reading.ask()
        assert len(small.engine.index.held) == 1
