"""Where terms come from: for each facet, selects of (entry_id, value) over the tables that say so.

A row may come more than once where `REPEATED` says so. `scope` says of which entries: it makes a condition of a
column of entries' ids.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal_column,
    select,
    true,
    union_all,
)

from schema.spans import span_value
from schema.tables import TABLES
from schema.term import KILLED_AT_LEAST, UNDATED, Facet

Scope = Callable[[ColumnElement[int]], ColumnElement[bool]]
Source = Callable[[Scope, str], "list[Select[Any]]"]

_ENTRY, _PLACE, _AT = TABLES["entry"], TABLES["place"], TABLES["entry_place"]

CATEGORIES = {"incident": "category", "statement": "act", "diplomatic_event": "category"}
"""The column that each kind's table has its category in."""


def day_number(column: ColumnElement[Any], dialect: str) -> ColumnElement[int]:
    """Return the SQL of a date's number, 1 for 1 January 0001 as in Python; UNDATED for NULL."""
    number: ColumnElement[Any]
    if dialect == "sqlite":
        number = cast(func.julianday(column) - literal_column("1721424.5"), Integer)
    else:
        number = cast(column, Date) - literal_column("DATE '0001-01-01'", Date()) + literal_column("1")
    return func.coalesce(number, literal_column(str(UNDATED), Integer), type_=Integer())


def _word(text: str) -> ColumnElement[str]:
    return literal_column(f"'{text}'", String())


def _text(column: ColumnElement[Any]) -> ColumnElement[str]:
    return cast(column, String)


def _pairs(entry_id: ColumnElement[Any], value: ColumnElement[Any], scope: Scope) -> Select[Any]:
    return select(entry_id.label("entry_id"), value.label("value")).where(scope(entry_id))


def _own(value: ColumnElement[Any], holds: ColumnElement[bool] | None = None) -> Source:
    """Return the source of a value that stands with the entry, of those for which the condition holds."""

    def source(scope: Scope, _dialect: str) -> list[Select[Any]]:
        found = _pairs(_ENTRY.c.id, value, scope)
        return [found if holds is None else found.where(holds)]

    return source


def _beside(table: str, column: str) -> Source:
    """Return the source of a column of a table beside the entry."""
    rows = TABLES[table]
    return lambda scope, _dialect: [_pairs(rows.c.entry_id, _text(rows.c[column]), scope)]


def _named(table: str, column: str, *through: str) -> Source:
    """Return the source of the slugs of what rows beside the entry refer to, directly or through another table."""

    def source(scope: Scope, _dialect: str) -> list[Select[Any]]:
        rows = named = TABLES[table]
        joined: FromClause = rows
        key = rows.c[column]
        for name in through:
            named = TABLES[name]
            joined = joined.join(named, named.c.id == key)
            key = named.c.get("publisher_id", key)
        return [_pairs(rows.c.entry_id, named.c.slug, scope).select_from(joined)]

    return source


def _around(scope: Scope, *, to_country: bool) -> CTE:
    """Return (place_id, around_id): each place that the entries name, and all places around it.

    With `to_country` a walk outwards ends at the first place that says its country.
    """
    named = select(_AT.c.place_id).where(scope(_AT.c.entry_id))
    start = select(_PLACE.c.id.label("place_id"), _PLACE.c.id.label("around_id")).where(
        _PLACE.c.id.in_(named)
    )
    walk = start.cte("country_walk" if to_country else "place_walk", recursive=True)
    onward = select(walk.c.place_id, _PLACE.c.parent_id).join(_PLACE, _PLACE.c.id == walk.c.around_id)
    onward = onward.where(_PLACE.c.parent_id.is_not(None))
    return walk.union(onward.where(_PLACE.c.iso3166.is_(None)) if to_country else onward)


def _places(scope: Scope, _dialect: str) -> list[Select[Any]]:
    walk = _around(scope, to_country=False)
    rows = _AT.join(walk, walk.c.place_id == _AT.c.place_id).join(_PLACE, _PLACE.c.id == walk.c.around_id)
    return [_pairs(_AT.c.entry_id, _PLACE.c.slug, scope).select_from(rows)]


def _countries(scope: Scope, _dialect: str) -> list[Select[Any]]:
    walk = _around(scope, to_country=True)
    rows = _AT.join(walk, walk.c.place_id == _AT.c.place_id).join(_PLACE, _PLACE.c.id == walk.c.around_id)
    found = _pairs(_AT.c.entry_id, _PLACE.c.iso3166, scope).select_from(rows)
    return [found.where(_PLACE.c.iso3166.is_not(None))]


def _categories(scope: Scope, _dialect: str) -> list[Select[Any]]:
    return [
        _pairs(TABLES[kind].c.entry_id, _word(f"{kind}:") + _text(TABLES[kind].c[column]), scope)
        for kind, column in CATEGORIES.items()
    ]


