"""JSON-LD 1.1 in schema.org's words, with those of the Web Annotation model for quotes and our own for the rest.

Every entry is an Event, a statement too, for it was made at some time somewhere. `startDate` and `endDate` stand only
where the date is exact to the day, month or year and without doubt; `edtf` says the rest in EDTF's own datatype. A
claim is a Claim with the positions taken on it; that somebody denies it is no review. A ClaimReview is what this
record's own assessment of an entry says of the claims about it, where there is one.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson

from api.exports.columns import find_category
from api.exports.pieces import joined
from api.exports.places import find_point
from api.exports.source import Entry, Source
from api.exports.views import names
from schema.dates.grammar import DateSpan, read_date
from schema.dates.terms import DateTerm
from schema.vocabularies import DateBasis

FIELDS = names(
    "slug kind title summary date assessment participants places citations claims incident_category act "
    "diplomatic_category killed injured updated_at url language"
)
OWN = "urn:dateline:vocabulary:"
CONTEXT = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "dateline": OWN,
    "edtf": {"@id": "dateline:date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "startDate": {"@type": "Date"},
    "endDate": {"@type": "Date"},
    "url": {"@type": "@id"},
    "category": "dateline:category",
    "dateBasis": "dateline:dateBasis",
    "assessment": "dateline:assessment",
    "participation": "dateline:participation",
    "role": "dateline:role",
    "actor": "dateline:actor",
    "asWritten": "dateline:asWritten",
    "precision": "dateline:precision",
    "place": "dateline:place",
    "placement": "dateline:placement",
    "killed": "dateline:killed",
    "injured": "dateline:injured",
    "low": "dateline:low",
    "best": "dateline:best",
    "high": "dateline:high",
    "predicate": "dateline:predicate",
    "status": "dateline:status",
    "position": "dateline:claimPosition",
    "stance": "dateline:stance",
    "confidence": "dateline:confidence",
    "statement": {"@id": "dateline:statement", "@type": "@id"},
    "selector": "oa:hasSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
}
PEOPLE = frozenset({"person", "office_holder"})
EXACT = frozenset({"day", "month", "year", "time"})
UNREVIEWED = frozenset({"unassessed", "reported"})
WITHIN = frozenset({DateBasis.CONSTRAINT_INTERSECTION, DateBasis.SAME_OCCASION})
"""The bases of ranges within which one day lies: neither end is when anything began."""


def write(source: Source) -> Iterator[bytes]:
    """Yield the document, some entries at a time."""
    yield b'{"@context":' + orjson.dumps(CONTEXT) + b',"@graph":['
    pieces = (
        [orjson.dumps(_event(entry, source.base_url)) for entry in entries]
        for entries in source.list_entries(FIELDS)
    )
    yield from joined(b",\n", pieces)
    yield b"]}\n"


def _event(entry: Entry, base: str) -> dict[str, Any]:
    date = entry["date"]
    return _given(
        {
            "@id": entry["url"],
            "@type": "Event",
            "additionalType": f"{OWN}{entry['kind']}",
            "identifier": entry["slug"],
            "name": entry["title"],
            "description": entry["summary"],
            "inLanguage": entry["language"],
            "url": entry["url"],
            **(_list_days(date["edtf"], date["basis"]) if date["edtf"] else {}),
            "edtf": date["edtf"],
            "dateBasis": date["basis"],
            "category": find_category(entry),
            "assessment": entry["assessment"],
            "killed": _given(entry.get("killed") or {}),
            "injured": _given(entry.get("injured") or {}),
            "participation": [_participation(each, base) for each in entry["participants"]],
            "location": [_place(each, base) for each in entry["places"] if each["role"] != "subject"],
            "placement": [_placement(each, base) for each in entry["places"]],
            "citation": [_citation(each, base) for each in entry["citations"]],
            "subjectOf": [each for claim in entry["claims"] for each in _claim(claim, entry, base)],
        }
    )


def _given(values: dict[str, Any]) -> dict[str, Any]:
    """Return what is known: neither null nor empty."""
    return {name: value for name, value in values.items() if value not in (None, [], {})}


@lru_cache(maxsize=8192)
def _list_days(edtf: str, basis: str) -> dict[str, str]:
    """Return when it began and ended, as far as that is certain."""
    read = read_date(edtf)
    if isinstance(read, DateTerm) and _is_exact(read):
        return {"startDate": read.edtf}
    if not isinstance(read, DateSpan) or basis in WITHIN:
        return {}
    ends = {"startDate": read.start, "endDate": read.end}
    if not all(isinstance(end, DateTerm) and _is_exact(end) for end in ends.values()):
        return {}
    return {name: end.edtf for name, end in ends.items() if isinstance(end, DateTerm)}


def _is_exact(term: DateTerm) -> bool:
    return term.form in EXACT and term.edtf[-1] not in "?~%"


def _participation(part: dict[str, Any], base: str) -> dict[str, Any]:
    return _given(
        {"role": part["role"], "actor": _actor(part["actor"], base), "asWritten": part["as_written"]}
    )


def _actor(actor: dict[str, Any], base: str) -> dict[str, Any]:
    kind = "Person" if actor["kind"] in PEOPLE else "Country" if actor["kind"] == "state" else "Organization"
    return {"@id": f"{base}/v1/actors/{actor['slug']}", "@type": kind, "name": actor["name"]}


def _place(part: dict[str, Any], base: str) -> dict[str, Any]:
    place, point = part["place"], find_point(part)
    kind = "Country" if place["kind"] == "country" else "Place"
    found: dict[str, Any] = {"@id": f"{base}/v1/places/{place['slug']}", "@type": kind, "name": place["name"]}
    if place["iso3166"]:
        found["address"] = {"@type": "PostalAddress", "addressCountry": place["iso3166"]}
    if point is not None:
        found["geo"] = {"@type": "GeoCoordinates", "longitude": point[0], "latitude": point[1]}
    return found


def _placement(part: dict[str, Any], base: str) -> dict[str, Any]:
    place = {"@id": f"{base}/v1/places/{part['place']['slug']}"}
    values = {"role": part["role"], "place": place, "precision": part["precision"]}
    return _given({**values, "asWritten": part["as_written"]})


def _citation(citation: dict[str, Any], base: str) -> dict[str, Any]:
    """Return the passage as a Quotation with its selectors, or the document where no words are known."""
    document = _document(citation["document"], base)
    if citation["quote"] is None:
        return document
    quote = {"exact": citation["quote"], "prefix": citation["prefix"], "suffix": citation["suffix"]}
    return {
        "@type": "Quotation",
        "text": citation["quote"],
        "isPartOf": document,
        "selector": [
            _given({"@type": "TextQuoteSelector", **quote}),
            {"@type": "TextPositionSelector", "start": citation["start"], "end": citation["end"]},
        ],
    }


def _document(document: dict[str, Any], base: str) -> dict[str, Any]:
    publisher = document["publisher"]
    return _given(
        {
            "@id": f"{base}/v1/documents/{document['slug']}",
            "@type": "Article",
            "headline": document["headline"],
            "url": document["url"],
            "datePublished": document["published_on"] or document["dateline"],
            "publisher": publisher
            and {
                "@id": f"{base}/v1/publishers/{publisher['slug']}",
                "@type": "Organization",
                "name": publisher["name"],
            },
        }
    )


def _claim(claim: dict[str, Any], entry: Entry, base: str) -> Iterator[dict[str, Any]]:
    """Yield a claim, and what this record's own assessment says of it."""
    found = {
        "@id": f"{base}/v1/claims/{claim['slug']}",
        "@type": "Claim",
        "text": claim["text"],
        "about": {"@id": entry["url"]},
        "predicate": claim["predicate"],
        "status": claim["status"],
        "position": [_position(each, base) for each in claim["positions"]],
    }
    yield _given(found)
    if entry["assessment"] not in UNREVIEWED:
        yield {
            "@type": "ClaimReview",
            "author": {"@type": "Organization", "name": "Dateline", "url": base},
            "itemReviewed": {"@id": found["@id"]},
            "reviewRating": {"@type": "Rating", "alternateName": entry["assessment"]},
            "datePublished": entry["updated_at"][:10],
        }


def _position(position: dict[str, Any], base: str) -> dict[str, Any]:
    return _given(
        {
            "actor": _actor(position["actor"], base),
            "stance": position["stance"],
            "confidence": position["confidence"],
            "statement": position["entry"] and position["entry"]["url"],
        }
    )
