"""The texts that searches look through, read for some records: of which field each is, and its words."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, select, true, union_all

from api.read.sql.dialects import BoundIds, Dialect, SqlStatement, quoted
from api.read.sql.known import DAY, is_known
from schema.tables import TABLES

ENTRY, CITATION, DOCUMENT, PUBLISHER = (
    TABLES[name] for name in ("entry", "citation", "document", "publisher")
)


@cache
def texts_of(
    dialect: Dialect, kind: str, field: str | None = None, *, by_a_day: bool = False
) -> SqlStatement:
    """Return the statement for the texts of the records of a kind that are bound as `keys`: (id, field, text).

    The field is that of a facet's name; of an entry's fields one alone may be asked for. `by_a_day` leaves out the
    quotes and names that were not known on the day that is bound.
    """
    if kind == "entry":
        entries = _list_of_entries(dialect, by_a_day=by_a_day)
        parts = [part for name, part in entries if field in (None, name)]
    elif kind == "document":
        parts = list(_list_of_documents(dialect))
    else:
        parts = [_texts(dialect, key, f"{kind}_word", text, rows) for key, text, rows in _list_names(kind)]
    return dialect.compile(select(union_all(*parts).subquery("text")))


def _list_of_entries(dialect: Dialect, *, by_a_day: bool) -> Iterator[tuple[str, Select[Any]]]:
    """Yield the texts of entries, each with the name of its field."""

    def known(rule: str, rows: FromClause) -> ColumnElement[bool]:
        return is_known(rule, rows) if by_a_day else true()

    for field in ("title", "summary"):
        yield field, _texts(dialect, ENTRY.c.id, field, ENTRY.c[field], ENTRY)
    quotes = _texts(dialect, CITATION.c.entry_id, "quotes", CITATION.c.quote, CITATION)
    yield "quotes", quotes.where(known("citation", CITATION))
    for kind, joining, rule in (
        ("actor", "participation", "participant"),
        ("place", "entry_place", "place"),
    ):
        rows = TABLES[joining]
        for key, text, named in _list_names(kind):
            joined = rows.join(named, key == rows.c[f"{kind}_id"])
            texts = _texts(dialect, rows.c.entry_id, "names", text, joined)
            yield "names", texts.where(known(rule, rows)).distinct()


def _list_names(kind: str) -> Iterator[tuple[ColumnElement[Any], ColumnElement[Any], FromClause]]:
    """Yield the names of actors or places, and then their aliases: the id, the text, and the table they stand in."""
    named, alias = TABLES[kind], TABLES[f"{kind}_alias"]
    yield named.c.id, named.c.name, named
    yield alias.c[f"{kind}_id"], alias.c.name, alias


def _list_of_documents(dialect: Dialect) -> Iterator[Select[Any]]:
    for name in ("headline", "byline", "text"):
        yield _texts(dialect, DOCUMENT.c.id, "document_word", DOCUMENT.c[name], DOCUMENT)
    published = DOCUMENT.join(PUBLISHER, PUBLISHER.c.id == DOCUMENT.c.publisher_id)
    yield _texts(dialect, DOCUMENT.c.id, "document_word", PUBLISHER.c.name, published)


def _texts(
    dialect: Dialect, key: ColumnElement[Any], field: str, text: ColumnElement[Any], source: FromClause
) -> Select[Any]:
    rows = select(key.label("key"), quoted(field).label("field"), text.label("text")).select_from(source)
    return rows.where(dialect.among(key, "keys"), text.is_not(None))


def bind_texts(
    dialect: Dialect, kind: str, keys: BoundIds, day: str | None = None, *, field: str | None = None
) -> tuple[str, tuple[Any, ...]]:
    """Return the statement for the texts of some records, and its parameters: with a day for what was known then."""
    return texts_of(dialect, kind, field, by_a_day=day is not None).bind({"keys": keys, DAY: day})
