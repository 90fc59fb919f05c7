"""The engine behind both faces: what is asked, as selections, becomes plans; plans are run against one snapshot."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from graphql import GraphQLError
from sqlalchemy.engine import make_url

from api.deadline import within
from api.errors import DatelineError
from api.read.database.postgresql import PostgresqlReader
from api.read.database.readers import Plans, Reader
from api.read.database.sqlite import SqliteReader
from api.read.declared.selection import Selection
from api.read.index.held import INDEX_BYTES, Index
from api.read.index.view import IndexView
from api.read.plan.levels import Question, Run
from api.read.plan.roots import Plan, PlanCompiler


def make_reader(url: str, connections: int) -> Reader:
    """Return the reader of the database at `url`, of at most so many connections."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return SqliteReader(str(parsed.database), connections)
    return PostgresqlReader(url, connections)


class Engine:
    """Answers plans from one database, within so many seconds.

    `graphql` and `rest` make the plans of the two faces; `executor` makes GraphQL's with what graphql-core needs to
    walk their rows.
    """

    def __init__(
        self, reader: Reader, timeout_seconds: float | None = None, index_bytes: int = INDEX_BYTES
    ) -> None:
        self.reader = reader
        self.index = Index(index_bytes)
        self.timeout_seconds = timeout_seconds
        self.graphql = PlanCompiler(reader.dialect)
        self.executor = PlanCompiler(reader.dialect, tagged=True)
        self.rest = PlanCompiler(reader.dialect, capitals=False)

    async def answer(self, plans: Plans, question: Question) -> dict[str, Any]:
        """Return what each plan gives, all from one snapshot of the database.

        A plan whose arguments cannot be has its DatelineError or GraphQLError for a value. Raises `Unavailable`
        where the database is away, and `TimedOut`; the database then stops working on it, as it does when the awaiting
        task is cancelled.
        """
        if not plans.by_key:
            return {}

        views: list[IndexView] = []

        def start(*, at_once: bool = False) -> Run:
            views.append(IndexView(self.index, self.reader.dialect, at_once=at_once))
            return _run_all(plans.by_key, replace(question, seen=views[-1]))

        answers: Any = self.reader.run_at_once(plans, partial(start, at_once=True))
        if answers is None:
            answers = await within(self.timeout_seconds, self.reader.run(plans, start), question.began)
        views[-1].publish()
        found: dict[str, Any] = answers
        return found


def prepare(compiler: PlanCompiler, selections: Sequence[Selection]) -> Plans:
    """Return the plans of root selections, each under its response key; introspection is none of the record's."""
    return Plans({each.key: compiler.plan(each) for each in selections if not each.name.startswith("__")})


def _run_all(plans: Mapping[str, Plan], question: Question) -> Run:
    answers: dict[str, Any] = {}
    for key, plan in plans.items():
        try:
            answers[key] = yield from plan.run(question)
        except (DatelineError, GraphQLError) as error:
            answers[key] = error
    return answers
