"""What an entry is made of, and what each of its three kinds has beyond that."""

from api.read.fields import Choice, Column, Many, Part, Prefixed, Shape


def node(kind: str) -> Shape:
    """Return the fields by which every record with a slug is known."""
    return {"id": Prefixed(f"{kind}:", "slug"), "slug": Column("slug")}


def list_external_ids(kind: str) -> Many:
    """Return the field of what a record of that kind is called elsewhere."""
    return Many("ExternalId", "external_id", f"{kind}_id", ("scheme", "value"))


ENTRY: Shape = {
    **node("entry"),
    "kind": Choice("kind"),
    "title": Column("title"),
    "summary": Column("summary"),
    "date": Part("ImpreciseDate", "date_", "date_basis"),
    "aspect": Choice("aspect"),
    "granularity": Choice("granularity"),
    "assessment": Choice("assessment"),
    "firstReportedOn": Column("first_reported_on"),
    "language": Column("language"),
    "participants": Many("Participation", "participation", "entry_id", ("ordinal",), {"roles": "role"}),
    "places": Many("EntryPlace", "entry_place", "entry_id", arguments={"roles": "role"}),
    "citations": Many("Citation", "citation", "entry_id"),
    "claims": Many("Claim", "claim", "about_id"),
    "links": Many(
        "EntryLink",
        "link_end",
        "near_id",
        ("side", "id"),
        {"relations": "relation", "direction": "direction"},
        limited=True,
    ),
    "thread": Many(
        "ThreadEntry",
        "thread",
        "root_id",
        ("depth", "undated", "sort_date", "sort_second", "entry_id"),
        limited=True,
        kept=("distance", "undated", "sort_date", "sort_second", "entry_id"),
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
    "eventCount": Part("CountRange", "event_count_", "event_count_best"),
    "munitionsCount": Part("CountRange", "munitions_count_", "munitions_count_best"),
    "munitionsUnit": Choice("munitions_unit"),
    "casualties": Many("CasualtyReport", "casualty", "entry_id"),
    "killed": Part("CountRange", "killed_", "killed_best"),
    "injured": Part("CountRange", "injured_", "injured_best"),
    "weapons": Many("WeaponUse", "weapon_use", "entry_id"),
}

STATEMENT: Shape = {
    "act": Choice("act"),
    "channel": Choice("channel"),
    "form": Choice("form"),
    "quotedWords": Column("quoted_words"),
    "speakers": Many(
        "Actor", "participation", "entry_id", ("ordinal",), fixed=("role", "speaker"), via="actor_id"
    ),
    "positions": Many("Position", "position", "statement_id"),
}

DIPLOMATIC_EVENT: Shape = {
    "diplomaticCategory": Choice("category"),
    "forum": Column("forum"),
    "instrument": Column("instrument"),
    "roundNumber": Column("round_number"),
    "documentSymbol": Column("document_symbol"),
    "outcome": Column("outcome"),
    "nextMeeting": Choice("next_meeting"),
    "nextMeetingDate": Part("ImpreciseDate", "next_meeting_", "next_meeting_basis"),
}
