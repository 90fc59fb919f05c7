"""Objects that are worked out, and no row of a statement: written as they are selected."""

from collections.abc import Callable, Sequence
from typing import Any

from api.read.declared.selection import TYPE_KEY, Selection
from api.read.plan.levels import LevelCompiler
from api.read.plan.shaping import CAPITALS


class Writer:
    """Writes objects as they are selected, for graphql-core with their types."""

    def __init__(self, compiler: LevelCompiler) -> None:
        emitter = compiler.emitter()
        self.tagged, self.capitals = emitter.tagged, emitter.capitals

    def spell(self, word: str) -> str:
        """Return a word of a vocabulary as this face has it."""
        return str(CAPITALS[word]) if self.capitals else word

    def write(self, selection: Selection, find: Callable[[Selection], Any]) -> dict[str, Any]:
        """Return the object of a selection; `find` gives a selected field's value."""
        ((kind, fields),) = selection.below.items()
        tag = {TYPE_KEY: kind} if self.tagged else {}
        return tag | {each.key: kind if each.name == "__typename" else find(each) for each in fields}

    def write_all(
        self, selection: Selection, find_column: Callable[[Selection], Sequence[Any]], number: int
    ) -> list[dict[str, Any]]:
        """Return so many objects of a selection; `find_column` gives the values of a selected field of all of them."""
        ((kind, fields),) = selection.below.items()
        keys = [each.key for each in fields]
        columns: list[Sequence[Any]] = [
            [kind] * number if each.name == "__typename" else find_column(each) for each in fields
        ]
        if self.tagged:
            keys, columns = [TYPE_KEY, *keys], [[kind] * number, *columns]
        if not columns:  # all that was selected is left out by a directive
            return [{} for _ in range(number)]
        return [dict(zip(keys, row, strict=True)) for row in zip(*columns, strict=True)]


def list_fields(selection: Selection) -> tuple[Selection, ...]:
    """Return what is selected of an object."""
    (fields,) = selection.below.values()
    return fields
