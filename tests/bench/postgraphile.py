"""The two pages as PostGraphile names things, and its answers' entries."""

from typing import Any

import orjson

from tests.bench.pages import Page

FULL = """
query Full($day: Date!) {
  allEntries(
    first: 50, filter: {sortDate: {lessThan: $day}}, orderBy: [SORT_DATE_DESC, SORT_SECOND_DESC, ROW_ID_DESC]
  ) {
    nodes {
      slug
      kind
      title
      assessment
      dateEdtf
      dateEarliest
      dateLatest
      entryPlacesByEntryId { nodes { placeByPlaceId { name latitude longitude } } }
      participationsByEntryId { nodes { role actorByActorId { name } } }
      citationsByEntryId { nodes { quote documentByDocumentId { slug headline publishedOn } } }
      entryLinksByFromEntryId { nodes { relation entryByToEntryId { slug title } } }
      incidentByEntryId { category responsibility killedBest }
      statementByEntryId { act channel form }
      diplomaticEventByEntryId { category forum nextMeeting }
    }
  }
}
"""
SMALL = """
query Small($day: Date!) {
  allEntries(
    first: 10, filter: {sortDate: {lessThan: $day}}, orderBy: [SORT_DATE_DESC, SORT_SECOND_DESC, ROW_ID_DESC]
  ) {
    nodes { slug title kind }
  }
}
"""


def make_body(page: Page) -> bytes:
    """Return the request's body, with @day@ where the day goes."""
    query = {"full": FULL, "small": SMALL}[page.name]
    return orjson.dumps({"query": query, "variables": {"day": "@day@"}})


def list_ids(answer: bytes) -> list[str]:
    """Return the ids of the page's entries, as Dateline writes them."""
    nodes: list[dict[str, Any]] = orjson.loads(answer)["data"]["allEntries"]["nodes"]
    return [f"entry:{node['slug']}" for node in nodes]


def count_parts(answer: bytes) -> int:
    """Return how many participants, places, citations and links the page has."""
    lists = (
        "entryPlacesByEntryId",
        "participationsByEntryId",
        "citationsByEntryId",
        "entryLinksByFromEntryId",
    )
    nodes: list[dict[str, Any]] = orjson.loads(answer)["data"]["allEntries"]["nodes"]
    return sum(len(node[name]["nodes"]) for node in nodes for name in lists if name in node)
