"""Pages of things, after Relay's Cursor Connections."""

from __future__ import annotations

from typing import Generic, TypeVar

from api.gql.declare import field, object_type
from api.gql.types.entry import TimelineEntry
from api.gql.types.facets import TimelineFacets

T = TypeVar("T")

CURSOR = "Where this is in the order: give it as `after` or `before`."
COUNT = "How many there are on all pages; counted only when asked for."
EDGES = "What is on this page, with cursors."
NODES = "What is on this page."
NODE = "What is there."
PAGE_INFO = "What lies before and after this page."


@object_type
class PageInfo:
    """What lies before and after a page."""

    has_next_page: bool = field("Whether there is more after it.")
    has_previous_page: bool = field("Whether there is more before it.")
    start_cursor: str | None = field("The cursor of the first on the page; null when it is empty.")
    end_cursor: str | None = field("The cursor of the last on the page; null when it is empty.")


@object_type
class Edge(Generic[T]):
    """One of those on a page, with its cursor."""

    cursor: str = field(CURSOR)
    node: T = field(NODE)


@object_type
class Connection(Generic[T]):
    """A page of a list."""

    edges: list[Edge[T]] = field(EDGES)
    nodes: list[T] = field(NODES)
    page_info: PageInfo = field(PAGE_INFO)
    total_count: int = field(COUNT)


@object_type
class SearchMatch:
    """How an entry matches what was searched.

    With `where.reportedBy` it is by the quotes and names that were known then, beside the title and the summary, while
    search itself looks at today's record: where nothing but what came later matches, the score is 0 and no word marked.
    """

    score: float = field(
        "From 0 to 1, higher is better: 1 has every word in the title, the quotes, the summary and a name. "
        "A title counts most, then names, quotes and the summary."
    )
    snippet: str = field(
        "Some 160 characters of plain text of where it matches best. Each match stands between U+2068 and U+2069, "
        "which show as nothing and are nowhere else in it: split there to mark the matches."
    )


@object_type
class TimelineEdge:
    """An entry on a page, with its cursor."""

    cursor: str = field(CURSOR)
    node: TimelineEntry = field(NODE)
    match: SearchMatch | None = field("How it matches `where.search`; null unless that was given.")


@object_type
class TimelineConnection:
    """A page of the timeline."""

    edges: list[TimelineEdge] = field(EDGES)
    nodes: list[TimelineEntry] = field(NODES)
    page_info: PageInfo = field(PAGE_INFO)
    total_count: int = field(COUNT)
    facets: TimelineFacets = field("How all entries of the list divide, on whichever page they are.")
