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
    and_,
    any_,
    bindparam,
    func,
    literal_column,
    select,
    true,
    tuple_,
)
from sqlalchemy import (
    Dialect as SqlDialect,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import BigInteger, Integer, TypeEngine

from schema.tables import TABLES


@dataclass(frozen=True, slots=True)
class Statement:
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


class Ids(list[int]):
    """The ids of a level's parents, written as JSON once for all statements that they are bound to."""

    json: str | None = None


def _as_json(value: object) -> object:
    """Return a list as the JSON text that SQLite takes it in, anything else as it is."""
    if not isinstance(value, list):
        return value
    if not isinstance(value, Ids):
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

    @abstractmethod
    def among(self, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
        """Return whether the column's value is in the list bound as `name`; one text, however long the list."""

    @abstractmethod
    def bound_list(self, name: str, kind: TypeEngine[Any]) -> ColumnElement[Any]:
        """Return the list bound as `name`, of values of that kind."""

    @abstractmethod
    def list_rows(self, name: str, kind: TypeEngine[Any], alias: str = "parent") -> FromClause:
        """Return the list bound as `name` as rows `parent(value)`, or of another name."""

    @abstractmethod
    def each_parent(self, parents: FromClause, entries: FromClause, keys: Select[Any]) -> FromClause:
        """Return `parents` joined to the entries whose ids `keys`, which may read `parent.value`, selects for each."""

    @abstractmethod
    def each_seek(self, seeks: FromClause, term: ColumnElement[Any], keys: Select[Any]) -> FromClause:
        """Return the seeks joined to what `keys`, a select of places of postings of the term, finds for each."""

    @abstractmethod
    def list_seeks(self) -> tuple[FromClause, tuple[ColumnElement[Any], ...]]:
        """Return the rows bound as `seeks`, or its columns as `seeks0` to `seeks6`, and the SQL of their numbers."""

    def compile(self, statement: Select[Any]) -> Statement:
        """Return the statement as text for this database."""
        compiled = statement.compile(dialect=self.sql)
        assert isinstance(compiled, SQLCompiler)  # noqa: S101 - a Select compiles to nothing else
        names = tuple(compiled.positiontup or ())
        constants = {name: compiled.binds[name].value for name in names if not compiled.binds[name].required}
        return Statement(str(compiled), names, constants, self.lists_as_json)


def list_type(column: ColumnElement[Any]) -> TypeEngine[Any]:
    """Return the type by which values compared with the column are bound."""
    kind = column.type
    return BigInteger() if isinstance(kind, Integer) else String()


class Sqlite(Dialect):
    """SQLite: lists are bound as JSON text; a subquery may be correlated wherever it stands."""

    sql = sqlite.dialect(paramstyle="qmark")
    lists_as_json = True
    plans_ahead = False

    def bound_list(self, name: str, kind: TypeEngine[Any]) -> ColumnElement[Any]:  # noqa: ARG002 - JSON knows
        """Return the list bound as `name`."""
        return bindparam(name, type_=String())

    def among(self, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
        """Return whether the column's value is in the list bound as `name`."""
        values = func.json_each(self.bound_list(name, column.type)).table_valued("value")
        return column.in_(select(values.c.value))

    def list_rows(self, name: str, kind: TypeEngine[Any], alias: str = "parent") -> FromClause:
        """Return the list bound as `name` as rows `parent(value)`, or of another name."""
        return func.json_each(self.bound_list(name, kind)).table_valued("value", name=alias)

    def each_parent(self, parents: FromClause, entries: FromClause, keys: Select[Any]) -> FromClause:
        """Return `parents` joined to each one's entries: the correlated IN seeks them one parent after another."""
        ids = keys.subquery()
        return parents.join(entries, entries.c.id.in_(select(ids.c.id)))

    def each_seek(self, seeks: FromClause, term: ColumnElement[Any], keys: Select[Any]) -> FromClause:
        """Return the seeks joined to the postings found for each: by their whole key, so that each is one seek."""
        found = TABLES["posting"].alias("posted")
        here = tuple_(found.c.day, found.c.second, found.c.entry_id).in_(select(*keys.subquery().c))
        found_rows = select(found.c.day, found.c.second, found.c.entry_id.label("id"))
        return found_rows.select_from(seeks.join(found, and_(found.c.term_id == term, here))).subquery(
            "found"
        )

    def list_seeks(self) -> tuple[FromClause, tuple[ColumnElement[Any], ...]]:
        """Return the rows bound as `seeks`, and their numbers."""
        rows = func.json_each(bindparam("seeks", type_=String())).table_valued("value", name="seek")
        numbers = [literal_column(f"json_extract(seek.value, '$[{n}]')", Integer()) for n in range(7)]
        return rows, tuple(numbers)


class Postgresql(Dialect):
    """PostgreSQL: lists are bound as arrays; what depends on another table is joined LATERAL."""

    sql = asyncpg.dialect()  # type: ignore[no-untyped-call]
    lists_as_json = False
    plans_ahead = True

    def bound_list(self, name: str, kind: TypeEngine[Any]) -> ColumnElement[Any]:
        """Return the list bound as `name`."""
        return bindparam(name, type_=ARRAY(kind))

    def among(self, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
        """Return whether the column's value is in the list bound as `name`."""
        return column == any_(self.bound_list(name, list_type(column)))

    def list_rows(self, name: str, kind: TypeEngine[Any], alias: str = "parent") -> FromClause:
        """Return the list bound as `name` as rows `parent(value)`, or of another name."""
        values = func.unnest(self.bound_list(name, kind))
        return values.table_valued("value").render_derived(name=alias)

    def each_parent(self, parents: FromClause, entries: FromClause, keys: Select[Any]) -> FromClause:
        """Return `parents` joined to each one's entries."""
        ids = keys.lateral("page")
        return parents.join(ids, true()).join(entries, entries.c.id == ids.c.id)

    def each_seek(self, seeks: FromClause, term: ColumnElement[Any], keys: Select[Any]) -> FromClause:  # noqa: ARG002 - the keys have it
        """Return the seeks joined to the postings found for each."""
        found = keys.lateral("posted")
        return select(*found.c).select_from(seeks.join(found, true())).subquery("found")

    def list_seeks(self) -> tuple[FromClause, tuple[ColumnElement[Any], ...]]:
        """Return the rows bound as `seeks`, and their numbers."""
        arrays = [bindparam(f"seeks{n}", type_=ARRAY(Integer)) for n in range(7)]
        names = [f"n{n}" for n in range(7)]
        rows = func.unnest(*arrays).table_valued(*names).render_derived(name="seek")
        return rows, tuple(literal_column(f"seek.{name}", Integer()) for name in names)


def quoted(word: str) -> ColumnElement[Any]:
    """Return a word of our own vocabularies as an SQL literal, which the planner sees; never for a request's text."""
    return literal_column(f"'{word}'", String())


PARENT: ColumnElement[Any] = literal_column("parent.value", BigInteger())
