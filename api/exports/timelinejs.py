"""TimelineJS 3 JSON, as https://timeline.knightlab.com/docs/json-format.html has it.

A date has only the parts that are known, and `display_date` says it in words. A date that is open to one side stands at
its known end. Entries without any date have no place on its axis; the title says how many they are. Texts are escaped,
for TimelineJS takes them for HTML.
"""

from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import Any

import orjson

from api.exports.columns import find_category
from api.exports.pieces import joined
from api.exports.source import Entry, Source
from api.exports.views import names
from schema.dates.grammar import DateSet, DateSpan, OpenEnd, read_date
from schema.dates.terms import DateTerm

FIELDS = names("slug kind title summary date incident_category act diplomatic_category citations url")
Date = dict[str, int]

PARTS = {
    "year": 1,
    "decade": 1,
    "century": 1,
    "month_of_year": 1,
    "day_of_year": 1,
    "month": 2,
    "day_of_month": 2,
    "day": 3,
    "time": 3,
}
"""How many parts of a date, of year, month and day, are known of each form; a season is known by its months."""


def write(source: Source) -> Iterator[bytes]:
    """Yield the timeline, some events at a time."""
    undated = 0

    def list_events() -> Iterator[list[bytes]]:
        nonlocal undated
        for entries in source.list_entries(FIELDS):
            dated = [entry for entry in entries if entry["date"]["edtf"]]
            undated += len(entries) - len(dated)
            yield [orjson.dumps(_event(entry)) for entry in dated]

    yield b'{"events":['
    yield from joined(b",\n", list_events())
    yield b'],"title":' + orjson.dumps(_title(undated)) + b"}\n"


def _title(undated: int) -> dict[str, Any]:
    count = "1 entry has" if undated == 1 else f"{undated} entries have"
    return {
        "unique_id": "dateline",
        "text": {
            "headline": "Dateline",
            "text": f"{count} no date and no place on this timeline." if undated else "",
        },
    }


def _event(entry: Entry) -> dict[str, Any]:
    start, end = read_dates(entry["date"]["edtf"])
    event = {
        "unique_id": entry["slug"],
        "group": entry["kind"].replace("_", " ").capitalize(),
        "display_date": entry["date"]["display"],
        "start_date": {**start, "display_date": entry["date"]["display"]},
        "text": {"headline": _html(entry["title"]), "text": _text(entry)},
    }
    return event if end is None else {**event, "end_date": end}


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _text(entry: Entry) -> str:
    """Return the summary, what the sources say, and where to read on."""
    category = escape(find_category(entry).replace("_", " "))
    quotes = [each["quote"] for each in entry["citations"] if each["quote"]]
    parts = [
        f"<p>{_html(entry['summary'])}</p>" if entry["summary"] else "",
        *(f"<blockquote>{_html(quote)}</blockquote>" for quote in quotes),
        f'<p><a href="{escape(entry["url"])}">{category}</a></p>',
    ]
    return "".join(parts)


@lru_cache(maxsize=8192)
def read_dates(edtf: str) -> tuple[Date, Date | None]:
    """Return the first and the last date of an EDTF text, each with its known parts; no last where it is the same."""
    read = read_date(edtf)
    if isinstance(read, DateTerm):
        return (_of_season(read)) if read.form == "season" else (_parts(read), _last_of_years(read))
    start, end = _ends(read)
    if start is None or end is None:
        known = start or end
        assert known is not None  # noqa: S101 - a date is not open at both ends
        return known, None
    return start, end


def _ends(read: DateSpan | DateSet) -> tuple[Date | None, Date | None]:
    """Return the two ends, None for one that is open."""
    first, last = (read.members[0], read.members[-1]) if isinstance(read, DateSet) else (read.start, read.end)
    start = first.start if isinstance(first, DateSpan) else first
    end = last.end if isinstance(last, DateSpan) else last
    return _end(start), _end(end)


def _end(end: DateTerm | OpenEnd) -> Date | None:
    return _parts(end) if isinstance(end, DateTerm) else None


def _parts(term: DateTerm) -> Date:
    """Return a term's known parts; of a season, its first month."""
    first = term.earliest
    known = {"year": first.year, "month": first.month, "day": first.day}
    parts = dict(list(known.items())[: PARTS.get(term.form, 2)])
    if term.form == "time":  # the clock of the place, as it is written
        clock = zip(("hour", "minute", "second"), term.edtf[11:19].split(":"), strict=False)
        parts |= {name: int(text[:2]) for name, text in clock}
    return parts


def _of_season(term: DateTerm) -> tuple[Date, Date]:
    return _parts(term), {"year": term.latest.year, "month": term.latest.month}


def _last_of_years(term: DateTerm) -> Date | None:
    """Return the last year of a decade or century."""
    return {"year": term.latest.year} if term.latest.year > term.earliest.year else None
