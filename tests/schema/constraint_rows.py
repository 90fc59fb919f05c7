"""Two sound rows for every table, and for every CHECK the changes to the second that it must refuse."""

HASH = "0" * 64
MOMENT = "2021-07-09T00:00:00.000000Z"

FIRST: dict[str, dict[str, object]] = {
    "publisher": {"id": 1, "slug": "paper-one", "name": "One", "kind": "newspaper"},
    "document": {"id": 1, "slug": "document-one", "text": "Four words are here.", "sha256": HASH},
    "actor": {"id": 1, "slug": "actor-one", "name": "One", "kind": "state"},
    "actor_alias": {"id": 1, "actor_id": 1, "name": "1", "kind": "short"},
    "actor_relation": {"id": 1, "from_actor_id": 1, "to_actor_id": 2, "kind": "part_of", "claim_id": 1},
    "place": {"id": 1, "slug": "place-one", "name": "One", "kind": "city"},
    "place_alias": {"id": 1, "place_id": 1, "name": "1"},
    "entry": {
        "id": 1,
        "slug": "entry-one",
        "kind": "incident",
        "title": "One",
        "date_precision": "unknown",
        "date_basis": "editor",
        "aspect": "occurred",
        "granularity": "single",
        "assessment": "reported",
        "revision": 1,
        "created_at": MOMENT,
        "updated_at": MOMENT,
    },
    "incident": {"entry_id": 1, "category": "shelling", "responsibility": "claimed"},
    "statement": {"entry_id": 1, "act": "deny", "channel": "letter", "form": "indirect"},
    "diplomatic_event": {"entry_id": 1, "category": "call", "next_meeting": "not_mentioned"},
    "participation": {"id": 1, "entry_id": 1, "actor_id": 1, "role": "target", "ordinal": 0},
    "entry_place": {"id": 1, "entry_id": 1, "place_id": 1, "role": "location", "precision": "exact"},
    "entry_link": {"id": 1, "from_entry_id": 1, "to_entry_id": 2, "relation": "about", "basis": "stated"},
    "weapon_use": {"id": 1, "entry_id": 1, "weapon": "rocket"},
    "citation": {
        "id": 1,
        "entry_id": 1,
        "document_id": 1,
        "quote": "Four",
        "quote_start": 0,
        "quote_end": 4,
        "supports": '["*"]',
    },
    "casualty": {
        "id": 1,
        "entry_id": 1,
        "outcome": "killed",
        "population": "total",
        "count_status": "not_mentioned",
        "citation_id": 1,
    },
    "claim": {"id": 1, "slug": "claim-one", "predicate": "support", "text": "It did.", "status": "contested"},
    "position": {
        "id": 1,
        "claim_id": 1,
        "actor_id": 1,
        "stance": "denies",
        "statement_id": 1,
        "confidence": "certain",
    },
    "term": {"id": 1, "facet": "kind", "value": "incident", "count": 1},
    "posting": {"term_id": 1, "day": 1, "entry_id": 1},
    "term_pair": {"term_id": 1, "other_id": 1, "count": 1},
    "actor_words": {"actor_id": 1, "words": " one "},
    "place_words": {"place_id": 1, "words": " one "},
    "document_words": {"document_id": 1, "words": " four words "},
    "entry_words": {"place": 1, "entry_id": 1, "title": " one ", "names": "", "quotes": "", "summary": ""},
}

_DATED = {"date_edtf": "2021", "date_precision": "year", "date_basis": "editor"}

SECOND: dict[str, dict[str, object]] = {
    "publisher": {"slug": "paper-two"},
    "document": {"slug": "document-two", "sha256": "1" * 64},
    "actor": {"slug": "actor-two"},
    "actor_alias": {"name": "2"},
    "actor_relation": {"kind": "member_of"},
    "place": {"slug": "place-two", "latitude": 33.8, "longitude": 42.4, "iso3166": "IQ"},
    "place_alias": {"name": "2"},
    "entry": {"slug": "entry-two", **_DATED, "date_earliest": "2021-01-01", "date_latest": "2021-12-31"},
    "incident": {"entry_id": 2, "munitions_unit": "rocket", "munitions_count_best": 3},
    "statement": {"entry_id": 2},
    "diplomatic_event": {
        "entry_id": 2,
        "next_meeting": "scheduled",
        "next_meeting_edtf": "2021",
        "next_meeting_precision": "year",
        "next_meeting_basis": "editor",
    },
    "participation": {"role": "victim", "ordinal": 1},
    "entry_place": {"role": "target"},
    "entry_link": {"relation": "follows"},
    "weapon_use": {"weapon": "drone"},
    "citation": {"quote": "here", "quote_start": 15, "quote_end": 19, **_DATED},
    "casualty": {"population": "civilian"},
    "claim": {"slug": "claim-two"},
    "position": {"stance": "asserts"},
    "term": {"value": "statement"},
    "posting": {"entry_id": 2},
    "term_pair": {"other_id": 2},
    "actor_words": {"actor_id": 2},
    "place_words": {"place_id": 2},
    "document_words": {"document_id": 2},
    "entry_words": {"place": 2, "entry_id": 2},
}

