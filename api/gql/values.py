"""What no argument may hold, whatever its field makes of it."""

import re
from collections.abc import Hashable

from api.errors import BadInput

# Control characters other than tab, line feed and carriage return, and the halves of surrogate pairs.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

MOST_VALUES = 100


def check_argument(value: object, name: str) -> None:
    """Refuse an argument with a list that is too long or with characters that are no text.

    Raises BadInput, naming the place within the argument (`where.any[2].actors`).
    """
    if isinstance(value, str):
        _check_text(value, name)
    elif isinstance(value, list):
        _check_length(value, name)
        for position, item in enumerate(value):
            check_argument(item, f"{name}[{position}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            check_argument(item, f"{name}.{key}")


def form_of(value: object) -> Hashable:
    """Return all of a variable's value that decides whether it is allowed: numbers, lengths, and odd texts."""
    if isinstance(value, str):
        return value if UNPRINTABLE.search(value) else str
    if isinstance(value, list):
        return tuple(form_of(each) for each in value)
    if isinstance(value, dict):
        return tuple((name, form_of(each)) for name, each in value.items())
    return value if isinstance(value, Hashable) else type(value)


def _check_text(text: str, name: str) -> None:
    if unprintable := UNPRINTABLE.search(text):
        code_point = f"U+{ord(unprintable[0]):04X}"
        where = f"at character {unprintable.start() + 1}"
        raise BadInput(f"{name} holds {code_point} {where}, which is no text: leave it out.", argument=name)


def _check_length(values: list[object], name: str) -> None:
    if len(values) > MOST_VALUES:
        raise BadInput(
            f"{name} has {len(values)} values; at most {MOST_VALUES} are allowed: ask in several requests.",
            argument=name,
        )
