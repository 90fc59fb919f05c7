"""A derived value that is not what it is derived from."""

from typing import NamedTuple


class Difference(NamedTuple):
    """Whose value it is (`entry:slug`), of which column, what it is and what it ought to be."""

    record: str
    column: str
    found: object
    derived: object

    def __str__(self) -> str:
        """Return it as a line for people."""
        return f"{self.record}: {self.column} is {self.found}, but {self.derived} follows from the record"
