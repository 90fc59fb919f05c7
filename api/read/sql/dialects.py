"""How each database spells what the other spells differently, and a statement as text with its parameters' names."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    FromClause,
    Select,
    String,
    any_,
    bindparam,
    func,
    literal_column,
    select,
)
from sqlalchemy import (
    Dialect as SqlDialect,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import BigInteger, Integer, TypeEngine


@dataclass(frozen=True, slots=True)
class SqlStatement:
    """SQL text, and the names of its parameters in the order in which the driver takes their values.

    `constants` are the values that SQLAlchemy binds of its own accord, such as the OFFSET 0 it gives SQLite.
    """

    text: str
    names: tuple[str, ...]
    constants: Mapping[str, Any]
    lists_as_json: bool

    def bind(self, values: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
        """Return the text and its parameters, in order."""
        known = {**self.constants, **values}
        if not self.lists_as_json:
            return self.text, tuple([known[name] for name in self.names])
        return self.text, tuple([_as_json(known[name]) for name in self.names])


class BoundIds(list[int]):
    """The ids of a level's parents, written as JSON once for all statements that they are bound to."""

    json: str | None = None


def _as_json(value: object) -> object:
    """Return a list as the JSON text that SQLite takes it in, anything else as it is."""
    if not isinstance(value, list):
        return value
    if not isinstance(value, BoundIds):
        return orjson.dumps(value).decode()
    if value.json is None:
        value.json = f"[{','.join(map(str, value))}]"
    return value.json


class Dialect(ABC):
    """What the statements of the read model need to know of a database."""

    sql: SqlDialect
    lists_as_json: bool
    plans_ahead: bool
    """Whether a prepared statement may be planned once, without its values."""

    def __eq__(self, other: object) -> bool:
        """Return whether it is of the same database: what is compiled for one is kept for all."""
        return type(self) is type(other)

    def __hash__(self) -> int:
        """Return the hash of its class."""
        return hash(type(self))

    @abstractmethod
    def among(self, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
        """Return whether the column's value is in the list bound as `name`; one text, however long the list."""

    @abstractmethod
    def list_ranges(self) -> tuple[FromClause, ColumnElement[Any], ColumnElement[Any]]:
        """Return the rows bound as `ranges`, or as `lows` and `highs`, and the SQL of their two numbers."""

    def compile(self, statement: Select[Any]) -> SqlStatement:
        """Return the statement as text for this database."""
        compiled = statement.compile(dialect=self.sql)
        assert isinstance(compiled, SQLCompiler)  # noqa: S101 - a Select compiles to nothing else
        names = tuple(compiled.positiontup or ())
        constants = {name: compiled.binds[name].value for name in names if not compiled.binds[name].required}
        return SqlStatement(str(compiled), names, constants, self.lists_as_json)


def list_type(column: ColumnElement[Any]) -> TypeEngine[Any]:
    """Return the type by which values compared with the column are bound."""
    kind = column.type
    return BigInteger() if isinstance(kind, Integer) else String()


class Sqlite(Dialect):
    """SQLite: lists are bound as JSON text; a subquery may be correlated wherever it stands."""

    sql = sqlite.dialect(paramstyle="qmark")
    lists_as_json = True
    plans_ahead = False

    def among(self, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
        """Return whether the column's value is in the list bound as `name`."""
        values = func.json_each(bindparam(name, type_=String())).table_valued("value")
        return column.in_(select(values.c.value))

    def list_ranges(self) -> tuple[FromClause, ColumnElement[Any], ColumnElement[Any]]:
        """Return the rows bound as `ranges`, and their two numbers."""
        rows = func.json_each(bindparam("ranges", type_=String())).table_valued("value", name="range")
        low, high = (literal_column(f"json_extract(range.value, '$[{n}]')", BigInteger()) for n in (0, 1))
        return rows, low, high


class Postgresql(Dialect):
    """PostgreSQL: lists are bound as arrays; what depends on another table is joined LATERAL."""

    sql = asyncpg.dialect()  # type: ignore[no-untyped-call]
    lists_as_json = False
    plans_ahead = True

    def among(self, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
        """Return whether the column's value is in the list bound as `name`."""
        return column == any_(bindparam(name, type_=ARRAY(list_type(column))))

    def list_ranges(self) -> tuple[FromClause, ColumnElement[Any], ColumnElement[Any]]:
        """Return the rows bound as `lows` and `highs`, and their two numbers."""
        bound = [bindparam(name, type_=ARRAY(BigInteger)) for name in ("lows", "highs")]
        rows = func.unnest(*bound).table_valued("low", "high").render_derived(name="range")
        return rows, literal_column("range.low", BigInteger()), literal_column("range.high", BigInteger())


def quoted(word: str) -> ColumnElement[Any]:
    """Return a word of our own vocabularies as an SQL literal, which the planner sees; never for a request's text."""
    return literal_column(f"'{word}'", String())
