"""TimelineJS 3 (Knight Lab): each event an incident, each era a state of affairs, of a timeline that they cite.

What sort of event a slide tells of TimelineJS does not say, so its category is `other`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from schema.records.exchange import CitationRecord, DocumentRecord, IncidentRecord
from schema.records.fields import UNPRINTABLE
from schema.vocabularies import Granularity, IncidentCategory
from seed.importers.reading.faults import Faults
from seed.importers.reading.opening import Opened, unpack
from seed.importers.reading.plain_text import read_html
from seed.importers.reading.slugs import slug_of_name
from seed.importers.scheme import Mapped, Row, RowRecords, RowRejected, SchemeId, UnusableFile
from seed.importers.timelinejs.dates import read_date
from seed.importers.timelinejs.media import read_media

_MAX_BYTES = 10_000_000
_LONGEST_TITLE = 100
_LISTS = ("events", "eras")
_DATES = tuple(
    f"{name}.{part}"
    for name in ("start_date", "end_date")
    for part in ("year", "month", "day", "hour", "minute", "second")
)
_MAPPED = {
    *("text.headline", "text.text", "media.url", "media.caption", "media.credit", "unique_id"),
    *("display_date", "start_date.display_date", *_DATES),
}
"""What is recorded of an event or an era."""


class TimelineJs:
    """A TimelineJS 3 timeline in JSON."""

    name = "timelinejs"

    def __init__(self, opened: Opened, publisher: str | None) -> None:
        timeline = _read_json(opened)
        self._slides = [(kind, slide) for kind in _LISTS for slide in timeline.get(kind) or []]
        self.lines = len(self._slides)
        found = _list_filled(timeline)
        mapped = {"title.text.headline", *(f"{kind}.{key}" for kind in _LISTS for key in _MAPPED)}
        self.mapped_columns: tuple[str, ...] = tuple(key for key in found if key in mapped)
        self.unmapped_columns: tuple[str, ...] = tuple(
            key for key in found if key not in mapped.union(_LISTS)
        )
        self._document = _make_document(opened, timeline, publisher)
        self._citation = CitationRecord(document=self._document.slug)

    def rows(self, after: int = 0) -> Iterator[tuple[int, Row]]:
        """Yield each event, then each era, with its number, from the one after `after`."""
        return enumerate(self._slides[after:], start=after + 1)

    def map(self, number: int, row: Row) -> Mapped:
        """Return the entry of a slide; raises RowRejected."""
        kind, slide = row
        if not isinstance(slide, Mapping):
            raise RowRejected("no_object", kind, "[…]" if isinstance(slide, list) else str(slide))
        faults = Faults()
        media = read_media(faults, slide.get("media"))
        texts = _find(slide, "text")
        headline, text = (_read_text(faults, f"text.{key}", texts.get(key)) for key in ("headline", "text"))
        if not headline and not text:
            raise RowRejected("no_text", "text.headline", "")
        if not headline:
            headline = _shorten(text)
            faults.note("no_headline", "text.headline", "", headline)
        unique = _spell(slide.get("unique_id"))
        entry = IncidentRecord(
            kind="incident",
            slug=self._make_slug(slide, headline, unique),
            title=headline.replace("\n", " "),
            summary=text or None,
            date=read_date(faults, slide),
            granularity=Granularity.STATE if kind == "eras" else Granularity.SINGLE,
            category=IncidentCategory.OTHER,
            citations=(self._citation, *(CitationRecord(document=each.slug) for each in media)),
        )
        documents = (self._document, *media)
        records = RowRecords(documents=documents, entries=(entry,))
        ids = (SchemeId("entry", entry.slug, "timelinejs", f"{self._document.slug}#{unique}"),)
        return Mapped(records, ids if unique else (), faults.list_issues(number))

    def _make_slug(self, slide: Mapping[str, Any], headline: str, unique: str) -> str:
        """Return a slug from the slide's own id, else from its headline and start: TimelineJS asks for no id."""
        if unique:
            return slug_of_name("timelinejs", unique, self._document.slug)
        start = json.dumps(_find(slide, "start_date"), sort_keys=True)
        return slug_of_name("timelinejs", headline, self._document.slug, start)


def _read_json(opened: Opened) -> dict[str, Any]:
    """Return the timeline; raises UnusableFile where it is none."""
    with unpack(opened.path) as stream:
        data = stream.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise UnusableFile(f"has more than {_MAX_BYTES:,} bytes, which no timeline needs; split it")
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise UnusableFile(f"is not JSON: {error.msg.lower()} at {where}; correct it there") from None
    except (RecursionError, ValueError):  # lists a thousand deep, an integer of thousands of digits
        raise UnusableFile("is JSON nested too deeply, or with a number too long, to be read") from None
    if not isinstance(found, dict) or not isinstance(found.get("events"), list):
        raise UnusableFile("has no list 'events', as a TimelineJS 3 timeline has; export it again")
    if not isinstance(found.get("eras") or [], list):
        raise UnusableFile("has 'eras' that are no list; write them in [ ]")
    return found


def _make_document(opened: Opened, timeline: Mapping[str, Any], publisher: str | None) -> DocumentRecord:
    """Return the timeline as the document that its entries cite, known by its title or else its file's name."""
    title = read_html(str(_find(_find(timeline, "title"), "text").get("headline") or ""))
    name = title or UNPRINTABLE.sub(" ", opened.path.name.partition(".")[0]).strip() or "Timeline"
    return DocumentRecord(slug=slug_of_name("timelinejs", name), headline=name, publisher=publisher)


def _find(holder: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return an object within another; an empty one where there is none."""
    found = holder.get(key)
    return found if isinstance(found, Mapping) else {}


def _read_text(faults: Faults, column: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        faults.note("no_text", column, _shorten(str(value)))
        return ""
    text = read_html(value)
    if UNPRINTABLE.search(value):
        faults.note("control_character", column, repr(value)[1:-1], text)
    return text


def _shorten(text: str) -> str:
    """Return the beginning of a text, up to a space."""
    line = " ".join(text.split())
    return (
        line if len(line) <= _LONGEST_TITLE else f"{line[:_LONGEST_TITLE].rpartition(' ')[0] or line[:99]} …"
    )


def _spell(value: object) -> str:
    return UNPRINTABLE.sub(" ", str(value)).strip() if isinstance(value, str | int) else ""


def _list_filled(timeline: Mapping[str, Any]) -> list[str]:
    """Return the path of every kind of value that is filled in, once."""
    try:
        return list(dict.fromkeys(_list_keys(timeline)))
    except RecursionError:
        raise UnusableFile("is JSON nested too deeply to be read") from None


def _list_keys(timeline: Mapping[str, Any]) -> Iterator[str]:
    """Yield the path of every value that is filled in, without the places in lists: `events.media.url`."""
    for key, value in timeline.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Mapping):
                yield from (f"{key}.{path}" for path in _list_keys(each))
            elif each not in ("", None):
                yield key
