"""What of an entry the formats are made from: REST's names, without what none of them has a place for."""

from api.rest import views
from api.rest.views import DATE, INCIDENT, KINDS, ObjectView, view

ACTOR = view("ActorReference", "slug name kind", of="Actor")
PLACE = view("PlaceReference", "slug name kind latitude longitude iso3166", of="Place")
PUBLISHER = view("PublisherReference", "slug name homepage", of="Publisher")
DOCUMENT = view(
    "DocumentReference",
    "slug headline url publisher dateline published_on",
    {"publisher": PUBLISHER},
    of="Document",
)
CITATION = view("Citation", "document quote start end prefix suffix", {"document": DOCUMENT}, of="Citation")
POSITION = view(
    "ClaimPosition",
    "actor stance confidence entry",
    {"actor": ACTOR, "entry": view("EntryReference", "slug url", of="TimelineEntry")},
    of="Position",
)
CLAIM = view("EntryClaim", "slug text predicate status positions", {"positions": POSITION}, of="Claim")
CASUALTY = view("CasualtyReport", "outcome population status low best high as_written as_of")


def _with(whole: ObjectView, fields: str, **below: ObjectView) -> ObjectView:
    """Return a view of these fields, with what they show changed."""
    return view(whole.name, fields, {**whole.below, **below}, of=whole.type)


def _entry() -> ObjectView:
    incident = _with(INCIDENT, " ".join(INCIDENT.fields), casualties=CASUALTY)
    statement = _with(views.STATEMENT, "act channel form quoted_words")
    shown = {each.type: each for each in (incident, statement, views.DIPLOMATIC_EVENT)}
    kinds = {KINDS[kind].type: shown[KINDS[kind].type] for kind in KINDS}
    fields = " ".join((*views.ENTRY.fields, "participants places citations claims"))
    below = {
        "date": DATE,
        "participants": view("Participation", "role actor as_written", {"actor": ACTOR}),
        "places": view("EntryPlace", "role place precision as_written", {"place": PLACE}),
        "citations": CITATION,
        "claims": CLAIM,
    }
    return ObjectView("Entry", "TimelineEntry", tuple(fields.split()), below=below, kinds=kinds)


ENTRY = _entry()


def names(text: str) -> frozenset[str]:
    """Return the names of fields, which are separated by spaces."""
    return frozenset(text.split())
