"""Search in SQL: whether a record's words are what is looked for, and how well an entry's words fit."""

from collections.abc import Callable, Sequence
from functools import partial, reduce
from operator import add
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    FromClause,
    Integer,
    ScalarSelect,
    String,
    all_,
    and_,
    any_,
    bindparam,
    case,
    cast,
    column,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from api.read.dialects import Dialect, Sqlite
from api.read.search_query import SearchQuery
from schema.tables import TABLES
from schema.word_sources import ID

WEIGHTS = {"title": 8, "names": 4, "quotes": 2, "summary": 1}
"""What each term that is wanted counts for in each field that has it."""

MOST_POINTS = sum(WEIGHTS.values())

WORDS = TABLES["entry_words"]
FTS5 = {
    kind: table(f"{kind}_search", column("rowid", Integer()))
    for kind in ("entry", "actor", "place", "document")
}
TSV: dict[str, ColumnElement[Any]] = {kind: literal_column(f"{kind}_words.tsv") for kind in FTS5}


def values_of(query: SearchQuery) -> tuple[Any, ...]:
    """Return what the rules on searches bind; the fewer the better PostgreSQL's plan, so phrases only if any."""
    phrases = (query.list_wanted_phrases(), query.list_unwanted_phrases())
    return (query.fts5(), query.tsquery(), *((query.find_sure_phrase(), *phrases) if any(phrases) else ()))


def rule_of(query: SearchQuery) -> str:
    """Return the rule on such a search: its SQL is another where there are phrases."""
    return "search" if len(values_of(query)) == len(("fts5", "tsquery")) else "search_in_order"


def matches(dialect: Dialect, kind: str, fts5: str, tsquery: str, *phrases: str) -> ColumnElement[bool]:
    """Return whether a row of the kind's FTS5 table, or on PostgreSQL of its words, is what is looked for."""
    if isinstance(dialect, Sqlite):
        return literal_column(f"{kind}_search").op("MATCH", is_comparison=True)(
            bindparam(fts5, type_=String())
        )
    wanted = cast(bindparam(tsquery, type_=String()), TSQUERY)
    found: ColumnElement[bool] = TSV[kind].op("@@", is_comparison=True)(wanted)
    return and_(found, _in_order(kind, *phrases)) if phrases else found


def _in_order(kind: str, sure: str, wanted: str, unwanted: str) -> ColumnElement[bool]:
    """Return whether all wanted phrases, and no unwanted ones, are among the words: a tsvector has no order.

    What is surely there is looked for first: that takes a ninth of a regular expression's time.
    """
    words = TABLES[f"{kind}_words"]
    text = _text([words.c[name] for name in (WEIGHTS if kind == "entry" else ("words",))])
    listed = [bindparam(name, type_=ARRAY(String())) for name in (wanted, unwanted)]
    has = func.strpos(text, bindparam(sure, type_=String())) > literal_column("0")
    has_all = text.op("~", is_comparison=True)(all_(listed[0]))
    has_any = text.op("~", is_comparison=True)(any_(listed[1]))
    return case((has, and_(has_all, not_(has_any))), else_=false())


def _text(fields: Sequence[ColumnElement[str]]) -> ColumnElement[str]:
    """Return fields' words one after another: there are two spaces between them, which no phrase has."""
    return reduce(add, fields).self_group()


def name_patterns(query: SearchQuery) -> dict[str, str]:
    """Return all patterns of a query, wanted and not, under the names by which `has_patterns` binds them."""
    listed = enumerate(term.list_patterns() for term in (*query.wanted, *query.unwanted))
    return {f"t{number}_{n}": pattern for number, patterns in listed for n, pattern in enumerate(patterns)}


def has_patterns(query: SearchQuery) -> ColumnElement[bool]:
    """Return whether a row of SQLite's entry_words is what is looked for, by the words themselves and no index."""
    text = _text([WORDS.c[name] for name in WEIGHTS])
    wanted, unwanted = query.form
    has = [
        or_(
            *[
                func.instr(text, bindparam(f"t{number}_{n}", type_=String())) > literal_column("0")
                for n in range(patterns)
            ]
        )
        for number, patterns in enumerate((*wanted, *unwanted))
    ]
    return and_(*has[: len(wanted)], *[not_(each) for each in has[len(wanted) :]])


def key_of(dialect: Dialect, kind: str) -> ColumnElement[Any]:
    """Return the id of the record whose words a row has, of the table that `matches` is about."""
    if not isinstance(dialect, Sqlite):
        return TABLES[f"{kind}_words"].c[f"{kind}_id"]
    rowid = FTS5[kind].c.rowid
    return rowid if kind != "entry" else rowid.op("&", return_type=Integer())(literal_column(str(ID)))


def _rule(kind: str, dialect: Dialect, *names: str) -> ColumnElement[bool]:
    """Return whether the listed record is among those found."""
    found = select(key_of(dialect, kind)).where(matches(dialect, kind, *names))
    return TABLES[kind].c.id.in_(found)


RULES: dict[str, Callable[..., ColumnElement[bool]]] = {
    "search": partial(_rule, "entry"),
    "search_in_order": partial(_rule, "entry"),
    **{f"{kind}.search": partial(_rule, kind) for kind in ("actor", "place", "document")},
    **{f"{kind}.search_in_order": partial(_rule, kind) for kind in ("actor", "place", "document")},
}
"""The rules on searches; which of them has phrases is part of their names, for it is part of their SQL."""


def points_of(dialect: Dialect, words: FromClause) -> ScalarSelect[int]:
    """Return the points of a row of entry_words: for each of the patterns bound as `patterns`, its fields' weights."""
    patterns = dialect.list_rows("patterns", String(), "pattern")
    has = func.instr if isinstance(dialect, Sqlite) else func.strpos
    points = [
        case(
            (has(words.c[name], patterns.c.value) > literal_column("0"), literal_column(str(weight))),
            else_=literal_column("0"),
        )
        for name, weight in WEIGHTS.items()
    ]
    total = select(func.sum(sum(points[1:], points[0]), type_=Integer()))
    return total.select_from(patterns).correlate(words).scalar_subquery()


def points_of_entry(dialect: Dialect, key: ColumnElement[Any]) -> ScalarSelect[int]:
    """Return the points of the entry with that id."""
    words = WORDS.alias("scored")
    return select(points_of(dialect, words)).where(words.c.entry_id == key).scalar_subquery()
