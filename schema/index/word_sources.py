"""Where words come from: the texts of entries by field, and those of actors, places and documents."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, select

from schema.index.postings import Text
from schema.index.scopes import Scope, stream
from schema.storage.rows import among
from schema.tables import TABLES
from schema.term import ENTRY_WORDS, RECORD_WORDS, Facet

_ENTRY, _CITATION = TABLES["entry"], TABLES["citation"]
_DOCUMENT, _PUBLISHER = TABLES["document"], TABLES["publisher"]
Names = Mapping[str, Mapping[int, Sequence[str]]]
"""By kind, and by the ids of some actors, places or publishers, the names that they have, or had."""

NAMED = {"actor": "participation", "place": "entry_place"}
"""The kinds whose names are words of entries, with the tables in which entries name them."""


def read_entry_texts(connection: Connection, scope: Scope, *facets: Facet) -> Iterator[Text]:
    """Yield the texts of entries, by default of all four fields."""
    for facet in facets or ENTRY_WORDS:
        if facet == Facet.NAMES:
            yield from read_entry_names(connection, scope)
        else:
            query = _select_texts(facet, scope.kind, connection.dialect.name)
            for key, text in stream(connection, query, scope):
                yield facet, text, (key,)


def read_entry_names(connection: Connection, scope: Scope, before: Names | None = None) -> Iterator[Text]:
    """Yield the names of the actors and places of entries; `before` has those that some of them had."""
    for kind, table in NAMED.items():
        entries: defaultdict[int, list[int]] = defaultdict(list)
        query = _select_naming(table, f"{kind}_id", scope.kind, connection.dialect.name)
        for entry, key in stream(connection, query, scope):
            entries[key].append(entry)
        known = {**list_names(connection, kind, entries.keys()), **(before or {}).get(kind, {})}
        for key, ids in entries.items():
            for name in known[key]:
                yield Facet.NAMES, name, ids


def read_record_texts(
    connection: Connection, kind: str, scope: Scope, before: Names | None = None
) -> Iterator[Text]:
    """Yield the texts of actors, places or documents; `before` has the names that some publishers had."""
    facet = RECORD_WORDS[kind]
    if kind == "document":
        yield from _read_documents(connection, scope, (before or {}).get("publisher", {}))
        return
    for query in _select_named(kind, scope.kind, connection.dialect.name):
        for key, name in stream(connection, query, scope):
            yield facet, name, (key,)


def _read_documents(
    connection: Connection, scope: Scope, before: Mapping[int, Sequence[str]]
) -> Iterator[Text]:
    document = _DOCUMENT.c
    query = select(document.id, document.publisher_id, _PUBLISHER.c.name, *_TEXTS_OF_DOCUMENTS)
    query = query.outerjoin(_PUBLISHER, _PUBLISHER.c.id == document.publisher_id)
    query = query.where(scope.condition(connection.dialect.name)(document.id))
    for key, publisher, name, *texts in stream(connection, query, scope):
        for text in (*before.get(publisher, (name,)), *texts):
            if text:
                yield Facet.DOCUMENT_WORD, text, (key,)


_TEXTS_OF_DOCUMENTS = (_DOCUMENT.c.headline, _DOCUMENT.c.byline, _DOCUMENT.c.text)


def list_names(connection: Connection, kind: str, keys: Collection[int]) -> dict[int, list[str]]:
    """Return the name and then the aliases of actors or places."""
    own, alias = TABLES[kind], TABLES[f"{kind}_alias"]
    names = _group(connection.execute(select(own.c.id, own.c.name).where(among(connection, own.c.id, keys))))
    owner = alias.c[f"{kind}_id"]
    query = select(owner, alias.c.name).where(among(connection, owner, keys)).order_by(alias.c.id)
    for key, name in connection.execute(query):
        names[key].append(name)
    return names


def _group(rows: Iterable[Sequence[Any]]) -> dict[int, list[str]]:
    groups: dict[int, list[str]] = {}
    for key, text in rows:
        groups.setdefault(key, []).append(text)
    return groups


@cache
def _select_texts(facet: Facet, scope: str, dialect: str) -> Select[Any]:
    key, text = {
        Facet.TITLE: (_ENTRY.c.id, _ENTRY.c.title),
        Facet.SUMMARY: (_ENTRY.c.id, _ENTRY.c.summary),
        Facet.QUOTES: (_CITATION.c.entry_id, _CITATION.c.quote),
    }[facet]
    return select(key, text).where(Scope(scope, {}).condition(dialect)(key), text.is_not(None))


@cache
def _select_naming(table: str, column: str, scope: str, dialect: str) -> Select[Any]:
    rows = TABLES[table]
    return select(rows.c.entry_id, rows.c[column]).where(Scope(scope, {}).condition(dialect)(rows.c.entry_id))


@cache
def _select_named(kind: str, scope: str, dialect: str) -> list[Select[Any]]:
    own, alias = TABLES[kind], TABLES[f"{kind}_alias"]
    condition = Scope(scope, {}).condition(dialect)
    owner = alias.c[f"{kind}_id"]
    return [
        select(own.c.id, own.c.name).where(condition(own.c.id)),
        select(owner, alias.c.name).where(condition(owner)),
    ]
