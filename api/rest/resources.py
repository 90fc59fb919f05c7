"""What there is to be asked for under /v1: each address, what it shows, and by what it can be narrowed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from api.read.declared.selection import REPORTED_BY
from api.rest import filters, record_filters, views
from api.rest.arguments import record_arguments, timeline_arguments
from api.rest.parameters import Items, Parameter, read_query
from api.rest.problems import Wrong, WrongRequest
from api.rest.values import CURSOR, PAGE_SIZE, one_of
from api.rest.views import ObjectView
from schema.vocabularies import EntryKind

PAGING = (
    Parameter("limit", PAGE_SIZE, "How many the page has at most: 1 to 100, by default 20.", example=20),
    Parameter("after", CURSOR, "The page after this cursor, which a page gave as end_cursor.", "after"),
    Parameter("before", CURSOR, "The page before this cursor, which a page gave as start_cursor.", "before"),
)
DIVIDING = (
    Parameter(
        "limit",
        PAGE_SIZE,
        "How many categories, actors, countries and documents, the fullest first: 1 to 100, by default 20.",
        example=5,
    ),
    Parameter(
        "interval",
        one_of(("day", "week", "month", "year")),
        "How long each bucket of the histogram is; by default a month. Weeks begin on Monday (ISO 8601).",
        example="year",
    ),
)
FACET_FILTERS = filters.entry_filters(*EntryKind)[:-1]
"""The filters without the order, which facets have not."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a URL asks for: the read engine's arguments, and the names of the fields to show."""

    arguments: dict[str, Any]
    names: frozenset[str]

    @property
    def by_a_day(self) -> bool:
        """Return whether it asks for the public record as it stood on a day."""
        return REPORTED_BY in self.arguments


@dataclass(frozen=True, slots=True)
class Resource:
    """An address that answers with a page of a list, with the record of the slug in it (`one`), or with facets.

    `root` is the read engine's name for it; `kinds` are the kinds of entries it is about, all or one or none.
    """

    path: str
    summary: str
    root: str
    view: ObjectView
    parameters: tuple[Parameter, ...]
    filters: tuple[Parameter, ...] = ()
    kinds: tuple[EntryKind, ...] = ()
    one: bool = False
    divided: bool = False

    @property
    def paged(self) -> bool:
        """Return whether it answers with a page of a list."""
        return not (self.one or self.divided)

    def read(self, items: Items) -> Asked:
        """Return what the query asks for; raises WrongRequest with everything that is wrong with it."""
        values = read_query(self.parameters, items)
        return Asked(self._arguments(values), self._names(values))

    def pointer(self, argument: str | None) -> str:
        """Return where a request names what the read engine calls `argument` (`where.actors`, `after`)."""
        name = (argument or "").removeprefix("where.")
        return next(
            (f"/query/{each.name}" for each in self.parameters if name and each.field == name), "/query"
        )

    def _arguments(self, values: Mapping[str, Any]) -> dict[str, Any]:
        if self.kinds:
            implied = [] if len(self.kinds) > 1 else [self.kinds[0].value]
            chosen = timeline_arguments(values, self.filters, implied)
        else:
            chosen = record_arguments(values, self.filters)
        if self.one:
            return chosen
        if self.divided:
            return chosen | {"first": values.get("limit", 20), "interval": values.get("interval", "month")}
        return chosen | _window(values)

    def _names(self, values: Mapping[str, Any]) -> frozenset[str]:
        """Return what is shown. A single record shows all, unless `fields` or `include` say less."""
        included = values.get("include")
        if included is None:
            included = self.view.included if self.one and "fields" not in values else ()
        return frozenset(values.get("fields", self.view.default_fields)).union(included)


