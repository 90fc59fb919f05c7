"""What is wrong with records that were asked to be written, all of it at once."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong, in which record ("entry:slug") and in which field of it ("citations[2].quote")."""

    record: str
    field: str
    message: str


class InvalidRecords(ValueError):
    """Records that cannot be written as they are; `problems` says why, each with what to do."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(f"{p.record} {p.field}: {p.message}" for p in self.problems))
