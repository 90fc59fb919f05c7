"""Variables coerced: plain texts and numbers are what graphql-core would make of them, all else is left to it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from graphql import (
    GRAPHQL_MAX_INT,
    GRAPHQL_MIN_INT,
    GraphQLError,
    OperationDefinitionNode,
    VariableValues,
    get_named_type,
    get_nullable_type,
    get_variable_values,
    is_non_null_type,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import VariableValueSource

from api.gql.schema import SCHEMA

PLAIN: Mapping[str, type] = {"String": str, "ID": str, "Int": int, "Boolean": bool}
"""The scalars of which a value of this very type is the coerced value."""


class Plain(NamedTuple):
    """A variable of a plain type, and whether it may be left out without more ado."""

    signature: GraphQLVariableSignature
    type: type
    optional: bool


class Declared(NamedTuple):
    """An operation with its variables, where all of them are plain."""

    node: OperationDefinitionNode
    plain: tuple[Plain, ...] | None


def declare(node: OperationDefinitionNode) -> Declared:
    """Return the operation with what is known of its variables before they have values."""
    plain = [_read(get_variable_signature(SCHEMA, each)) for each in node.variable_definitions or ()]
    known = tuple(each for each in plain if each)
    return Declared(node, known if len(known) == len(plain) else None)


def _read(signature: GraphQLVariableSignature | GraphQLError) -> Plain | None:
    if isinstance(signature, GraphQLError):
        return None
    nullable = get_nullable_type(signature.type)
    if nullable is not get_named_type(signature.type) or nullable.name not in PLAIN:
        return None
    optional = signature.default is None and not is_non_null_type(signature.type)
    return Plain(signature, PLAIN[nullable.name], optional)


def coerce(declared: Declared, given: dict[str, Any]) -> VariableValues | list[GraphQLError]:
    """Return the values of the operation's variables, or all that is wrong with them."""
    taken = None if declared.plain is None else _take(declared.plain, given)
    return taken or get_variable_values(SCHEMA, declared.node.variable_definitions or (), given)


def _take(plain: tuple[Plain, ...], given: dict[str, Any]) -> VariableValues | None:
    """Return the values as they are, None where one of them is not so plain."""
    sources: dict[str, VariableValueSource] = {}
    values: dict[str, Any] = {}
    for signature, kind, optional in plain:
        name = signature.name
        if name in given:
            value = given[name]
            if not _is_plain(value, kind):
                return None
            values[name] = value
            sources[name] = VariableValueSource(signature, value)
        elif optional:
            sources[name] = VariableValueSource(signature)
        else:
            return None
    return VariableValues(sources, values)


def _is_plain(value: Any, kind: type) -> bool:  # noqa: ANN401 - JSON
    if kind is int:
        return type(value) is int and GRAPHQL_MIN_INT <= value <= GRAPHQL_MAX_INT
    return type(value) is kind
