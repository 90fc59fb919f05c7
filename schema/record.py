"""What every record is, and what several of them hold: dates, counts, and ids elsewhere."""

from pydantic import BaseModel, ConfigDict, model_validator

from schema.fields import Count, Text
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
    """A number and, where the source gives a range, its ends."""

    best: Count
    low: Count | None = None
    high: Count | None = None

    @model_validator(mode="after")
    def ordered(self) -> "CountRange":
        """Return the range; raises ValueError unless low <= best <= high."""
        low = self.best if self.low is None else self.low
        high = self.best if self.high is None else self.high
        if not low <= self.best <= high:
            raise ValueError(
                f"low {low} <= best {self.best} <= high {high} does not hold; correct the numbers"
            )
        return self


class ExternalIdRecord(Record):
    """What a scheme calls a record; an export has these beside the record, and people write none."""

    scheme: Text
    value: Text
