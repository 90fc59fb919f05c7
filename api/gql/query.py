"""Where every question begins."""

from __future__ import annotations

import strawberry

from api.gql.arguments import FORWARDS, TIMELINE, known_by
from api.gql.declare import argument, field, object_type
from api.gql.types.actor import Actor
from api.gql.types.claim import Claim
from api.gql.types.connections import Connection, TimelineConnection
from api.gql.types.document import Document, Publisher
from api.gql.types.entry import TimelineEntry
from api.gql.types.imported import DataIssue, ImportBatch
from api.gql.types.node import Node
from api.gql.types.place import Place
from schema.vocabularies import ActorKind, ClaimPredicate, ClaimStatus, Stance

SLUG = argument(str, "Its slug.")
SEARCH = "{} all of these words, of which the last may be only begun; else written as in `where.search`."
CLAIMED = "A claim is known from its earliest position on, without any with the entry that it is about."
TODAY = ". It takes no day, and finds what is recorded today; `entry`, `claim` and `document` take one."
IDS = list[strawberry.ID] | None


@object_type
class Query:
    """Where every question begins. What is unknown or malformed is null."""

    node: Node | None = field(
        f"Anything, by its global id{TODAY}", id=argument(strawberry.ID, "Its global id.")
    )
    nodes: list[Node | None] = field(
        f"Several things at once, each where its id stands{TODAY}",
        ids=argument(list[strawberry.ID], "Their global ids, at most 100."),
    )
    entry: TimelineEntry | None = field(
        "An entry of any kind.",
        slug=SLUG,
        **known_by("null before its first report. What hangs on it has an argument of its own."),
    )
    actor: Actor | None = field("An actor.", slug=SLUG)
    place: Place | None = field("A place.", slug=SLUG)
    document: Document | None = field(
        "A document.", slug=SLUG, **known_by("null before it was published, and where it has no date.")
    )
    publisher: Publisher | None = field("A publisher.", slug=SLUG)
    claim: Claim | None = field("A claim.", slug=SLUG, **known_by(f"null before it was known. {CLAIMED}"))
    timeline: TimelineConnection = field("Entries of all kinds on one line of time.", **TIMELINE)
    actors: Connection[Actor] = field(
        "Actors, by name.",
        **FORWARDS,
        search=argument(str | None, SEARCH.format("Their names and aliases have")),
        kinds=argument(list[ActorKind] | None, "Only these sorts."),
    )
    places: Connection[Place] = field(
        "Places, by name.",
        **FORWARDS,
        search=argument(str | None, SEARCH.format("Their names and aliases have")),
        countries=argument(list[str] | None, "Only in these countries, as ISO 3166-1 alpha-2 codes."),
    )
    documents: Connection[Document] = field(
        "Documents.",
        **FORWARDS,
        search=argument(str | None, SEARCH.format("Their headline, byline, publisher's name and text have")),
        publishers=argument(IDS, "Only by these publishers, by id or slug."),
        **known_by("those published by then; one without a date never is."),
    )
    publishers: Connection[Publisher] = field("Publishers, by name.", **FORWARDS)
    claims: Connection[Claim] = field(
        "Claims.",
        **FORWARDS,
        statuses=argument(list[ClaimStatus] | None, "Only of these statuses."),
        predicates=argument(list[ClaimPredicate] | None, "Only about these."),
        actors=argument(IDS, "Only those on which one of these actors takes a position, by id or slug."),
        stances=argument(list[Stance] | None, "Only those to which somebody has one of these stances."),
        about=argument(IDS, "Only those about these entries, by id or slug."),
        **known_by(f"those known by then, and `statuses` as they were. {CLAIMED}"),
    )
    import_batches: Connection[ImportBatch] = field("Imports of files, the latest first.", **FORWARDS)
    data_issues: Connection[DataIssue] = field(
        "What in imported files broke a rule, in the order in which it was found.",
        **FORWARDS,
        batches=argument(IDS, "Only those of these batches, by id or slug."),
        rules=argument(list[str] | None, "Only those that broke one of these rules."),
    )
