"""What shapes rows into the response: Python source, compiled once a plan, with one dict display a row."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Rows = Sequence[Sequence[Any]]
Shaper = Callable[..., Any]

_LISTED = """
def shape(rows, base{children}):
    return [{expression} for r in rows]
"""
_GROUPED = """
def shape(rows, base{children}):
    groups = {{}}
    for r in rows:
        key = r[{group_by}]
        if key in groups:
            groups[key].append({expression})
        else:
            groups[key] = [{expression}]
    return groups
"""


class Capitals(dict[str | None, str | None]):
    """The words of the vocabularies in upper case, each worked out once; null stays null."""

    def __missing__(self, word: str | None) -> str | None:
        """Return a word that is met for the first time."""
        self[word] = word and word.upper()
        return self[word]


CAPITALS = Capitals()
NEVER = "~"
"""What is later than any day, as texts are compared: the first report of an entry that no dated document cites."""


def compile_shaper(
    expression: str, lookups: int, group_by: int | None, constants: Mapping[str, Any]
) -> Shaper:
    """Return the function from rows, the base URL and so many lookups, `m0` … to what the source makes of each row.

    It gives a list, or, where there is a column to group by, a dict of lists.
    """
    children = "".join(f", m{number}" for number in range(lookups))
    template = _LISTED if group_by is None else _GROUPED
    source = template.format(children=children, expression=expression, group_by=group_by)
    scope = {"none": (), "never": NEVER, "capitals": CAPITALS, **constants}
    exec(compile(source, "<plan>", "exec"), scope)  # noqa: S102 - names the schema fixed, never a request's text
    made: Shaper = scope["shape"]
    return made
