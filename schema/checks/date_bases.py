"""The bases of dates that rest on more than a phrase: another entry, the report's day, other readings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from schema.dates.imprecise import ImpreciseDate
from schema.phrases.anchors import Tense
from schema.vocabularies import DateBasis


class RefusedDate(Exception):
    """A date cannot be as its record has it; `field` is the field of the date that is wrong."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


@dataclass(frozen=True)
class DateSetting:
    """What a date stands in: the dateline, the anchor that its record names, and its citations' own readings.

    `entry` is the slug of the anchor where that is an entry; `tense` says on which side of the anchor it lies.
    """

    dateline: date | None
    anchor: ImpreciseDate | None = None
    entry: str | None = None
    readings: tuple[ImpreciseDate, ...] = ()
    tense: Tense = Tense.PAST

    @property
    def report_day(self) -> date | None:
        """The day of the report: the anchor, where that is a day, else the dateline."""
        return self.anchor.latest if self.anchor and self.entry is None else self.dateline

    @property
    def spoken_from(self) -> ImpreciseDate | date | None:
        """What a phrase is read from."""
        return self.anchor or self.dateline


OF_OTHER_ENTRY = frozenset(
    {
        DateBasis.SAME_OCCASION,
        DateBasis.INHERITED,
        DateBasis.BEFORE_OTHER_ENTRY,
        DateBasis.AFTER_OTHER_ENTRY,
    }
)
"""The bases whose anchor is an entry."""


def imply(basis: DateBasis | None, setting: DateSetting) -> str | None:
    """Return the date, as EDTF, that a basis gives by itself without a phrase; None where it gives none."""
    if basis in {DateBasis.SAME_OCCASION, DateBasis.INHERITED} and setting.anchor:
        return setting.anchor.edtf
    if basis == DateBasis.AS_OF_REPORT and setting.report_day:
        return setting.report_day.isoformat()
    if basis == DateBasis.CONSTRAINT_INTERSECTION:
        earliest, latest = _intersect(setting)
        if earliest is None or latest is None:
            return f"{earliest or '..'}/{latest or '..'}"
        return str(earliest) if earliest == latest else f"{earliest}/{latest}"
    return None


def check_basis(found: ImpreciseDate, basis: DateBasis, setting: DateSetting) -> None:
    """Raise RefusedDate where a date is not what its basis makes of the setting."""
    if basis in OF_OTHER_ENTRY and setting.entry is None:
        raise RefusedDate("anchor", f"must be an entry's slug, because the basis is {basis}")
    if check := _CHECKS.get(basis):
        check(found, setting)


def _equals_anchor(found: ImpreciseDate, setting: DateSetting) -> None:
    if setting.anchor and found.edtf != setting.anchor.edtf:
        anchor = f"the date of its anchor '{setting.entry}', {setting.anchor.edtf}"
        raise RefusedDate("edtf", f"is {found.edtf}, not {anchor}; leave edtf out, or correct the anchor")


def _not_after_anchor(found: ImpreciseDate, setting: DateSetting) -> None:
    bound = setting.anchor.latest if setting.anchor else None
    if bound and (found.latest is None or found.latest > bound):
        raise RefusedDate(
            "edtf", f"is {found.edtf}, but '{setting.entry}', before which it was, ends on {bound}"
        )


def _not_before_anchor(found: ImpreciseDate, setting: DateSetting) -> None:
    bound = setting.anchor.earliest if setting.anchor else None
    if bound and (found.earliest is None or found.earliest < bound):
        raise RefusedDate(
            "edtf", f"is {found.edtf}, but '{setting.entry}', after which it was, begins on {bound}"
        )


def _ends_with_report(found: ImpreciseDate, setting: DateSetting) -> None:
    day = setting.report_day
    if day is None:
        raise RefusedDate("anchor", "is missing, and the document has no dateline; give the report's day")
    if found.latest != day:
        raise RefusedDate(
            "edtf", f"is {found.edtf}, but the basis says that it ends with the report, on {day}"
        )


def _is_intersection(found: ImpreciseDate, setting: DateSetting) -> None:
    if (found.earliest, found.latest) != _intersect(setting):
        right = imply(DateBasis.CONSTRAINT_INTERSECTION, setting)
        raise RefusedDate("edtf", f"is {found.edtf}, but its citations' dates have {right} in common")


def _intersect(setting: DateSetting) -> tuple[date | None, date | None]:
    """Return the first and last day that all readings have in common."""
    if len(setting.readings) < 2:  # noqa: PLR2004 - one alone intersects nothing
        raise RefusedDate("basis", "is constraint_intersection, which needs two citations with a date each")
    earliest = max((day.earliest for day in setting.readings if day.earliest), default=None)
    latest = min((day.latest for day in setting.readings if day.latest), default=None)
    if earliest and latest and earliest > latest:
        dates = " and ".join(reading.edtf for reading in setting.readings)
        raise RefusedDate("basis", f"is constraint_intersection, but {dates} have no day in common")
    return earliest, latest


_CHECKS: dict[DateBasis, Callable[[ImpreciseDate, DateSetting], None]] = {
    DateBasis.SAME_OCCASION: _equals_anchor,
    DateBasis.INHERITED: _equals_anchor,
    DateBasis.BEFORE_OTHER_ENTRY: _not_after_anchor,
    DateBasis.AFTER_OTHER_ENTRY: _not_before_anchor,
    DateBasis.BY_REPORT_DATE: _ends_with_report,
    DateBasis.AS_OF_REPORT: _ends_with_report,
    DateBasis.CONSTRAINT_INTERSECTION: _is_intersection,
}
