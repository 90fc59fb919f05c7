"""Kinds of fields: the words in which shapes.py says what each type is made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from schema.term import Facet


@dataclass(frozen=True, slots=True)
class Column:
    """A column's value, as it is."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a vocabulary: upper case in GraphQL, lower case in REST."""

    name: str


@dataclass(frozen=True, slots=True)
class Prefixed:
    """A text made of a constant and a column: `entry:<slug>`; `absolute` puts the server's address before it."""

    prefix: str
    name: str
    absolute: bool = False


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed from columns."""

    columns: tuple[str, ...]
    compute: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Composite:
    """An object made of columns of the same row whose names begin with `prefix`.

    It is null where all of `present` are NULL; the columns that it `lacks` are null in it.
    """

    shape: str
    prefix: str
    present: tuple[str, ...]
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class One:
    """The object that a foreign key refers to, joined in the same statement.

    `reported` says that it is an entry of which `reportedBy` shows nothing before it was first reported.
    """

    shape: str
    column: str
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Many:
    """The objects that refer to this one, all parents' in one statement.

    `source` is a table, or a derived one of sources.py; `parent` its column that holds this object's id. With `via`
    the objects are not its rows but what that foreign key refers to; with `scalar` they are one column's values.
    `arguments` maps an argument to the column it narrows; `limited` ones take `first`, counted a parent, and keep
    those first in the order `kept` (by default their own). `known` is the rule of known.py by which `reportedBy`
    narrows it.
    """

    shape: str
    source: str
    parent: str
    order: tuple[str, ...] = ("id",)
    arguments: dict[str, str] = field(default_factory=dict)
    fixed: tuple[str, str] | None = None
    via: str | None = None
    scalar: str | None = None
    limited: bool = False
    kept: tuple[str, ...] | None = None
    known: str | None = None


@dataclass(frozen=True, slots=True)
class AsOf:
    """A field that is made of columns of `table`; with `reportedBy`, of what these would be by what was known then.

    `fold` makes them, by name, of the columns of the rows `of` that were known.
    """

    stored: Column | Choice | Composite
    table: str
    of: Many
    columns: tuple[str, ...]
    fold: Callable[[Sequence[Any]], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A connection to the entries that have this object, a row of `table`, as a term of the facet."""

    table: str
    facet: Facet


Field = Column | Choice | Prefixed | Derived | Composite | One | Many | AsOf | EntryPage
Shape = dict[str, Field]


def takes_day(made_of: Field) -> bool:
    """Return whether `reportedBy` makes a difference to a field that is made so."""
    match made_of:
        case Many(known=known):
            return known is not None
        case One(reported=reported):
            return reported
    return isinstance(made_of, AsOf)
