"""What is asked for, as a neutral tree: of a GraphQL document here, of REST's `include` and `fields` in api/rest."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLIncludeDirective,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    get_directive_values,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    type_from_ast,
)
from graphql.execution.values import VariableValues

from api.read.declared.arguments import binder

# The key under which a composite object carries its type's name for graphql-core; no GraphQL name is empty.
TYPE_KEY = ""

REPORTED_BY = "reportedBy"
"""The argument of all that can be had as it was publicly known on a day."""

Variables = VariableValues | None


def no_arguments(_variables: object) -> dict[str, Any]:
    """Return the arguments of a field that has none."""
    return {}


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """A selected field: its key in the response, its arguments once variables are known, what is selected below it.

    `bind` makes the arguments of what the question brings: of GraphQL's variables, of what a REST request's URL says.
    `names` are those that may be given, None where only the question tells.
    `below` gives the selections for each concrete type that the field's value may have. Selections are compared by
    identity: the same field, selected in the same places, is the same selection for every type it is selected on.
    """

    key: str
    name: str
    bind: Callable[[Any], dict[str, Any]] = no_arguments
    below: Mapping[str, tuple["Selection", ...]] = field(default_factory=dict)
    names: frozenset[str] | None = None

    @property
    def may_have_day(self) -> bool:
        """Return whether it may be asked for as of a day."""
        return self.names is None or REPORTED_BY in self.names

    def find_day(self, variables: Any) -> str | None:  # noqa: ANN401 - as `bind` has it
        """Return the day as of which it is asked for, as text; None where it is asked for as it is today."""
        day = self.bind(variables).get(REPORTED_BY) if self.may_have_day else None
        return None if day is None else str(day)


def select_operation(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables
) -> tuple[Selection, ...]:
    """Return the root selections of a validated operation, `@skip` and `@include` decided by `variables`."""
    root = cast("GraphQLObjectType", schema.get_root_type(operation.operation))
    fragments = {
        node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
    }
    selector = _Selector(schema, fragments, variables)
    return selector.select(root, (operation.selection_set.selections,))


class _Selector:
    """Builds selections from one document, with one set of variables for its conditions."""

    def __init__(
        self, schema: GraphQLSchema, fragments: dict[str, FragmentDefinitionNode], variables: Variables
    ) -> None:
        self.schema = schema
        self.fragments = fragments
        self.variables = variables
        self.known: dict[tuple[int, ...], Selection] = {}

    def select(
        self, parent: GraphQLObjectType, selection_sets: Iterable[Iterable[SelectionNode]]
    ) -> tuple[Selection, ...]:
        """Return what the selection sets select on the type, fields of one response key merged."""
        by_key: dict[str, list[FieldNode]] = {}
        visited: set[str] = set()
        for selections in selection_sets:
            for node in self.list_fields(parent, selections, visited):
                by_key.setdefault((node.alias or node.name).value, []).append(node)
        return tuple(self.make(parent, key, nodes) for key, nodes in by_key.items())

    def list_fields(
        self, parent: GraphQLObjectType, selections: Iterable[SelectionNode], visited: set[str]
    ) -> Iterator[FieldNode]:
        """Yield the fields that apply to the type, each fragment walked once."""
        for node in selections:
            if not self.is_included(node):
                continue
            if isinstance(node, FieldNode):
                yield node
                continue
            if isinstance(node, FragmentSpreadNode):
                if node.name.value in visited:
                    continue
                visited.add(node.name.value)
            fragment = self.fragments[node.name.value] if isinstance(node, FragmentSpreadNode) else node
            assert isinstance(fragment, FragmentDefinitionNode | InlineFragmentNode)  # noqa: S101 - no third
            if self.applies(fragment, parent):
                yield from self.list_fields(parent, fragment.selection_set.selections, visited)

    def is_included(self, node: SelectionNode) -> bool:
        """Return whether `@skip` and `@include` leave the node in."""
        if not node.directives:
            return True
        skip = get_directive_values(GraphQLSkipDirective, node, self.variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self.variables)
        return not (skip and skip["if"]) and not (include and not include["if"])

    def applies(self, fragment: Any, parent: GraphQLObjectType) -> bool:  # noqa: ANN401 - two node classes
        """Return whether a fragment's type condition takes in the type."""
        if fragment.type_condition is None:
            return True
        condition = type_from_ast(self.schema, fragment.type_condition)
        if condition is parent:
            return True
        return is_abstract_type(condition) and self.schema.is_sub_type(condition, parent)

    def make(self, parent: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> Selection:
        """Return the selection of one response key."""
        identity = tuple(map(id, nodes))
        if identity not in self.known:
            self.known[identity] = self.build(parent, key, nodes)
        return self.known[identity]

    def build(self, parent: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> Selection:
        """Return a new selection of the nodes, which name one field."""
        node, name = nodes[0], nodes[0].name.value
        definition = parent.fields.get(name)
        if definition is None:  # __typename, __schema, __type
            return Selection(key, name)
        sets = [each.selection_set.selections for each in nodes if each.selection_set]
        below = {each.name: self.select(each, sets) for each in self.list_types(definition.type)}
        if not definition.args:
            return Selection(key, name, below=below, names=frozenset())
        names = frozenset(each.name.value for each in node.arguments or ())
        return Selection(key, name, binder(definition, node), below, names)

    def list_types(self, kind: Any) -> Iterable[GraphQLObjectType]:  # noqa: ANN401 - any output type
        """Return the concrete types that a field of this type may give."""
        named = get_named_type(kind)
        if isinstance(named, GraphQLInterfaceType):
            return self.schema.get_possible_types(named)
        return (cast("GraphQLObjectType", named),) if is_composite_type(named) else ()
