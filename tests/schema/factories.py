"""Records for tests: small, sound, and different only where a test says so."""

from typing import Any

from schema.records.exchange import (
    ActorRecord,
    ClaimRecord,
    DiplomaticEventRecord,
    DocumentRecord,
    IncidentRecord,
    PlaceRecord,
    PublisherRecord,
    Records,
    StatementRecord,
)

TEXT = "Three rockets hit the base on Monday. Four people were killed. Iran denied it. Talks followed."


def make_publisher(slug: str = "the-paper", **changes: object) -> PublisherRecord:
    return PublisherRecord.model_validate({"slug": slug, "name": "The Paper", "kind": "newspaper", **changes})


def make_actor(slug: str = "iran", **changes: object) -> ActorRecord:
    return ActorRecord.model_validate({"slug": slug, "name": slug.title(), "kind": "state", **changes})


def make_place(slug: str = "iraq", **changes: object) -> PlaceRecord:
    return PlaceRecord.model_validate({"slug": slug, "name": slug.title(), "kind": "country", **changes})


def make_document(slug: str = "the-report", **changes: object) -> DocumentRecord:
    own = {"slug": slug, "dateline": "2021-07-09", "text": TEXT}
    return DocumentRecord.model_validate({**own, **changes})


def make_date(edtf: str | None, **changes: object) -> dict[str, Any]:
    return {"edtf": edtf, "basis": "editor", **changes} if edtf else {}


def make_citation(
    quote: str | None = "Three rockets hit the base on Monday.", **changes: object
) -> dict[str, Any]:
    return {"document": "the-report", "quote": quote, **changes}


def make_link(entry: str, relation: str = "responds_to") -> dict[str, Any]:
    return {"entry": entry, "relation": relation, "basis": "stated"}


def make_casualty(**changes: object) -> dict[str, Any]:
    return {"outcome": "killed", "population": "unspecified", "status": "counted", "best": 4, **changes}


def make_incident(
    slug: str = "the-strike", edtf: str | None = "2021-07-05", **changes: object
) -> IncidentRecord:
    own = {"kind": "incident", "slug": slug, "title": slug, "category": "air_strike", "date": make_date(edtf)}
    return IncidentRecord.model_validate({**own, **changes})


def make_statement(
    slug: str = "the-denial", edtf: str | None = "2021-07-07", **changes: object
) -> StatementRecord:
    own = {"kind": "statement", "slug": slug, "title": slug, "act": "deny", "form": "indirect"}
    return StatementRecord.model_validate({**own, "date": make_date(edtf), **changes})


def make_talks(
    slug: str = "the-talks", edtf: str | None = "2021-07-08", **changes: object
) -> DiplomaticEventRecord:
    own = {"kind": "diplomatic_event", "slug": slug, "title": slug, "category": "talks_round"}
    return DiplomaticEventRecord.model_validate({**own, "date": make_date(edtf), **changes})


def make_claim(slug: str = "the-claim", **changes: object) -> ClaimRecord:
    return ClaimRecord.model_validate(
        {"slug": slug, "predicate": "attribution", "text": "It did.", **changes}
    )


def make_records(**sections: object) -> Records:
    return Records.model_validate(sections)


def make_world() -> Records:
    """Return records of every type, with every kind of child."""
    return make_records(
        publishers=[make_publisher()],
        actors=[
            make_actor(
                aliases=[{"name": "Tehran", "kind": "metonym"}, {"name": "IRI", "kind": "acronym"}],
                relations=[{"kind": "backed_by", "actor": "the-group", "claim": "the-claim"}],
            ),
            make_actor("the-group", kind="militia"),
        ],
        places=[
            make_place(
                "the-base", kind="base", parent="iraq", latitude=33.8, longitude=42.44, aliases=["Base"]
            ),
            make_place(),
        ],
        documents=[make_document(publisher="the-paper", url="https://example.org/1")],
        entries=[make_strike(), make_denial(), make_agreed_talks()],
        claims=[
            make_claim(
                about="the-strike",
                positions=[
                    {"actor": "the-group", "stance": "asserts", "confidence": "high"},
                    {"actor": "iran", "stance": "denies", "statement": "the-denial"},
                ],
            )
        ],
    )


def make_strike(**changes: object) -> IncidentRecord:
    own = {
        "event_count": {"best": 1},
        "munitions_count": {"low": 2, "best": 3, "high": 4},
        "munitions_unit": "rocket",
        "casualties": [make_casualty(citation={"quote": "Four people were killed."})],
        "weapons": [{"weapon": "rocket", "as_written": "rockets"}],
        "participants": [{"role": "initiator", "actor": "the-group"}],
        "places": [{"place": "the-base", "precision": "exact", "as_written": "the base"}],
        "citations": [make_citation(), make_citation("Four people were killed.", supports=["casualties"])],
    }
    return make_incident(**{**own, **changes})


def make_denial(**changes: object) -> StatementRecord:
    own = {
        "participants": [{"role": "speaker", "actor": "iran"}],
        "citations": [make_citation("Iran denied it.", date=make_date("2021-07"))],
        "links": [make_link("the-strike", "denies"), make_link("the-strike")],
    }
    return make_statement(**{**own, **changes})


def make_agreed_talks() -> DiplomaticEventRecord:
    return make_talks(
        participants=[{"role": "host", "actor": "iran"}, {"role": "participant", "actor": "the-group"}],
        next_meeting="scheduled",
        next_meeting_date=make_date("2021-08"),
        round_number=6,
        citations=[make_citation("Talks followed.")],
        links=[make_link("the-strike", "follows")],
    )
