"""How many objects a valid operation may bring back, before anything is asked of the database."""

from typing import Any, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLCompositeType,
    GraphQLError,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    NamedTypeNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableValues,
    get_argument_values,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from api.errors import BadInput, LimitExceeded
from api.gql.failures import Failure
from api.gql.values import check_argument
from api.read.declared.paging import LARGEST_PAGE, MOST_PLACES, check_size
from api.settings import Settings, variable_of

SIZES = ("first", "last")
PAGE = 20
SHORT_LIST = 10  # what a list is taken to hold whose length nobody asks for
INTROSPECTION_LISTS = {"types": 100, "args": 1}
CEILING = 10**9


def check_estimate(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: VariableValues,
    settings: Settings,
) -> None:
    """Refuse an operation that may bring back too many objects, or whose arguments cannot be.

    Raises LimitExceeded and Failure.
    """
    estimate = _Estimate(schema, document, variables)
    root = schema.get_root_type(operation.operation)
    found = estimate.selections(operation.selection_set, root, 1) if root else 0
    if found > settings.max_nodes:
        setting = variable_of("max_nodes")
        raise LimitExceeded(
            f"The operation may bring back {found:,} objects; at most {settings.max_nodes:,} are allowed "
            f"({setting}): ask for shorter pages, or for less on each.",
            setting=setting,
        )


class _Estimate:
    """Estimates the selections of one document; a fragment once for each length of the page it stands on."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, variables: VariableValues) -> None:
        definitions = document.definitions
        self.schema = schema
        self.variables = variables
        self.fragments = {d.name.value: d for d in definitions if isinstance(d, FragmentDefinitionNode)}
        self.estimated: dict[tuple[str, int], int] = {}

    def selections(self, selection_set: SelectionSetNode, parent: GraphQLCompositeType, page: int) -> int:
        return min(CEILING, sum(self.selection(each, parent, page) for each in selection_set.selections))

    def selection(self, node: SelectionNode, parent: GraphQLCompositeType, page: int) -> int:
        if isinstance(node, FieldNode):
            return self.field(node, parent, page)
        if isinstance(node, InlineFragmentNode):
            condition = node.type_condition
            return self.selections(node.selection_set, self.named(condition) if condition else parent, page)
        return self.fragment(cast("FragmentSpreadNode", node).name.value, page)

    def fragment(self, name: str, page: int) -> int:
        if (name, page) not in self.estimated:
            node = self.fragments[name]
            self.estimated[name, page] = self.selections(
                node.selection_set, self.named(node.type_condition), page
            )
        return self.estimated[name, page]

    def field(self, node: FieldNode, parent: GraphQLCompositeType, page: int) -> int:
        definition = cast("GraphQLField", self.schema.get_field(parent, node.name.value))
        arguments = self.arguments(definition, node)
        if node.selection_set is None:
            return 0
        kind = cast("GraphQLCompositeType", get_named_type(definition.type))
        if kind.name.endswith("Connection"):  # its edges and nodes are as many as its page is long
            return self.selections(node.selection_set, kind, _page(arguments))
        inner = self.selections(node.selection_set, kind, page)
        if not is_list_type(get_nullable_type(definition.type)):
            return inner
        return _length(node.name.value, parent.name, arguments, page) * (1 + inner)

    def arguments(self, definition: GraphQLField, node: FieldNode) -> dict[str, Any]:
        """Return a field's arguments; raises Failure, pointing at the field, where one of them cannot be."""
        is_of_places = get_named_type(definition.type).name == "PlaceBucket"
        try:
            arguments = get_argument_values(definition, node, self.variables)
            for name, value in arguments.items():
                check_argument(value, name)
                if name in SIZES:
                    check_size(value, name, MOST_PLACES if is_of_places else LARGEST_PAGE)
        except GraphQLError as error:  # a null variable where the argument must not be null
            raise Failure("BAD_USER_INPUT", error) from None
        except BadInput as error:
            located = GraphQLError(error.message, node, extensions={"argument": error.argument})
            raise Failure("BAD_USER_INPUT", located) from None
        return arguments

    def named(self, node: NamedTypeNode) -> GraphQLCompositeType:
        return cast("GraphQLCompositeType", self.schema.type_map[node.name.value])


def _length(name: str, parent: str, arguments: dict[str, Any], page: int) -> int:
    """Return how many objects a list is taken to hold."""
    if parent.endswith("Connection"):
        return page
    if parent.startswith("__"):
        return INTROSPECTION_LISTS.get(name, SHORT_LIST)
    if "ids" in arguments:
        return len(arguments["ids"])
    return _page(arguments) if "first" in arguments else SHORT_LIST


def _page(arguments: dict[str, Any]) -> int:
    """Return the length of a page."""
    sizes = (arguments.get(name) for name in SIZES)
    return next((size for size in sizes if size is not None), PAGE)
