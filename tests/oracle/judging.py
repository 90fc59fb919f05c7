"""The judgement: one document by both ways, on each database, and whether all answers are the same bytes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import orjson

from api.errors import LimitExceeded
from api.gql.asked import Asked
from api.gql.execution import run
from api.gql.failures import Failure
from api.gql.operation import Operation, find_operation
from api.read.engine import Engine, make_reader
from api.settings import Settings
from tests.oracle.cases import Case
from tests.oracle.material import Material, find_material

BASE_URL = "http://testserver"
ROOM = {"max_aliases": 500, "max_tokens": 4_000, "max_nodes": 3_000, "max_depth": 20, "timeout_seconds": 60}
COMPILED = Settings(compiled=True, **ROOM)
EXECUTED = Settings(compiled=False, **ROOM)


class Difference(Exception):
    """Answers differ that must not, or there is none."""


@dataclass(slots=True)
class Tally:
    """How many documents were judged, how many of them were answered with data alone, and what others met."""

    judged: int = 0
    answered: int = 0
    size: int = 0
    written_out: int = 0
    met: Counter[str] = field(default_factory=Counter)

    def add(self, other: Self) -> None:
        """Count another's documents too."""
        self.judged += other.judged
        self.answered += other.answered
        self.size += other.size
        self.written_out += other.written_out
        self.met += other.met

    def note(self, answer: bytes) -> None:
        """Count a document by its answer."""
        errors = orjson.loads(answer).get("errors", ())
        self.judged += 1
        self.answered += not errors
        self.size += len(answer)
        self.met.update({error["extensions"]["code"] for error in errors})


class Judge:
    """Judges documents on databases with the same data; within `async with`."""

    def __init__(self, urls: list[str]) -> None:
        self.engines = [Engine(make_reader(url, 1)) for url in urls]
        self.tally = Tally()

    async def __aenter__(self) -> Self:
        for engine in self.engines:
            await engine.reader.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        for engine in self.engines:
            await engine.reader.close()

    async def find_material(self) -> Material:
        """Return what documents may ask of this data."""

        async def ask(document: str) -> Mapping[str, Any]:
            operation = find_operation(Asked(document, None, {}), COMPILED, safe=True)
            result = await run(operation, self.engines[0], COMPILED, BASE_URL)
            data: Mapping[str, Any] = result["data"]
            return data

        return await find_material(ask)

    async def judge(self, case: Case) -> None:
        """Ask the case in every way; raises Difference."""
        try:
            operation = find_operation(
                Asked(case.document, case.operation_name, case.variables), COMPILED, safe=True
            )
        except (Failure, LimitExceeded) as refusal:
            why = refusal.code if isinstance(refusal, Failure) else refusal.setting
            self.tally.met[f"refused: {why}"] += 1
            return
        answers = [await self._answer(operation, engine) for engine in self.engines]
        if not case.is_volatile and len(set(answers)) > 1:
            raise Difference(_told("the databases", *answers))
        self.tally.note(answers[0])
        if case.constant and b'"errors":' not in answers[0]:
            await self._compare_constant(case.constant, case.operation_name, answers[0])

    async def _compare_constant(self, document: str, operation_name: str | None, answer: bytes) -> None:
        """Raise Difference unless the document with no variables has the same answer; not every one is valid."""
        try:
            operation = find_operation(Asked(document, operation_name, {}), COMPILED, safe=True)
        except Failure:  # a null that only a variable may be, in another of its operations
            return
        constant = orjson.dumps(await run(operation, self.engines[0], COMPILED, BASE_URL))
        self.tally.written_out += 1
        if constant != answer:
            raise Difference(_told(f"variables and their values in\n{document}\n", answer, constant))

    async def _answer(self, operation: Operation, engine: Engine) -> bytes:
        """Return the answer that both ways give; raises Difference."""
        compiled, executed = [
            orjson.dumps(await run(operation, engine, settings, BASE_URL))
            for settings in (COMPILED, EXECUTED)
        ]
        if compiled != executed:
            raise Difference(_told(type(engine.reader).__name__, compiled, executed))
        if b"INTERNAL_SERVER_ERROR" in compiled:
            raise Difference(_told(type(engine.reader).__name__, compiled, b""))
        return compiled


def _told(where: str, one: bytes, other: bytes) -> str:
    return f"{where} differ:\n{one.decode()}\n{other.decode()}"
