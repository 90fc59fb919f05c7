"""The columns of the flat formats, CSV and Parquet: one row an entry, each column said in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from api.exports.places import find_point
from api.exports.source import Entry
from api.exports.views import names

Value = Callable[[Entry], Any]

BETWEEN = "; "
"""What separates the values of a column that has several."""


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column: `kind` is what its values are (text, date, moment, integer or number)."""

    name: str
    kind: str
    description: str
    value: Value


def _own(name: str, description: str, kind: str = "text") -> ExportColumn:
    return ExportColumn(name, kind, description, lambda entry: entry.get(name))


def _date(name: str, description: str, kind: str = "text") -> ExportColumn:
    return ExportColumn(f"date_{name}", kind, description, lambda entry: entry["date"][name])


def _count(name: str, counted: str) -> Iterable[ExportColumn]:
    ends = {"low": f"At least so many {counted}.", "best": f"How many {counted}.", "high": "At most so many."}
    for end, description in ends.items():
        yield ExportColumn(f"{name}_{end}", "integer", description, _end(name, end))


def _words(name: str) -> ExportColumn:
    return ExportColumn(
        f"{name}_as_written", "text", "The source's own words for that number.", _end(name, "as_written")
    )


def _end(name: str, end: str) -> Value:
    def value(entry: Entry) -> int | str | None:
        counted = entry.get(name)
        return counted[end] if counted else None

    return value


def find_category(entry: Entry) -> str:
    """Return an entry's sort: a statement's is its act."""
    return str(entry.get("incident_category") or entry.get("act") or entry.get("diplomatic_category"))


def find_statuses(entry: Entry, outcome: str) -> list[str]:
    """Return what sources say of an outcome, each status once: a count, or which kind of nothing."""
    reports = entry.get("casualties", ())
    return list(dict.fromkeys(each["status"] for each in reports if each["outcome"] == outcome))


def _statuses(outcome: str) -> ExportColumn:
    return ExportColumn(
        f"{outcome}_status",
        "text",
        "counted, zero_confirmed, none_reported, number_unknown or not_mentioned, as the sources say.",
        lambda entry: BETWEEN.join(find_statuses(entry, outcome)),
    )


def list_words(entry: Entry, outcome: str) -> list[str]:
    """Return the sources' words for how many, each once."""
    reports = entry.get("casualties", ())
    found = (each["as_written"] for each in reports if each["outcome"] == outcome)
    return list(dict.fromkeys(words for words in found if words))


def _words_of(outcome: str) -> ExportColumn:
    return ExportColumn(
        f"{outcome}_as_written",
        "text",
        "The sources' own words for how many.",
        lambda entry: BETWEEN.join(list_words(entry, outcome)),
    )


def _several(name: str, description: str, values: Callable[[Entry], Iterable[str]]) -> ExportColumn:
    return ExportColumn(name, "text", description, lambda entry: BETWEEN.join(dict.fromkeys(values(entry))))


def _place(name: str, kind: str, description: str, value: Callable[[dict[str, Any]], Any]) -> ExportColumn:
    return ExportColumn(
        name, kind, description, lambda entry: value(entry["places"][0]) if entry["places"] else None
    )


def _point(part: dict[str, Any]) -> tuple[float | None, float | None]:
    return find_point(part) or (None, None)


COLUMNS: tuple[ExportColumn, ...] = (
    _own("slug", "The entry's name in addresses."),
    _own("kind", "incident, statement or diplomatic_event."),
    ExportColumn("category", "text", "Its sort; a statement's is its act.", find_category),
    _own("title", "What happened, in a line."),
    _own("summary", "The same at more length."),
    _date("edtf", "When, in EDTF (ISO 8601-2); empty where nothing is known."),
    _date("earliest", "The first day that it may be; empty where that is open.", "date"),
    _date("latest", "The last day that it may be; empty where that is open.", "date"),
    _date("precision", "How exactly the date is known."),
    _date("basis", "How the date was read."),
    _date("display", "The date in words."),
    _own("aspect", "Whether it has occurred, goes on, is planned …"),
    _own("granularity", "One event, a series, an aggregate or a state of affairs."),
    _own("assessment", "How far the account has been checked."),
    _own("first_reported_on", "The day of the first report.", "date"),
    _several(
        "participants",
        "Who took part, each as role=actor.",
        lambda entry: (f"{each['role']}={each['actor']['slug']}" for each in entry["participants"]),
    ),
    _several(
        "places",
        "Where, each as role=place.",
        lambda entry: (f"{each['role']}={each['place']['slug']}" for each in entry["places"]),
    ),
    _place("place_name", "text", "The first place's name.", lambda each: each["place"]["name"]),
    _place("place_precision", "text", "How exactly that place is known.", lambda each: each["precision"]),
    _place(
        "place_country", "text", "Its country (ISO 3166-1 alpha-2).", lambda each: each["place"]["iso3166"]
    ),
    _place(
        "latitude",
        "number",
        "Its latitude (WGS 84), where a point stands for it.",
        lambda each: _point(each)[1],
    ),
    _place("longitude", "number", "Its longitude, likewise.", lambda each: _point(each)[0]),
    _own("responsibility", "Whether anybody claims responsibility for an incident."),
    *_count("event_count", "events are counted as one"),
    _words("event_count"),
    *_count("munitions_count", "munitions"),
    _words("munitions_count"),
    _own("munitions_unit", "What the munitions are counted in."),
    *_count("killed", "were killed; empty, never 0, where nobody counted"),
    _words_of("killed"),
    _statuses("killed"),
    *_count("injured", "were injured; empty, never 0, where nobody counted"),
    _words_of("injured"),
    _statuses("injured"),
    _several(
        "weapons", "The means used.", lambda entry: (each["weapon"] for each in entry.get("weapons", ()))
    ),
    _own("channel", "How a statement was made."),
    _own("form", "Whether a statement is quoted or told."),
    _own("quoted_words", "A statement's own words."),
    _own("forum", "Where a diplomatic event belongs."),
    _own("instrument", "What it is about, such as a treaty."),
    _own("round_number", "The number of a round of talks.", "integer"),
    _own("document_symbol", "The symbol of what was adopted."),
    _own("outcome", "What came of it."),
    _several(
        "documents",
        "The documents cited.",
        lambda entry: (each["document"]["slug"] for each in entry["citations"]),
    ),
    _several(
        "sources",
        "Their addresses.",
        lambda entry: (each["document"]["url"] for each in entry["citations"] if each["document"]["url"]),
    ),
    _several(
        "contested_claims",
        "Claims about it that somebody denies or disputes.",
        lambda entry: (each["slug"] for each in entry["claims"] if each["status"] == "contested"),
    ),
    _own("language", "The language of the entry's texts."),
    _own("revision", "How often it was written.", "integer"),
    _own("updated_at", "When it was last written (UTC).", "moment"),
    _own("url", "Its address."),
)

FIELDS = names(
    "slug kind title summary date aspect granularity assessment first_reported_on participants places "
    "incident_category responsibility event_count munitions_count munitions_unit killed injured casualties "
    "weapons act channel form quoted_words diplomatic_category forum instrument round_number document_symbol "
    "outcome citations claims language revision updated_at url"
)
"""What the columns are made from."""
