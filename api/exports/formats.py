"""The formats that the timeline is exported in: their one table, by suffix."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from api.exports import atom, csv, geojson, icalendar, jsonld, parquet, records, timelinejs
from api.exports.source import Source


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `name` on the command line, `suffix` in addresses, and what writes it.

    `negotiated` is whether a request can ask for it by its media type alone.
    """

    name: str
    suffix: str
    media_type: str
    description: str
    write: Callable[[Source], Iterator[bytes]]
    negotiated: bool = True
    ordered: bool = True


FORMATS = (
    Format(
        "records",
        "ndjson",
        "application/x-ndjson",
        "Records, one JSON object a line, as `./dateline import records` reads them in again: the entries that are "
        "chosen, and every record that they refer to, however indirectly. Without a filter, everything recorded.",
        records.write,
        ordered=False,
    ),
    Format(
        "csv",
        "csv",
        "text/csv",
        "CSV, one row an entry under a line of columns' names. Texts that a spreadsheet would take for formulas have "
        "an apostrophe before them.",
        csv.write,
    ),
    Format(
        "geojson",
        "geojson",
        "application/geo+json",
        "GeoJSON, one feature an entry. The geometry is null where nothing better than a country or region is known.",
        geojson.write,
    ),
    Format(
        "timelinejs",
        "timelinejs",
        "application/json",
        "JSON for TimelineJS 3. Dates have only the parts that are known; entries without a date are left out and "
        "counted.",
        timelinejs.write,
        negotiated=False,
    ),
    Format("atom", "atom", "application/atom+xml", "An Atom feed.", atom.write),
    Format(
        "icalendar",
        "ics",
        "text/calendar",
        "An iCalendar of all-day events; entries without a date are journal entries.",
        icalendar.write,
    ),
    Format(
        "jsonld",
        "jsonld",
        "application/ld+json",
        "JSON-LD in schema.org's words: Events, Claims and ClaimReviews, with quotes and their selectors.",
        jsonld.write,
    ),
    Format(
        "parquet",
        "parquet",
        "application/vnd.apache.parquet",
        "Parquet, the columns of CSV with types. It needs the package pyarrow on the server.",
        parquet.write,
    ),
)
BY_SUFFIX = {each.suffix: each for each in FORMATS}
BY_NAME = {each.name: each for each in FORMATS}
