"""What every record is, and what several of them hold: dates, counts, and ids elsewhere."""

from pydantic import BaseModel, ConfigDict, model_validator

from schema.records.fields import Count, Text
from schema.vocabularies import (
    DateBasis,
    DatePrecision,
)


class Record(BaseModel):
    """Base of every record: unknown keys are refused, and a record never changes once it is made."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DateRecord(Record):
    """When, and how that was read.

    `as_written` is the document's phrase, `anchor` the date or the entry's slug it is read from. Where a rule
    can compute `edtf` and `basis` from the phrase and its anchor they may be left out. `precision` is stated
    only where EDTF cannot say it (`few_days`, `week`).
    """

    edtf: Text | None = None
    as_written: Text | None = None
    basis: DateBasis | None = None
    anchor: Text | None = None
    precision: DatePrecision | None = None


class CountRange(Record):
    """A count as far as the source gives it: a number, the ends of its range, or words alone.

    `low` alone is "at least", `high` alone "up to". `as_written` are the document's words: where they say numbers
    that a rule reads (schema/counts/phrases.py), these may be left out, and no others may be given.
    """

    best: Count | None = None
    low: Count | None = None
    high: Count | None = None
    as_written: Text | None = None

    @model_validator(mode="after")
    def ordered(self) -> "CountRange":
        """Return the range; raises ValueError where it is empty, and unless low <= best <= high."""
        if self.as_written is None and self.low is None and self.best is None and self.high is None:
            raise ValueError(
                "a count needs a number (low, best or high), or the document's words in as_written"
            )
        check_order(self.low, self.best, self.high)
        return self


def check_order(low: int | None, best: int | None, high: int | None) -> None:
    """Raise ValueError unless low <= best <= high, of those that are given."""
    given = [end for end in (low, best, high) if end is not None]
    if given != sorted(given):
        ends = (("low", low), ("best", best), ("high", high))
        said = " <= ".join(f"{name} {end}" for name, end in ends if end is not None)
        raise ValueError(f"{said} does not hold; correct the numbers")


class ExternalIdRecord(Record):
    """What a scheme calls a record; an export has these beside the record, and people write none."""

    scheme: Text
    value: Text
