"""A document to be asked, with its variables, and what it is made of."""

from dataclasses import dataclass
from typing import Any

from graphql import GraphQLInterfaceType, GraphQLObjectType

Composite = GraphQLObjectType | GraphQLInterfaceType

VOLATILE = ("createdAt", "updatedAt", "RECENTLY_UPDATED", "RELEVANCE", "score", "snippet")
"""What differs between two databases with the same data: moments, and what each makes of a text."""


@dataclass(frozen=True, slots=True)
class Case:
    """A document, the variables it is given, and which of its operations is asked for.

    `constant` is the same document with the variables' values written in their places, where that can be.
    """

    document: str
    variables: dict[str, Any]
    operation_name: str | None = None
    constant: str | None = None

    @property
    def is_volatile(self) -> bool:
        """Return whether it asks for what differs between two databases with the same data."""
        return any(word in f"{self.document}{self.variables}" for word in VOLATILE)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A named fragment: on which type, its text, and the variables and fragments that it uses."""

    name: str
    on: Composite
    text: str
    variables: frozenset[str]
    fragments: frozenset[str]


@dataclass(frozen=True, slots=True)
class Written:
    """A field as it stands under a response key, and the variables that its arguments use."""

    name: str
    arguments: str
    variables: frozenset[str]
