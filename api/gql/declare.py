"""How the schema is declared: a class's docstring is its type's description, and no field has a resolver."""

from enum import EnumMeta, StrEnum
from typing import Any, TypeVar

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from schema import vocabularies

Declared = TypeVar("Declared")
Enumeration = TypeVar("Enumeration", bound=EnumMeta)


def object_type(declared: type[Declared]) -> type[Declared]:
    """Declare an object type with the fields of the class."""
    return strawberry.type(declared, description=docstring(declared))


def interface(declared: type[Declared]) -> type[Declared]:
    """Declare an interface with the fields of the class."""
    return strawberry.interface(declared, description=docstring(declared))


def input_type(declared: type[Declared]) -> type[Declared]:
    """Declare an input object with the fields of the class."""
    return strawberry.input(declared, description=docstring(declared))


def enumeration(declared: Enumeration) -> Enumeration:
    """Declare an enumeration whose values are the names of the members, in upper case."""
    return strawberry.enum(declared, description=docstring(declared))


def field(description: str, **arguments: StrawberryArgument) -> Any:  # noqa: ANN401 - typed by its annotation
    """Return the declaration of a field that takes `arguments`, each by its name in snake case."""
    declared = strawberry.field(description=description)
    declared.arguments = list(arguments.values())
    for name, declared_argument in arguments.items():
        declared_argument.python_name = name
    return declared


def argument(kind: object, description: str, default: object = strawberry.UNSET) -> StrawberryArgument:
    """Return the declaration of an argument of type `kind`; `field` names it."""
    return StrawberryArgument(
        python_name="",
        graphql_name=None,
        type_annotation=StrawberryAnnotation(kind),
        description=description,
        default=default,
    )


def docstring(declared: type) -> str:
    """Return the docstring of `declared` as running text."""
    return " ".join((declared.__doc__ or "").split())


for vocabulary in vars(vocabularies).values():
    if isinstance(vocabulary, EnumMeta) and vocabulary is not StrEnum:
        enumeration(vocabulary)  # before any type can name it
