"""Documents that ask for a page and all that is counted beside it, with sums and places where the schema has them."""

from collections.abc import Sequence
from functools import cache

from graphql import GraphQLSchema, build_schema

from api.gql.http import SDL

NODES = "nodes { id kind title }"
ENDS = ("low", "best", "high", "withNumber", "withoutNumber")
SUMS = ("killed", "injured")
MANY = 100
"""The most places that are asked for at once."""

_KEYS = {
    "KindBucket": "value",
    "CategoryBucket": "kind value",
    "ActorBucket": "actor { slug }",
    "CountryBucket": "value",
    "DocumentBucket": "document { slug }",
    "AssessmentBucket": "value",
    "PlaceBucket": "place { slug }",
    "DateBucket": "from to",
}
"""What tells the buckets of each type apart."""

FACETS = {
    "kinds": ("kinds", "KindBucket"),
    "categories": ("categories", "CategoryBucket"),
    "actors": ("actors", "ActorBucket"),
    "countries": ("countries", "CountryBucket"),
    "assessments": ("assessments", "AssessmentBucket"),
    "places": (f"places(first: {MANY})", "PlaceBucket"),
}
"""The facets that are asked for together: documents are asked for apart."""


@cache
def schema() -> GraphQLSchema:
    """Return the schema that this code's server has."""
    return build_schema(SDL)


def has(kind: str, field: str) -> bool:
    """Return whether the schema has the type, and that field in it."""
    found = schema().type_map.get(kind)
    return field in getattr(found, "fields", {})


def select_facet(name: str) -> str:
    """Return the selection of one facet."""
    asked, kind = ("documents", "DocumentBucket") if name == "documents" else FACETS[name]
    return f"{asked} {{ {select_bucket(kind)} }}"


def select_bucket(kind: str) -> str:
    """Return the selection of buckets of one type: what each is of, its count and its sums."""
    return " ".join([_KEYS[kind], "count", *select_sums(kind)])


def select_sums(kind: str) -> list[str]:
    """Return the selections of the sums that a type has."""
    return [f"{name} {{ {' '.join(ENDS)} }}" for name in SUMS if has(kind, name)]


def select_everything() -> str:
    """Return the selection of the number of all that match, of all facets but documents, and of months."""
    facets = [select_facet(name) for name in FACETS if has("TimelineFacets", name)]
    months = f"histogram(interval: MONTH) {{ buckets {{ {select_bucket('DateBucket')} }} spanning undated }}"
    parts = [*facets, months, *select_sums("TimelineFacets")]
    return f"totalCount facets {{ {' '.join(parts)} }}"


def write_document(*selected: str, order: str = "LATEST_FIRST", first: int = 50) -> str:
    """Return the document that asks the timeline for these selections, with variables `where` and `after`."""
    return (
        "query Combined($where: TimelineFilter, $after: String) { timeline("
        f"first: {first}, after: $after, where: $where, orderBy: {order}) {{ {' '.join(selected)} }} }}"
    )


def list_facets() -> Sequence[str]:
    """Return the names of the facets that the schema has, documents among them."""
    return [name for name in (*FACETS, "documents") if has("TimelineFacets", name)]
