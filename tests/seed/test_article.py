"""The article of 9 July 2021 against `article.json`, a reading of it by hand, sentence by sentence."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from schema.checks.complete import EmptyArchive, complete
from schema.dates.imprecise import parse
from schema.records.exchange import DateRecord, EntryRecord, Records
from seed.files import gather
from tests.frozen import ARTICLE, DATA

EXPECTED = json.loads(Path(__file__).with_name("article.json").read_text(encoding="utf-8"))
RISING = "attacks-on-us-soldiers-and-diplomats-rise-2021"
NO_FATALITY = (
    "Attacks against US soldiers and diplomats in Syria and Iraq have risen manifold in  recent weeks,"
    " however, no fatality has been reported as yet."
)


@pytest.fixture(scope="module")
def records() -> Records:
    """Return what the files say, completed."""
    return complete(gather(DATA).records, EmptyArchive())


@pytest.fixture(params=EXPECTED["entries"])
def pair(request: pytest.FixtureRequest, records: Records) -> tuple[EntryRecord, dict[str, Any]]:
    """Return an entry with what is expected of it."""
    entry = next(entry for entry in records.entries if entry.slug == request.param)
    return entry, EXPECTED["entries"][request.param]


def test_the_text_is_kept_byte_for_byte(records: Records) -> None:
    (document,) = records.documents
    assert hashlib.sha256((ARTICLE / "article.txt").read_bytes()).hexdigest() == EXPECTED["sha256"]
    assert document.text is not None
    assert hashlib.sha256(document.text.encode()).hexdigest() == EXPECTED["sha256"]
    assert len(document.text) == EXPECTED["characters"]
    assert (str(document.dateline), document.credit, document.headline) == ("2021-07-09", "Image: AP", None)


def test_the_entries_stand_in_the_order_of_the_reading(records: Records) -> None:
    assert [entry.slug for entry in records.entries] == list(EXPECTED["entries"])


def test_an_entry_says_what_the_reading_says(pair: tuple[EntryRecord, dict[str, Any]]) -> None:
    entry, expected = pair
    plain = entry.model_dump(mode="json")
    keys = set(plain) & set(expected) - {
        "citations",
        "participants",
        "links",
        "places",
        "casualties",
        "weapons",
    }
    assert keys >= {"kind", "title", "granularity", "aspect", "assessment"}
    for key in keys - {"event_count", "munitions_count"}:
        assert plain[key] == expected[key], key
    for key in ("event_count", "munitions_count"):
        count = plain.get(key)
        assert (count and [count["low"], count["best"], count["high"]]) == expected.get(key)


def test_a_date_is_the_readings_with_its_basis_and_anchor(pair: tuple[EntryRecord, dict[str, Any]]) -> None:
    entry, expected = pair
    assert entry.date.edtf == expected["date_edtf"]
    assert entry.date.basis == expected["date_basis"]
    assert entry.date.anchor == expected["date_anchor"]
    date = parse(entry.date.edtf)
    assert (date.earliest and str(date.earliest)) == expected["date_start"]
    assert str(date.latest) == expected["date_end"]
    assert date.precision == expected["date_precision"]


def test_an_entrys_phrase_is_that_of_its_citations(pair: tuple[EntryRecord, dict[str, Any]]) -> None:
    entry, expected = pair
    phrases = [citation["date_as_written"] for citation in expected["citations"]]
    joined = "; ".join(phrase for phrase in phrases if phrase and phrase != "as yet")
    assert entry.date.as_written == (joined or None)


def test_citations_stand_where_the_reading_found_them(pair: tuple[EntryRecord, dict[str, Any]]) -> None:
    entry, expected = pair
    found = []
    for citation in entry.citations:
        date = citation.date or DateRecord()
        plain = citation.model_dump(mode="json", exclude={"document", "date"})
        found.append({**plain, "date_as_written": date.as_written, "date_edtf": date.edtf})
        assert citation.document == ARTICLE.name
    assert found == expected["citations"]


def test_actors_places_and_links_are_the_readings(pair: tuple[EntryRecord, dict[str, Any]]) -> None:
    entry, expected = pair
    assert [[p.role, p.actor, p.as_written] for p in entry.participants] == expected["participants"]
    assert [[link.relation, link.entry, link.basis] for link in entry.links] == expected["links"]
    assert [[p.place, p.precision, p.as_written] for p in entry.places] == expected.get("places", [])
    assert {place.role for place in entry.places} <= {"location"}


def test_casualties_and_weapons_are_the_readings(pair: tuple[EntryRecord, dict[str, Any]]) -> None:
    entry, expected = pair
    plain = entry.model_dump(mode="json")
    keys = ("outcome", "population", "status", "low", "best", "high", "as_of")
    assert [[row[key] for key in keys] for row in plain.get("casualties", [])] == expected.get(
        "casualties", []
    )
    assert [use["weapon"] for use in plain.get("weapons", [])] == expected.get("weapons", [])


def test_claims_and_positions_are_the_readings(records: Records) -> None:
    found = {
        claim.slug: {
            "predicate": claim.predicate,
            "about": claim.about,
            "text": claim.text,
            "positions": [[p.actor, p.stance, p.statement, p.confidence] for p in claim.positions],
        }
        for claim in records.claims
    }
    assert found == EXPECTED["claims"]


def test_that_nobody_was_reported_killed_rests_on_the_sentence_that_says_so(records: Records) -> None:
    resting = {
        entry.slug: (casualty.citation.quote, casualty.citation.entry or entry.slug)
        for entry in records.entries
        if entry.kind == "incident"
        for casualty in entry.casualties
        if casualty.status == "none_reported" and casualty.citation
    }
    incidents = [slug for slug, entry in EXPECTED["entries"].items() if entry["kind"] == "incident"]
    incidents.remove("us-air-strikes-iraq-syria-border-2021-06")
    assert resting == dict.fromkeys(incidents, (NO_FATALITY, RISING))


def test_quoted_words_are_the_speakers_own(records: Records) -> None:
    words = {entry.slug: entry.quoted_words for entry in records.entries if entry.kind == "statement"}
    assert {slug: quoted for slug, quoted in words.items() if quoted} == {
        "iran-denies-us-accusations-2021-07": "fabricated",
        "kirby-serious-threat-2021-07-08": (
            "They are using lethal weaponry. I don't know how you can say anything other than it is a serious threat"
        ),
        "iran-backed-iraqi-militias-vow-retaliation-2021": "qualitative operation",
        "iranian-envoy-flagrant-violation-2021-07": "flagrant violation of international law",
    }


def test_groups_named_in_different_words_are_kept_apart(records: Records) -> None:
    actors = {actor.slug: actor for actor in records.actors}
    assert {"iran-based-militias", "iran-backed-iraqi-militias", "iran-backed-militants"} < set(actors)
    assert [(r.kind, r.actor) for r in actors["john-kirby"].relations] == [
        ("spokesperson_of", "us-department-of-defense")
    ]
    assert "Tehran" in {alias.name for alias in actors["iran"].aliases}


def test_the_base_lies_where_its_source_says(records: Records) -> None:
    base = next(place for place in records.places if place.slug == "ain-al-asad-air-base")
    assert (base.latitude, base.longitude) == (33.7856, 42.4412)
    assert (base.parent, base.coordinate_source) == ("iraq", "PyPI airportsdata ORAA")
