"""How large a document may be, found before it is validated: cycles and unknown names do no harm here.

A fragment is measured once, however often it is spread, so a document costs what it is long and not what it
says when written out.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

from api.errors import LimitExceeded
from api.settings import Settings, variable_of

# Validation compares every two fields of one response name, and below objects all they hold. Few documents
# within the tokens allowed come near these numbers, unless they repeat a field to no purpose.
MOST_OBJECTS = 40
MOST_VALUES = 250
INTROSPECTION = ("__schema", "__type")
CEILING = 10**9


class Extent(NamedTuple):
    """How far a selection reaches when its fragments are written out."""

    depth: int = 0
    aliases: int = 0
    fields: int = 0


def check_document(document: DocumentNode, settings: Settings) -> None:
    """Raise LimitExceeded when the document is deeper, wider or more repetitive than the settings allow."""
    _check_directives(document, settings.max_directives)
    _check_repeats(document)
    measure = _Measure(document)
    for definition in document.definitions:
        extent = measure.selections(getattr(definition, "selection_set", None))
        # A fragment's own depth does not count: it may be introspection's, which is exempt.
        depth = extent.depth if isinstance(definition, OperationDefinitionNode) else 0
        _check(depth, settings.max_depth, "max_depth", "The document nests {} fields deep")
        _check(extent.aliases, settings.max_aliases, "max_aliases", "The document gives {} aliases")
        _check(
            extent.fields, settings.max_tokens, "max_tokens", "Its fragments written out, it has {} fields"
        )


class _Measure:
    """Measures the selections of one document."""

    def __init__(self, document: DocumentNode) -> None:
        definitions = document.definitions
        self.fragments = {d.name.value: d for d in definitions if isinstance(d, FragmentDefinitionNode)}
        self.measured: dict[str, Extent] = {}

    def selections(self, selection_set: SelectionSetNode | None) -> Extent:
        parts = [self.selection(each) for each in selection_set.selections] if selection_set else []
        return Extent(
            depth=max((part.depth for part in parts), default=0),
            aliases=min(CEILING, sum(part.aliases for part in parts)),
            fields=min(CEILING, sum(part.fields for part in parts)),
        )

    def selection(self, selection: SelectionNode) -> Extent:
        if isinstance(selection, FragmentSpreadNode):
            return self.fragment(selection.name.value)
        inner = self.selections(getattr(selection, "selection_set", None))
        if not isinstance(selection, FieldNode):
            return inner
        depth = 1 if selection.name.value in INTROSPECTION else 1 + inner.depth
        return Extent(depth, bool(selection.alias) + inner.aliases, 1 + inner.fields)

    def fragment(self, name: str) -> Extent:
        if name not in self.measured:
            self.measured[name] = Extent()  # while it is being measured: validation refuses a cycle
            if name in self.fragments:
                self.measured[name] = self.selections(self.fragments[name].selection_set)
        return self.measured[name]


def _check_directives(document: DocumentNode, most: int) -> None:
    variables = (v for d in document.definitions for v in getattr(d, "variable_definitions", None) or ())
    for node in (*document.definitions, *variables, *_selections(document)):
        directives = getattr(node, "directives", None) or ()
        _check(len(directives), most, "max_directives", "One place of the document has {} directives")


def _check_repeats(document: DocumentNode) -> None:
    nodes = [node for node in _selections(document) if isinstance(node, FieldNode)]
    repeated = Counter(((node.alias or node.name).value, node.selection_set is not None) for node in nodes)
    for (name, is_object), repeats in repeated.items():
        most = MOST_OBJECTS if is_object else MOST_VALUES
        if repeats > most:
            raise LimitExceeded(
                f"The document selects {name} {repeats} times; at most {most} are allowed: select it once."
            )


def _selections(document: DocumentNode) -> Iterator[SelectionNode]:
    """Yield every selection that is written in the document, once."""
    pending = list(document.definitions)
    while pending:
        selection_set = getattr(pending.pop(), "selection_set", None)
        for selection in selection_set.selections if selection_set else ():
            yield selection
            pending.append(selection)


def _check(found: int, most: int, field: str, sentence: str) -> None:
    if found > most:
        amount = f"over {CEILING:,}" if found >= CEILING else f"{found:,}"
        setting = variable_of(field)
        raise LimitExceeded(
            f"{sentence.format(amount)}; at most {most:,} are allowed ({setting}).", setting=setting
        )
