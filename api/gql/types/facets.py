"""How the entries that match divide: into kinds, actors, months and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from api.gql.declare import argument, field, object_type
from api.gql.types.enums import DateInterval
from api.gql.types.scalars import Date
from schema.vocabularies import Assessment, EntryKind

if TYPE_CHECKING:
    from api.gql.types.actor import Actor
    from api.gql.types.document import Document
    from api.gql.types.place import Place

COUNT = "How many entries that is."
KILLED = "How many were killed in them."
INJURED = "How many were injured in them."
FIRST = argument(int, "How many, the fullest first: 1 to 100.", default=20)


@object_type
class CasualtySum:
    """How many were harmed in all of some entries, added up.

    An entry that is part of another one among them is not added beside it. What gives no number adds nothing, and is
    counted by itself. An end that an entry lacks is taken from the next: its low end or its best estimate stand for
    each other, and for its high end. A sum is a whole number, however large.
    """

    low: float = field("The sum of the low ends: at least so many.")
    best: float = field("The sum of the best estimates.")
    high: float = field("The sum of the high ends: as far as they are given, at most so many.")
    with_number: int = field("How many entries give a number.")
    without_number: int = field("How many give none: an unknown number is never 0.")


@object_type
class KindBucket:
    """The entries of a kind."""

    value: EntryKind = field("The kind.")
    count: int = field(COUNT)
    killed: CasualtySum = field(KILLED)
    injured: CasualtySum = field(INJURED)


@object_type
class CategoryBucket:
    """The entries of a sort."""

    kind: EntryKind = field("The kind that the sort is of.")
    value: str = field("The sort: a value of the kind's own enumeration; a statement's is its act.")
    count: int = field(COUNT)
    killed: CasualtySum = field(KILLED)
    injured: CasualtySum = field(INJURED)


@object_type
class ActorBucket:
    """The entries in which an actor takes part."""

    actor: Annotated[Actor, strawberry.lazy("api.gql.types.actor")] = field("The actor.")
    count: int = field(COUNT)
    killed: CasualtySum = field(KILLED)
    injured: CasualtySum = field(INJURED)


@object_type
class CountryBucket:
    """The entries in a country."""

    value: str = field("The country's ISO 3166-1 alpha-2 code.")
    count: int = field(COUNT)
    killed: CasualtySum = field(KILLED)
    injured: CasualtySum = field(INJURED)


@object_type
class PlaceBucket:
    """The entries at a place, which name it themselves."""

    place: Annotated[Place, strawberry.lazy("api.gql.types.place")] = field("The place.")
    count: int = field(COUNT)
    killed: CasualtySum = field(KILLED)
    injured: CasualtySum = field(INJURED)


@object_type
class DocumentBucket:
    """The entries cited from a document."""

    document: Annotated[Document, strawberry.lazy("api.gql.types.document")] = field("The document.")
    count: int = field(COUNT)
    killed: CasualtySum = field(KILLED)
    injured: CasualtySum = field(INJURED)


@object_type
class AssessmentBucket:
    """The entries whose account has been checked so far."""

    value: Assessment = field("How far.")
    count: int = field(COUNT)
    killed: CasualtySum = field(KILLED)
    injured: CasualtySum = field(INJURED)


@object_type
class DateBucket:
    """The entries that lie wholly within a day, week, month or year."""

    from_: Date = strawberry.field(name="from", description="Its first day.")
    to: Date = field("Its last day.")
    count: int = field(COUNT)
    killed: CasualtySum = field(KILLED)
    injured: CasualtySum = field(INJURED)


@object_type
class Histogram:
    """Entries over time. Each is counted once: in a bucket, as spanning several, or as undated."""

    buckets: list[DateBucket] = field("The days, weeks, months or years that hold any entry, in their order.")
    spanning: int = field("How many have a date that lies within none of the buckets.")
    undated: int = field("How many have no date.")


@object_type
class TimelineFacets:
    """How all that `where` matches divides, and how many were harmed in it.

    Each facet leaves out its own condition: `kinds` counts every kind.
    """

    kinds: list[KindBucket] = field("Into kinds.")
    categories: list[CategoryBucket] = field("Into sorts of all kinds, whichever are chosen.", first=FIRST)
    actors: list[ActorBucket] = field(
        "By who took part, whichever `actors` and `roles` are chosen.", first=FIRST
    )
    countries: list[CountryBucket] = field("Into countries.", first=FIRST)
    places: list[PlaceBucket] = field(
        "By place, whichever `places` are chosen: what a map shows.",
        first=argument(int, "How many, the fullest first: 1 to 5,000.", default=20),
    )
    documents: list[DocumentBucket] = field("By the documents that are cited.", first=FIRST)
    assessments: list[AssessmentBucket] = field("By how far the account has been checked.")
    histogram: Histogram = field(
        "Over time, whatever `during` is chosen.",
        interval=argument(DateInterval, "How long each bucket is."),
    )
    killed: CasualtySum = field("How many were killed in all entries that match.")
    injured: CasualtySum = field("How many were injured in all entries that match.")
