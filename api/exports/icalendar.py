"""iCalendar (RFC 5545): all-day events from the first day that an entry may be to the last, DTEND exclusive.

A date open to one side stands on its known day; a date that is no day is said in the summary, and in full in the
description. What has no date at all is a VJOURNAL, which needs none (3.6.3). Events take no time (TRANSPARENT).
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from api.exports.columns import find_category
from api.exports.places import list_points
from api.exports.source import Entry, Source
from api.exports.views import names

FIELDS = names(
    "slug kind title summary date aspect revision created_at updated_at url places incident_category act "
    "diplomatic_category citations"
)
LONGEST = 75
"""Octets of a line, its end not counted (3.1)."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
STATUSES = {"planned": "TENTATIVE", "announced": "TENTATIVE", "hypothetical": "TENTATIVE"}
PRECISE = ("day", "time")
HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Dateline//Timeline//EN",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:Dateline",
)


def write(source: Source) -> Iterator[bytes]:
    """Yield the calendar, some events at a time."""
    yield _lines(HEAD)
    for entries in source.list_entries(FIELDS):
        yield b"".join([_lines(_component(entry)) for entry in entries])
    yield _lines(["END:VCALENDAR"])


def _component(entry: Entry) -> Iterator[str]:
    days = _list_days(entry)
    kind = "VEVENT" if days else "VJOURNAL"
    yield f"BEGIN:{kind}"
    yield f"UID:{entry['slug']}@dateline"
    yield f"DTSTAMP:{_moment(entry['updated_at'])}"
    yield from days
    yield f"SUMMARY:{_text(_summary(entry))}"
    yield f"DESCRIPTION:{_text(_description(entry))}"
    yield f"CATEGORIES:{_text(entry['kind'])},{_text(find_category(entry))}"
    yield f"URL:{entry['url']}"
    yield f"CREATED:{_moment(entry['created_at'])}"
    yield f"LAST-MODIFIED:{_moment(entry['updated_at'])}"
    yield f"SEQUENCE:{entry['revision'] - 1}"
    if entry["date"]["edtf"]:
        yield f"X-DATELINE-EDTF:{_text(entry['date']['edtf'])}"
    yield f"X-DATELINE-PRECISION:{entry['date']['precision'].upper()}"
    if days:
        yield from _list_of_event(entry)
    yield f"END:{kind}"


def _list_of_event(entry: Entry) -> Iterator[str]:
    """Yield what only an event may have."""
    yield (
        f"STATUS:{STATUSES.get(entry['aspect'], 'CONFIRMED')}"
        if entry["aspect"] != "did_not_occur"
        else "STATUS:CANCELLED"
    )
    yield "TRANSP:TRANSPARENT"
    names = dict.fromkeys(each["place"]["name"] for each in entry["places"])
    if names:
        yield f"LOCATION:{_text(', '.join(names))}"
    points = list_points(entry)
    if len(points) == 1:
        longitude, latitude = points[0]
        yield f"GEO:{latitude:.6f};{longitude:.6f}"


def _list_days(entry: Entry) -> list[str]:
    """Return the event's first day, and the day after its last where that is another."""
    earliest, latest = entry["date"]["earliest"], entry["date"]["latest"]
    first = date.fromisoformat(earliest or latest) if earliest or latest else None
    if first is None:
        return []
    days = [f"DTSTART;VALUE=DATE:{first:%Y%m%d}".replace(f"{first:%Y}", f"{first.year:04}", 1)]
    last = date.fromisoformat(latest) if latest else first
    if last == date.max:  # no day comes after it
        last -= timedelta(days=1)
    if last > first:
        end = last + timedelta(days=1)
        days.append(f"DTEND;VALUE=DATE:{end.year:04}{end:%m%d}")
    return days


def _summary(entry: Entry) -> str:
    if entry["date"]["precision"] in PRECISE and entry["date"]["edtf"][-1:] not in "?~%":
        return str(entry["title"])
    return f"{entry['title']} ({entry['date']['display']})"


def _description(entry: Entry) -> str:
    date_ = entry["date"]
    quotes = [f"“{each['quote']}”" for each in entry["citations"] if each["quote"]]
    said = f"Date: {date_['display']} ({date_['precision'].replace('_', ' ')}, {date_['basis'].replace('_', ' ')})."
    return "\n".join([*([entry["summary"]] if entry["summary"] else []), said, *quotes])


def _text(text: str) -> str:
    """Return a TEXT value (3.3.11)."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(ESCAPED)


def _moment(text: str) -> str:
    """Return a moment in UTC as a DATE-TIME (3.3.5)."""
    return f"{text[:4]}{text[5:7]}{text[8:13]}{text[14:16]}{text[17:19]}Z"


def _lines(lines: Iterator[str] | tuple[str, ...] | list[str]) -> bytes:
    return b"".join([_fold(line.encode()) for line in lines])


def _fold(line: bytes) -> bytes:
    """Return a content line in lines of at most 75 octets, never within a character (3.1)."""
    folded = b""
    room = LONGEST
    while len(line) > room:
        end = room
        while line[end] & 0xC0 == 0x80:  # noqa: PLR2004 - a byte that goes on with a character of UTF-8
            end -= 1
        folded += line[:end] + b"\r\n "
        line, room = line[end:], LONGEST - 1
    return folded + line + b"\r\n"
