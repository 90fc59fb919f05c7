"""One date of a record: computed from its phrase, or held against its phrase, its anchor and its basis."""

from datetime import date

from schema.checks.date_bases import OF_OTHER_ENTRY, DateSetting, RefusedDate, check_basis, imply
from schema.dates.imprecise import ImpreciseDate, MalformedDate, parse
from schema.phrases.anchors import Tense
from schema.phrases.finding import find_nearest_phrase
from schema.phrases.reading import COMPUTABLE, PhraseReading, is_known, resolve
from schema.records.exchange import DateRecord
from schema.vocabularies import DateBasis, DatePrecision

_UNDATED = {None, DateBasis.EDITOR, DateBasis.IMPORTED}
_FROM_REPORT = {DateBasis.BY_REPORT_DATE, DateBasis.AS_OF_REPORT}
_FROM_PHRASE = COMPUTABLE - OF_OTHER_ENTRY - _FROM_REPORT - {DateBasis.EXPLICIT}
"""The bases on which nothing but a rule for phrases can put a date."""

_FROM_ELSEWHERE = OF_OTHER_ENTRY | {DateBasis.COUNTED_FROM_ANCHOR}
"""The bases of what is read from another entry or day, on either side of it."""

_OVERRULE = 'give edtf and basis = "editor" to overrule it'
_BY_HAND = 'give edtf, and basis = "editor" or what else it rests on'


def complete_date(stated: DateRecord, setting: DateSetting) -> DateRecord:
    """Return the date with its edtf, in canonical form, its basis and its anchor.

    An entry without any date is undated, on the basis `editor`. Raises RefusedDate.
    """
    if stated.edtf is None and stated.as_written is None and stated.basis in _UNDATED:
        return _leave_undated(stated)
    reading = read_phrase(stated.as_written, setting)
    found = _find_date(stated, reading, setting)
    basis = stated.basis or (reading.basis if reading else None)
    if basis is None:
        raise RefusedDate("basis", 'is missing; say how the date was read: "explicit", "editor" or another')
    _hold_against_phrase(stated, found, basis, reading, setting)
    check_basis(found, basis, setting)
    _check_precision(stated, found)
    anchor = stated.anchor or _name_anchor(stated, basis, setting)
    if (found.edtf, basis, anchor) == (stated.edtf, stated.basis, stated.anchor):
        return stated
    return stated.model_copy(update={"edtf": found.edtf, "basis": basis, "anchor": anchor})


def _leave_undated(stated: DateRecord) -> DateRecord:
    for field in ("anchor", "precision"):
        if getattr(stated, field) is not None:
            raise RefusedDate(field, "is given without a date; give edtf or as_written, or leave it out")
    return stated.model_copy(update={"basis": stated.basis or DateBasis.EDITOR})


def read_phrase(phrase: str | None, setting: DateSetting) -> PhraseReading | None:
    """Return what a rule computes from a phrase; None where there is no phrase or no rule for it."""
    if phrase is None:
        return None
    return resolve(phrase, setting.spoken_from, report=setting.dateline, tense=setting.tense)


def _find_date(stated: DateRecord, reading: PhraseReading | None, setting: DateSetting) -> ImpreciseDate:
    if stated.edtf is not None:
        return _parse(stated.edtf, "edtf")
    if reading:
        return parse(reading.edtf)
    implied = imply(stated.basis, setting)
    if implied is None and stated.as_written:
        unread = describe_unread(stated.as_written, setting)
        raise RefusedDate("as_written", f"{unread}; {_BY_HAND}{name_nearest(stated.as_written)}")
    if implied is None:
        raise RefusedDate("edtf", f"is missing, and the basis {stated.basis} gives none by itself; give edtf")
    return parse(implied)


def _parse(text: str, field: str) -> ImpreciseDate:
    try:
        return parse(text)
    except MalformedDate as error:
        raise RefusedDate(field, str(error)) from None


def check_form(stated: DateRecord) -> None:
    """Raise RefusedDate for a date that is none, however it was read."""
    if stated.edtf is not None:
        _parse(stated.edtf, "edtf")


def read_anchor(text: str) -> ImpreciseDate:
    """Return the date that an anchor is; raises RefusedDate."""
    return _parse(text, "anchor")


def describe_unread(phrase: str, setting: DateSetting) -> str:
    """Return why no rule reads a phrase: it lacks an anchor, a day or a side, or no rule knows it."""
    if setting.spoken_from is None:
        return f"'{phrase}' cannot be read, because the document has no dateline and the date no anchor"
    day = setting.anchor.edtf if setting.anchor else setting.dateline
    past, future = (
        resolve(phrase, setting.spoken_from, report=setting.dateline, tense=tense)
        for tense in (Tense.PAST, Tense.FUTURE)
    )
    if past and future:
        return f"'{phrase}' read from {day} may be {past.edtf} or {future.edtf}, and the entry's aspect decides neither"
    if past or future:
        side = "has occurred" if past else "is to come"
        return f"'{phrase}' is read from {day} of what {side} alone, and the entry's aspect is another"
    if is_known(phrase):
        return f"'{phrase}' cannot be read from {day}: it names no day of the calendar, or one with another weekday"
    return f"'{phrase}' cannot be read from {day}: there is no rule for it"


