"""Where terms come from: selects of (entry_id, value) over the tables that say so, and of what entries are sorted by.

The same row may come several times. `scope` says of which entries: it makes the condition of a column of their ids.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    case,
    cast,
    func,
    literal_column,
    select,
)

from schema.index.scopes import Condition
from schema.tables import TABLES
from schema.term import SECOND_BITS, Facet
from schema.vocabularies import ClaimStatus, LinkRelation

Source = Callable[[Condition], "list[Select[Any]]"]

_ENTRY = TABLES["entry"]

CATEGORIES = {"incident": "category", "statement": "act", "diplomatic_event": "category"}
"""The column that each kind's table has its category in."""


def _word(text: str) -> ColumnElement[str]:
    return literal_column(f"'{text}'", String())


def _text(column: ColumnElement[Any]) -> ColumnElement[str]:
    return cast(column, String)


def _pairs(entry_id: ColumnElement[Any], value: ColumnElement[Any], scope: Condition) -> Select[Any]:
    return select(entry_id.label("entry_id"), value.label("value")).where(scope(entry_id))


def _named(table: str, kind: str) -> Source:
    """Return the source of the slugs of what rows beside the entry refer to."""
    rows, named = TABLES[table], TABLES[kind]

    def source(scope: Condition) -> list[Select[Any]]:
        found = _pairs(rows.c.entry_id, named.c.slug, scope)
        return [found.join_from(rows, named, named.c.id == rows.c[f"{kind}_id"])]

    return source


def _roles_of_actors(scope: Condition) -> list[Select[Any]]:
    part, actor = TABLES["participation"], TABLES["actor"]
    found = _pairs(part.c.entry_id, actor.c.slug + _word(":") + _text(part.c.role), scope)
    return [found.join_from(part, actor, actor.c.id == part.c.actor_id)]


def _weapons(scope: Condition) -> list[Select[Any]]:
    rows = TABLES["weapon_use"]
    return [_pairs(rows.c.entry_id, _text(rows.c.weapon), scope)]


def _parts(scope: Condition) -> list[Select[Any]]:
    link = TABLES["entry_link"]
    found = _pairs(link.c.from_entry_id, _word("true"), scope)
    return [found.where(link.c.relation == _word(LinkRelation.PART_OF))]


def _categories(scope: Condition) -> list[Select[Any]]:
    return [
        _pairs(TABLES[kind].c.entry_id, _word(f"{kind}:") + _text(TABLES[kind].c[column]), scope)
        for kind, column in CATEGORIES.items()
    ]


def _contested(scope: Condition) -> list[Select[Any]]:
    claim, position = TABLES["claim"], TABLES["position"]
    contested = claim.c.status == _word(ClaimStatus.CONTESTED)
    about, taken = (
        _pairs(column, _word("true"), scope).where(column.is_not(None), contested)
        for column in (claim.c.about_id, position.c.statement_id)
    )
    return [about, taken.join_from(position, claim, claim.c.id == position.c.claim_id)]


SOURCES: dict[Facet, Source] = {
    Facet.CATEGORY: _categories,
    Facet.ACTOR_ROLE: _roles_of_actors,
    Facet.SITE: _named("entry_place", "place"),
    Facet.DOCUMENT: _named("citation", "document"),
    Facet.WEAPON: _weapons,
    Facet.CONTESTED: _contested,
    Facet.PART: _parts,
}
"""The facets that are read; schema/index/facts.py has what follows from them and from the selects below."""


def select_entries(scope: Condition, dialect: str) -> Select[Any]:
    """Return the select of entries' ids, kinds, assessments, whether they are dated, and their numbers.

    These are the place on the timeline, and the ordinals of the first and the last day and of the first report.
    """
    entry = _ENTRY.c
    dated = case((entry.date_edtf.is_(None), _word("undated")), else_=_word("dated"))
    place = _ordinal(entry.sort_date, dialect) * literal_column(str(1 << SECOND_BITS)) + entry.sort_second
    days = (entry.date_earliest, entry.date_latest, entry.first_reported_on)
    ordinals = [_ordinal(column, dialect).label(f"{column.name}_ordinal") for column in days]
    columns = _text(entry.kind), _text(entry.assessment), dated, place.label("place"), *ordinals
    return select(entry.id, *columns).where(scope(entry.id))


def _ordinal(column: ColumnElement[Any], dialect: str) -> ColumnElement[Any]:
    """Return the SQL of a day's number, 1 for 1 January 0001 as in Python."""
    if dialect == "sqlite":
        return cast(func.julianday(column) - literal_column("1721424.5"), Integer)
    return cast(column - literal_column("DATE '0001-01-01'", Date()) + literal_column("1"), BigInteger)


def select_counts(scope: Condition) -> Select[Any]:
    """Return the select of incidents' ids and how many they killed and injured, in the order of `COUNTS`.

    A number that is not given is that next to it, from below: see schema/counts/envelope.py's `fill_ends`.
    """
    incident, columns = TABLES["incident"], []
    for outcome in ("killed", "injured"):
        low, best, high = (incident.c[f"{outcome}_{end}"] for end in ("low", "best", "high"))
        columns += [func.coalesce(low, best), func.coalesce(best, low), func.coalesce(high, best, low)]
    return select(incident.c.entry_id, *columns).where(scope(incident.c.entry_id))
