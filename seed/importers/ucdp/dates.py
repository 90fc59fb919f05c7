"""When a UCDP event was: its first and last day, as exactly as `date_prec` says.

`date_prec` 1 is a day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year (UCDP GED Codebook).
"""

from schema.records.record import DateRecord
from schema.vocabularies import DatePrecision
from seed.importers.reading.days import (
    UNDATED,
    Stretch,
    date_of,
    month_of,
    read_day,
    read_year,
    week_of,
    year_of,
)
from seed.importers.reading.faults import Faults, remembered

_DAYS = {"1": (1, 1), "2": (2, 6), "3": (7, 7), "4": (8, 31), "5": (32, 366)}
_PRECISIONS = {"2": DatePrecision.FEW_DAYS, "3": DatePrecision.WEEK}


@remembered(16_384)
def read_date(faults: Faults, start: str, end: str, code: str, year: str) -> DateRecord:
    """Return the date; without one readable day the year, and without that none.

    Days in the wrong order change places. Where the days are fewer than `date_prec` says, the date is widened to
    the calendar week (2, 3), month (4) or year (5, or a code that is none) around them. Each is noted.
    """
    stretch = _read_stretch(faults, start, end, year)
    if stretch is None:
        return UNDATED
    least, most = _DAYS.get(code, (366, 366))
    days = (stretch[1] - stretch[0]).days + 1
    if least <= days <= most:
        return date_of(*stretch, _PRECISIONS.get(code))
    widened = _widen(stretch, code) if days < least else stretch
    found = date_of(*widened, _PRECISIONS.get(code) if days < least else None)
    faults.note("days_and_precision" if code in _DAYS else "unknown_code", "date_prec", code, found.edtf)
    return found


def _read_stretch(faults: Faults, start: str, end: str, year: str) -> Stretch | None:
    whole = read_year(year)
    first = read_day(faults, "date_start", start, whole)
    last = first if start == end else read_day(faults, "date_end", end, whole)
    if first is None or last is None:
        return first or last
    if first[0] > last[1]:
        faults.note("end_before_start", "date_end", end, f"{last[0]}/{first[1]}")
    return min(first[0], last[0]), max(first[1], last[1])


def _widen(stretch: Stretch, code: str) -> Stretch:
    first, last = stretch
    if code in {"2", "3"}:
        return week_of(first)[0], week_of(last)[1]
    if code == "4":
        return month_of(first.year, first.month)[0], month_of(last.year, last.month)[1]
    return year_of(first.year)[0], year_of(last.year)[1]
