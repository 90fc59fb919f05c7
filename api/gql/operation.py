"""From the text of a request to the one operation that it asks for, checked."""

from collections.abc import Hashable
from functools import lru_cache
from typing import NamedTuple

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    VariableValues,
    get_operation_ast,
    parse,
    validate,
)

from api.errors import LimitExceeded
from api.gql.asked import Asked
from api.gql.estimate import check_estimate
from api.gql.failures import Failure
from api.gql.limits import check_document
from api.gql.schema import SCHEMA
from api.gql.values import form_of
from api.gql.variables import Declared, coerce, declare
from api.settings import Settings, variable_of

DOCUMENTS_KEPT = 256
FORMS_KEPT = 64
MOST_ERRORS = 20  # of one document, enough for a person and soon found


class Document(NamedTuple):
    """A parsed document within the limits, what is invalid in it, and what is known of it from earlier requests.

    These are its operations, by the name that they were asked for by, and the forms of variables that they may take.
    """

    node: DocumentNode
    errors: list[GraphQLError]
    operations: dict[str | None, Declared]
    allowed: set[Hashable]


class Operation(NamedTuple):
    """A valid operation that may be executed."""

    asked: Asked
    document: DocumentNode
    node: OperationDefinitionNode
    variables: VariableValues

    @property
    def identity(self) -> tuple[Hashable, ...]:
        """Return what operations with the same fields have in common: `@skip` and `@include` take Booleans."""
        switches = (
            (name, value) for name, value in self.variables.coerced.items() if isinstance(value, bool)
        )
        return self.asked.document, self.asked.operation_name, *switches


def find_operation(asked: Asked, settings: Settings, *, safe: bool) -> Operation:
    """Return the operation that is asked for, `safe` when it must not change anything.

    Raises Failure and LimitExceeded.
    """
    document = read_document(asked.document, settings)
    declared = document.operations.get(asked.operation_name)
    node = declared.node if declared else _named_operation(document.node, asked.operation_name)
    if safe and node.operation is not OperationType.QUERY:
        raise Failure(
            "METHOD_NOT_ALLOWED", "Only queries are answered to GET: use POST.", headers={"Allow": "POST"}
        )
    if document.errors:
        raise Failure("GRAPHQL_VALIDATION_FAILED", *document.errors)
    if declared is None:
        declared = document.operations[asked.operation_name] = declare(node)
    variables = coerce(declared, asked.variables)
    if isinstance(variables, list):
        raise Failure("BAD_USER_INPUT", *variables)
    form = (asked.operation_name, form_of(variables.coerced))
    if form not in document.allowed:
        check_estimate(SCHEMA, document.node, node, variables, settings)
        if len(document.allowed) < FORMS_KEPT:
            document.allowed.add(form)
    return Operation(asked, document.node, node, variables)


@lru_cache(maxsize=DOCUMENTS_KEPT)
def read_document(text: str, settings: Settings) -> Document:
    """Return the document, kept for the next request with the same text.

    Raises Failure when it cannot be parsed, and LimitExceeded.
    """
    try:
        node = parse(text, max_lexical_tokens=settings.max_tokens, max_comments=settings.max_tokens)
        check_document(node, settings)
        return Document(node, validate(SCHEMA, node, max_errors=MOST_ERRORS), {}, set())
    except GraphQLSyntaxError as error:
        if not error.message.endswith("Parsing aborted."):
            raise Failure("GRAPHQL_PARSE_FAILED", error) from None
        raise _unreadable(error.message, settings) from None
    except RecursionError:
        raise _unreadable("nested", settings) from None


def _unreadable(why: str, settings: Settings) -> LimitExceeded:
    """Return the error for a document that was not read to its end."""
    if "nested" in why:
        setting = variable_of("max_depth")
        found = f"nests too deeply to be read; at most {settings.max_depth} fields"
    else:
        setting = variable_of("max_tokens")
        found = f"has more than {settings.max_tokens:,} tokens, or as many comments; no more"
    return LimitExceeded(f"The document {found} are allowed ({setting}).", setting=setting)


def _named_operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """Return the operation of that name, or the only one; raises Failure when there is none such."""
    node = get_operation_ast(document, name)
    if node is not None:
        return node
    operations = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    names = ", ".join(each.name.value for each in operations if each.name) or "none with a name"
    wanted = (
        f"no operation {name}" if name else f"{len(operations)} operations and no operationName to choose by"
    )
    raise Failure("OPERATION_RESOLUTION_FAILURE", f"The document has {wanted}. It has: {names}.")
