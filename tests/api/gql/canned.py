"""The view over a small engine that has its answers ready, for tests that need no database."""

import asyncio
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from api.gql.http import GraphQL
from api.logs import RequestLog
from api.read.selection import TYPE_KEY, Selection
from api.settings import Settings


class CannedEngine:
    """Answers a root by its response key: with a value, or by raising it when it is an exception."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers
        self.asked: list[Selection] = []

    async def answer(self, selection: Selection, *_: object, base_url: str) -> Any:  # noqa: ANN401, ARG002
        """Return what stands ready under the selection's key; `slow` takes ten seconds."""
        self.asked.append(selection)
        if selection.key == "slow":
            await asyncio.sleep(10)
        answer = self.answers.get(selection.key)
        if isinstance(answer, Exception):
            raise answer
        return answer


def make_app(engine: CannedEngine | None = None, **settings: Any) -> Starlette:  # noqa: ANN401 - any setting
    """Return an application that is the GraphQL view alone."""
    app = Starlette(routes=[Route("/graphql", GraphQL)])
    app.add_middleware(RequestLog)
    app.state.settings = Settings(**settings)
    app.state.engine = engine or CannedEngine({})
    return app


def make_client(engine: CannedEngine | None = None, **settings: Any) -> TestClient:  # noqa: ANN401 - any setting
    """Return a client of such an application."""
    return TestClient(make_app(engine, **settings))


def make_row(kind: str, **fields: object) -> dict[str, object]:
    """Return a row as the engine gives it."""
    return {TYPE_KEY: kind, **fields}
