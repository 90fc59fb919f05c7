"""What each list can be narrowed by."""

from api.read.declared.paging import ORDERS
from api.rest import values as kinds
from api.rest.parameters import Parameter
from schema.vocabularies import (
    Assessment,
    DiplomaticCategory,
    EntryKind,
    IncidentCategory,
    ParticipantRole,
    StatementAct,
    Weapon,
)

CATEGORIES = {
    EntryKind.INCIDENT: IncidentCategory,
    EntryKind.STATEMENT: StatementAct,
    EntryKind.DIPLOMATIC_EVENT: DiplomaticCategory,
}
"""The vocabulary of each kind's category; a statement's is its act."""

KIND = Parameter(
    "kind",
    kinds.vocabulary(EntryKind),
    "What the entries record.",
    "kinds",
    repeated=True,
    example=["incident"],
)


def category(*of: EntryKind) -> Parameter:
    """Return the filter by category, with the vocabularies of these kinds."""
    return Parameter(
        "category",
        kinds.vocabulary(*(CATEGORIES[each] for each in of)),
        "Entries of these sorts; a statement's is its act. A word of several kinds' vocabularies means them all.",
        "categories",
        repeated=True,
    )


SHARED = (
    Parameter(
        "from",
        kinds.DAY,
        "The first day of the range in which it happened; alone, the range has no end.",
        "during",
        example="2021-07-01",
    ),
    Parameter(
        "to",
        kinds.DAY,
        "The last day of the range in which it happened; alone, the range has no beginning.",
        "during",
        example="2021-07-31",
    ),
    Parameter(
        "match",
        kinds.one_of(("possible", "certain")),
        "Whether an imprecise date may overlap the range (possible, the default) or must lie inside it (certain). "
        "It needs from or to.",
        "during",
    ),
    Parameter(
        "actor",
        kinds.reference("actor"),
        "Entries in which one of these takes part, by id or slug.",
        "actors",
        repeated=True,
        example=["iran"],
    ),
    Parameter(
        "role",
        kinds.vocabulary(ParticipantRole),
        "Entries with a participant in one of these roles; with actor, in which such an actor has such a role.",
        "roles",
        repeated=True,
    ),
    Parameter(
        "place",
        kinds.reference("place"),
        "Entries at one of these places, by id or slug, or at a place inside it.",
        "places",
        repeated=True,
        example=["iraq"],
    ),
    Parameter(
        "country",
        kinds.COUNTRY,
        "Entries in one of these countries, as ISO 3166-1 alpha-2 codes.",
        "countries",
        repeated=True,
        example=["IQ"],
    ),
    Parameter(
        "bbox",
        kinds.BOX,
        "Entries at a place with coordinates in this box: west,south,east,north in degrees (WGS 84). "
        "West greater than east crosses 180°.",
        "area",
        example=[38.8, 29.0, 48.6, 37.4],
    ),
    Parameter(
        "document",
        kinds.reference("document"),
        "Entries that cite one of these documents, by id or slug.",
        "documents",
        repeated=True,
        example=["2021-07-09-pentagon-deeply-concerned"],
    ),
    Parameter(
        "publisher",
        kinds.reference("publisher"),
        "Entries that cite a document of one of these publishers, by id or slug.",
        "publishers",
        repeated=True,
    ),
    Parameter(
        "assessment",
        kinds.vocabulary(Assessment),
        "How far the account has been checked.",
        "assessments",
        repeated=True,
    ),
    Parameter(
        "contested",
        kinds.FLAG,
        "Whether the entry is the subject of a contested claim, or a statement that takes a position on one.",
        "contested",
    ),
    Parameter(
        "reported_by",
        kinds.DAY,
        "The public record as of that day: what was first reported on or before it, with citations, casualties, "
        "counts, claims, positions and links known by then. Titles, summaries and dates are those of today, and so is "
        "what all filters but contested, and the facets, look at.",
        "reported_by",
        example="2021-07-09",
    ),
    Parameter(
        "external_id",
        kinds.EXTERNAL_ID,
        "The entry that a scheme calls so, as scheme:value.",
        "external_id",
        example="ucdp-ged:114064",
    ),
    Parameter(
        "q",
        kinds.QUERY,
        "Entries with all of these words in the title, the summary, a quote, or a name of an actor or a place: words, "
        '"phrases", beginnings* and -words that must not be there. Capitals, accents, articles and spellings of Arabic '
        "names make no difference.",
        "search",
        example="ain al-asad",
    ),
)
OF_INCIDENTS = (
    Parameter(
        "weapon",
        kinds.vocabulary(Weapon),
        "Incidents in which one of these was used.",
        "weapons",
        repeated=True,
    ),
    Parameter(
        "min_killed",
        kinds.NUMBER_OF_PEOPLE,
        "Incidents with at least so many killed for certain: by the low end, else the best estimate; a missing number "
        "never matches, a confirmed zero is 0.",
        "min_killed",
    ),
)
SORT = Parameter(
    "sort",
    kinds.one_of(name.removesuffix("_first") for name in ORDERS),
    "The order: by date (earliest, the default, or latest), by the day of the first report, or by the last change; "
    "with q also by relevance. What has no such day comes last. By date, "
    "times of day order a day, by instant or else by clock, after what has none.",
)


def entry_filters(*of: EntryKind) -> tuple[Parameter, ...]:
    """Return the filters of a list of entries of these kinds: of all three, also `kind` itself."""
    several = (KIND,) if len(of) > 1 else ()
    incidents = OF_INCIDENTS if EntryKind.INCIDENT in of else ()
    return (*several, category(*of), *SHARED, *incidents, SORT)
