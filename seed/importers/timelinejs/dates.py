"""When a slide of TimelineJS is: a start and perhaps an end, each as exact as it is filled in."""

from collections.abc import Mapping
from typing import Any

from schema.dates.imprecise import MalformedDate, parse
from schema.records.record import DateRecord
from schema.vocabularies import DateBasis
from seed.importers.reading.days import UNDATED
from seed.importers.reading.faults import Faults
from seed.importers.reading.plain_text import read_html

_DATE_PARTS = ("year", "month", "day")
_TIME_PARTS = ("hour", "minute", "second")


def read_date(faults: Faults, slide: Mapping[str, Any]) -> DateRecord:
    """Return the date of an event or era, with what it shows in place of one as it is written there.

    What is no date is read without its last parts, until it is one; an end before its start changes places
    with it. Each is noted.
    """
    start, end = (_read(faults, name, slide.get(name)) for name in ("start_date", "end_date"))
    edtf = _join(faults, start, end) if end and start != end else start
    if edtf is None:
        if not faults.found or faults.found[-1].column != "start_date":  # no part of it was filled in
            faults.note("no_such_date", "start_date", _show(slide.get("start_date")))
        return UNDATED
    return DateRecord(edtf=edtf, basis=DateBasis.IMPORTED, as_written=_find_display(slide))


def _join(faults: Faults, start: str | None, end: str) -> str:
    """Return the stretch between two dates, in which no time of day can stand; without a start it is open."""
    first, last = (start or "..").partition("T")[0], end.partition("T")[0]
    if (start, end) != (start and first, last):
        faults.note("time_in_range", "start_date", f"{start}/{end}", f"{first}/{last}")
    if first == last:
        return first
    try:
        return parse(f"{first}/{last}").edtf
    except MalformedDate:
        turned = parse(first).earliest != parse(last).earliest
        found = f"{last}/{first}" if turned else first
        faults.note("end_before_start", "end_date", end, found)
        return found


def _read(faults: Faults, name: str, given: object) -> str | None:
    """Return a date as EDTF; None where none is given, or none can be read."""
    if not isinstance(given, Mapping) or not any(_spell(given.get(part)) for part in _DATE_PARTS):
        return None
    texts = _spell_parts(given)
    found = next((edtf for edtf in texts if _is_date(edtf)), None)
    if found != texts[0]:
        faults.note("no_such_date", name, _show(given), found)
    return found


def _spell_parts(given: Mapping[str, Any]) -> list[str]:
    """Return what the parts say, the most exact first: with the time, the day, the month, the year."""
    year, month, day = (_spell(given.get(part)) for part in _DATE_PARTS)
    hour, minute, second = (_spell(given.get(part)) or "0" for part in _TIME_PARTS)
    texts = [year.zfill(4)]
    if month:
        texts.append(f"{texts[-1]}-{month.zfill(2)}")
    if month and day:
        texts.append(f"{texts[-1]}-{day.zfill(2)}")
    if month and day and _spell(given.get("hour")):
        texts.append(f"{texts[-1]}T{hour.zfill(2)}:{minute.zfill(2)}:{second.zfill(2)}")
    return texts[::-1]


def _spell(value: object) -> str:
    """Return a part of a date, which may be a number or a text, as a text."""
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _is_date(edtf: str) -> bool:
    try:
        parse(edtf)
    except MalformedDate:
        return False
    return True


def _find_display(slide: Mapping[str, Any]) -> str | None:
    """Return the words that are shown in place of the date."""
    start = slide.get("start_date")
    given = (slide.get("display_date"), start.get("display_date") if isinstance(start, Mapping) else None)
    return next((text for each in given if isinstance(each, str) and (text := read_html(each))), None)


def _show(given: object) -> str:
    if not isinstance(given, Mapping):
        return "" if given is None else str(given)
    return " ".join(f"{part} {given[part]}" for part in _DATE_PARTS + _TIME_PARTS if given.get(part))
