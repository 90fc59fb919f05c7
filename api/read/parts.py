"""Parts of the timeline, by the places that number its entries (schema/words.py), and which of them a page is in.

Places do not tell the order of the times of one day. Where a page ends among them, they are a part that is read whole.
"""

from datetime import date

from api.read.paging import Cursor, Window
from schema.word_sources import ID, ID_BITS, TIMED, number_place

Part = tuple[int, int]
"""The places between two, both exclusive."""

FIRST_DAY = 1 << ID_BITS
DATED: Part = (FIRST_DAY - 1, (1 << 63) - 1)
UNDATED: Part = (-1, FIRST_DAY)
NOTHING: Part = (0, 0)


def list_parts(window: Window) -> list[Part]:
    """Return the parts that a window in the order of the timeline may be in, in its direction.

    They are without the times of the days on which its cursors are times: see `list_cursors_times`.
    """
    parts = [DATED, UNDATED]
    if window.after is not None:
        parts = _after(parts, window.after, descending=window.order.descending)
    if window.before is not None:
        parts = _before(parts, window.before, descending=window.order.descending)
    return parts[::-1] if window.backward else parts


def list_cursors_times(window: Window) -> list[Part]:
    """Return the times of the days on which a window's cursors are times of day."""
    cursors = [each for each in (window.after, window.before) if each is not None and each.within]
    return list(dict.fromkeys(find_times(number_place(_day(each), each.within, 0)) for each in cursors))


def find_times(place: int) -> Part:
    """Return the part that holds the times of the day of a place."""
    first = place >> ID_BITS << ID_BITS | TIMED
    return first - 1, first + TIMED


def is_time(place: int) -> bool:
    """Return whether the entry at a place has a time of day."""
    return place & TIMED > 0


def descends(window: Window) -> bool:
    """Return whether a window is walked from the last day to the first."""
    return window.order.descending is not window.backward


def _after(parts: list[Part], cursor: Cursor, *, descending: bool) -> list[Part]:
    if cursor.value is None:
        return [NOTHING, _cut(parts[1], cursor, from_above=descending)]
    return [_cut(parts[0], cursor, from_above=descending), parts[1]]


def _before(parts: list[Part], cursor: Cursor, *, descending: bool) -> list[Part]:
    if cursor.value is None:
        return [parts[0], _cut(parts[1], cursor, from_above=not descending)]
    return [_cut(parts[0], cursor, from_above=not descending), NOTHING]


def _cut(part: Part, cursor: Cursor, *, from_above: bool) -> Part:
    """Return the part without what lies above, or below, a cursor, itself included, or all times of its day."""
    low = high = number_place(_day(cursor), cursor.within, min(cursor.id, ID))
    if cursor.within:
        before, after = find_times(low)
        low, high = after - 1, before + 1
    return (part[0], min(part[1], high)) if from_above else (max(part[0], low), part[1])


def _day(cursor: Cursor) -> date | None:
    return None if cursor.value is None else date.fromisoformat(cursor.value)