def name_nearest(phrase: str) -> str:
    """Return the nearest phrase that is read, as the end of a message."""
    nearest = find_nearest_phrase(phrase)
    return f"; the nearest phrase that is read is '{nearest}'" if nearest and nearest != phrase else ""


def _hold_against_phrase(
    stated: DateRecord,
    found: ImpreciseDate,
    basis: DateBasis,
    reading: PhraseReading | None,
    setting: DateSetting,
) -> None:
    if basis not in COMPUTABLE:
        return
    if reading is None:
        _check_unread(stated, basis, setting)
        return
    said = f"'{stated.as_written}' read from {_describe_anchor(setting)} is {reading.edtf} ({reading.basis})"
    if reading.basis in OF_OTHER_ENTRY and setting.entry is None:
        raise RefusedDate(
            "anchor", f"must be an entry's slug: '{stated.as_written}' is read from another entry"
        )
    if reading.basis == DateBasis.COUNTED_FROM_ANCHOR and setting.anchor is None:
        raise RefusedDate(
            "anchor",
            f"is missing: '{stated.as_written}' is counted from another day; give that, or its entry's slug",
        )
    _check_side(said, stated, reading, setting)
    if found.edtf != reading.edtf:
        advice = f'correct one of them, or write basis = "{DateBasis.EDITOR}" to overrule it'
        raise RefusedDate("edtf", f"is {found.edtf}, but {said}; {advice}")
    if basis != reading.basis:
        raise RefusedDate("basis", f"is {basis}, but {said}; write that, or leave basis out")


def _check_side(said: str, stated: DateRecord, reading: PhraseReading, setting: DateSetting) -> None:
    """Refuse what is to come before its anchor, or has occurred after both its anchor and the report.

    Only a rule that counts from the anchor is held against it: a date with its year says its side itself.
    """
    if reading.basis in _FROM_ELSEWHERE or _needs_no_anchor(stated, setting):
        return
    read, (first, last) = parse(reading.edtf), _bound_anchor(setting)
    if setting.tense is Tense.FUTURE and first and read.latest and read.latest < first:
        raise RefusedDate("as_written", f"is past, but the date is one to come: {said}; {_OVERRULE}")
    if setting.tense in {Tense.PAST, Tense.ONGOING} and last and read.earliest and read.earliest > last:
        advice = f'write aspect = "planned" or "announced", or {_OVERRULE}'
        raise RefusedDate("as_written", f"is to come, but the entry has occurred: {said}; {advice}")


def _bound_anchor(setting: DateSetting) -> tuple[date | None, date | None]:
    """Return the first day of the anchor, and the last of it and the report, by which what was to come may be past."""
    anchor = setting.spoken_from
    if not isinstance(anchor, ImpreciseDate):
        return anchor, anchor
    last = max(anchor.latest, setting.dateline or anchor.latest) if anchor.latest else None
    return anchor.earliest, last


def _check_unread(stated: DateRecord, basis: DateBasis, setting: DateSetting) -> None:
    if basis not in _FROM_PHRASE:
        return
    if stated.as_written is None:
        raise RefusedDate("as_written", f"is missing, and the basis {basis} reads a phrase; quote the phrase")
    if setting.spoken_from is None:
        raise RefusedDate(
            "anchor", f"is missing, and the document has no dateline, which {basis} needs; give one"
        )
    unread = describe_unread(stated.as_written, setting)
    raise RefusedDate("basis", f'is {basis}, but {unread}; write "editor"{name_nearest(stated.as_written)}')


def _describe_anchor(setting: DateSetting) -> str:
    if setting.anchor is None:
        return f"the dateline {setting.dateline}" if setting.dateline else "no dateline"
    return f"'{setting.entry}' ({setting.anchor.edtf})" if setting.entry else setting.anchor.edtf


def _check_precision(stated: DateRecord, found: ImpreciseDate) -> None:
    """Refuse a precision that the date has not, but for few_days and week, which EDTF cannot say."""
    if stated.precision in {None, found.precision}:
        return
    if found.precision != DatePrecision.INTERVAL or stated.precision not in {
        DatePrecision.FEW_DAYS,
        DatePrecision.WEEK,
    }:
        raise RefusedDate(
            "precision", f"is {stated.precision}, but {found.edtf} is {found.precision}; leave it out"
        )


def _name_anchor(stated: DateRecord, basis: DateBasis, setting: DateSetting) -> str | None:
    """Return the dateline, where the date was read from it: not where its phrase needs no anchor."""
    if setting.dateline is None or basis not in _FROM_PHRASE | _FROM_REPORT:
        return None
    return None if _needs_no_anchor(stated, setting) else setting.dateline.isoformat()


def _needs_no_anchor(stated: DateRecord, setting: DateSetting) -> bool:
    """Return whether a phrase says its date by itself, its year included."""
    return stated.as_written is not None and resolve(stated.as_written, None, tense=setting.tense) is not None
