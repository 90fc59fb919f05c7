"""The view over a small engine that has its answers ready, for tests that need no database."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from api.gql.http import GraphQL
from api.logs import RequestLog
from api.read.database.readers import Plans
from api.read.declared.selection import TYPE_KEY, Selection
from api.read.plan.levels import Question
from api.settings import Settings

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"


class CannedEngine:
    """Answers a root by its response key: with a value, or with the error that it met."""

    def __init__(self, answers: Mapping[str, Any], *, error: Exception | None = None) -> None:
        self.answers = answers
        self.error = error
        self.asked: list[str] = []

    @property
    def graphql(self) -> "CannedEngine":
        """Return what makes plans: the engine itself."""
        return self

    @property
    def executor(self) -> "CannedEngine":
        """Return what makes plans for graphql-core, which walks these rows: the engine itself."""
        return self

    def plan(self, selection: Selection) -> Selection:
        """Return the selection: nothing has to be prepared."""
        return selection

    async def answer(self, plans: Plans, question: Question) -> dict[str, Any]:  # noqa: ARG002
        """Return what stands ready for the keys, or raise the error."""
        self.asked = list(plans.by_key)
        if self.error:
            raise self.error
        return {key: self.answers[key] for key in plans.by_key}


def make_app(engine: CannedEngine | None = None, **settings: Any) -> Starlette:  # noqa: ANN401 - any setting
    """Return an application that is the GraphQL view alone, its rows walked by graphql-core."""
    app = Starlette(routes=[Route("/graphql", GraphQL())])
    app.add_middleware(RequestLog)
    app.state.settings = Settings(**{"compiled": False, **settings})
    app.state.engine = engine or CannedEngine({})
    return app


def make_client(engine: CannedEngine | None = None, **settings: Any) -> TestClient:  # noqa: ANN401 - any setting
    """Return a client of such an application."""
    return TestClient(make_app(engine, **settings))


def make_row(kind: str, **fields: object) -> dict[str, object]:
    """Return a row as the engine gives it."""
    return {TYPE_KEY: kind, **fields}


def post(
    body: object, *, to: TestClient | None = None, accept: str = GRAPHQL, **headers: str
) -> tuple[int, dict[str, Any]]:
    """Return the status and the body of the answer to a POST of `body`, bytes or what JSON is made of."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"content-type": JSON, "accept": accept} | headers
    response = (to or make_client()).post("/graphql", content=content, headers=headers)
    return response.status_code, response.json()


def code_of(result: dict[str, Any]) -> str:
    """Return the code of the first error."""
    code: str = result["errors"][0]["extensions"]["code"]
    return code
