"""Pages: total orders, cursors, and the window of an order that is asked for.

A cursor is what its order sorts by, so a page neither loses nor repeats what is inserted or removed elsewhere.
"""

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

import orjson

from api.errors import BadInput
from schema.records.fields import printable

DEFAULT_PAGE = 20
LARGEST_PAGE = 100
MOST_PLACES = 5_000
"""So many places a facet gives at most: what a map can show at once."""


@dataclass(frozen=True, eq=False)
class Order:
    """A total order: by a column, then by id, both descending or neither. NULLs come last either way.

    `within` is a column of positive numbers, or 0, by which rows of one value are sorted before their ids are. There is
    one object for each order: they are compared by identity.
    """

    name: str
    column: str
    descending: bool = False
    nullable: bool = True
    parse: Callable[[Any], object] = date.fromisoformat
    within: str | None = None

    @cached_property
    def mark(self) -> str:
        """Return what tells this order's cursors from another's."""
        return hashlib.sha256(f"{self.name}:{self.column}:{self.descending}".encode()).hexdigest()[:6]


def _read_number(value: object) -> int:
    """Return a score of a search, a second of a day or another number that is never large."""
    if type(value) is not int or not 0 <= value < 2**31:
        raise ValueError
    return value


EARLIEST_FIRST = Order("timeline", "sort_date", within="sort_second")
RELEVANCE = Order("relevance", "score", descending=True, nullable=False, parse=_read_number)
ORDERS = {
    "earliest_first": EARLIEST_FIRST,
    "latest_first": Order("timeline", "sort_date", descending=True, within="sort_second"),
    "first_reported": Order("timeline", "first_reported_on"),
    "last_reported": Order("timeline", "first_reported_on", descending=True),
    "recently_updated": Order(
        "timeline", "updated_at", descending=True, nullable=False, parse=datetime.fromisoformat
    ),
    "relevance": RELEVANCE,
}


LATEST_STARTED = Order(
    "importBatches", "started_at", descending=True, nullable=False, parse=datetime.fromisoformat
)
AS_FOUND = Order("dataIssues", "id", nullable=False, parse=_read_number)
"""In the order in which they were recorded: a batch's, and in it the file's."""


def by_text(name: str, column: str) -> Order:
    """Return the order of a list by a text column that is never NULL."""
    return Order(name, column, nullable=False, parse=printable)


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in an order: just after, or just before, the row with this value, id and number within the value."""

    value: Any
    id: int
    within: int = 0


def write_cursor(order: Order, value: Any, key: int, within: int = 0) -> str:  # noqa: ANN401 - what the column holds
    """Return the cursor of a row: base64url of its sort value, its id, the mark of the order and what else sorts it."""
    parts = [value, key, order.mark, within] if within else [value, key, order.mark]
    return base64.urlsafe_b64encode(orjson.dumps(parts)).rstrip(b"=").decode()


def read_cursor(order: Order, text: str, argument: str) -> Cursor:
    """Return the place that a cursor names; raises BadInput where it is none of ours, or of another order."""
    try:
        parts = orjson.loads(base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4)))
        value, key, mark, within = parts if len(parts) == _LONGEST_CURSOR else (*parts, 0)
        if mark != order.mark:
            raise BadInput(_OTHER_ORDER, argument=argument)
        if value is not None or not order.nullable:
            order.parse(value)
        if _read_number(within) and (value is None or order.within is None):
            raise BadInput(_NO_CURSOR, argument=argument)
        if type(key) is not int or not 0 <= key < 2**63:
            raise BadInput(_NO_CURSOR, argument=argument)
    except (ValueError, TypeError) as error:
        raise BadInput(_NO_CURSOR, argument=argument) from error
    return Cursor(value, key, within)


_LONGEST_CURSOR = 4

_OTHER_ORDER = "This cursor is of another order or another list; start again from its first page."
_NO_CURSOR = "This is no cursor; give one that a page of this list returned."


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of an order is asked for: `size` rows from its start, or from its end where `backward`."""

    order: Order
    size: int
    backward: bool
    after: Cursor | None
    before: Cursor | None

    @property
    def form(self) -> tuple[Any, ...]:
        """Return what the SQL of the window depends on."""
        return (self.order, self.backward, presence(self.after), presence(self.before))

    def values(self) -> dict[str, Any]:
        """Return the values that the window's SQL binds."""
        values: dict[str, Any] = {"limit": self.size + 1}
        for name, cursor in (("after", self.after), ("before", self.before)):
            if cursor is not None:
                values |= {
                    f"{name}_value": cursor.value,
                    f"{name}_within": cursor.within,
                    f"{name}_id": cursor.id,
                }
        return values


def presence(cursor: Cursor | None) -> str:
    """Return whether there is a cursor, and whether what it names has a value."""
    return "none" if cursor is None else "undated" if cursor.value is None else "dated"


def read_window(order: Order, arguments: Mapping[str, Any]) -> Window:
    """Return the window that `first`, `after`, `last` and `before` ask for; raises BadInput where they cannot be."""
    first, last = arguments.get("first"), arguments.get("last")
    if first is not None and last is not None:
        raise BadInput("Give first or last, not both.", argument="last")
    size, name = (last, "last") if last is not None else (first, "first")
    cursors = [
        None if text is None else read_cursor(order, text, side)
        for side, text in (("after", arguments.get("after")), ("before", arguments.get("before")))
    ]
    return Window(order, check_size(size, name), last is not None, cursors[0], cursors[1])


def check_size(size: int | None, name: str, most: int = LARGEST_PAGE) -> int:
    """Return how many rows a page has, by default 20; raises BadInput unless it is 1 to `most`."""
    if size is None:
        return DEFAULT_PAGE
    if not 1 <= size <= most:
        raise BadInput(f"{name} must be from 1 to {most}, and is {size}.", argument=name)
    return size
