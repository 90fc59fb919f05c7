"""What breaks a rule in one row: noted as it is found, and the value kept as far as a rule can say."""

import math
import re
from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from schema.records.record import CountRange
from seed.importers.scheme import Issue

_WHOLE = re.compile(r"-?[0-9]+(\.0+)?")
_MOST = 2**31 - 1
_LATITUDE, _LONGITUDE = 90, 180


Given = ParamSpec("Given")
Found = TypeVar("Found")


class Fault(NamedTuple):
    """A value that broke a rule, in any row; the fields are those of an issue."""

    rule: str
    column: str | None
    value: str | None
    kept: str | None


class Faults:
    """The faults of one row."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def list_issues(self, row: int) -> tuple[Issue, ...]:
        """Return the faults as issues of a row."""
        return tuple(Issue(row, *fault) for fault in self.found)

    def note(self, rule: str, column: str | None, value: str | None, kept: object = None) -> None:
        """Note a value that broke a rule, and what is recorded in its place."""
        self.found.append(Fault(rule, column, value, None if kept is None else str(kept)))

    def read_count(self, column: str, value: str) -> int | None:
        """Return a count; one that is none is noted, and left out."""
        if value.isascii() and value.isdigit() and len(value) < 10:  # noqa: PLR2004 - below the largest count
            return int(value)
        text = value.strip()
        number = int(text.partition(".")[0]) if _WHOLE.fullmatch(text) and len(text) < 20 else -1  # noqa: PLR2004
        if 0 <= number <= _MOST:
            return number
        if text:
            self.note("not_a_count", column, value)
        return None

    def read_range(self, best: int | None, low: int | None, high: int | None) -> CountRange | None:
        """Return low, best and high; None where there is none of them.

        Out of order, the range is widened to hold them all, which is noted. An end that is not known stays open.
        """
        ends = [end for end in (low, best, high) if end is not None]
        if not ends:
            return None
        if ends == sorted(ends):
            return CountRange(low=low, best=best, high=high)
        lowest, highest = min(ends), max(ends)
        least, most = (low if best is None else best), (high if best is None else best)
        if low is not None and most is not None and low > most:
            self.note("low_best_high", "low", str(low), f"{lowest} to {highest}")
        if high is not None and least is not None and high < least:
            self.note("low_best_high", "high", str(high), f"{lowest} to {highest}")
        return CountRange(low=lowest, best=best, high=highest)

    def read_point(
        self, latitude: str, longitude: str, columns: tuple[str, str] = ("latitude", "longitude")
    ) -> tuple[float, float] | None:
        """Return a point; none where one of the two is missing or no such coordinate, which is noted."""
        if not latitude.strip() and not longitude.strip():
            return None
        north = self._read_coordinate(columns[0], latitude, _LATITUDE)
        east = self._read_coordinate(columns[1], longitude, _LONGITUDE)
        return None if north is None or east is None else (north, east)

    def _read_coordinate(self, column: str, value: str, most: int) -> float | None:
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if abs(number) <= most:  # false of nan
            return number
        self.note("no_such_coordinate", column, value)
        return None


def remembered(
    size: int,
) -> Callable[[Callable[Concatenate[Faults, Given], Found]], Callable[Concatenate[Faults, Given], Found]]:
    """Return a decorator by which a reader reads the same texts once, and their faults are noted each time."""

    def decorate(
        reader: Callable[Concatenate[Faults, Given], Found],
    ) -> Callable[Concatenate[Faults, Given], Found]:
        @lru_cache(maxsize=size)
        def read(*args: Given.args, **kwargs: Given.kwargs) -> tuple[Found, list[Fault]]:
            faults = Faults()
            return reader(faults, *args, **kwargs), faults.found

        def recall(faults: Faults, /, *args: Given.args, **kwargs: Given.kwargs) -> Found:
            value, found = read(*args, **kwargs)  # type: ignore[arg-type]  # mypy cannot know them hashable
            faults.found += found
            return value

        update_wrapper(recall, reader)
        return recall

    return decorate
