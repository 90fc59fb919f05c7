"""An operation executed: the engine answers each root, and graphql-core walks the rows it gives."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import ExecutionResult, GraphQLResolveInfo, execute
from graphql.execution import Executor
from graphql.type import GraphQLLeafType

from api.errors import TimedOut, Unavailable
from api.gql.failures import field_error
from api.gql.operation import Operation
from api.gql.schema import SCHEMA
from api.read.engine import Engine
from api.read.selection import Selection, select_operation

OUTWARD = (str, int, float, bool)


@dataclass(frozen=True)
class Answers:
    """The root value: what stands under a response key is what the engine answers to its selection."""

    engine: Engine
    selections: Mapping[str, Selection]
    base_url: str

    def __getitem__(self, key: str) -> Awaitable[Any]:
        """Return the engine's answer, to be awaited."""
        return self.engine.answer(self.selections[key], base_url=self.base_url)


class RowExecutor(Executor[None]):
    """Takes a row's values as they are: the engine gives them in outward form already."""

    @staticmethod
    def complete_leaf_value(return_type: GraphQLLeafType, result: Any) -> Any:  # noqa: ANN401 - any leaf
        """Return the value; only introspection's enumerations are still to be put into words."""
        return result if isinstance(result, OUTWARD) else Executor.complete_leaf_value(return_type, result)


def read(row: Any, info: GraphQLResolveInfo[None], **_arguments: object) -> Any:  # noqa: ANN401 - any field
    """Return a field's value, which stands under its response key."""
    return row[info.path.key]


async def run(operation: Operation, engine: Engine, base_url: str) -> dict[str, Any]:
    """Return the response to an operation: its data, and the errors that fields met.

    Raises TimedOut and Unavailable, which end the request as a whole.
    """
    selections = select_operation(SCHEMA, operation.document, operation.node, operation.variables)
    answers = Answers(engine, {each.key: each for each in selections}, base_url)
    name = operation.node.name
    result = execute(
        SCHEMA,
        operation.document,
        root_value=answers,
        variable_values=operation.given,
        operation_name=name.value if name else None,
        field_resolver=read,
        executor_class=RowExecutor,
    )
    return _response(result if isinstance(result, ExecutionResult) else await result)


def _response(result: ExecutionResult) -> dict[str, Any]:
    for error in result.errors or ():
        if isinstance(error.original_error, TimedOut | Unavailable):
            raise error.original_error
    errors = [field_error(error) for error in result.errors or ()]
    return {"errors": errors, "data": result.data} if errors else {"data": result.data}