_WRONG_SLUGS = [{"slug": slug} for slug in ("ab", "a" * 121, "With-Capitals", "with space", "é-accent")]
_WRONG_RANGES = [
    {"best": None, "low": 1, "high": 2},
    {"best": None, "low": None, "high": 2},
    {"best": 3, "low": 4, "high": None},
    {"best": 3, "low": None, "high": 2},
    {"best": 3, "low": -1, "high": None},
    {"best": -1, "low": None, "high": None},
]


_WRONG_COUNTS = [
    ("counted", 3, None, 5),
    ("counted", None, 4, 5),
    ("counted", 3, 4, None),
    ("counted", 5, 4, 6),
    ("counted", 2, 4, 3),
    ("counted", -1, 4, 5),
    ("counted", None, -1, None),
    ("zero_confirmed", 0, 1, 1),
    ("zero_confirmed", None, 0, None),
    ("none_reported", 0, 0, 0),
    ("number_unknown", None, 4, None),
    ("not_mentioned", None, 0, None),
]


def _counts(prefix: str) -> list[dict[str, object]]:
    return [{f"{prefix}_{end}": number for end, number in wrong.items()} for wrong in _WRONG_RANGES]


def _dates(prefix: str) -> list[dict[str, object]]:
    return [
        {f"{prefix}_earliest": "2021-02-01", f"{prefix}_latest": "2021-01-31"},
        {f"{prefix}_basis": None},
        {f"{prefix}_edtf": None, f"{prefix}_precision": "unknown", f"{prefix}_earliest": "2021-01-01"},
        {
            f"{prefix}_edtf": None,
            f"{prefix}_precision": "unknown",
            f"{prefix}_earliest": None,
            f"{prefix}_latest": "2021-01-01",
        },
    ]


BREAKING: dict[str, list[dict[str, object]]] = {
    "ck_publisher_slug": _WRONG_SLUGS,
    "ck_publisher_name_given": [{"name": ""}],
    "ck_document_slug": _WRONG_SLUGS,
    "ck_document_text_hashed": [{"text": None}, {"sha256": None}],
    "ck_document_sha256_length": [{"sha256": "2" * 63}],
    "ck_actor_slug": _WRONG_SLUGS,
    "ck_actor_name_given": [{"name": ""}],
    "ck_actor_iso3166": [{"iso3166": "IRN"}],
    "ck_actor_relation_not_itself": [{"to_actor_id": 1}],
    "ck_place_slug": _WRONG_SLUGS,
    "ck_place_name_given": [{"name": ""}],
    "ck_place_iso3166": [{"iso3166": "IRQ"}],
    "ck_place_both_coordinates": [{"latitude": None}, {"longitude": None}],
    "ck_place_latitude": [{"latitude": 90.1}, {"latitude": -90.1}],
    "ck_place_longitude": [{"longitude": 180.1}, {"longitude": -180.1}],
    "ck_place_not_inside_itself": [{"parent_id": 3}],
    "ck_entry_slug": _WRONG_SLUGS,
    "ck_entry_title_given": [{"title": ""}],
    "ck_entry_revision": [{"revision": 0}],
    "ck_entry_date_bounds": [_dates("date")[0], *_dates("date")[2:]],
    "ck_entry_date_unknown": [
        {"date_precision": "unknown"},
        {"date_edtf": None, "date_earliest": None, "date_latest": None},
    ],
    "ck_incident_event_count_ordered": _counts("event_count"),
    "ck_incident_munitions_count_ordered": _counts("munitions_count")[2:],
    "ck_incident_munitions_counted": [{"munitions_count_best": None}],
    "ck_incident_killed_ordered": _counts("killed"),
    "ck_incident_injured_ordered": _counts("injured"),
    "ck_diplomatic_event_round_number": [{"round_number": 0}],
    "ck_diplomatic_event_next_meeting_scheduled": [{"next_meeting": "none_announced"}],
    "ck_diplomatic_event_next_meeting_bounds": [*_dates("next_meeting"), {"next_meeting_precision": None}],
    "ck_participation_ordinal": [{"ordinal": -1}],
    "ck_entry_link_not_itself": [{"to_entry_id": 1}],
    "ck_citation_start_with_quote": [{"quote_start": None}],
    "ck_citation_end_with_quote": [{"quote_end": None}],
    "ck_citation_quote_length": [{"quote_end": 20}, {"quote_start": -1, "quote_end": 3}],
    "ck_citation_date_bounds": [*_dates("date"), {"date_precision": None}],
    "ck_casualty_status_and_counts": [
        {"count_status": status, "low": low, "best": best, "high": high}
        for status, low, best, high in _WRONG_COUNTS
    ],
    "ck_claim_slug": _WRONG_SLUGS,
    "ck_claim_text_given": [{"text": ""}],
    "ck_term_count": [{"count": -1}],
    "ck_term_pair_count": [{"count": -1}],
}
