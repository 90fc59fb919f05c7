"""The engine waits for a database no longer than it may."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from api.errors import TimedOut
from api.read.database.readers import Plans
from api.read.database.sqlite import SqliteReader
from api.read.engine import Engine, prepare
from api.read.plan.levels import Question, Run
from tests.api.read.asking import read_document


class SlowReader(SqliteReader):
    """A reader whose database never answers."""

    def __init__(self) -> None:
        super().__init__("", 1)
        self.given_up = False

    def run_at_once(self, plans: Plans, start: Callable[[], Run]) -> Any:  # noqa: ANN401 - as Reader has it
        """Return None: it has to be waited for."""

    async def run(self, plans: Plans, start: Callable[[], Run]) -> Any:  # noqa: ANN401, ARG002 - as Reader has it
        """Wait until nobody wants to know."""
        try:
            await asyncio.sleep(60)
        finally:
            self.given_up = True


def test_an_answer_that_takes_too_long_is_given_up() -> None:
    reader = SlowReader()
    engine = Engine(reader, timeout_seconds=0.01)
    plans = prepare(engine.graphql, read_document("{ timeline { totalCount } }")[1])
    with pytest.raises(TimedOut, match=r"longer than 0\.01 s"):
        asyncio.run(engine.answer(plans, Question({}, "")))
    assert reader.given_up
