"""Conditions on entries: a tree of named rules with their values, and the SQL that each rule stands for.

The SQL of a tree depends on its rules alone, never on its values: `form` is what a statement is remembered by.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Float,
    Integer,
    and_,
    bindparam,
    exists,
    false,
    not_,
    or_,
    select,
    true,
)

from api.read.dialects import Dialect, quoted
from schema.tables import TABLES

Names = Iterator[str]
Form = tuple[str, tuple["Form", ...]]


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule and its values, or a joint (`all`, `any`, `none`) of other conditions."""

    rule: str
    values: tuple[Any, ...] = ()
    parts: tuple["Condition", ...] = ()

    def form(self) -> Form:
        """Return the tree without its values."""
        return (self.rule, tuple(part.form() for part in self.parts))

    def list_values(self) -> Iterator[Any]:
        """Yield the values in the order in which `sql` names them."""
        yield from self.values
        for part in self.parts:
            yield from part.list_values()

    def sql(self, dialect: Dialect, names: Names) -> ColumnElement[bool]:
        """Return the condition on the listed table, its values bound under the next of `names`."""
        if self.rule in _JOINTS:
            return _JOINTS[self.rule]([part.sql(dialect, names) for part in self.parts])
        return RULES[self.rule](dialect, *[next(names) for _ in self.values])


def all_of(parts: Sequence[Condition]) -> Condition:
    """Return the condition that all parts hold; of none, that anything does."""
    return parts[0] if len(parts) == 1 else Condition("all", parts=tuple(parts))


def any_of(parts: Sequence[Condition]) -> Condition:
    """Return the condition that at least one part holds; of none, that nothing does."""
    return Condition("any", parts=tuple(parts))


def none_of(parts: Sequence[Condition]) -> Condition:
    """Return the condition that no part holds."""
    return Condition("none", parts=tuple(parts))


_JOINTS: dict[str, Callable[[list[ColumnElement[bool]]], ColumnElement[bool]]] = {
    "all": lambda parts: and_(true(), *parts),
    "any": lambda parts: or_(false(), *parts),
    "none": lambda parts: not_(_definite(or_(false(), *parts))),
}

ENTRY = TABLES["entry"]


