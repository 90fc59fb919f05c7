"""Records with every sort of date, place, count and text that a format could stumble over."""

from schema.records.exchange import ClaimRecord, DiplomaticEventRecord, IncidentRecord, Records
from tests.schema.factories import (
    make_actor,
    make_casualty,
    make_citation,
    make_claim,
    make_date,
    make_denial,
    make_document,
    make_incident,
    make_link,
    make_place,
    make_publisher,
    make_records,
    make_statement,
    make_strike,
    make_talks,
)

TITLE = "=cmd|' /C calc'!A0, \"quoted\"; 100 % \U0001f680 <b>&amp; \\ end"
SUMMARY = "Two lines,\nand a second; with\r\na third\tand a tab — " + "ünïcödé \U0001f680 " * 12
QUOTE = "Three rockets hit the base on Monday."

DATES = {
    "undated": None,
    "open-start": "../2021-07-04",
    "open-end": "2021-07-04/..",
    "one-of": "[2021-07-01,2021-07-04]",
    "approximate": "2021-06~",
    "a-day": "2021-07-05",
    "a-time": "2021-07-05T23:30:00+03:00",
    "a-season": "2021-21",
    "a-year": "2021",
    "a-decade": "198X",
    "a-month-unspecified": "2021-07-XX",
    "a-range": "2021-07-01/2021-07-04",
    "a-range-of-months": "2021-05/2021-06",
    "the-last-day": "9999-12-31",
}


def make_odd_records() -> Records:
    """Return them: an entry for each of DATES and some more."""
    return make_records(
        publishers=[make_publisher(language="en", homepage="https://paper.example/?a=1&b=2")],
        actors=[
            make_actor(
                aliases=[{"name": "Tehran", "kind": "metonym"}, {"name": "IRI", "kind": "acronym"}],
                relations=[{"kind": "backed_by", "actor": "the-group", "claim": "the-claim"}],
            ),
            make_actor("the-group", kind="militia", name='-The "Group", '),
            make_actor("a-bystander", kind="person"),
        ],
        places=[
            make_place("the-base", kind="base", parent="iraq", latitude=33.8, longitude=-42.44, aliases=["Base"]),
            make_place("iraq", latitude=33.0, longitude=44.0, iso3166="IQ"),
            make_place("somewhere", kind="region", aliases=["Nowhere"]),
        ],
        documents=[
            make_document(publisher="the-paper", url="https://example.org/1", headline="@Headline <1>"),
            make_document("unread", text=None, url="https://example.org/2"),
        ],
        entries=[
            *(make_incident(slug, edtf) for slug, edtf in DATES.items()),
            make_odd_strike(),
            make_denial(quoted_words="denied it"),
            make_odd_talks(),
            make_statement(
                "an-aside",
                date={"edtf": "2021-07-07", "basis": "same_occasion", "anchor": "the-denial"},
                links=[make_link("undated", "about")],
            ),
            make_incident("by-an-importer", None, date={"basis": "imported"}),
        ],
        claims=[make_odd_claim(), make_claim("about-nothing", text="-It did not.")],
    )  # fmt: skip


def make_odd_strike() -> IncidentRecord:
    return make_strike(
        title=TITLE,
        summary=SUMMARY,
        places=[
            {"place": "the-base", "precision": "exact", "as_written": "the base"},
            {"place": "iraq", "precision": "country"},
        ],
        casualties=[
            make_casualty(low=3, best=4, high=6, citation={"quote": QUOTE}),
            make_casualty(outcome="injured", status="none_reported", best=None),
            make_casualty(
                outcome="injured",
                status="number_unknown",
                best=None,
                citation={"quote": "Iran denied it.", "entry": "the-denial"},
            ),
        ],
    )


def make_odd_talks() -> DiplomaticEventRecord:
    return make_talks(
        "the-talks",
        None,
        date={"edtf": "2021-06-28/2021-07-04", "basis": "editor", "precision": "week"},
        category="resolution",
        outcome="+none",
        citations=[make_citation(None, document="unread")],
        places=[{"place": "somewhere"}],
        next_meeting="scheduled",
        next_meeting_date=make_date("2021-08"),
    )


def make_odd_claim() -> ClaimRecord:
    return make_claim(
        about="the-strike",
        positions=[
            {"actor": "the-group", "stance": "asserts", "confidence": "high"},
            {"actor": "iran", "stance": "denies", "statement": "the-denial"},
        ],
    )
