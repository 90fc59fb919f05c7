"""What everything with an identity has."""

from typing import Any

import strawberry

from api.gql.declare import field, interface
from api.read.declared.selection import TYPE_KEY


@interface
class Node:
    """Anything with an identity of its own."""

    id: strawberry.ID = field("Its global id, <type>:<slug>, the same in REST.")

    @classmethod
    def resolve_type(cls, row: dict[str, Any], *_: object) -> str:
        """Return the name of the row's concrete type."""
        name: str = row[TYPE_KEY]
        return name

    @classmethod
    def is_type_of(cls, *_: object) -> bool:
        """Return True: a row's type is known before it is asked to be one."""
        return True
