"""Spans: how far an entry reaches from its sort date, so that what began before a range is found without a scan.

The span is the least power of two that the days from the sort date to the last day are fewer than. So what
reaches a day has a sort date less than its span before that day. It is open where the last day is. A `-` stands
before the span of an entry without a first day, which any range before its last day overlaps.
"""

from sqlalchemy import ColumnElement, String, case, literal_column

OPEN = "open"
NO_START = "-"
LONGEST = 22
"""2 to that power is more days than there are from the year 1 to 9999."""


def span_value(
    has_start: ColumnElement[bool], days: ColumnElement[int], has_end: ColumnElement[bool]
) -> ColumnElement[str]:
    """Return the SQL of a span: `days` from the sort date to the last day, less than one where that comes first."""
    powers = [2**power for power in range(LONGEST + 1)]
    steps = [(days < literal_column(str(power)), _word(str(power))) for power in powers[:-1]]
    span = case((~has_end, _word(OPEN)), *steps, else_=_word(str(powers[-1])))
    return case((has_start, span), else_=_word(NO_START) + span)


def _word(text: str) -> ColumnElement[str]:
    return literal_column(f"'{text}'", String())
