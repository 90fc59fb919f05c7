"""Conditions on the records that are listed: named rules with their values; rules.py says what each is in SQL.

The SQL of conditions depends on their rules alone, never on their values: `form` is what a statement is remembered by.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, true

from api.read.sql.dialects import Dialect
from api.read.sql.rules import RULES


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule and its values."""

    rule: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class AllOf:
    """Conditions that must all hold; without any, everything is listed."""

    parts: tuple[Condition, ...] = ()

    def form(self) -> tuple[str, ...]:
        """Return the rules without their values."""
        return tuple([part.rule for part in self.parts])

    def list_values(self) -> Iterator[Any]:
        """Yield the values in the order in which `sql` names them."""
        for part in self.parts:
            yield from part.values

    def sql(self, dialect: Dialect, names: Iterator[str]) -> ColumnElement[bool]:
        """Return the conditions on the listed table, their values bound under the next of `names`."""
        return and_(
            true(), *[RULES[part.rule](dialect, *[next(names) for _ in part.values]) for part in self.parts]
        )


def all_of(parts: Sequence[Condition]) -> AllOf:
    """Return that all parts hold."""
    return AllOf(tuple(parts))
