"""Records as they stood on a day, such that they can be read in again: nothing in them rests on what came later.

What a record has of its own (its title, its date) is that of today. Where part of what bears it out was reported later,
wordings that only later documents have are left out, and so are words that only later passages quote; a date that was
read from those documents, or from an entry that was reported later, stands there as the editor's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.types import Date

from api.read.dialects import Ids, Statement
from api.read.known import DAY, KNOWN
from api.read.snapshots import Snapshot
from schema.record import DateRecord
from schema.references import find_anchor_entry
from schema.tables import TABLES
from schema.vocabularies import DateBasis
from schema.wordings import find_missing

Record = dict[str, Any]
Texts = Sequence[str | None]

WORDED = ("participants", "places", "weapons")
BY_HAND = (DateBasis.EDITOR, DateBasis.IMPORTED)
_ENTRY, _CITATION, _DOCUMENT = TABLES["entry"], TABLES["citation"], TABLES["document"]


class AsItStood:
    """Takes out of records what they cannot have had on a day."""

    def __init__(self, snapshot: Snapshot, day: str) -> None:
        self.snapshot = snapshot
        self.day = day
        then = bindparam(DAY, type_=Date())
        dialect, known = snapshot.dialect, KNOWN["citation"](_CITATION, then)
        cited = select(_CITATION.c.entry_id, _DOCUMENT.c.text).distinct()
        cited = cited.join_from(_CITATION, _DOCUMENT, _DOCUMENT.c.id == _CITATION.c.document_id)
        in_entries = dialect.among(_CITATION.c.entry_id, "parents")
        self.later = dialect.compile(
            select(_CITATION.c.entry_id).distinct().where(in_entries, known.is_not(True))
        )
        self.texts = dialect.compile(cited.where(in_entries, known))
        named = select(_ENTRY.c.slug).where(dialect.among(_ENTRY.c.slug, "slugs"))
        self.reported = dialect.compile(named.where(KNOWN["entry"](_ENTRY, then)))

    def mend_claims(self, records: Iterable[Record]) -> None:
        """Take out of claims that they are about an entry that was not reported yet."""
        about = [record for record in records if "about" in record]
        reported = self._find_reported({record["about"] for record in about})
        for record in about:
            if record["about"] not in reported:
                del record["about"]

    def mend_entries(self, records: Mapping[int, Record]) -> None:
        """Take out of entries, by their ids, what rests on later documents and entries."""
        dates = [date for record in records.values() for _, date in _list_dates(record)]
        reported = self._find_reported({anchor for date in dates if (anchor := _anchor_entry(date))})
        texts = self._find_texts(Ids(row[0] for row in self._ask(self.later, parents=Ids(records))))
        for key, record in records.items():
            for owner, date in list(_list_dates(record)):
                own = texts.get(key) if owner is record else None
                unknown = (anchor := _anchor_entry(date)) is not None and anchor not in reported
                if own is not None or unknown:
                    _loosen(date, own, anchored=not unknown)
            if key in texts:
                _leave_out_words(record, texts[key])

    def _find_texts(self, entries: Ids) -> dict[int, list[str | None]]:
        """Return the texts of the documents that were published by then, None for a text that is not kept."""
        texts: dict[int, list[str | None]] = {key: [] for key in entries}
        for key, text in self._ask(self.texts, parents=entries) if entries else ():
            texts[key].append(text)
        return texts

    def _find_reported(self, slugs: set[str]) -> set[str]:
        return {row[0] for row in self._ask(self.reported, slugs=sorted(slugs))} if slugs else set()

    def _ask(self, statement: Statement, **values: object) -> Any:  # noqa: ANN401 - rows
        return self.snapshot.ask(*statement.bind({DAY: self.day, **values}))


def _list_dates(record: Record) -> Iterator[tuple[Record, Record]]:
    """Yield each date of an entry after what it is the date of: the entry itself, or a citation."""
    for name in ("date", "next_meeting_date"):
        if name in record:
            yield record, record[name]
    for citation in record.get("citations", ()):
        if "date" in citation:
            yield citation, citation["date"]


def _anchor_entry(date: Record) -> str | None:
    return find_anchor_entry(DateRecord.model_construct(anchor=date.get("anchor")))


def _is_worded(words: str, texts: Texts) -> bool:
    """Return whether the texts have all of the wordings, as far as that can be seen."""
    there = [text for text in texts if text is not None]
    return len(there) < len(texts) or find_missing(words, there) is None


def _loosen(date: Record, texts: Texts | None, *, anchored: bool) -> None:
    """Make the date one that needs no later document: its phrase stays where one of the texts has it."""
    if "as_written" in date and texts is not None and not _is_worded(date["as_written"], texts):
        del date["as_written"]
    if date["basis"] not in BY_HAND:
        date["basis"] = DateBasis.EDITOR.value
        date.pop("anchor", None)
    elif not anchored:
        del date["anchor"]


def _leave_out_words(record: Record, texts: Texts) -> None:
    for part in (part for name in WORDED for part in record.get(name, ())):
        if "as_written" in part and not _is_worded(part["as_written"], texts):
            del part["as_written"]
    quotes = [citation.get("quote", "") for citation in record.get("citations", ())]
    if "quoted_words" in record and not any(record["quoted_words"] in quote for quote in quotes):
        del record["quoted_words"]
