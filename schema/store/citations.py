"""Citations and the casualties that rest on them: rows that other entries refer to keep their ids."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from schema.records.exchange import CasualtyRecord, EntryRecord, IncidentRecord
from schema.records.problems import InvalidRecords, Problem
from schema.storage.bulk import add
from schema.storage.rows import First, Row, SlugIds, among, change, differs, group, read, remove, replace
from schema.store.entry_rows import make_citation
from schema.tables import TABLES

_CITATION, _CASUALTY, _ENTRY = TABLES["citation"], TABLES["casualty"], TABLES["entry"]


@dataclass
class Merged:
    """Citations that were added or changed, of which entries, and those that are to go."""

    changed: set[int] = field(default_factory=set)
    gone: list[int] = field(default_factory=list)
    added: list[Row] = field(default_factory=list)
    altered: list[Row] = field(default_factory=list)

    def merge(self, entry: int, wanted: Sequence[Row], recorded: Sequence[Row]) -> None:
        """Compare one entry's citations with those recorded: the same passage stays the same row."""
        if not recorded:
            self.added += wanted
            self.changed.update([entry] if wanted else ())
            return
        left = group(recorded, "passage")
        for row in wanted:
            old = left.get(_passage(row), [])
            if not old:
                self.added.append(row)
            elif differs(row, same := old.pop(0)):
                self.altered.append({"id": same["id"], **row})
            else:
                continue
            self.changed.add(entry)
        if gone := [row["id"] for rows in left.values() for row in rows]:
            self.gone += gone
            self.changed.add(entry)


def save_citations(
    connection: Connection, ids: SlugIds, entries: Mapping[int, EntryRecord], new: Container[int]
) -> Merged:
    """Write the entries' citations; those that are to go stay until nothing rests on them any more."""
    documents = ids.load("document", [c.document for record in entries.values() for c in record.citations])
    recorded = [
        {**row, "passage": _passage(row)}
        for row in read(connection, "citation", "entry_id", [key for key in entries if key not in new])
    ]
    by_entry = group(recorded, "entry_id")
    merged = Merged()
    for key, record in entries.items():
        wanted = [
            {"entry_id": key, "document_id": documents[c.document], **make_citation(c)}
            for c in record.citations
        ]
        merged.merge(key, wanted, by_entry.get(key, ()))
    change(connection, "citation", "id", merged.altered)
    add(connection, "citation", merged.added)
    return merged


def _passage(row: Row) -> tuple[Any, ...]:
    return row["document_id"], row["quote_start"], row["quote_end"]


def save_casualties(
    connection: Connection,
    ids: SlugIds,
    entries: Mapping[int, EntryRecord],
    gone: Collection[int],
    new: Container[int],
) -> set[int]:
    """Write the incidents' casualties; return the ids of the entries of which any changed.

    Raises InvalidRecords for a citation that a casualty refers to and that is not there, or is to go.
    """
    incidents = {key: record for key, record in entries.items() if isinstance(record, IncidentRecord)}
    sources = ids.load("entry", _list_sources(incidents.values()))
    quotes = _read_quotes(connection, sources.values(), set(gone))
    wanted: dict[int, list[Row]] = {}
    problems = []
    for key, record in incidents.items():
        wanted[key] = []
        for number, casualty in enumerate(record.casualties):
            citation = None
            if casualty.citation is not None:
                quoted = quotes.get(sources[casualty.citation.entry or record.slug], ())
                citation = _find_citation(casualty.citation.quote, quoted)
                if citation is None:
                    problems.append(_not_cited(record, number, casualty.citation.quote))
            wanted[key].append(_make_casualty(casualty, citation))
    if problems:
        raise InvalidRecords(problems)
    return replace(connection, "casualty", "entry_id", wanted, First(new))


def _list_sources(records: Collection[IncidentRecord]) -> list[str]:
    """Return the slugs of the entries whose citations casualties rest on."""
    return [
        casualty.citation.entry or record.slug
        for record in records
        for casualty in record.casualties
        if casualty.citation is not None
    ]


def _read_quotes(
    connection: Connection, entries: Collection[int], gone: set[int]
) -> dict[int, list[tuple[int, str]]]:
    query = select(_CITATION.c.entry_id, _CITATION.c.id, _CITATION.c.quote).where(
        among(connection, _CITATION.c.entry_id, entries), _CITATION.c.quote.is_not(None)
    )
    quotes: dict[int, list[tuple[int, str]]] = {}
    if not entries:
        return quotes
    for entry, key, quote in connection.execute(query.order_by(_CITATION.c.id)):
        if key not in gone:
            quotes.setdefault(entry, []).append((key, quote))
    return quotes


def _find_citation(words: str, quotes: Collection[tuple[int, str]]) -> int | None:
    """Return the citation whose quote is just these words, or else has them."""
    exact = [key for key, quote in quotes if quote == words]
    return next(iter(exact or [key for key, quote in quotes if words in quote]), None)


def _not_cited(record: IncidentRecord, number: int, quote: str) -> Problem:
    message = f"no citation of the entry has the words {quote!r}; quote words of one that it has"
    return Problem(f"entry:{record.slug}", f"casualties[{number}].citation.quote", message)


def _make_casualty(casualty: CasualtyRecord, citation: int | None) -> Row:
    return {
        "outcome": casualty.outcome,
        "population": casualty.population,
        "count_status": casualty.status,
        "low": casualty.low,
        "best": casualty.best,
        "high": casualty.high,
        "as_written": casualty.as_written,
        "as_of": casualty.as_of,
        "citation_id": citation,
    }


def remove_citations(connection: Connection, gone: Collection[int]) -> None:
    """Delete citations; raises InvalidRecords where another entry's casualties still rest on one of them."""
    if not gone:
        return
    citing = _ENTRY.alias()
    query = (
        select(citing.c.slug, _ENTRY.c.slug, _CITATION.c.quote)
        .join_from(_CASUALTY, _CITATION, _CASUALTY.c.citation_id == _CITATION.c.id)
        .join(citing, citing.c.id == _CITATION.c.entry_id)
        .join(_ENTRY, _ENTRY.c.id == _CASUALTY.c.entry_id)
        .where(among(connection, _CASUALTY.c.citation_id, gone))
        .distinct()
    )
    problems = [
        Problem(
            f"entry:{slug}",
            "citations",
            f"the casualties of entry:{resting} rest on the citation {quote!r}, which the record"
            " no longer has; keep it, or change that entry too",
        )
        for slug, resting, quote in connection.execute(query)
    ]
    if problems:
        raise InvalidRecords(problems)
    remove(connection, "citation", gone)
