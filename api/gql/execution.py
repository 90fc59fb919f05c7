"""An operation executed: by the engine alone, or by graphql-core walking the rows that the engine gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from typing import Any

from graphql import GraphQLResolveInfo, execute_sync
from graphql.execution import Executor
from graphql.type import GraphQLLeafType

from api.gql.failures import field_error
from api.gql.operation import Operation
from api.gql.schema import SCHEMA
from api.read.database.readers import Plans
from api.read.declared.selection import Selection, select_operation
from api.read.engine import Engine, prepare
from api.read.memo import Memo
from api.read.plan.levels import Question
from api.settings import Settings

OUTWARD = (str, int, float, bool)
PLANS_KEPT = 256


class RowExecutor(Executor[None]):
    """Takes a row's values as they are: the engine gives them in outward form already."""

    @staticmethod
    def complete_leaf_value(return_type: GraphQLLeafType, result: Any) -> Any:  # noqa: ANN401 - any leaf
        """Return the value; only introspection's enumerations are still to be put into words."""
        return result if isinstance(result, OUTWARD) else Executor.complete_leaf_value(return_type, result)


def read(row: Any, info: GraphQLResolveInfo[None], **_arguments: object) -> Any:  # noqa: ANN401 - any field
    """Return a field's value, which stands under its response key; a root's may be the error that it met."""
    return row[info.path.key]


@dataclass(frozen=True)
class Prepared:
    """An operation's roots and their plans: `direct` ones write the response itself, `tagged` ones feed graphql-core.

    The tagged ones are made when they are first needed: most operations never need them.
    """

    roots: tuple[Selection, ...]
    engine: Engine
    direct: Plans
    is_direct: bool

    @cached_property
    def tagged(self) -> Plans:
        """Return the plans whose rows say of which type they are."""
        return prepare(self.engine.executor, self.roots)


plans: Memo[Prepared] = Memo(PLANS_KEPT)


async def run(operation: Operation, engine: Engine, settings: Settings, base_url: str) -> dict[str, Any]:
    """Return the response to an operation: its data, and the errors that fields met.

    What the engine gives is the response already; graphql-core has its part only in introspection, in errors, and
    where DATELINE_COMPILED turns the direct way off. Raises Unavailable when the database is away.
    """
    prepared = plans.find_or_make((engine, *operation.identity), lambda: _prepare(operation, engine))
    question = Question(operation.variables, base_url, began=monotonic())
    if settings.compiled and prepared.is_direct:
        answers = await engine.answer(prepared.direct, question)
        if not any(isinstance(answer, Exception) for answer in answers.values()):
            return {"data": {each.key: answers.get(each.key, "Query") for each in prepared.roots}}
    return execute(operation, await engine.answer(prepared.tagged, question))


def execute(operation: Operation, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the response that graphql-core makes of the engine's answers."""
    result = execute_sync(
        SCHEMA,
        operation.document,
        root_value=answers,
        variable_values=operation.asked.variables,
        operation_name=operation.asked.operation_name,
        field_resolver=read,
        executor_class=RowExecutor,
    )
    errors = [field_error(error) for error in result.errors or ()]
    return {"errors": errors, "data": result.data} if errors else {"data": result.data}


def _prepare(operation: Operation, engine: Engine) -> Prepared:
    roots = select_operation(SCHEMA, operation.document, operation.node, operation.variables)
    is_direct = not any(each.name in ("__schema", "__type") for each in roots)
    return Prepared(roots, engine, prepare(engine.graphql, roots if is_direct else ()), is_direct)
