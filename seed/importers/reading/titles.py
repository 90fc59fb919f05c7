"""How titles of imported entries are put together."""

from collections.abc import Iterable

_DASH = " \u2013 "


def name_sides(names: Iterable[str]) -> str:
    """Return the names of those who took part, with a dash between them."""
    return _DASH.join(dict.fromkeys(name for name in names if name)) or "Unnamed actors"
