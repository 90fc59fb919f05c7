"""The whole index made at once, from the tables: for a database that was filled past the store."""

from sqlalchemy import Connection, Select, String, delete, func, insert, literal_column, select, text

from schema.tables import TABLES
from schema.term import COUNTED_ONLY, PAIRED, PAIRING, Facet
from schema.term_sources import day_number, everything, select_terms

_ENTRY, _TERM, _POSTING, _PAIR = (TABLES[name] for name in ("entry", "term", "posting", "term_pair"))
POSTED = [facet for facet in Facet if facet not in COUNTED_ONLY]


def index_all(connection: Connection) -> None:
    """Make the index anew: terms, postings and pairs, each facet by a statement that lists it in order."""
    dialect = connection.dialect.name
    for table in (_PAIR, _POSTING, _TERM):
        connection.execute(delete(table))
    _take_stock(connection, *TABLES)
    plan_for_all(connection, loops=False)
    for facet in Facet:
        counts = select_counts(facet, dialect)
        connection.execute(insert(_TERM).from_select(["facet", "value", "count"], counts))
    _take_stock(connection, "term")
    for facet in POSTED:
        postings = select_postings(facet, dialect)
        connection.execute(insert(_POSTING).from_select(["term_id", "day", "second", "entry_id"], postings))
    _take_stock(connection, "posting")
    for facet in PAIRED:
        pairs = select_pairs(facet, dialect)
        connection.execute(insert(_PAIR).from_select(["term_id", "other_id", "count"], pairs))
    plan_for_all(connection, loops=True)


def plan_for_all(connection: Connection, *, loops: bool) -> None:
    """Have PostgreSQL join tables as wholes, or again with loops: it takes few to lie within one year, and most do."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL enable_nestloop = {'on' if loops else 'off'}"))


def _take_stock(connection: Connection, *tables: str) -> None:
    """Let PostgreSQL see how much tables hold that were just filled: else it joins them row by row.

    SQLite is given room for the pages of all tables that are joined: else it reads them again and again.
    """
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA cache_size = -262144"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL work_mem = '128MB'"))
        connection.execute(text(f"ANALYZE {', '.join(tables)}"))


def index_if_new(connection: Connection) -> None:
    """Make the index where entries were recorded before there was one."""
    has_terms, has_entries = (
        connection.scalar(select(table.c.id).limit(1)) is not None for table in (_TERM, _ENTRY)
    )
    if has_entries and not has_terms:
        index_all(connection)


def select_counts(facet: Facet, dialect: str) -> Select[tuple[str, str, int]]:
    """Return the select of the terms of a facet, as the tables have them."""
    found = select_terms(facet, everything, dialect).subquery()
    word = literal_column(f"'{facet}'", String())
    counted = select(word.label("facet"), found.c.value, func.count().label("count"))
    return counted.group_by(found.c.value).order_by(found.c.value)


def select_postings(facet: Facet, dialect: str) -> Select[tuple[int, int, int, int]]:
    """Return the select of the postings of a facet, of the terms that there are."""
    found = select_terms(facet, everything, dialect).subquery()
    rows = found.join(_TERM, (_TERM.c.facet == facet) & (_TERM.c.value == found.c.value))
    rows = rows.join(_ENTRY, _ENTRY.c.id == found.c.entry_id)
    columns = [
        _TERM.c.id.label("term_id"),
        day_number(_ENTRY.c.sort_date, dialect).label("day"),
        _ENTRY.c.sort_second.label("second"),
        found.c.entry_id,
    ]
    return select(*columns).select_from(rows).order_by(*columns)


def select_pairs(facet: Facet, dialect: str) -> Select[tuple[int, int, int]]:
    """Return the select of how many entries of each pairing term have each value of a facet."""
    found = select_terms(facet, everything, dialect).subquery()
    term, other = _TERM.alias("pairing_term"), _TERM.alias("other_term")
    rows = _POSTING.join(term, (term.c.id == _POSTING.c.term_id) & term.c.facet.in_(PAIRING))
    rows = rows.join(found, found.c.entry_id == _POSTING.c.entry_id)
    rows = rows.join(other, (other.c.facet == facet) & (other.c.value == found.c.value))
    keys = [_POSTING.c.term_id, other.c.id.label("other_id")]
    counted = select(*keys, func.count().label("count")).select_from(rows)
    return counted.group_by(*keys).order_by(*keys)
