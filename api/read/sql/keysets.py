"""The keyset: the SQL that finds a page of an order without counting what came before it.

Where the sorted column may be NULL, the page is read in two segments, what has a value and what has none, each of them
a walk along the index.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, false, literal_column, select, tuple_, union_all
from sqlalchemy.types import BigInteger

from api.read.declared.paging import LARGEST_PAGE, Order, Window, presence

Columns = Sequence[ColumnElement[Any]]
"""What rows are sorted by before their ids: the column of the order, and that within it if it has one."""


def keyset(
    rows: Callable[[], Select[Any]],
    sorted_by: Columns,
    key: ColumnElement[Any],
    window: Window,
    *,
    tells_most: bool = False,
) -> Select[Any]:
    """Return the ids of the window's rows, one more than its size, from a select of ids.

    `rows` makes that select anew for each segment; `sorted_by` is the order's column, and that within it if it has one.
    `tells_most` writes into the text how many rows a page ever has, or a longer window: a planner that sees no value
    then knows that they are few.
    """
    segments = [
        _ordered(rows().where(*conditions), [*sorted_by, key] if dated else [key], window)
        for dated, conditions in _list_segments(sorted_by, key, window)
    ]
    if tells_most:
        most = literal_column(str(max(window.size, LARGEST_PAGE) + 1), BigInteger())
        segments = [select(segment.limit(most).subquery()) for segment in segments]
    limit = bindparam("limit", type_=BigInteger())
    if len(segments) == 1:
        return segments[0].limit(limit)
    each = [select(segment.limit(limit).subquery()) for segment in segments]
    return select(union_all(*each).subquery()).limit(limit)


def _list_segments(
    sorted_by: Columns, key: ColumnElement[Any], window: Window
) -> Iterator[tuple[bool, list[ColumnElement[bool]]]]:
    """Yield (whether its rows have a value, its conditions) for each segment, in the window's direction."""
    value = sorted_by[0]
    order, after, before = window.order, presence(window.after), presence(window.before)
    segments: list[tuple[bool, list[ColumnElement[bool]]]] = []
    if after != "undated":
        segments.append((True, [value.is_not(None)] if order.nullable else []))
    if order.nullable and before != "dated":
        segments.append((False, [value.is_(None)]))
    if not segments:  # after what has no date and before what has one: there is nothing
        segments.append((True, [false()]))
    for dated, conditions in reversed(segments) if window.backward else segments:
        here = "dated" if dated else "undated"
        for name, side in (("after", after), ("before", before)):
            if side == here:
                conditions.append(_beyond(sorted_by if dated else (), key, name, window.order))
        yield dated, conditions


def _beyond(sorted_by: Columns, key: ColumnElement[Any], name: str, order: Order) -> ColumnElement[bool]:
    """Return whether a row comes after (or before) the cursor of that name."""
    key_bound = bindparam(f"{name}_id", type_=BigInteger())
    greater = (name == "after") is not order.descending
    if not sorted_by:
        return key > key_bound if greater else key < key_bound
    bounds = [
        bindparam(f"{name}_{part}", type_=column.type)
        for part, column in zip(("value", "within"), sorted_by, strict=False)
    ]
    place, bound = tuple_(*sorted_by, key), tuple_(*bounds, key_bound)
    return place > bound if greater else place < bound


def _ordered(rows: Select[Any], columns: Columns, window: Window) -> Select[Any]:
    return rows.order_by(*_directed(columns, window))


def _directed(columns: Columns, window: Window) -> list[ColumnElement[Any]]:
    descending = window.order.descending is not window.backward
    return [column.desc() if descending else column.asc() for column in columns]


def in_window_order(sorted_by: Columns, key: ColumnElement[Any], window: Window) -> list[ColumnElement[Any]]:
    """Return the ORDER BY of the rows of a window, in its direction."""
    columns = _directed([*sorted_by, key], window)
    if not window.order.nullable:
        return columns
    has_none = sorted_by[0].is_(None)
    return [has_none.desc() if window.backward else has_none.asc(), *columns]
