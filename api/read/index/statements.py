"""The statements that read the index: its writes, its terms and its bitmaps."""

from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, bindparam, select, union_all

from api.read.sql.dialects import Dialect, SqlStatement, quoted
from schema.tables import TABLES

TERM, BITMAP, WRITE = (TABLES[name] for name in ("term", "bitmap", "bitmap_write"))


def bind_ranges(ranges: Iterable[Iterable[tuple[int, int]]]) -> dict[str, Any]:
    """Return the values of the ranges of keys; of several that follow one another, one."""
    joined: list[list[int]] = []
    for low, high in sorted(chain.from_iterable(ranges)):
        if joined and joined[-1][1] + 1 == low:
            joined[-1][1] = high
        else:
            joined.append([low, high])
    return {"lows": [low for low, _ in joined], "highs": [high for _, high in joined], "ranges": joined}


@cache
def writes_since(dialect: Dialect) -> SqlStatement:
    """Return the statement for the writes (number, keys) from a number on."""
    number = bindparam("number", type_=BigInteger())
    rows = select(WRITE.c.number, WRITE.c["keys"]).where(WRITE.c.number >= number)
    return dialect.compile(rows.order_by(WRITE.c.number))


@cache
def named_terms(dialect: Dialect, facets: tuple[str, ...]) -> SqlStatement:
    """Return the statement that finds terms, each facet's values bound under its name."""
    parts: list[Select[Any]] = [
        select(TERM.c.facet, TERM.c.value, TERM.c.id, TERM.c.paired).where(
            TERM.c.facet == quoted(facet), dialect.among(TERM.c.value, facet)
        )
        for facet in facets
    ]
    return dialect.compile(select(union_all(*parts).subquery()))


@cache
def bitmaps_within(dialect: Dialect) -> SqlStatement:
    """Return the statement for the bitmaps (key, bits, written) within ranges of keys: see `bind_ranges`."""
    ranges, low, high = dialect.list_ranges()
    rows = ranges.join(BITMAP, BITMAP.c.key.between(low, high))
    columns = (BITMAP.c.key, BITMAP.c.bits, BITMAP.c.written)
    return dialect.compile(select(*columns).select_from(rows))


def _of_facet(*columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).where(TERM.c.facet == bindparam("facet", type_=TERM.c.facet.type))


@cache
def values_of_facet(dialect: Dialect) -> SqlStatement:
    """Return the statement for the terms of a facet, in the order of their values."""
    return dialect.compile(_of_facet(TERM.c.id, TERM.c.value).order_by(TERM.c.value))


@cache
def values_among(dialect: Dialect) -> SqlStatement:
    """Return the statement for those of the terms bound as `terms` that are of a facet."""
    return dialect.compile(_of_facet(TERM.c.id, TERM.c.value).where(dialect.among(TERM.c.id, "terms")))
