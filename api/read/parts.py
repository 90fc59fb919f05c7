"""Parts of the timeline, by the places that number its entries (schema/words.py), and which of them a page is in."""

from datetime import date

from api.read.paging import Cursor, Window
from schema.word_sources import ID_BITS, number_place

Part = tuple[int, int]
"""The places between two, both exclusive."""

FIRST_DAY = 1 << ID_BITS
DATED: Part = (FIRST_DAY - 1, (1 << 63) - 1)
UNDATED: Part = (-1, FIRST_DAY)
NOTHING: Part = (0, 0)

ID = FIRST_DAY - 1
"""What of a place is the entry's id."""


def list_parts(window: Window) -> list[Part]:
    """Return the parts that a window in the order of the timeline may be in, in its direction."""
    parts = [DATED, UNDATED]
    if window.after is not None:
        parts = _after(parts, window.after, descending=window.order.descending)
    if window.before is not None:
        parts = _before(parts, window.before, descending=window.order.descending)
    return parts[::-1] if window.backward else parts


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
    """Return the part without what lies above, or below, a cursor, itself included."""
    day = None if cursor.value is None else date.fromisoformat(cursor.value)
    place = number_place(day, min(cursor.id, ID))
    return (part[0], min(part[1], place)) if from_above else (max(part[0], place), part[1])
