"""What each list of records other than entries can be narrowed by."""

from api.read.declared.selection import REPORTED_BY
from api.rest import values as kinds
from api.rest.parameters import Parameter
from schema.vocabularies import ActorKind, ClaimPredicate, ClaimStatus, Stance


def searched(by: str, example: str) -> Parameter:
    """Return the search of a list of records other than entries."""
    return Parameter(
        "q",
        kinds.QUERY,
        f"Only those with all of these words in {by}, of which the last may be only begun; else written as for "
        "/v1/timeline.",
        "search",
        example=example,
    )


def as_it_stood(what: str) -> Parameter:
    """Return the day as of which records are shown, with what that does to them."""
    return Parameter(
        "reported_by",
        kinds.DAY,
        f"The public record as it stood on that day: {what}",
        REPORTED_BY,
        example="2021-07-09",
    )


CLAIMED = "A claim is known from its earliest position on, without any with the entry that it is about."
ENTRY = (
    as_it_stood(
        "with what had been reported of it by then. Not found before its own first report. Its title, summary, date "
        "and other single fields are those of today."
    ),
)
ACTOR = (as_it_stood("positions taken by then, and of the relations that are claims those known by then."),)
DOCUMENT = (as_it_stood("not found before it was published, or where it has no date."),)
CLAIM = (as_it_stood(f"its positions and its status by then. Not found before it was known. {CLAIMED}"),)
DATA_ISSUES = (
    Parameter(
        "batch",
        kinds.reference("import_batch"),
        "Only those of these batches, by id or slug.",
        "batches",
        repeated=True,
        example=["ucdp-ged-1"],
    ),
    Parameter(
        "rule",
        kinds.matching("[a-z0-9_]{1,60}", "the name of a rule, such as low_best_high"),
        "Only those that broke one of these rules.",
        "rules",
        repeated=True,
        example=["low_best_high"],
    ),
)
ACTORS = (
    searched("a name", "unit"),
    Parameter("kind", kinds.vocabulary(ActorKind), "Only these sorts of actors.", "kinds", repeated=True),
    *ACTOR,
)
PLACES = (
    searched("a name", "ain al-as"),
    Parameter(
        "country",
        kinds.COUNTRY,
        "Only in these countries, as ISO 3166-1 alpha-2 codes.",
        "countries",
        repeated=True,
        example=["IQ"],
    ),
)
DOCUMENTS = (
    searched("the headline, byline, publisher's name or text", "pentagon"),
    Parameter(
        "publisher",
        kinds.reference("publisher"),
        "Only by these publishers, by id or slug.",
        "publishers",
        repeated=True,
    ),
    as_it_stood("those published by then; one without a date never is."),
)
CLAIMS = (
    Parameter("status", kinds.vocabulary(ClaimStatus), "Only of these statuses.", "statuses", repeated=True),
    Parameter(
        "predicate", kinds.vocabulary(ClaimPredicate), "Only about these.", "predicates", repeated=True
    ),
    Parameter(
        "actor",
        kinds.reference("actor"),
        "Only those on which one of these takes a position, by id or slug; with stance, such a position.",
        "actors",
        repeated=True,
        example=["iran"],
    ),
    Parameter(
        "stance",
        kinds.vocabulary(Stance),
        "Only those to which somebody has one of these stances.",
        "stances",
        repeated=True,
    ),
    Parameter(
        "about",
        kinds.reference("entry"),
        "Only those about one of these entries, by id or slug.",
        "about",
        repeated=True,
        example=["us-air-strikes-iraq-syria-border-2021-06"],
    ),
    as_it_stood(f"those known by then, with status, actor and stance as they were. {CLAIMED}"),
)
