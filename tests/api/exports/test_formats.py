"""Each format opened by a reader that somebody else wrote."""

import csv
import io
import json
from datetime import date, timedelta
from typing import Any

import feedparser
import icalendar
import pyarrow.parquet
import pytest
from geojson_pydantic import FeatureCollection
from pyld import jsonld

from api.exports.columns import COLUMNS
from tests.api.article import EVERYTHING, INCIDENTS, STRIKES
from tests.api.exports.exporting import BASE_URL, export
from tests.api.exports.odd import DATES, QUOTE, SUMMARY, TITLE

ODD = 14 + 5
UNDATED = {"undated", "by-an-importer"}
Named = dict[str, dict[str, Any]]


def read_csv(exported: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported.decode(), newline="")))


def read_features(exported: bytes) -> list[Any]:
    return FeatureCollection.model_validate_json(exported).features


def read_events(exported: bytes) -> list[dict[str, Any]]:
    return json.loads(exported)["events"]


def read_feed(exported: bytes) -> Any:  # noqa: ANN401 - feedparser carries no types
    feed = feedparser.parse(io.BytesIO(exported))
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def read_calendar(exported: bytes) -> list[Any]:
    assert exported.count(b"\n") == exported.count(b"\r\n")
    assert all(len(line) <= 75 for line in exported.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(exported)
    found = [*calendar.walk("VEVENT"), *calendar.walk("VJOURNAL")]
    assert not [each.errors for each in found if each.errors]
    return found


def read_graph(exported: bytes) -> list[dict[str, Any]]:
    """Return the nodes, expanded; whatever the document would load from elsewhere would fail."""
    return jsonld.expand(
        json.loads(exported), {"documentLoader": lambda *_: pytest.fail("it loads a context")}
    )


def read_parquet(exported: bytes) -> list[dict[str, Any]]:
    return pyarrow.parquet.read_table(io.BytesIO(exported)).to_pylist()


READERS = {
    "csv": lambda exported: [row["slug"] for row in read_csv(exported)],
    "geojson": lambda exported: [each.properties["slug"] for each in read_features(exported)],
    "timelinejs": lambda exported: [each["unique_id"] for each in read_events(exported)],
    "atom": lambda exported: [each.id.rpartition(":")[2] for each in read_feed(exported).entries],
    "icalendar": lambda exported: [str(each["UID"]).partition("@")[0] for each in read_calendar(exported)],
    "jsonld": lambda exported: [each["@id"].rpartition("/")[2] for each in read_graph(exported)],
    "parquet": lambda exported: [row["slug"] for row in read_parquet(exported)],
}
of_each_format = pytest.mark.parametrize("name", READERS)


@of_each_format
def test_the_article_is_there_in_its_order(article_database: str, name: str) -> None:
    assert READERS[name](export(article_database, name)) == EVERYTHING
    assert READERS[name](export(article_database, name, "kind=incident&sort=latest")) == INCIDENTS[::-1]


@of_each_format
def test_nothing_chosen_is_a_sound_and_empty_document(article_database: str, name: str) -> None:
    assert READERS[name](export(article_database, name, "country=FR")) == []


@of_each_format
def test_no_text_breaks_the_format(odd_database: str, name: str) -> None:
    found = READERS[name](export(odd_database, name))
    assert len(found) == len(set(found)) == (ODD - len(UNDATED) if name == "timelinejs" else ODD)


def test_csv_keeps_every_text_and_gives_spreadsheets_no_formula(odd_database: str) -> None:
    rows = {row["slug"]: row for row in read_csv(export(odd_database, "csv"))}
    strike = rows["the-strike"]
    assert list(strike) == [column.name for column in COLUMNS]
    assert strike["title"] == f"'{TITLE}"
    assert strike["summary"] == SUMMARY
    assert (strike["latitude"], strike["longitude"]) == ("33.8", "-42.44"), "a number is no formula"
    assert [strike[f"killed_{end}"] for end in ("low", "best", "high")] == ["3", "4", "6"]
    assert strike["injured_best"] == "", "nothing is no 0"
    assert strike["injured_status"] == "none_reported; number_unknown"
    assert strike["participants"] == "initiator=the-group"
    assert rows["the-talks"]["outcome"] == "'+none"
    assert (rows["undated"]["date_edtf"], rows["undated"]["date_display"]) == ("", "date unknown")
    assert (rows["open-start"]["date_earliest"], rows["open-start"]["date_latest"]) == ("", "2021-07-04")
    cells = [
        cell for row in rows.values() for name, cell in row.items() if name not in ("latitude", "longitude")
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_parquet_has_the_same_columns_with_types(odd_database: str) -> None:
    rows: Named = {row["slug"]: row for row in read_parquet(export(odd_database, "parquet"))}
    assert list(rows["the-strike"]) == [column.name for column in COLUMNS]
    assert rows["the-strike"]["title"] == TITLE, "no apostrophe: it is no spreadsheet"
    assert rows["the-strike"]["killed_best"] == 4
    assert rows["the-strike"]["injured_best"] is None
    assert rows["approximate"]["date_earliest"] == date(2021, 6, 1)
    assert rows["the-strike"]["updated_at"].utcoffset() == timedelta(0)


def test_geojson_has_points_for_points_only(odd_database: str) -> None:
    features = {each.properties["slug"]: each for each in read_features(export(odd_database, "geojson"))}
    strike = features["the-strike"]
    assert strike.geometry.model_dump()["coordinates"] == (-42.44, 33.8)
    base, iraq = strike.properties["places"]
    assert (base["precision"], base["coordinates"]) == ("exact", [-42.44, 33.8])
    assert (iraq["precision"], iraq["coordinates"]) == ("country", None)
    assert strike.properties["killed"] == {"low": 3, "best": 4, "high": 6}
    assert strike.properties["injured"] is None
    assert strike.properties["injured_status"] == ["none_reported", "number_unknown"]
    assert features["the-talks"].geometry is None
    assert features["undated"].geometry is None


def test_timelinejs_has_only_the_parts_of_a_date_that_are_known(odd_database: str) -> None:
    exported = export(odd_database, "timelinejs")
    events: Named = {each["unique_id"]: each for each in read_events(exported)}
    said = {slug: each["start_date"].pop("display_date") for slug, each in events.items()}
    dates = {
        slug: (events[slug]["start_date"], events[slug].get("end_date")) for slug in DATES if slug in events
    }
    assert dates == {
        "open-start": ({"year": 2021, "month": 7, "day": 4}, None),
        "open-end": ({"year": 2021, "month": 7, "day": 4}, None),
        "one-of": ({"year": 2021, "month": 7, "day": 1}, {"year": 2021, "month": 7, "day": 4}),
        "approximate": ({"year": 2021, "month": 6}, None),
        "a-day": ({"year": 2021, "month": 7, "day": 5}, None),
        "a-time": ({"year": 2021, "month": 7, "day": 5, "hour": 23, "minute": 30, "second": 0}, None),
        "a-season": ({"year": 2021, "month": 3}, {"year": 2021, "month": 5}),
        "a-year": ({"year": 2021}, None),
        "a-decade": ({"year": 1980}, {"year": 1989}),
        "a-month-unspecified": ({"year": 2021, "month": 7}, None),
        "a-range": ({"year": 2021, "month": 7, "day": 1}, {"year": 2021, "month": 7, "day": 4}),
        "a-range-of-months": ({"year": 2021, "month": 5}, {"year": 2021, "month": 6}),
        "the-last-day": ({"year": 9999, "month": 12, "day": 31}, None),
    }
    assert (said["open-start"], said["approximate"]) == ("on or before 4 July 2021", "about June 2021")
    assert events["the-strike"]["text"]["headline"].startswith("=cmd|&#x27;"), "it is shown as HTML"
    assert "<b>" not in events["the-strike"]["text"]["headline"]
    assert json.loads(exported)["title"]["text"]["text"].startswith("2 entries have no date")


def test_atom_says_when_and_in_whose_words(odd_database: str) -> None:
    feed = read_feed(export(odd_database, "atom", "sort=latest"))
    assert feed.version == "atom10"
    assert feed.feed.updated == max(entry.updated for entry in feed.entries)
    strike = next(entry for entry in feed.entries if entry.id == "urn:dateline:entry:the-strike")
    assert strike.title_detail.type == "text/plain"
    assert strike.title == TITLE
    assert strike.summary.startswith("5 July 2021. Two lines,")
    assert QUOTE in strike.content[0].value
    assert [link.href for link in strike.links] == [
        f"{BASE_URL}/v1/entries/the-strike",
        "https://example.org/1",
    ]
    assert {tag.term for tag in strike.tags} == {"incident", "air_strike"}


def test_icalendar_has_all_day_events_that_end_before_their_end(odd_database: str) -> None:
    found = {
        str(each["UID"]).partition("@")[0]: each for each in read_calendar(export(odd_database, "icalendar"))
    }
    assert {slug for slug, each in found.items() if each.name == "VJOURNAL"} == UNDATED
    days = {
        slug: (found[slug].decoded("DTSTART"), found[slug].get("DTEND"))
        for slug in DATES
        if slug != "undated"
    }
    assert days["a-day"] == (date(2021, 7, 5), None)
    assert days["a-time"] == (date(2021, 7, 5), None)
    assert days["open-start"] == days["open-end"] == (date(2021, 7, 4), None)
    assert days["a-range"][0] == date(2021, 7, 1)
    assert days["a-range"][1].dt == date(2021, 7, 5)
    assert days["approximate"][1].dt == date(2021, 7, 1)
    assert days["the-last-day"] == (date(9999, 12, 31), None)
    strike = found["the-strike"]
    assert str(strike["SUMMARY"]) == TITLE
    assert str(strike["DESCRIPTION"]).startswith(SUMMARY.replace("\r\n", "\n"))
    assert str(found["open-start"]["SUMMARY"]) == "open-start (on or before 4 July 2021)"
    assert str(found["approximate"]["SUMMARY"]) == "approximate (about June 2021)"
    assert strike["GEO"].to_ical() in ("33.8;-42.44", "33.800000;-42.440000")


SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
OWN = "urn:dateline:vocabulary:"


def test_jsonld_speaks_schema_org(odd_database: str) -> None:
    nodes: Named = {
        each["@id"].rpartition("/")[2]: each for each in read_graph(export(odd_database, "jsonld"))
    }
    strike = nodes["the-strike"]
    assert strike["@type"] == [f"{SCHEMA}Event"]
    assert strike[f"{SCHEMA}startDate"] == [{"@type": f"{SCHEMA}Date", "@value": "2021-07-05"}]
    (quotation, _) = strike[f"{SCHEMA}citation"]
    assert quotation["@type"] == [f"{SCHEMA}Quotation"]
    exact = [selector for selector in quotation[f"{OA}hasSelector"] if f"{OA}exact" in selector]
    assert exact[0]["@type"] == [f"{OA}TextQuoteSelector"]
    assert exact[0][f"{OA}exact"] == [{"@value": QUOTE}]
    (claim,) = strike[f"{SCHEMA}subjectOf"]
    assert claim["@type"] == [f"{SCHEMA}Claim"]
    stances = [each[f"{OWN}stance"][0]["@value"] for each in claim[f"{OWN}claimPosition"]]
    assert stances == ["asserts", "denies"]
    assert f"{SCHEMA}startDate" not in nodes["approximate"], "about June is no June"
    assert nodes["approximate"][f"{OWN}date"][0]["@value"] == "2021-06~"
    assert f"{SCHEMA}startDate" not in nodes["undated"]
    assert nodes["a-range"][f"{SCHEMA}endDate"][0]["@value"] == "2021-07-04"


def test_jsonld_reviews_claims_where_the_record_has_an_assessment(writable_article_database: str) -> None:
    nodes = read_graph(export(writable_article_database, "jsonld"))
    kinds = [each["@type"][0] for node in nodes for each in node.get(f"{SCHEMA}subjectOf", ())]
    assert kinds
    assert set(kinds) == {f"{SCHEMA}Claim"}, "all is reported, nothing assessed"
    strikes = next(node for node in nodes if node["@id"].endswith(STRIKES))
    assert strikes[f"{OWN}killed"][0][f"{OWN}best"] == [{"@value": 4}]