def _definite(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition with NULL read as false, so that NOT of what is not known is true."""
    return condition.is_(true())


def _days(name: str) -> ColumnElement[Any]:
    return bindparam(name, type_=Date())


def _related(table: str, *conditions: ColumnElement[bool], by: str = "entry_id") -> ColumnElement[bool]:
    """Return whether the entry has a row in the table for which the conditions hold.

    Any row of the entry will do, not only that by which an actor, a place or a document lists it.
    """
    rows = TABLES[table]
    return exists(select(rows.c[by]).where(rows.c[by] == ENTRY.c.id, *conditions).correlate(ENTRY))


def _vocabulary_of(table: str, column: str) -> Callable[[Dialect, str], ColumnElement[bool]]:
    return lambda dialect, name: _related(table, dialect.among(TABLES[table].c[column], name))


def _categories(dialect: Dialect, name: str) -> ColumnElement[bool]:
    """Return whether the entry's category is in the list, whichever kind's vocabulary it is of."""
    columns = (("incident", "category"), ("statement", "act"), ("diplomatic_event", "category"))
    return or_(*[_vocabulary_of(*column)(dialect, name) for column in columns])


def _actors_in_roles(dialect: Dialect, actors: str, roles: str) -> ColumnElement[bool]:
    part = TABLES["participation"]
    return _related(
        "participation", dialect.among(part.c.actor_id, actors), dialect.among(part.c.role, roles)
    )


def _publishers(dialect: Dialect, name: str) -> ColumnElement[bool]:
    citation, document = TABLES["citation"], TABLES["document"]
    of_publisher = select(document.c.id).where(dialect.among(document.c.publisher_id, name))
    return _related("citation", citation.c.document_id.in_(of_publisher))


def _contested(_dialect: Dialect) -> ColumnElement[bool]:
    claim, position = TABLES["claim"], TABLES["position"]
    is_contested = claim.c.status == quoted("contested")
    taken = select(claim.c.id).where(claim.c.id == position.c.claim_id, is_contested)
    return or_(
        _related("claim", is_contested, by="about_id"),
        _related("position", exists(taken), by="statement_id"),
    )


def _area(*, across_180: bool) -> Callable[..., ColumnElement[bool]]:
    def rule(_dialect: Dialect, west: str, south: str, east: str, north: str) -> ColumnElement[bool]:
        place, entry_place = TABLES["place"], TABLES["entry_place"]
        bound = {name: bindparam(name, type_=Float()) for name in (west, south, east, north)}
        from_west, to_east = place.c.longitude >= bound[west], place.c.longitude <= bound[east]
        between = or_(from_west, to_east) if across_180 else and_(from_west, to_east)
        inside = and_(between, place.c.latitude >= bound[south], place.c.latitude <= bound[north])
        return _related(
            "entry_place", exists(select(place.c.id).where(place.c.id == entry_place.c.place_id, inside))
        )

    return rule


def _days_of(column: str, compare: str) -> Callable[[Dialect, str], ColumnElement[bool]]:
    """Return the rule that a date column compares so with the day given."""
    return lambda _dialect, name: ENTRY.c[column].op(compare, is_comparison=True)(_days(name))


def _or_open(column: str, compare: str) -> Callable[[Dialect, str], ColumnElement[bool]]:
    """Return the rule that a bound compares so with the day given, or is open."""
    return lambda dialect, name: or_(ENTRY.c[column].is_(None), _days_of(column, compare)(dialect, name))


def _min_killed(_dialect: Dialect, name: str) -> ColumnElement[bool]:
    return _related("incident", TABLES["incident"].c.killed_best >= bindparam(name, type_=Integer()))


def _positions(*columns: str) -> Callable[..., ColumnElement[bool]]:
    """Return the rule that one position on the claim has, in each of these columns, a value of its list."""

    def rule(dialect: Dialect, *names: str) -> ColumnElement[bool]:
        claim, position = TABLES["claim"], TABLES["position"]
        wanted = [
            dialect.among(position.c[column], name) for column, name in zip(columns, names, strict=True)
        ]
        return exists(select(position.c.id).where(position.c.claim_id == claim.c.id, *wanted))

    return rule


def _in_column(table: str, column: str) -> Callable[[Dialect, str], ColumnElement[bool]]:
    return lambda dialect, name: dialect.among(TABLES[table].c[column], name)


RULES: dict[str, Callable[..., ColumnElement[bool]]] = {
    "kinds": _in_column("entry", "kind"),
    "categories": _categories,
    "incident_categories": _vocabulary_of("incident", "category"),
    "statement_acts": _vocabulary_of("statement", "act"),
    "diplomatic_categories": _vocabulary_of("diplomatic_event", "category"),
    "assessments": _in_column("entry", "assessment"),
    "weapons": _vocabulary_of("weapon_use", "weapon"),
    "min_killed": _min_killed,
    "reported_by": _days_of("first_reported_on", "<="),
    "dated_possible": lambda _dialect: ENTRY.c.date_edtf.is_not(None),
    "from_possible": _or_open("date_latest", ">="),
    "to_possible": _or_open("date_earliest", "<="),
    "dated_certain": lambda _dialect: and_(
        ENTRY.c.date_earliest.is_not(None), ENTRY.c.date_latest.is_not(None)
    ),
    "from_certain": _days_of("date_earliest", ">="),
    "to_certain": _days_of("date_latest", "<="),
    "actors": _vocabulary_of("participation", "actor_id"),
    "roles": _vocabulary_of("participation", "role"),
    "actors_in_roles": _actors_in_roles,
    "places": _vocabulary_of("entry_place", "place_id"),
    "documents": _vocabulary_of("citation", "document_id"),
    "publishers": _publishers,
    "contested": _contested,
    "area": _area(across_180=False),
    "area_across_180": _area(across_180=True),
    # The lists of other records have rules of their own.
    "actor.kinds": _in_column("actor", "kind"),
    "place.countries": _in_column("place", "id"),
    "document.publishers": _in_column("document", "publisher_id"),
    "claim.statuses": _in_column("claim", "status"),
    "claim.predicates": _in_column("claim", "predicate"),
    "claim.about": _in_column("claim", "about_id"),
    "claim.actors": _positions("actor_id"),
    "claim.stances": _positions("stance"),
    "claim.actors_with_stances": _positions("actor_id", "stance"),
}
