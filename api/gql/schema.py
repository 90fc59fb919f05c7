"""The schema, put together."""

import strawberry
from graphql import GraphQLSchema, is_object_type
from strawberry.schema.config import StrawberryConfig

from api.gql.query import Query
from api.gql.types.diplomatic_event import DiplomaticEvent
from api.gql.types.incident import Incident
from api.gql.types.scalars import SCALARS
from api.gql.types.statement import Statement


def print_sdl() -> str:
    """Return the schema in GraphQL's definition language, ending in a newline."""
    return DECLARED.as_str() + "\n"


def executable(declared: strawberry.Schema) -> GraphQLSchema:
    """Return what graphql-core executes: the declared types, without a resolver of Strawberry's on any field.

    Values are read in one way for all fields, which is the executor's to say.
    """
    schema = declared._schema  # noqa: SLF001 - Strawberry offers no other way to it
    for kind in schema.type_map.values():
        if is_object_type(kind) and not kind.name.startswith("__"):
            for field in kind.fields.values():
                field.resolve = None
    return schema


DECLARED = strawberry.Schema(
    query=Query,
    types=[Incident, Statement, DiplomaticEvent],
    config=StrawberryConfig(scalar_map=SCALARS),
)
SCHEMA = executable(DECLARED)
