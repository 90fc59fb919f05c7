"""Documents that hypothesis-graphql makes of our schema, their sizes and ids replaced by such as there are."""

import logging
from random import Random
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    IntValueNode,
    ObjectFieldNode,
    StringValueNode,
    Visitor,
    VisitorAction,
    print_ast,
    visit,
)
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy, just
from hypothesis_graphql import nodes, queries

from api.gql.schema import print_sdl
from tests.oracle.material import SIZES, Material


class Fitting(Visitor):
    """Puts what the data has in the place of sizes, slugs, ids and days that were made up."""

    def __init__(self, material: Material, random: Random) -> None:
        super().__init__()
        self.material = material
        self.random = random
        self.meanings: list[str] = []

    def enter(self, node: Any, *_: object) -> VisitorAction:  # noqa: ANN401 - any node
        """Note what a value is for, or return another value."""
        if isinstance(node, ArgumentNode | ObjectFieldNode):
            self.meanings.append(node.name.value)
        elif isinstance(node, StringValueNode | IntValueNode) and self.meanings:
            return self._fit(node, self.meanings[-1])
        return None

    def leave(self, node: Any, *_: object) -> VisitorAction:  # noqa: ANN401 - any node
        """Forget what a value was for."""
        if isinstance(node, ArgumentNode | ObjectFieldNode):
            self.meanings.pop()
        return None

    def _fit(self, node: StringValueNode | IntValueNode, meaning: str) -> VisitorAction:
        if meaning in SIZES:
            return IntValueNode(value=str(1 + int(node.value) % 7))
        if meaning in ("west", "south", "east", "north"):
            return IntValueNode(value=str(int(node.value) % 90))
        if meaning == "slug":
            meaning = self.random.choice(list(self.material.slugs))
        kind = "Date" if meaning in ("from", "to", "reportedBy") else "ID"
        fitting = self.material.scalar(self.random, kind, meaning)
        return node if meaning == "minKilled" else StringValueNode(value=fitting)


def general_documents() -> SearchStrategy[DocumentNode]:
    """Return a strategy for documents without variables."""
    days = {"Date": just(nodes.String("2021-07-09"))}
    return queries(print_sdl(), custom_scalars=days, print_ast=lambda document: document)


def list_general_documents(material: Material, number: int, count: int) -> list[str]:
    """Return so many documents, the same ones for the same number."""
    logging.getLogger("hypothesis").setLevel(logging.ERROR)
    made: list[DocumentNode] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(general_documents())
    def keep(document: DocumentNode) -> None:
        made.append(document)

    keep()
    random = Random(number)  # noqa: S311 - it makes tests, not secrets
    return [print_ast(visit(document, Fitting(material, random))) for document in made]
