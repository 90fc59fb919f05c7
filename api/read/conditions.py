"""Conditions on entries: a tree of named rules with their values; rules.py says what each rule is in SQL.

The SQL of a tree depends on its rules alone, never on its values: `form` is what a statement is remembered by.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    false,
    not_,
    or_,
    true,
)

from api.read.dialects import Dialect
from api.read.postings import MOST_RANGES, POSTING, Postings
from api.read.rules import RULES, has_terms
from schema.tables import TABLES

Names = Iterator[str]
Form = tuple[str, tuple["Form", ...]]


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule and its values, or a joint (`all`, `any`, `none`) of other conditions.

    `postings` are where the entries are found for which it holds.
    """

    rule: str
    values: tuple[Any, ...] = ()
    parts: tuple["Condition", ...] = ()
    postings: Postings | None = None

    def form(self) -> Form:
        """Return the tree without its values."""
        return (self.rule, tuple(part.form() for part in self.parts))

    def list_values(self) -> Iterator[Any]:
        """Yield the values in the order in which `sql` names them."""
        yield from self.values
        for part in self.parts:
            yield from part.list_values()

    def find_postings(self) -> Postings | None:
        """Return the postings to look through for what holds the condition: the shortest, where there are several."""
        found = [self.postings] if self.postings else []
        if self.rule == "all":
            found += [part.postings for part in self.parts if part.postings]
        usable = [each for each in found if len(each.ranges) <= MOST_RANGES]
        return min(usable, key=lambda each: each.most, default=None)

    def without(self, postings: Postings) -> "Condition":
        """Return what is left to be checked of the entries in these postings."""
        if not postings.exact:
            return self
        if self.postings is postings:
            return ANYTHING
        return all_of([part for part in self.parts if part.postings is not postings])

    def without_rule(self, rule: str) -> "Condition":
        """Return what else must hold than the part, or the whole, that is of this rule."""
        if self.rule == rule:
            return ANYTHING
        return all_of([part for part in self.parts if part.rule != rule]) if self.rule == "all" else self

    @property
    def is_of_terms(self) -> bool:
        """Return whether it asks for terms only: a posting says enough of its entry then."""
        return self.rule == "terms" or (self.rule in _JOINTS and all(part.is_of_terms for part in self.parts))

    def sql(self, dialect: Dialect, names: Names, *, of_posting: bool = False) -> ColumnElement[bool]:
        """Return the condition on the listed table, its values bound under the next of `names`.

        Where it `is_of_terms` it may be had on the listed postings too.
        """
        if self.rule in _JOINTS:
            parts = [part.sql(dialect, names, of_posting=of_posting) for part in self.parts]
            return _JOINTS[self.rule](parts)
        if of_posting:
            return has_terms(dialect, next(names), of_posting=True)
        return RULES[self.rule](dialect, *[next(names) for _ in self.values])


ANYTHING = Condition("all")
ENTRY = TABLES["entry"]


def narrow(postings: Select[Any], condition: Condition, dialect: Dialect, name: str) -> Select[Any]:
    """Return of the listed postings those of entries for which the condition holds, bound as `name` with a number.

    The entries themselves are looked at only where it asks for more than terms.
    """
    names = (f"{name}{number}" for number in count())
    if condition == ANYTHING:
        return postings
    if condition.is_of_terms:
        return postings.where(condition.sql(dialect, names, of_posting=True))
    return postings.join(ENTRY, ENTRY.c.id == POSTING.c.entry_id).where(condition.sql(dialect, names))


def all_of(parts: Sequence[Condition]) -> Condition:
    """Return the condition that all parts hold; of none, that anything does."""
    return parts[0] if len(parts) == 1 else Condition("all", parts=tuple(parts))


def any_of(parts: Sequence[Condition]) -> Condition:
    """Return the condition that at least one part holds; of none, that nothing does."""
    return Condition("any", parts=tuple(parts), postings=_either(parts))


def _either(parts: Sequence[Condition]) -> Postings | None:
    """Return the postings of whatever holds one of the parts."""
    found = [part.find_postings() for part in parts]
    if not all(found):
        return None
    known = [each for each in found if each is not None]
    ranges = tuple(each for postings in known for each in postings.ranges)
    return Postings(ranges, sum(postings.most for postings in known), exact=False)


def none_of(parts: Sequence[Condition]) -> Condition:
    """Return the condition that no part holds."""
    return Condition("none", parts=tuple(parts))


_JOINTS: dict[str, Callable[[list[ColumnElement[bool]]], ColumnElement[bool]]] = {
    "all": lambda parts: and_(true(), *parts),
    "any": lambda parts: or_(false(), *parts),
    "none": lambda parts: not_(_definite(or_(false(), *parts))),
}


def _definite(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition with NULL read as false, so that NOT of what is not known is true."""
    return condition.is_(true())
