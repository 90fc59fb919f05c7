"""What each kind of object shows: its fields in snake_case, those only `include` brings, and what its objects show."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from schema.vocabularies import EntryKind


@dataclass(frozen=True, slots=True)
class ObjectView:
    """What an object of a type shows where it stands.

    `type` is its name in shapes.py and in GraphQL; `below` says what its fields that are objects show. `included` are
    shown only when asked for; `kinds` are the views of what is an entry's own by its kind.
    """

    name: str
    type: str
    fields: tuple[str, ...]
    included: tuple[str, ...] = ()
    below: Mapping[str, "ObjectView"] = field(default_factory=dict)
    kinds: Mapping[str, "ObjectView"] = field(default_factory=dict)

    @property
    def every_field(self) -> tuple[str, ...]:
        """Return the names of all that may be shown, each once, in the order in which it is."""
        own = [name for view in self.kinds.values() for name in view.every_field]
        return tuple(dict.fromkeys((*self.fields, *own, *self.included)))

    @property
    def default_fields(self) -> tuple[str, ...]:
        """Return the names of what is shown unless something else is asked for."""
        return tuple(name for name in self.every_field if name not in self.included)


def view(
    name: str,
    fields: str,
    below: Mapping[str, ObjectView] | None = None,
    *,
    of: str | None = None,
    included: str = "",
) -> ObjectView:
    """Return a view of the type `of`, or of the type that it is named after; names are separated by spaces."""
    return ObjectView(name, of or name, tuple(fields.split()), tuple(included.split()), below or {})


ARGUMENTS: Mapping[str, Mapping[str, Any]] = {
    "links": {"direction": "both", "first": 100},
    "citations": {"first": 100},
    "positions": {"first": 100},
    "relations": {"direction": "both"},
}
"""With which arguments relations are read, those that have them."""

DATE = view("ImpreciseDate", "edtf earliest latest precision basis anchor as_written display")
COUNT = view("CountAsWritten", "low best high as_written", of="CountRange")
ENVELOPE = view("CountRange", "low best high")

ACTOR_REFERENCE = view("ActorReference", "id slug name kind", of="Actor")
PUBLISHER_REFERENCE = view("PublisherReference", "id slug name kind", of="Publisher")
PLACE_REFERENCE = view("PlaceReference", "id slug name kind latitude longitude iso3166", of="Place")
DOCUMENT_REFERENCE = view(
    "DocumentReference",
    "id slug headline url publisher dateline published_on",
    {"publisher": PUBLISHER_REFERENCE},
    of="Document",
)
ENTRY_REFERENCE = view("EntryReference", "id slug kind title date url", {"date": DATE}, of="TimelineEntry")
CLAIM_REFERENCE = view("ClaimReference", "id slug text predicate status", of="Claim")

PARTICIPATION = view("Participation", "role actor as_written", {"actor": ACTOR_REFERENCE})
ENTRY_PLACE = view("EntryPlace", "role place precision as_written", {"place": PLACE_REFERENCE})
CITATION = view(
    "Citation",
    "document quote start end prefix suffix date_as_written date supports",
    {"document": DOCUMENT_REFERENCE, "date": DATE},
)
PASSAGE = view("Passage", "document quote start end", {"document": DOCUMENT_REFERENCE}, of="Citation")
EXTERNAL_ID = view("ExternalId", "scheme value")
CASUALTY_REPORT = view(
    "CasualtyReport",
    "outcome population status low best high as_written as_of citation",
    {"citation": PASSAGE},
)
WEAPON_USE = view("WeaponUse", "weapon as_written")
ENTRY_LINK = view("EntryLink", "relation direction basis entry", {"entry": ENTRY_REFERENCE})
CLAIM_POSITION = view(
    "ClaimPosition",
    "actor stance confidence statement",
    {"actor": ACTOR_REFERENCE, "statement": ENTRY_REFERENCE},
    of="Position",
)
STATEMENT_POSITION = view(
    "StatementPosition",
    "claim actor stance confidence",
    {"claim": CLAIM_REFERENCE, "actor": ACTOR_REFERENCE},
    of="Position",
)
ACTOR_POSITION = view(
    "ActorPosition",
    "claim stance confidence statement",
    {"claim": CLAIM_REFERENCE, "statement": ENTRY_REFERENCE},
    of="Position",
)
ENTRY_CLAIM = view(
    "EntryClaim", "id slug text predicate status positions", {"positions": CLAIM_POSITION}, of="Claim"
)

INCIDENT = view(
    "Incident",
    "incident_category responsibility responsibility_as_of event_count munitions_count munitions_unit casualties "
    "killed injured weapons",
    {
        "event_count": COUNT,
        "munitions_count": COUNT,
        "casualties": CASUALTY_REPORT,
        "killed": ENVELOPE,
        "injured": ENVELOPE,
        "weapons": WEAPON_USE,
    },
)
STATEMENT = view(
    "Statement",
    "act channel form quoted_words speakers positions",
    {"speakers": ACTOR_REFERENCE, "positions": STATEMENT_POSITION},
)
DIPLOMATIC_EVENT = view(
    "DiplomaticEvent",
    "diplomatic_category forum instrument round_number document_symbol outcome next_meeting next_meeting_date",
    {"next_meeting_date": DATE},
)


KINDS = {
    EntryKind.INCIDENT: INCIDENT,
    EntryKind.STATEMENT: STATEMENT,
    EntryKind.DIPLOMATIC_EVENT: DIPLOMATIC_EVENT,
}

ENTRY = view(
    "Entry",
    "id slug kind title summary date aspect granularity assessment first_reported_on language revision "
    "created_at updated_at url",
    {
        "date": DATE,
        "participants": PARTICIPATION,
        "places": ENTRY_PLACE,
        "citations": CITATION,
        "links": ENTRY_LINK,
        "claims": ENTRY_CLAIM,
        "external_ids": EXTERNAL_ID,
    },
    of="TimelineEntry",
    included="participants places citations links claims external_ids",
)


def entry_view(*kinds: EntryKind) -> ObjectView:
    """Return the view of entries that are of one of these kinds."""
    return replace(ENTRY, kinds={KINDS[kind].type: KINDS[kind] for kind in kinds})


ACTOR = view(
    "Actor",
    "id slug name kind iso3166 description",
    {
        "aliases": view("ActorAlias", "name kind"),
        "relations": view(
            "ActorRelation", "kind actor claim", {"actor": ACTOR_REFERENCE, "claim": CLAIM_REFERENCE}
        ),
        "positions": ACTOR_POSITION,
        "external_ids": EXTERNAL_ID,
    },
    included="aliases relations positions external_ids",
)
PLACE = view(
    "Place",
    "id slug name kind latitude longitude coordinate_source iso3166 parent",
    {"parent": PLACE_REFERENCE, "external_ids": EXTERNAL_ID},
    included="aliases external_ids",
)
PUBLISHER = view("Publisher", "id slug name kind homepage")
DOCUMENT = view(
    "Document",
    "id slug headline byline credit url publisher dateline published_on retrieved_on language licence sha256",
    {
        "publisher": PUBLISHER_REFERENCE,
        "citations": view("DocumentCitation", "entry quote start end", {"entry": ENTRY_REFERENCE}),
        "external_ids": EXTERNAL_ID,
    },
    included="text citations external_ids",
)
IMPORT_BATCH = view(
    "ImportBatch",
    "id slug scheme file_name sha256 status error started_at finished_at rows_read rows_mapped rows_rejected "
    "rows_done records_new records_changed records_unchanged mapped_columns unmapped_columns",
)
DATA_ISSUE = view(
    "DataIssue",
    "batch row column rule value kept rejected entry",
    {
        "batch": view("BatchReference", "id slug scheme file_name", of="ImportBatch"),
        "entry": ENTRY_REFERENCE,
    },
)
CASUALTY_SUM = view("CasualtySum", "low best high with_number without_number")
SUMS = {"killed": CASUALTY_SUM, "injured": CASUALTY_SUM}


def _bucket(name: str, named_by: str, **below: ObjectView) -> ObjectView:
    """Return the view of a bucket, which has a count and sums beside what names it."""
    return view(name, f"{named_by} count killed injured", {**below, **SUMS})


FACETS = view(
    "Facets",
    "kinds categories actors countries places documents assessments histogram killed injured",
    {
        "kinds": _bucket("KindBucket", "value"),
        "categories": _bucket("CategoryBucket", "kind value"),
        "actors": _bucket("ActorBucket", "actor", actor=ACTOR_REFERENCE),
        "countries": _bucket("CountryBucket", "value"),
        "places": _bucket("PlaceBucket", "place", place=PLACE_REFERENCE),
        "documents": _bucket("DocumentBucket", "document", document=DOCUMENT_REFERENCE),
        "assessments": _bucket("AssessmentBucket", "value"),
        "histogram": view(
            "Histogram", "buckets spanning undated", {"buckets": _bucket("DateBucket", "from to")}
        ),
        **SUMS,
    },
    of="TimelineFacets",
)
CLAIM = view(
    "Claim",
    "id slug text predicate status about",
    {"about": ENTRY_REFERENCE, "positions": CLAIM_POSITION},
    included="positions",
)
