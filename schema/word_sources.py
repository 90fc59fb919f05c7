"""Where words come from: the rows of entry_words, actor_words … as they ought to be, worked out from the records."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from schema.folding import fold
from schema.rows import Row, among
from schema.tables import TABLES

MOST_WORDS = 2_000
"""How many words of each field are searched, the first ones: what PostgreSQL can index of a record is bounded."""

BETWEEN = "·"
"""A word that no text has: it stands between two names, or two quotes, and no phrase reaches over it."""

ID_BITS = 32
TIMED = 1 << 31
"""What the number of a place has beside the id where the entry's date is a time of day."""
ID = TIMED - 1
"""What of the number of a place is the entry's id."""

_ENTRY, _CITATION = TABLES["entry"], TABLES["citation"]
_DOCUMENT, _PUBLISHER = TABLES["document"], TABLES["publisher"]

Read = Callable[[Connection, Collection[int]], list[Row]]


def number_place(day: date | None, second: int, entry: int) -> int:
    """Return the place on the timeline of an entry with that sort date, sort second and id."""
    return (0 if day is None else day.toordinal()) << ID_BITS | (TIMED if second else 0) | entry


def write_words(texts: Iterable[str | None], fold_text: Callable[[str], str] | None = None) -> str:
    """Return the folded words of texts with a space on either side of each, so that all can be looked for alike."""
    folded = dict.fromkeys(map(fold_text or _fold, filter(None, texts)))
    if not folded:
        return ""
    folded.pop("", None)
    words = f" {BETWEEN} ".join(folded)
    if len(words) > MOST_WORDS:  # it may have more words than characters are allowed of these
        words = " ".join(words.split()[:MOST_WORDS])
    return f" {words} " if words else ""


def _fold(text: str) -> str:
    return " ".join(fold(text))


fold_name = lru_cache(maxsize=65_536)(_fold)  # the same names come again and again


def read_entries(connection: Connection, entries: Collection[int]) -> list[Row]:
    """Return the rows of entry_words, in the order of their places."""
    about = select(*(_ENTRY.c[name] for name in ("id", "sort_date", "sort_second", "title", "summary")))
    found = connection.execute(about.where(among(connection, _ENTRY.c.id, entries))).all()
    quotes = _read_quotes(connection, entries)
    names = _read_names(connection, entries)
    rows = [
        {
            "place": number_place(day, second, key),
            "entry_id": key,
            "title": write_words([title]),
            "names": write_words(names.get(key, ()), fold_name),
            "quotes": write_words(quotes.get(key, ())),
            "summary": write_words([summary]),
        }
        for key, day, second, title, summary in found
    ]
    return sorted(rows, key=lambda row: row["place"])


def _read_quotes(connection: Connection, entries: Collection[int]) -> dict[int, list[str]]:
    query = select(_CITATION.c.entry_id, _CITATION.c.quote).order_by(_CITATION.c.id)
    return _group(connection.execute(query.where(among(connection, _CITATION.c.entry_id, entries))))


def _read_names(connection: Connection, entries: Collection[int]) -> dict[int, list[str]]:
    """Return the names and aliases of each entry's actors and places."""
    names: dict[int, list[str]] = {}
    for kind, joining, order in (("actor", "participation", "ordinal"), ("place", "entry_place", "id")):
        rows = TABLES[joining]
        query = select(rows.c.entry_id, rows.c[f"{kind}_id"]).order_by(rows.c.entry_id, rows.c[order])
        taking_part = connection.execute(query.where(among(connection, rows.c.entry_id, entries))).all()
        known = list_names(connection, kind, {key for _, key in taking_part})
        for entry, key in taking_part:
            names.setdefault(entry, []).extend(known[key])
    return names


def list_names(connection: Connection, kind: str, keys: Collection[int]) -> dict[int, list[str]]:
    """Return the name and then the aliases of actors or places."""
    own, alias = TABLES[kind], TABLES[f"{kind}_alias"]
    names = _group(connection.execute(select(own.c.id, own.c.name).where(among(connection, own.c.id, keys))))
    owner = alias.c[f"{kind}_id"]
    query = select(owner, alias.c.name).where(among(connection, owner, keys)).order_by(alias.c.id)
    for key, name in connection.execute(query):
        names[key].append(name)
    return names


def _named(kind: str) -> Read:
    def read(connection: Connection, keys: Collection[int]) -> list[Row]:
        names = list_names(connection, kind, keys)
        return [{f"{kind}_id": key, "words": write_words(names[key])} for key in sorted(names)]

    return read


def _read_documents(connection: Connection, keys: Collection[int]) -> list[Row]:
    document = _DOCUMENT.c
    texts = select(document.id, document.headline, document.byline, _PUBLISHER.c.name, document.text)
    query = texts.outerjoin(_PUBLISHER, _PUBLISHER.c.id == _DOCUMENT.c.publisher_id).order_by(_DOCUMENT.c.id)
    rows = connection.execute(query.where(among(connection, _DOCUMENT.c.id, keys))).all()
    return [{"document_id": row[0], "words": write_words(row[1:])} for row in rows]


def _group(rows: Iterable[Sequence[Any]]) -> dict[int, list[str]]:
    groups: dict[int, list[str]] = {}
    for key, text in rows:
        groups.setdefault(key, []).append(text)
    return groups


SOURCES: dict[str, Read] = {
    "entry": read_entries,
    "actor": _named("actor"),
    "place": _named("place"),
    "document": _read_documents,
}
"""What reads the rows that the words of a record's kind ought to be, in the order of their primary key."""
