"""A round of documents, judged in a process of its own that keeps its connections from round to round."""

import asyncio
import resource
import traceback
from dataclasses import dataclass
from functools import cache
from typing import Self

from tests.oracle.cases import Case
from tests.oracle.documents import make_case
from tests.oracle.general import list_general_documents
from tests.oracle.judging import Difference, Judge, Tally
from tests.oracle.material import Material


@dataclass(frozen=True, slots=True)
class Round:
    """So many documents from a number on: our own, or in a general round hypothesis-graphql's."""

    urls: tuple[str, ...]
    first: int
    count: int
    general: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What a round gave: its tally, the first difference with its document, and the process's memory."""

    tally: Tally
    difference: str | None
    megabytes: int


class Process:
    """An event loop with a judge whose databases stay open, within `with` or as long as the process lives."""

    def __init__(self, urls: tuple[str, ...]) -> None:
        self.runner = asyncio.Runner()
        self.judge = Judge(list(urls))
        self.runner.run(self.judge.__aenter__())
        self.material: Material = self.runner.run(self.judge.find_material())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.runner.run(self.judge.__aexit__())
        self.runner.close()

    def judge_round(self, work: Round) -> Result:
        """Judge a round's documents up to the first difference."""
        self.judge.tally = Tally()
        difference = self._judge_all(list_cases(work, self.material))
        return Result(self.judge.tally, difference, resident())

    def _judge_all(self, cases: list[Case]) -> str | None:
        """Return the first difference, told with its document, or None."""
        for case in cases:
            try:
                self.runner.run(self.judge.judge(case))
            except Exception as error:  # noqa: BLE001 - an answer that is none is a difference too
                told = str(error) if isinstance(error, Difference) else traceback.format_exc()
                return (
                    f"{case.document}\nvariables: {case.variables}\noperation: {case.operation_name}\n{told}"
                )
        return None


process = cache(Process)


def judge_round(work: Round) -> Result:
    """Judge a round's documents in this process, which keeps its databases open for the next."""
    return process(work.urls).judge_round(work)


def list_cases(work: Round, material: Material) -> list[Case]:
    """Return a round's documents."""
    if work.general:
        return [Case(text, {}) for text in list_general_documents(material, work.first, work.count)]
    return [make_case(number, material) for number in range(work.first, work.first + work.count)]


def resident() -> int:
    """Return how much memory this process holds at most so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
