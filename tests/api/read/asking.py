"""Questions put to the read engine alone, with the statements that they took."""

import asyncio
import logging
from typing import Any, Self

from graphql import OperationDefinitionNode, get_operation_ast, get_variable_values, parse, validate

from api.gql.schema import SCHEMA
from api.read.database.readers import Plans
from api.read.declared.selection import Selection, select_operation
from api.read.engine import Engine, make_reader, prepare
from api.read.plan.levels import Question


class Statements(logging.Handler):
    """The SQL that was run since it was last cleared, within a `with` block."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.log = logging.getLogger("dateline.statements")

    def __enter__(self) -> Self:
        self.log.addHandler(self)
        self.log.setLevel(logging.DEBUG)
        return self

    def __exit__(self, *_: object) -> None:
        self.log.setLevel(logging.NOTSET)
        self.log.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


class Asking:
    """An engine on one database, asked in GraphQL but answered without it."""

    def __init__(self, url: str) -> None:
        self.runner = asyncio.Runner()
        self.engine = Engine(make_reader(url, 2))
        self.plans: dict[str, tuple[OperationDefinitionNode, Plans]] = {}
        self.statements = Statements()

    def __enter__(self) -> Self:
        self.runner.run(self.engine.reader.open())
        self.statements.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.statements.__exit__()
        self.runner.run(self.engine.reader.close())
        self.runner.close()

    def prepare(self, text: str) -> tuple[OperationDefinitionNode, Plans]:
        """Return a document's only operation, and its plans; its `@skip` and `@include` use no variables."""
        operation, roots = read_document(text)
        return operation, prepare(self.engine.graphql, roots)

    def ask(self, text: str, **variables: object) -> dict[str, Any]:
        """Return the answers by response key; an answer that is an error is raised."""
        operation, plans = self.plans.get(text) or self.plans.setdefault(text, self.prepare(text))
        values = get_variable_values(SCHEMA, operation.variable_definitions or (), variables)
        assert not isinstance(values, list), values
        self.statements.texts.clear()
        answers = self.runner.run(self.engine.answer(plans, Question(values, "http://testserver")))
        for answer in answers.values():
            if isinstance(answer, Exception):
                raise answer
        return answers


def read_document(text: str) -> tuple[OperationDefinitionNode, tuple[Selection, ...]]:
    """Return a document's only operation and its root selections."""
    document = parse(text)
    assert validate(SCHEMA, document) == []
    operation = get_operation_ast(document)
    assert operation is not None
    return operation, select_operation(SCHEMA, document, operation, None)