def _window(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the read engine's arguments for a page: `before` asks for the page that ends there."""
    if "after" in values and "before" in values:
        raise WrongRequest([Wrong("/query/before", "exclusive", "Give after or before, not both.")])
    limit = values.get("limit", 20)
    if "before" in values:
        return {"last": limit, "before": values["before"]}
    return {"first": limit, "after": values.get("after")}


def _showing(view: ObjectView, default: str) -> tuple[Parameter, ...]:
    """Return `include`, where there is something to include, by default so much of it; and `fields`."""
    include = Parameter(
        "include",
        one_of(view.included or ("",)),
        f"What to show as well, separated by commas; by default {default}.",
        separated=True,
        example=list(view.included[:2]),
    )
    fields = Parameter(
        "fields",
        one_of(view.every_field),
        "Show these fields only, and what `include` names; separated by commas.",
        separated=True,
        example=[name for name in ("slug", "title", "name", "date") if name in view.every_field],
    )
    return (include, fields) if view.included else (fields,)


def _list(root: str, summary: str, view: ObjectView, narrowing: tuple[Parameter, ...] = ()) -> Resource:
    parameters = (*narrowing, *PAGING, *_showing(view, "none"))
    return Resource(f"/v1/{root}", summary, root, view, parameters, narrowing)


def _entries(name: str, summary: str, *kinds: EntryKind) -> Resource:
    listed = _list("timeline", summary, views.entry_view(*kinds), filters.entry_filters(*kinds))
    return replace(listed, path=f"/v1/{name}", kinds=kinds)


def _one(
    listed: str, root: str, summary: str, view: ObjectView, narrowing: tuple[Parameter, ...] = ()
) -> Resource:
    parameters = (*narrowing, *_showing(view, "all of them"))
    return Resource(f"/v1/{listed}/{{slug}}", summary, root, view, parameters, narrowing, one=True)


TIMELINE = _entries("timeline", "Entries of all kinds on one line of time.", *EntryKind)
INCIDENTS = _entries("incidents", "What was done.", EntryKind.INCIDENT)
STATEMENTS = _entries("statements", "What was said.", EntryKind.STATEMENT)
DIPLOMATIC_EVENTS = _entries("diplomatic-events", "What was done at a table.", EntryKind.DIPLOMATIC_EVENT)
ENTRY = _one("entries", "entry", "An entry of any kind.", TIMELINE.view, record_filters.ENTRY)

FACETS = Resource(
    "/v1/facets",
    "How the entries that match divide.",
    "timeline",
    views.FACETS,
    (*FACET_FILTERS, *DIVIDING, *_showing(views.FACETS, "none")),
    FACET_FILTERS,
    tuple(EntryKind),
    divided=True,
)

ACTORS = _list("actors", "Actors, by name.", views.ACTOR, record_filters.ACTORS)
ACTOR = _one("actors", "actor", "An actor.", views.ACTOR, record_filters.ACTOR)
PLACES = _list("places", "Places, by name.", views.PLACE, record_filters.PLACES)
PLACE = _one("places", "place", "A place.", views.PLACE)
DOCUMENTS = _list("documents", "Documents.", views.DOCUMENT, record_filters.DOCUMENTS)
DOCUMENT = _one("documents", "document", "A document.", views.DOCUMENT, record_filters.DOCUMENT)
PUBLISHERS = _list("publishers", "Publishers, by name.", views.PUBLISHER)
PUBLISHER = _one("publishers", "publisher", "A publisher.", views.PUBLISHER)
CLAIMS = _list("claims", "Claims, and who stands how to them.", views.CLAIM, record_filters.CLAIMS)
CLAIM = _one("claims", "claim", "A claim.", views.CLAIM, record_filters.CLAIM)

IMPORT_BATCHES = replace(
    _list("importBatches", "Imports of files, the latest first.", views.IMPORT_BATCH),
    path="/v1/import-batches",
)
DATA_ISSUES = replace(
    _list("dataIssues", "What in imported files broke a rule.", views.DATA_ISSUE, record_filters.DATA_ISSUES),
    path="/v1/data-issues",
)

RESOURCES: Sequence[Resource] = (
    TIMELINE,
    INCIDENTS,
    STATEMENTS,
    DIPLOMATIC_EVENTS,
    ENTRY,
    FACETS,
    ACTORS,
    ACTOR,
    PLACES,
    PLACE,
    DOCUMENTS,
    DOCUMENT,
    PUBLISHERS,
    PUBLISHER,
    CLAIMS,
    CLAIM,
    IMPORT_BATCHES,
    DATA_ISSUES,
)
