"""What an entry is made of, and what each of its three kinds has beyond that."""

from api.read.declared.fields import AsOf, Choice, Column, Composite, Many, Prefixed, Shape
from api.read.declared.folds import CASUALTY, QUOTED, count_casualties, find_quoted_words, keep
from schema.vocabularies import CasualtyOutcome

_ENDS = ("low", "best", "high")
_DATE = ("edtf", "earliest", "latest", "precision", "basis", "anchor", "as_written")


def node(kind: str) -> Shape:
    """Return the fields by which every record with a slug is known."""
    return {"id": Prefixed(f"{kind}:", "slug"), "slug": Column("slug")}


def list_external_ids(kind: str) -> Many:
    """Return the field of what a record of that kind is called elsewhere."""
    return Many("ExternalId", "external_id", f"{kind}_id", ("scheme", "value"))


def count_as_of(stored: Composite, outcome: CasualtyOutcome) -> AsOf:
    """Return the field of an outcome's count, which is that over the casualties known on a day where one is given."""
    rows = Many("CasualtyReport", "casualty", "entry_id", fixed=("outcome", outcome.value), known="casualty")
    return AsOf(stored, "incident", rows, CASUALTY, count_casualties(outcome))


def date_as_of(shape: str, source: str, stored: Composite, table: str, known: str | None = None) -> AsOf:
    """Return the field of a date, whose anchor is null as of a day before that entry's first report."""
    columns = tuple(f"{stored.prefix}{name}" for name in _DATE)
    rows = Many(shape, source, "parent_id", ("parent_id",), known=known)
    return AsOf(stored, table, rows, columns, keep(columns))


def own_field(table: str, stored: Column | Choice | Composite, known: str, **otherwise: str) -> AsOf:
    """Return a field of an entry's kind: null, or what is told, as of a day before all citations that name it."""
    columns = (
        tuple(f"{stored.prefix}{name}" for name in stored.present)
        if isinstance(stored, Composite)
        else (stored.name,)
    )
    rows = Many("TimelineEntry", table, "entry_id", ("entry_id",), known=known)
    return AsOf(stored, table, rows, columns, keep(columns, **otherwise))


ENTRY: Shape = {
    **node("entry"),
    "kind": Choice("kind"),
    "title": Column("title"),
    "summary": Column("summary"),
    "date": date_as_of(
        "TimelineEntry", "entry_date", Composite("ImpreciseDate", "date_", ("basis",)), "entry"
    ),
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
    "responsibility": own_field(
        "incident", Choice("responsibility"), "responsibility", responsibility="not_mentioned"
    ),
    "responsibilityAsOf": own_field("incident", Column("responsibility_as_of"), "responsibility_as_of"),
    "eventCount": own_field(
        "incident", Composite("CountRange", "event_count_", (*_ENDS, "as_written")), "event_count"
    ),
    "munitionsCount": own_field(
        "incident", Composite("CountRange", "munitions_count_", (*_ENDS, "as_written")), "munitions_count"
    ),
    "munitionsUnit": own_field("incident", Choice("munitions_unit"), "munitions_unit"),
    "casualties": Many("CasualtyReport", "casualty", "entry_id", known="casualty"),
    "killed": count_as_of(
        Composite("CountRange", "killed_", _ENDS, lacks=("as_written",)), CasualtyOutcome.KILLED
    ),
    "injured": count_as_of(
        Composite("CountRange", "injured_", _ENDS, lacks=("as_written",)), CasualtyOutcome.INJURED
    ),
    "weapons": Many("WeaponUse", "weapon_use", "entry_id", known="weapon"),
}

STATEMENT: Shape = {
    "act": Choice("act"),
    "channel": own_field("statement", Choice("channel"), "channel", channel="unspecified"),
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
    "forum": own_field("diplomatic_event", Column("forum"), "forum"),
    "instrument": own_field("diplomatic_event", Column("instrument"), "instrument"),
    "roundNumber": own_field("diplomatic_event", Column("round_number"), "round_number"),
    "documentSymbol": own_field("diplomatic_event", Column("document_symbol"), "document_symbol"),
    "outcome": own_field("diplomatic_event", Column("outcome"), "outcome"),
    "nextMeeting": own_field(
        "diplomatic_event", Choice("next_meeting"), "next_meeting", next_meeting="not_mentioned"
    ),
    "nextMeetingDate": date_as_of(
        "DiplomaticEvent",
        "next_meeting",
        Composite("ImpreciseDate", "next_meeting_", ("basis",)),
        "diplomatic_event",
        known="next_meeting_date",
    ),
}
