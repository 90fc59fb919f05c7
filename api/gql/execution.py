"""An operation executed: the engine answers its roots, and graphql-core walks the rows it gives."""

from typing import Any

from graphql import ExecutionResult, GraphQLResolveInfo, execute_sync
from graphql.execution import Executor
from graphql.type import GraphQLLeafType

from api.gql.failures import field_error
from api.gql.operation import Operation
from api.gql.schema import SCHEMA
from api.read.engine import Engine, prepare
from api.read.levels import Question
from api.read.memo import Memo
from api.read.plan import Plan
from api.read.selection import select_operation

OUTWARD = (str, int, float, bool)
PLANS_KEPT = 512

plans: Memo[dict[str, Plan]] = Memo(PLANS_KEPT)


class RowExecutor(Executor[None]):
    """Takes a row's values as they are: the engine gives them in outward form already."""

    @staticmethod
    def complete_leaf_value(return_type: GraphQLLeafType, result: Any) -> Any:  # noqa: ANN401 - any leaf
        """Return the value; only introspection's enumerations are still to be put into words."""
        return result if isinstance(result, OUTWARD) else Executor.complete_leaf_value(return_type, result)


def read(row: Any, info: GraphQLResolveInfo[None], **_arguments: object) -> Any:  # noqa: ANN401 - any field
    """Return a field's value, which stands under its response key; a root's may be the error that it met."""
    return row[info.path.key]


async def run(operation: Operation, engine: Engine, base_url: str) -> dict[str, Any]:
    """Return the response to an operation: its data, and the errors that fields met.

    Raises Unavailable when the database is away.
    """
    prepared = plans.find_or_make((engine, *operation.identity), lambda: _prepare(operation, engine))
    result = execute_sync(
        SCHEMA,
        operation.document,
        root_value=await engine.answer(prepared, Question(operation.variables, base_url)),
        variable_values=operation.asked.variables,
        operation_name=operation.asked.operation_name,
        field_resolver=read,
        executor_class=RowExecutor,
    )
    return _response(result)


def _prepare(operation: Operation, engine: Engine) -> dict[str, Plan]:
    selections = select_operation(SCHEMA, operation.document, operation.node, operation.variables)
    return prepare(engine.graphql, selections)


def _response(result: ExecutionResult) -> dict[str, Any]:
    errors = [field_error(error) for error in result.errors or ()]
    return {"errors": errors, "data": result.data} if errors else {"data": result.data}