def _contested(scope: Scope, _dialect: str) -> list[Select[Any]]:
    claim, position = TABLES["claim"], TABLES["position"]
    about, taken = (
        _pairs(column, _word("true"), scope).where(column.is_not(None), claim.c.status == _word("contested"))
        for column in (claim.c.about_id, position.c.statement_id)
    )
    return [about, taken.join_from(position, claim, claim.c.id == position.c.claim_id)]


def _killed(scope: Scope, _dialect: str) -> list[Select[Any]]:
    incident = TABLES["incident"]
    steps = [select(literal_column(str(step), Integer).label("step")) for step in KILLED_AT_LEAST]
    step = union_all(*steps).subquery("threshold").c.step
    return [_pairs(incident.c.entry_id, _text(step), scope).where(step <= killed_for_certain())]


def killed_for_certain() -> ColumnElement[int]:
    """Return the SQL of how many an incident killed for certain: schema/envelope.py's `find_certain`."""
    incident = TABLES["incident"]
    return func.coalesce(incident.c.killed_low, incident.c.killed_best, type_=Integer())


def _spans(scope: Scope, dialect: str) -> list[Select[Any]]:
    """Select the spans of the entries that have a date, however vague."""
    first, last, sorted_by = _ENTRY.c.date_earliest, _ENTRY.c.date_latest, _ENTRY.c.sort_date
    days = day_number(last, dialect) - day_number(sorted_by, dialect)
    value = span_value(first.is_not(None), days, and_(last.is_not(None), sorted_by.is_not(None)))
    return [_pairs(_ENTRY.c.id, value, scope).where(_ENTRY.c.date_edtf.is_not(None))]


def _weeks(scope: Scope, dialect: str) -> list[Select[Any]]:
    """Select the Mondays of the weeks that entries lie wholly within."""

    def monday(column: ColumnElement[Any]) -> ColumnElement[str]:
        if dialect == "sqlite":
            return func.date(column, _word("-6 days"), _word("weekday 1"), type_=String())
        return _text(cast(func.date_trunc(_word("week"), column), Date))

    first, last = _ENTRY.c.date_earliest, _ENTRY.c.date_latest
    return [_pairs(_ENTRY.c.id, monday(first), scope).where(monday(first) == monday(last))]


def _beginning(column: ColumnElement[Any], length: int) -> ColumnElement[str]:
    """Return the year, month or day of a date as text."""
    return func.substr(_text(column), literal_column("1"), literal_column(str(length)), type_=String())


def _within(length: int) -> Source:
    first, last = (_beginning(_ENTRY.c[name], length) for name in ("date_earliest", "date_latest"))
    return _own(first, first == last)


def _reported(length: int) -> Source:
    first = _ENTRY.c.first_reported_on
    return _own(_beginning(first, length), first.is_not(None))


_YEAR, _MONTH, _DAY = 4, 7, 10

SOURCES: dict[Facet, Source] = {
    Facet.KIND: _own(_text(_ENTRY.c.kind)),
    Facet.CATEGORY: _categories,
    Facet.ACTOR: _named("participation", "actor_id", "actor"),
    Facet.ROLE: _beside("participation", "role"),
    Facet.SITE: _named("entry_place", "place_id", "place"),
    Facet.PLACE: _places,
    Facet.COUNTRY: _countries,
    Facet.DOCUMENT: _named("citation", "document_id", "document"),
    Facet.PUBLISHER: _named("citation", "document_id", "document", "publisher"),
    Facet.ASSESSMENT: _own(_text(_ENTRY.c.assessment)),
    Facet.WEAPON: _beside("weapon_use", "weapon"),
    Facet.CONTESTED: _contested,
    Facet.KILLED: _killed,
    Facet.REPORTED_YEAR: _reported(_YEAR),
    Facet.REPORTED_MONTH: _reported(_MONTH),
    Facet.REPORTED_DAY: _reported(_DAY),
    Facet.SPAN: _spans,
    Facet.DATED: _own(case((_ENTRY.c.date_edtf.is_(None), _word("undated")), else_=_word("dated"))),
    Facet.DAY: _within(_DAY),
    Facet.WEEK: _weeks,
    Facet.MONTH: _within(_MONTH),
    Facet.YEAR: _within(_YEAR),
}

REPEATED = frozenset(
    {
        Facet.ACTOR,
        Facet.ROLE,
        Facet.SITE,
        Facet.PLACE,
        Facet.COUNTRY,
        Facet.DOCUMENT,
        Facet.PUBLISHER,
        Facet.CONTESTED,
    }
)
"""The facets whose sources may give an entry the same value several times."""


def select_terms(facet: Facet, scope: Scope, dialect: str) -> Select[Any]:
    """Return the select of (entry_id, value) of a facet, one row for each value that an entry has."""
    selects = SOURCES[facet](scope, dialect)
    found = selects[0] if len(selects) == 1 else select(union_all(*selects).subquery(f"{facet}_source"))
    return found.distinct() if facet in REPEATED else found


def everything(_column: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the scope of all entries."""
    return true()
