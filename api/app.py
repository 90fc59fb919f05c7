"""The table of every URL, and what stands around them all."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from api import health
from api.around import Compressed, CrossOrigin
from api.exports import http as exports
from api.exports.processes import Exporter
from api.gql import http as gql
from api.logs import RequestLog
from api.read.database.readers import Reader
from api.read.engine import Engine, make_reader
from api.remembered import Remembered
from api.rest import handlers as rest
from api.rest import resources
from api.rest.problems import problem_handlers
from api.rest.resources import Resource
from api.settings import Settings
from api.web import pages


def read(path: str, resource: Resource) -> Route:
    """Return the route at which a resource is read."""
    return Route(path, rest.endpoint(resource), methods=rest.METHODS)


GRAPHQL = "/graphql"
graphql = gql.GraphQL()

# They are tried in this order. GraphQL itself is answered before they are looked at: see `Dateline`.
ROUTES = [
    Route(GRAPHQL, graphql),
    Route("/", pages.timeline),
    Route("/graphiql", pages.graphiql),
    Route("/schema.graphql", gql.sdl),
    Route("/docs", pages.docs),
    Route("/openapi.json", rest.openapi),
    Route("/v1/timeline", exports.beside(rest.endpoint(resources.TIMELINE)), methods=rest.METHODS),
    Route("/v1/timeline.{suffix}", exports.exported, methods=rest.METHODS),
    read("/v1/incidents", resources.INCIDENTS),
    read("/v1/statements", resources.STATEMENTS),
    read("/v1/diplomatic-events", resources.DIPLOMATIC_EVENTS),
    read("/v1/entries/{slug}", resources.ENTRY),
    read("/v1/facets", resources.FACETS),
    read("/v1/actors", resources.ACTORS),
    read("/v1/actors/{slug}", resources.ACTOR),
    read("/v1/places", resources.PLACES),
    read("/v1/places/{slug}", resources.PLACE),
    read("/v1/documents", resources.DOCUMENTS),
    read("/v1/documents/{slug}", resources.DOCUMENT),
    read("/v1/publishers", resources.PUBLISHERS),
    read("/v1/publishers/{slug}", resources.PUBLISHER),
    read("/v1/claims", resources.CLAIMS),
    read("/v1/claims/{slug}", resources.CLAIM),
    read("/v1/import-batches", resources.IMPORT_BATCHES),
    read("/v1/data-issues", resources.DATA_ISSUES),
    Route("/healthz", health.healthz),
    Route("/readyz", health.readyz),
    Mount("/page", pages.page_files),
    Mount("/static", pages.static),
]

EXPOSED = ("ETag", "Link", "Location", "Preference-Applied", "Allow", "X-Request-ID")
ACCEPTED = ("Content-Type", "If-None-Match", "Prefer", "X-Request-ID")
COMPRESSION = 5
"""How hard gzip tries, of 9: beyond 5 it costs twice the time for one more percent."""


class Dateline(Starlette):
    """Starlette, and around it what stands around every answer.

    GraphQL is an application of its own, which answers whatever goes wrong: it is asked past Starlette's layers, which
    cost a tenth of a short answer.
    """

    def __init__(self, around: Sequence[Middleware], **more: Any) -> None:  # noqa: ANN401 - as Starlette has it
        super().__init__(**more)
        self.outermost: ASGIApp = self._answer
        for each in reversed(around):
            self.outermost = each.cls(self.outermost, *each.args, **each.kwargs)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        await self.outermost(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == GRAPHQL:
            scope["app"] = self
            await graphql(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def make_app(settings: Settings) -> Starlette:
    """Return the application; it connects to the database when it starts and lets go when it stops."""
    reader = make_reader(settings.database_url, settings.readers)
    engine = Engine(reader, settings.timeout_seconds, settings.index_bytes)
    exporter = Exporter(settings.database_url)

    @asynccontextmanager
    async def connected(_app: Starlette) -> AsyncIterator[None]:
        await engine.reader.open()
        exporter.open()
        try:
            yield
        finally:
            await exporter.close()
            await engine.reader.close()

    app = Dateline(
        _middleware(settings, engine.reader),
        routes=ROUTES,
        exception_handlers=problem_handlers,
        lifespan=connected,
    )
    app.state.settings = settings
    app.state.engine = engine
    app.state.exporter = exporter
    return app


def _middleware(settings: Settings, reader: Reader) -> list[Middleware]:
    return [
        Middleware(RequestLog),
        Middleware(
            Remembered, reader=reader, most_bytes=settings.cache_bytes, longest_body=settings.max_body_bytes
        ),
        Middleware(
            CrossOrigin,
            allow_origins=settings.cors_origins,
            allow_methods=("GET", "HEAD", "OPTIONS", "POST"),
            allow_headers=ACCEPTED,
            expose_headers=EXPOSED,
        ),
        Middleware(Compressed, minimum_size=1000, compresslevel=COMPRESSION),
    ]
