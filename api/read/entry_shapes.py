"""What an entry is made of, and what each of its three kinds has beyond that."""

from api.read.fields import AsOf, Choice, Column, Many, Part, Prefixed, Shape
from api.read.folds import CASUALTY, QUOTED, count_casualties, find_quoted_words
from schema.vocabularies import CasualtyOutcome

_ENDS = ("low", "best", "high")


def node(kind: str) -> Shape:
    """Return the fields by which every record with a slug is known."""
    return {"id": Prefixed(f"{kind}:", "slug"), "slug": Column("slug")}


def list_external_ids(kind: str) -> Many:
    """Return the field of what a record of that kind is called elsewhere."""
    return Many("ExternalId", "external_id", f"{kind}_id", ("scheme", "value"))


def count_as_of(stored: Part, outcome: CasualtyOutcome) -> AsOf:
    """Return the field of an outcome's count, which is that over the casualties known on a day where one is given."""
    rows = Many("CasualtyReport", "casualty", "entry_id", fixed=("outcome", outcome.value), known="casualty")
    return AsOf(stored, "incident", rows, CASUALTY, count_casualties(outcome))


ENTRY: Shape = {
    **node("entry"),
    "kind": Choice("kind"),
    "title": Column("title"),
    "summary": Column("summary"),
    "date": Part("ImpreciseDate", "date_", ("basis",)),
    "aspect": Choice("aspect"),
    "granularity": Choice("granularity"),
    "assessment": Choice("assessment"),
    "firstReportedOn": Column("first_reported_on"),
    "language": Column("language"),
    "participants": Many(
        "Participation", "participation", "entry_id", ("ordinal",), {"roles": "role"}, known="participant"
    ),
    "places": Many("EntryPlace", "entry_place", "entry_id", arguments={"roles": "role"}, known="place"),
    "citations": Many("Citation", "citation", "entry_id", known="citation"),
    "claims": Many("Claim", "claim", "about_id", known="claim_about"),
    "links": Many(
        "EntryLink",
        "link_end",
        "near_id",
        ("side", "id"),
        {"relations": "relation", "direction": "direction"},
        limited=True,
        known="link_end",
    ),
    "thread": Many(
        "ThreadEntry",
        "thread",
        "root_id",
        ("depth", "undated", "sort_date", "sort_second", "entry_id"),
        limited=True,
        kept=("distance", "undated", "sort_date", "sort_second", "entry_id"),
        known="thread",
    ),
    "externalIds": list_external_ids("entry"),
    "revision": Column("revision"),
    "createdAt": Column("created_at"),
    "updatedAt": Column("updated_at"),
    "url": Prefixed("/v1/entries/", "slug", absolute=True),
}

INCIDENT: Shape = {
    "incidentCategory": Choice("category"),
    "responsibility": Choice("responsibility"),
    "responsibilityAsOf": Column("responsibility_as_of"),
    "eventCount": Part("CountRange", "event_count_", (*_ENDS, "as_written")),
    "munitionsCount": Part("CountRange", "munitions_count_", (*_ENDS, "as_written")),
    "munitionsUnit": Choice("munitions_unit"),
    "casualties": Many("CasualtyReport", "casualty", "entry_id", known="casualty"),
    "killed": count_as_of(
        Part("CountRange", "killed_", _ENDS, lacks=("as_written",)), CasualtyOutcome.KILLED
    ),
    "injured": count_as_of(
        Part("CountRange", "injured_", _ENDS, lacks=("as_written",)), CasualtyOutcome.INJURED
    ),
    "weapons": Many("WeaponUse", "weapon_use", "entry_id", known="weapon"),
}

STATEMENT: Shape = {
    "act": Choice("act"),
    "channel": Choice("channel"),
    "form": Choice("form"),
    "quotedWords": AsOf(
        Column("quoted_words"),
        "statement",
        Many("Citation", "quoted", "entry_id", known="citation"),
        QUOTED,
        find_quoted_words,
    ),
    "speakers": Many(
        "Actor",
        "participation",
        "entry_id",
        ("ordinal",),
        fixed=("role", "speaker"),
        via="actor_id",
        known="participant",
    ),
    "positions": Many("Position", "position", "statement_id", known="position"),
}

DIPLOMATIC_EVENT: Shape = {
    "diplomaticCategory": Choice("category"),
    "forum": Column("forum"),
    "instrument": Column("instrument"),
    "roundNumber": Column("round_number"),
    "documentSymbol": Column("document_symbol"),
    "outcome": Column("outcome"),
    "nextMeeting": Choice("next_meeting"),
    "nextMeetingDate": Part("ImpreciseDate", "next_meeting_", ("basis",)),
}
