"""The whole index made at once, from the tables: for a database that was filled past the store."""

from sqlalchemy import Connection, String, delete, func, insert, literal_column, select

from schema.tables import TABLES
from schema.term import COUNTED_ONLY, PAIRED, Facet
from schema.term_sources import day_number, everything, select_terms

_ENTRY, _TERM, _POSTING, _PAIR = (TABLES[name] for name in ("entry", "term", "posting", "term_pair"))


def index_all(connection: Connection) -> None:
    """Make the index anew: terms, postings and pairs, each facet by a statement that lists it in order."""
    for table in (_PAIR, _POSTING, _TERM):
        connection.execute(delete(table))
    for facet in Facet:
        _load_terms(connection, facet)
        if facet not in COUNTED_ONLY:
            _load_postings(connection, facet)
    for facet in PAIRED:
        _load_pairs(connection, facet)


def index_if_new(connection: Connection) -> None:
    """Make the index where entries were recorded before there was one."""
    if connection.scalar(select(_TERM.c.id).limit(1)) is None and connection.scalar(
        select(_ENTRY.c.id).limit(1)
    ):
        index_all(connection)


def _load_terms(connection: Connection, facet: Facet) -> None:
    found = select_terms(facet, everything, connection.dialect.name).subquery()
    word = literal_column(f"'{facet}'", String())
    counted = select(word, found.c.value, func.count()).group_by(found.c.value).order_by(found.c.value)
    connection.execute(insert(_TERM).from_select(["facet", "value", "count"], counted))


def _load_postings(connection: Connection, facet: Facet) -> None:
    dialect = connection.dialect.name
    found = select_terms(facet, everything, dialect).subquery()
    rows = found.join(_TERM, (_TERM.c.facet == facet) & (_TERM.c.value == found.c.value))
    rows = rows.join(_ENTRY, _ENTRY.c.id == found.c.entry_id)
    columns = [_TERM.c.id, day_number(_ENTRY.c.sort_date, dialect).label("day"), found.c.entry_id]
    placed = select(*columns).select_from(rows).order_by(*columns)
    connection.execute(insert(_POSTING).from_select(["term_id", "day", "entry_id"], placed))


def _load_pairs(connection: Connection, facet: Facet) -> None:
    """Load how many entries of each actor have each value of a facet."""
    found = select_terms(facet, everything, connection.dialect.name).subquery()
    actor, other = _TERM.alias("actor_term"), _TERM.alias("other_term")
    rows = _POSTING.join(actor, (actor.c.id == _POSTING.c.term_id) & (actor.c.facet == Facet.ACTOR))
    rows = rows.join(found, found.c.entry_id == _POSTING.c.entry_id)
    rows = rows.join(other, (other.c.facet == facet) & (other.c.value == found.c.value))
    keys = [_POSTING.c.term_id, other.c.id]
    counted = select(*keys, func.count()).select_from(rows).group_by(*keys).order_by(*keys)
    connection.execute(insert(_PAIR).from_select(["term_id", "other_id", "count"], counted))
