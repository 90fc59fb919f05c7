"""The index and the words of new entries, worked out beside the database and written in bulk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from schema.bulk import add
from schema.new_terms import NewTerms
from schema.records import EntryRecord
from schema.rows import Row
from schema.surroundings import Surroundings
from schema.word_sources import fold_name, number_place, write_words


@dataclass(frozen=True)
class NewEntry:
    """An entry just inserted that has a first day, and that no claim concerns."""

    key: int
    record: EntryRecord
    row: Row
    """Its row of `entry`, with its sort date and the day of its first report."""
    killed: int | None


def index_new(connection: Connection, entries: Sequence[NewEntry], around: Surroundings) -> None:
    """Write the terms, postings, pairs and words of new entries."""
    in_order = sorted(
        entries, key=lambda entry: (entry.row["sort_date"], entry.row["sort_second"], entry.key)
    )
    terms = NewTerms(around)
    for entry in in_order:
        terms.add(entry.key, entry.record, entry.row, entry.killed)
    terms.write(connection)
    add(connection, "entry_words", [_make_words(entry, around) for entry in in_order])


def _make_words(entry: NewEntry, around: Surroundings) -> Row:
    record = entry.record
    return {
        "place": number_place(entry.row["sort_date"], entry.row["sort_second"], entry.key),
        "entry_id": entry.key,
        "title": write_words([record.title]),
        "names": write_words(_list_names(record, around), fold_name),
        "quotes": write_words([citation.quote for citation in record.citations]),
        "summary": write_words([record.summary]),
    }


def _list_names(record: EntryRecord, around: Surroundings) -> Iterator[str]:
    for part in record.participants:
        yield from around.names["actor"][part.actor]
    for place in record.places:
        yield from around.names["place"][place.place]
