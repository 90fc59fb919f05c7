"""Documents, and what follows from them for the entries that cite them: the documents' part of the store."""

from collections.abc import Collection, Sequence
from hashlib import sha256

from sqlalchemy import Connection, func, or_, select, update

from schema.records.exchange import DocumentRecord
from schema.records.problems import InvalidRecords, Problem
from schema.storage.rows import Outcome, SlugIds, among, upsert
from schema.tables import TABLES

_DOCUMENT, _CITATION, _ENTRY = TABLES["document"], TABLES["citation"], TABLES["entry"]

FIRST_REPORT = (
    select(func.min(func.coalesce(_DOCUMENT.c.published_on, _DOCUMENT.c.dateline)))
    .join_from(_CITATION, _DOCUMENT, _DOCUMENT.c.id == _CITATION.c.document_id)
    .where(_CITATION.c.entry_id == _ENTRY.c.id)
    .scalar_subquery()
)
"""The least day on which a document that the entry cites was published, or dated where that is not known."""


def save_documents(connection: Connection, ids: SlugIds, records: Sequence[DocumentRecord]) -> Outcome:
    """Write documents; return the slugs of those new and changed.

    Raises InvalidRecords for a text that another document has: the same words are recorded once.
    """
    publishers = ids.load_optional("publisher", [record.publisher for record in records])
    rows = [
        {
            **{field: value for field, value in record if field != "publisher"},
            "publisher_id": publishers[record.publisher],
            "sha256": _hash(record.text),
        }
        for record in records
    ]
    if problems := list_same_texts(connection, records):
        raise InvalidRecords(problems)
    return upsert(connection, "document", "slug", rows)


def _hash(text: str | None) -> str | None:
    return None if text is None else sha256(text.encode()).hexdigest()


def list_same_texts(connection: Connection, records: Sequence[DocumentRecord]) -> list[Problem]:
    """Return a problem for each text that another document has."""
    hashes = {record.slug: found for record in records if (found := _hash(record.text)) is not None}
    query = select(_DOCUMENT.c.sha256, _DOCUMENT.c.slug).where(
        among(connection, _DOCUMENT.c.sha256, hashes.values())
    )
    owners: dict[str, str] = {row[0]: row[1] for row in connection.execute(query)}
    return [
        Problem(
            f"document:{slug}",
            "text",
            f"document:{owner} has the very same text; cite that one, or leave this one out",
        )
        for slug, found in hashes.items()
        if (owner := owners.setdefault(found, slug)) != slug
    ]


def update_first_reports(
    connection: Connection, ids: SlugIds, entries: Collection[str], documents: Collection[str]
) -> None:
    """Compute anew when these entries, and those that cite these documents, were first reported."""
    keys = list(ids.load("entry", entries).values())
    changed = list(ids.load("document", documents).values())
    if not entries and not documents:
        return
    citing = select(_CITATION.c.entry_id).where(among(connection, _CITATION.c.document_id, changed))
    where = or_(among(connection, _ENTRY.c.id, keys), _ENTRY.c.id.in_(citing))
    connection.execute(update(_ENTRY).where(where).values(first_reported_on=FIRST_REPORT))


def verify_quotes(connection: Connection, ids: SlugIds, documents: Collection[str]) -> None:
    """Raise InvalidRecords where a document has changed and a quote of it no longer stands at its place."""
    if not documents:
        return
    keys = list(ids.load("document", documents).values())
    found = func.substr(
        _DOCUMENT.c.text, _CITATION.c.quote_start + 1, _CITATION.c.quote_end - _CITATION.c.quote_start
    )
    query = (
        select(_DOCUMENT.c.slug, _ENTRY.c.slug, _CITATION.c.quote)
        .join_from(_CITATION, _DOCUMENT, _DOCUMENT.c.id == _CITATION.c.document_id)
        .join(_ENTRY, _ENTRY.c.id == _CITATION.c.entry_id)
        .where(among(connection, _DOCUMENT.c.id, keys), _CITATION.c.quote.is_not(None))
        .where(or_(_DOCUMENT.c.text.is_(None), found != _CITATION.c.quote))
    )
    problems = [
        Problem(
            f"document:{document}",
            "text",
            f"entry:{entry} quotes {quote!r}, which no longer stands where it did; restore the text, or write"
            " that entry anew with it",
        )
        for document, entry, quote in connection.execute(query)
    ]
    if problems:
        raise InvalidRecords(problems)
