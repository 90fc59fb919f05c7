"""What each rule of a condition stands for in SQL."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    String,
    and_,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
)

from api.read import search_rules
from api.read.areas import in_area
from api.read.claim_rules import had_status, takes_position, took_position, was_contested
from api.read.dialects import Dialect
from api.read.known import KNOWN
from api.read.postings import POSTING
from schema.tables import TABLES
from schema.term_sources import day_number, killed_for_certain

ENTRY = TABLES["entry"]


def _days(name: str) -> ColumnElement[Any]:
    return bindparam(name, type_=Date())


def _related(table: str, *conditions: ColumnElement[bool], by: str = "entry_id") -> ColumnElement[bool]:
    """Return whether the entry has a row in the table for which the conditions hold.

    Any row of the entry will do, not only that by which an actor, a place or a document lists it.
    """
    rows = TABLES[table]
    return exists(select(rows.c[by]).where(rows.c[by] == ENTRY.c.id, *conditions).correlate(ENTRY))


def has_terms(dialect: Dialect, name: str, *, of_posting: bool = False) -> ColumnElement[bool]:
    """Return whether the entry has one of the terms: a value, and no EXISTS that a planner might read at once."""
    checked, outer = POSTING.alias("checked"), POSTING if of_posting else ENTRY
    entry = POSTING.c.entry_id if of_posting else ENTRY.c.id
    day = POSTING.c.day if of_posting else day_number(ENTRY.c.sort_date, dialect.sql.name)
    second = POSTING.c.second if of_posting else ENTRY.c.sort_second
    here = and_(checked.c.day == day, checked.c.second == second, checked.c.entry_id == entry)
    found = select(checked.c.entry_id).where(dialect.among(checked.c.term_id, name), here)
    return found.limit(literal_column("1", Integer())).correlate(outer).scalar_subquery().is_not(None)


def _actors_in_roles(dialect: Dialect, actors: str, roles: str) -> ColumnElement[bool]:
    part = TABLES["participation"]
    return _related(
        "participation", dialect.among(part.c.actor_id, actors), dialect.among(part.c.role, roles)
    )


def _area(*, across_180: bool) -> Callable[..., ColumnElement[bool]]:
    def rule(_dialect: Dialect, *sides: str) -> ColumnElement[bool]:
        place, entry_place = TABLES["place"], TABLES["entry_place"]
        inside = in_area(place, sides, across_180=across_180, guessed=True)
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
    return _related("incident", killed_for_certain() >= bindparam(name, type_=Integer()))


def _external_id(_dialect: Dialect, scheme: str, value: str) -> ColumnElement[bool]:
    """Return whether the entry is the one that a scheme calls so: a key, found by one look-up."""
    external = TABLES["external_id"]
    named = (
        external.c.scheme == bindparam(scheme, type_=String()),
        external.c.value == bindparam(value, type_=String()),
    )
    return ENTRY.c.id == select(external.c.entry_id).where(*named).scalar_subquery()


def _known(table: str) -> Callable[[Dialect, str], ColumnElement[bool]]:
    """Return the rule that the record was known on the day."""
    return lambda _dialect, name: KNOWN[table](TABLES[table], _days(name))


def _known_about(dialect: Dialect, entries: str, day: str) -> ColumnElement[bool]:
    """Return whether the claim is about one of the entries, and that one was reported by the day."""
    claim = TABLES["claim"]
    return and_(dialect.among(claim.c.about_id, entries), KNOWN["about"](claim, _days(day)))


def _in_column(table: str, column: str) -> Callable[[Dialect, str], ColumnElement[bool]]:
    return lambda dialect, name: dialect.among(TABLES[table].c[column], name)


RULES: dict[str, Callable[..., ColumnElement[bool]]] = {
    "terms": has_terms,
    "actors_in_roles": _actors_in_roles,
    "area": _area(across_180=False),
    "area_across_180": _area(across_180=True),
    "min_killed": _min_killed,
    "external_id": _external_id,
    "contested_by_day": was_contested(_days),
    "reported_by": _days_of("first_reported_on", "<="),
    "dated_possible": lambda _dialect: ENTRY.c.date_edtf.is_not(None),
    "from_possible": _or_open("date_latest", ">="),
    "to_possible": _or_open("date_earliest", "<="),
    "dated_certain": lambda _dialect: and_(
        ENTRY.c.date_earliest.is_not(None), ENTRY.c.date_latest.is_not(None)
    ),
    "from_certain": _days_of("date_earliest", ">="),
    "to_certain": _days_of("date_latest", "<="),
    # The lists of other records have rules of their own.
    "actor.kinds": _in_column("actor", "kind"),
    "place.countries": _in_column("place", "id"),
    "document.publishers": _in_column("document", "publisher_id"),
    "claim.statuses": _in_column("claim", "status"),
    "claim.predicates": _in_column("claim", "predicate"),
    "claim.about": _in_column("claim", "about_id"),
    "claim.actors": takes_position("actor_id"),
    "claim.stances": takes_position("stance"),
    "claim.actors_with_stances": takes_position("actor_id", "stance"),
    "claim.reported_by": _known("claim"),
    "claim.about_by_day": _known_about,
    "claim.statuses_by_day": had_status(_days),
    "claim.actors_by_day": took_position(_days, "actor_id"),
    "claim.stances_by_day": took_position(_days, "stance"),
    "claim.actors_with_stances_by_day": took_position(_days, "actor_id", "stance"),
    "document.reported_by": _known("document"),
    "data_issue.batches": _in_column("data_issue", "batch_id"),
    "data_issue.rules": _in_column("data_issue", "rule"),
    **search_rules.RULES,
}
