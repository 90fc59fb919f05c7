"""How the entries that match divide: into kinds, actors, months and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from api.gql.declare import argument, field, object_type
from api.gql.enums import DateInterval
from api.gql.scalars import Date
from schema.vocabularies import Assessment, EntryKind

if TYPE_CHECKING:
    from api.gql.actor import Actor
    from api.gql.document import Document

COUNT = "How many entries that is."
FIRST = argument(int, "How many, the fullest first: 1 to 100.", default=20)


@object_type
class KindBucket:
    """The entries of a kind."""

    value: EntryKind = field("The kind.")
    count: int = field(COUNT)


@object_type
class CategoryBucket:
    """The entries of a sort."""

    kind: EntryKind = field("The kind that the sort is of.")
    value: str = field("The sort: a value of the kind's own enumeration; a statement's is its act.")
    count: int = field(COUNT)


@object_type
class ActorBucket:
    """The entries in which an actor takes part."""

    actor: Annotated[Actor, strawberry.lazy("api.gql.actor")] = field("The actor.")
    count: int = field(COUNT)


@object_type
class CountryBucket:
    """The entries in a country."""

    value: str = field("The country's ISO 3166-1 alpha-2 code.")
    count: int = field(COUNT)


@object_type
class DocumentBucket:
    """The entries cited from a document."""

    document: Annotated[Document, strawberry.lazy("api.gql.document")] = field("The document.")
    count: int = field(COUNT)


@object_type
class AssessmentBucket:
    """The entries whose account has been checked so far."""

    value: Assessment = field("How far.")
    count: int = field(COUNT)


@object_type
class DateBucket:
    """The entries that lie wholly within a day, week, month or year."""

    from_: Date = strawberry.field(name="from", description="Its first day.")
    to: Date = field("Its last day.")
    count: int = field(COUNT)


@object_type
class Histogram:
    """Entries over time. Each is counted once: in a bucket, as spanning several, or as undated."""

    buckets: list[DateBucket] = field("The days, weeks, months or years that hold any entry, in their order.")
    spanning: int = field("How many have a date that lies within none of the buckets.")
    undated: int = field("How many have no date.")


@object_type
class TimelineFacets:
    """How all that `where` matches divides. Each facet leaves out its own condition: `kinds` counts every kind."""

    kinds: list[KindBucket] = field("Into kinds.")
    categories: list[CategoryBucket] = field("Into sorts of all kinds, whichever are chosen.", first=FIRST)
    actors: list[ActorBucket] = field(
        "By who took part, whichever `actors` and `roles` are chosen.", first=FIRST
    )
    countries: list[CountryBucket] = field("Into countries.", first=FIRST)
    documents: list[DocumentBucket] = field("By the documents that are cited.", first=FIRST)
    assessments: list[AssessmentBucket] = field("By how far the account has been checked.")
    histogram: Histogram = field(
        "Over time, whatever `during` is chosen.",
        interval=argument(DateInterval, "How long each bucket is."),
    )
