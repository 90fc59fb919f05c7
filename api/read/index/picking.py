"""Which entries of a set are on a page: the first of an order after a cursor, found without sorting the set."""

from datetime import date
from itertools import islice

from pyroaring import BitMap
from sqlalchemy import select

from api.read.declared.paging import RELEVANCE, Cursor, Order, Window
from api.read.index.bits import LARGEST, Numbers, take_ids
from api.read.index.view import IndexView, Reading, list_digits
from api.read.memo import Memo
from api.read.sql.dialects import BoundIds, Dialect, SqlStatement
from api.read.sql.keysets import keyset
from schema.tables import TABLES
from schema.term import SECOND_BITS, Facet

ENTRY = TABLES["entry"]

FACETS = {"sort_date": Facet.SORT, "first_reported_on": Facet.REPORTED}
"""The numbers that orders go by, by the column of the order."""

FEW = 1_000
"""So many entries are sorted sooner than an index is walked along for those of them that come first."""
LONGER = 16
"""How many times longer a part is walked where the one before had too few: the same again is then a sixteenth."""


def pick(window: Window, entries: BitMap, points: Numbers | None, view: IndexView) -> Reading:
    """Return the window's entries, and one more where there is one."""
    if window.order is RELEVANCE and points is not None:
        return _take(window, entries, points)
    if window.order.column not in FACETS:
        return (yield from _walk(window, entries, view))
    facet = FACETS[window.order.column]
    yield from view.fetch(list_digits(facet))
    return _take(window, entries, view.numbers(facet))


def _take(window: Window, entries: BitMap, numbers: Numbers) -> BitMap:
    """Return the window's entries, those without a number after all that have one."""
    order, greatest = window.order, window.order.descending is not window.backward
    numbered, others = entries & numbers.given, entries - numbers.given
    for cursor, after in ((window.after, True), (window.before, False)):
        if cursor is None:
            continue
        above = after is not order.descending
        if cursor.value is None:
            numbered = BitMap() if after else numbered
            others = _cut_ids(others, cursor.id, above=above)
        else:
            numbered = numbers.cut(numbered, _number(order, cursor), cursor.id, above=above)
            others = others if after else BitMap()
    count = window.size + 1
    if window.backward:
        last = take_ids(others, count, greatest=greatest)
        return last | numbers.take(numbered, count - len(last), greatest=greatest)
    first = numbers.take(numbered, count, greatest=greatest)
    return first | take_ids(others, count - len(first), greatest=greatest)


def _number(order: Order, cursor: Cursor) -> int:
    """Return the number that a cursor's place has in the order."""
    if order is RELEVANCE:
        return int(cursor.value)
    day = date.fromisoformat(cursor.value).toordinal()
    return day << SECOND_BITS | min(cursor.within, (1 << SECOND_BITS) - 1) if order.within else day


def _cut_ids(entries: BitMap, key: int, *, above: bool) -> BitMap:
    """Return the entries whose ids are greater than a key, or less."""
    left = BitMap(entries)
    if above:
        left.remove_range(0, min(key + 1, LARGEST))
    else:
        left.remove_range(min(key, LARGEST), LARGEST)
    return left


def _walk(window: Window, entries: BitMap, view: IndexView) -> Reading:
    """Return the window's entries in an order that only the rows have.

    Few entries are sorted by the database. For many its index is walked along, a longer part each time.
    """
    if len(entries) <= FEW:
        statement = _find_form(view.dialect, window, among=True)
        rows = yield statement.bind({**window.values(), "entries": BoundIds(entries)})
        return BitMap([row[0] for row in rows])
    size = FEW
    while True:
        rows = yield _find_form(view.dialect, window, among=False).bind({**window.values(), "limit": size})
        found = list(islice((row[0] for row in rows if row[0] in entries), window.size + 1))
        if len(found) > window.size or len(rows) < size:
            return BitMap(found)
        size *= LONGER


def _find_form(dialect: Dialect, window: Window, *, among: bool) -> SqlStatement:
    """Return the statement for the ids of a window, of all entries or of those bound as `entries`."""

    def make() -> SqlStatement:
        conditions = (dialect.among(ENTRY.c.id, "entries"),) if among else ()
        sorted_by = [ENTRY.c[window.order.column]]
        rows = select(ENTRY.c.id).where(*conditions)
        return dialect.compile(keyset(lambda: rows, sorted_by, ENTRY.c.id, window))

    return _forms.find_or_make((dialect, window.form, among), make)


_forms: Memo[SqlStatement] = Memo(64)
