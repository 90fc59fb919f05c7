"""The formats that the timeline is exported in: their one table, by suffix."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from api.errors import NotInstalled
from api.exports import atom, csv, geojson, icalendar, jsonld, parquet, records, timelinejs
from api.exports.companion import Writer
from api.exports.source import Source
from api.read.export.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `name` on the command line, `suffix` in addresses, `title` for people, and what writes it.

    `negotiated` is whether a request can ask for it by its media type alone; `make_writer` makes, for a format that two
    processes write in turns, what writes one's share; `needs` names a package that it takes beyond the server's own.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    description: str
    example: object
    write: Callable[[Source], Iterator[bytes]]
    negotiated: bool = True
    ordered: bool = True
    make_writer: Callable[[Snapshot, str | None], Writer] | None = None
    needs: str = ""

    def check_installed(self) -> None:
        """Raise NotInstalled where the package that it needs is missing."""
        if self.needs and find_spec(self.needs) is None:
            raise NotInstalled(
                f"{self.title} needs the package {self.needs}, which is not installed: install the extra "
                f"“{self.name}” (.venv/bin/pip install {self.needs}), or choose another format."
            )


FORMATS = (
    Format(
        "records",
        "records, one a line",
        "ndjson",
        "application/x-ndjson",
        "Records, one JSON object a line, to be read in again: the entries that are chosen, and every record that they "
        "refer to, however indirectly. Without a filter, everything recorded.",
        '{"type":"actor","slug":"iran","name":"Iran","kind":"state"}\n',
        records.write,
        ordered=False,
        make_writer=records.make_writer,
    ),
    Format(
        "csv",
        "CSV",
        "csv",
        "text/csv",
        "CSV, one row an entry under a line of columns' names. Texts that a spreadsheet would take for formulas have "
        "an apostrophe before them.",
        "slug,kind,category,title,…\r\n",
        csv.write,
    ),
    Format(
        "geojson",
        "GeoJSON",
        "geojson",
        "application/geo+json",
        "GeoJSON, one feature an entry. The geometry is null where nothing better than a country or region is known.",
        {"type": "FeatureCollection", "features": []},
        geojson.write,
    ),
    Format(
        "timelinejs",
        "JSON for TimelineJS 3",
        "timelinejs",
        "application/json",
        "JSON for TimelineJS 3. Dates have only the parts that are known; entries without a date are left out and "
        "counted.",
        {"events": [], "title": {"text": {"headline": "Dateline", "text": ""}}},
        timelinejs.write,
        negotiated=False,
    ),
    Format(
        "atom",
        "an Atom feed",
        "atom",
        "application/atom+xml",
        "An Atom feed.",
        '<feed xmlns="http://www.w3.org/2005/Atom">…</feed>',
        atom.write,
    ),
    Format(
        "icalendar",
        "an iCalendar",
        "ics",
        "text/calendar",
        "An iCalendar of all-day events; entries without a date are journal entries.",
        "BEGIN:VCALENDAR\r\n…END:VCALENDAR\r\n",
        icalendar.write,
    ),
    Format(
        "jsonld",
        "JSON-LD",
        "jsonld",
        "application/ld+json",
        "JSON-LD in schema.org's words: Events, Claims and ClaimReviews, with quotes and their selectors.",
        {"@context": {"@vocab": "https://schema.org/"}, "@graph": []},
        jsonld.write,
    ),
    Format(
        "parquet",
        "Parquet",
        "parquet",
        "application/vnd.apache.parquet",
        "Parquet, the columns of CSV with types. It needs the package pyarrow on the server.",
        "PAR1…PAR1",
        parquet.write,
        needs="pyarrow",
    ),
)
BY_SUFFIX = {each.suffix: each for each in FORMATS}
BY_NAME = {each.name: each for each in FORMATS}
