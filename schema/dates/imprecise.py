"""Imprecise dates: as exact as the source allows and no more, and still in order."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from schema.dates.advice import MAX_LENGTH, MalformedDate
from schema.dates.display import display
from schema.dates.grammar import read_date
from schema.vocabularies import DatePrecision

__all__ = ["MAX_LENGTH", "ImpreciseDate", "MalformedDate", "display", "parse"]


@dataclass(frozen=True, slots=True)
class ImpreciseDate:
    """A date in canonical EDTF with the first and last day that it may be (None: open or unknown)."""

    edtf: str
    earliest: date | None
    latest: date | None
    precision: DatePrecision


@lru_cache(maxsize=16_384)  # the same days come again and again
def parse(text: str) -> ImpreciseDate:
    """Return the date that an EDTF text (ISO 8601-2, levels 0 and 1, and level 2's sets) says.

    The canonical form has no spaces, a set's members in order and once, and an offset as `Z` or `+hh:mm`.
    Bounds are those of the calendar dates named: qualifiers widen nothing, a time counts as its date as
    written, seasons are meteorological and of the northern half (winter ends in the next February).
    `earliest` is None exactly where precision is open_start, `latest` exactly where it is open_end.
    Raises MalformedDate for what is malformed, reversed, impossible, outside the years 0001 to 9999, open
    at both ends or longer than MAX_LENGTH characters.
    """
    read = read_date(text)
    return ImpreciseDate(read.edtf, read.earliest, read.latest, read.precision)
