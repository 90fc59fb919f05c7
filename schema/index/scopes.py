"""Scopes: which entries, or which other records, a statement of the index is about.

Each makes a condition of a column of ids, with names that are bound when the statement runs: so it is compiled once.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    any_,
    bindparam,
    func,
    select,
)

Condition = Callable[[ColumnElement[int]], ColumnElement[bool]]


_SEVERAL = 5_000
"""How many rows are read at a time."""


class Scope(NamedTuple):
    """Some ids: the kind of the condition, and what is bound to it."""

    kind: str
    bound: Mapping[str, Any]

    def condition(self, dialect: str) -> Condition:
        """Return what makes the condition of a column; it is the same for all scopes of a kind."""
        return _CONDITIONS[self.kind, dialect]


def listed(ids: Iterable[int], dialect: str) -> Scope:
    """Return the scope of the ids in a list, which is bound as one value however long it is."""
    return Scope("listed", {"ids": json.dumps(list(ids)) if dialect == "sqlite" else list(ids)})


def between(first: int, last: int) -> Scope:
    """Return the scope of all ids from the first to the last."""
    return Scope("between", {"first": first, "last": last})


def stream(connection: Connection, query: Select[Any], scope: Scope) -> Iterator[Any]:
    """Return the rows of a select about a scope, read some at a time."""
    result = connection.execute(query, scope.bound, execution_options={"yield_per": _SEVERAL})
    return chain.from_iterable(result.partitions())


def _is_listed_on_sqlite(column: ColumnElement[int]) -> ColumnElement[bool]:
    values = func.json_each(bindparam("ids", type_=String())).table_valued("value")
    return column.in_(select(values.c.value))


def _is_listed_on_postgresql(column: ColumnElement[int]) -> ColumnElement[bool]:
    return column == any_(bindparam("ids", type_=ARRAY(Integer)))


def _is_between(column: ColumnElement[int]) -> ColumnElement[bool]:
    return column.between(bindparam("first", type_=Integer()), bindparam("last", type_=Integer()))


_CONDITIONS: dict[tuple[str, str], Condition] = {
    ("listed", "sqlite"): _is_listed_on_sqlite,
    ("listed", "postgresql"): _is_listed_on_postgresql,
    ("between", "sqlite"): _is_between,
    ("between", "postgresql"): _is_between,
}
