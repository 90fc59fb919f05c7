"""A field's arguments: worked out once as far as they are written in the document, the rest from the variables."""

from collections.abc import Callable, Iterator
from typing import Any

from graphql import (
    ArgumentNode,
    FieldNode,
    GraphQLError,
    GraphQLField,
    ListValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    get_argument_values,
    is_non_null_type,
)
from graphql.execution.values import VariableValues

Bind = Callable[[VariableValues], dict[str, Any]]


def binder(definition: GraphQLField, node: FieldNode) -> Bind:
    """Return what gives a validated field's coerced arguments; it raises GraphQLError as graphql-core does."""

    def bind_wholly(variables: VariableValues | None) -> dict[str, Any]:
        return get_argument_values(definition, node, variables)

    varying = [each for each in node.arguments or () if any(_list_variables(each.value))]
    try:
        written = get_argument_values(definition, _without(node, varying), None)
    except GraphQLError:  # a required argument is a variable
        return bind_wholly
    if not varying:
        return lambda _variables: written
    names = [
        (each.name.value, each.value.name.value) for each in varying if isinstance(each.value, VariableNode)
    ]
    if len(names) < len(varying) or any(is_non_null_type(definition.args[name].type) for name, _ in names):
        return bind_wholly  # a variable within a list or an object, or one whose null would be an error
    return lambda variables: (
        written
        | {name: variables.coerced[variable] for name, variable in names if variable in variables.coerced}
    )


def _without(node: FieldNode, arguments: list[ArgumentNode]) -> FieldNode:
    kept = tuple(each for each in node.arguments or () if each not in arguments)
    return FieldNode(name=node.name, arguments=kept, loc=node.loc)


def _list_variables(value: ValueNode) -> Iterator[VariableNode]:
    """Yield the variables within a value."""
    if isinstance(value, VariableNode):
        yield value
    elif isinstance(value, ListValueNode):
        for each in value.values:
            yield from _list_variables(each)
    elif isinstance(value, ObjectValueNode):
        for entry in value.fields:
            yield from _list_variables(entry.value)
