"""Records as they stood on a day, such that they can be read in again: nothing in them rests on what came later.

What a record has of its own (its title, its date) is that of today. Where part of what bears it out was reported later,
wordings that only later documents have are left out, with counts that they say, and so are words that only later
passages quote, and fields that only later citations name. A date whose support was all reported later, or that was read
from what was (a phrase, the first report's day, an entry), stands there as the editor's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select
from sqlalchemy.types import Date

from api.read.declared.derived import read_list
from api.read.export.snapshots import Snapshot
from api.read.sql.dialects import SqlStatement
from api.read.sql.known import DAY, KNOWN, NAMED
from schema.checks.references import find_anchor_entry
from schema.checks.wordings import find_missing
from schema.records.record import DateRecord
from schema.tables import TABLES
from schema.vocabularies import CountStatus, DateBasis

Record = dict[str, Any]
Texts = Sequence[str | None]

WORDED = ("participants", "places", "weapons", "casualties")
COUNTS = ("event_count", "munitions_count")
BESIDE = {
    "responsibility_as_of": "responsibility",
    "munitions_unit": "munitions_count",
    "next_meeting_date": "next_meeting",
}
"""What says nothing without another field."""
NUMBERS = ("low", "best", "high")
BY_HAND = (DateBasis.EDITOR, DateBasis.IMPORTED)
_ENTRY, _CITATION, _DOCUMENT = TABLES["entry"], TABLES["citation"], TABLES["document"]


class Cited(NamedTuple):
    """A citation: whether it was known, what it supports, and its document's dateline and text."""

    known: bool
    supports: Sequence[str]
    dateline: str | None
    text: str | None


class AsItStood:
    """Takes out of records what they cannot have had on a day."""

    def __init__(self, snapshot: Snapshot, day: str) -> None:
        self.snapshot = snapshot
        self.day = day
        then = bindparam(DAY, type_=Date())
        dialect, known = snapshot.dialect, KNOWN["citation"](_CITATION, then)
        dateline = func.coalesce(_DOCUMENT.c.dateline, _DOCUMENT.c.published_on)
        cited = select(_ENTRY.c.slug, known, _CITATION.c.supports, dateline, _DOCUMENT.c.text)
        cited = cited.join_from(_CITATION, _ENTRY, _ENTRY.c.id == _CITATION.c.entry_id)
        cited = cited.join(_DOCUMENT, _DOCUMENT.c.id == _CITATION.c.document_id)
        in_entries = dialect.among(_ENTRY.c.slug, "slugs")
        later = select(_ENTRY.c.slug).distinct()
        later = later.join_from(_CITATION, _ENTRY, _ENTRY.c.id == _CITATION.c.entry_id)
        self.later = dialect.compile(later.where(in_entries, known.is_not(True)))
        self.cited = dialect.compile(cited.where(in_entries).order_by(_CITATION.c.id))
        named = select(_ENTRY.c.slug).where(dialect.among(_ENTRY.c.slug, "slugs"))
        self.reported = dialect.compile(named.where(KNOWN["entry"](_ENTRY, then)))

    def mend_claims(self, records: Iterable[Record]) -> None:
        """Take out of claims that they are about an entry that was not reported yet."""
        about = [record for record in records if "about" in record]
        reported = self._find_reported({record["about"] for record in about})
        for record in about:
            if record["about"] not in reported:
                del record["about"]

    def mend_entries(self, records: Iterable[Record]) -> None:
        """Take out of entries what rests on later documents and entries."""
        dates = [date for record in records for _, _, date in _list_dates(record)]
        reported = self._find_reported({anchor for date in dates if (anchor := _anchor_entry(date))})
        cited = self._find_cited([set(_list_cited_entries(record)) for record in records])
        for record in records:
            own = cited.get(record["slug"])
            for owner, field, date in list(_list_dates(record)):
                anchored = (anchor := _anchor_entry(date)) is None or anchor in reported
                _mend_date(date, field, own if owner is record else None, anchored=anchored)
            if own is not None:
                _leave_out_counts(record, _texts(own))
                _leave_out_fields(record, own)
                _leave_out_quoted_words(record)
            _leave_out_words(record, cited)

    def _find_cited(self, groups: Sequence[set[str]]) -> dict[str, list[Cited]]:
        """Return the citations of entries of which some were not known, and of those that bear out one another."""
        slugs = sorted(set().union(*groups))
        later = {row[0] for row in self._ask(self.later, slugs=slugs)} if slugs else set()
        wanted = later.union(*(group for group in groups if len(group) > 1))
        cited: dict[str, list[Cited]] = {slug: [] for slug in wanted}
        for slug, known, supports, *rest in self._ask(self.cited, slugs=sorted(wanted)) if wanted else ():
            cited[slug].append(Cited(bool(known), read_list(supports), *rest))
        return cited

    def _find_reported(self, slugs: set[str]) -> set[str]:
        return {row[0] for row in self._ask(self.reported, slugs=sorted(slugs))} if slugs else set()

    def _ask(self, statement: SqlStatement, **values: object) -> Any:  # noqa: ANN401 - rows
        return self.snapshot.ask(*statement.bind({DAY: self.day, **values}))


def _list_cited_entries(record: Record) -> Iterator[str]:
    """Yield the entry, and those whose passages its casualties rest on."""
    yield record["slug"]
    for casualty in record.get("casualties", ()):
        if "entry" in casualty.get("citation", ()):
            yield casualty["citation"]["entry"]


def _list_dates(record: Record) -> Iterator[tuple[Record, str, Record]]:
    """Yield each date of an entry after what it is the date of (the entry, or a citation) and its field there."""
    owners = (record, *record.get("citations", ()))
    for owner in owners:
        for field in ("date", "next_meeting_date"):
            if field in owner:
                yield owner, field, owner[field]


def _anchor_entry(date: Record) -> str | None:
    return find_anchor_entry(DateRecord.model_construct(anchor=date.get("anchor")))


def _texts(cited: Iterable[Cited]) -> Texts:
    """Return the texts of the documents that were published by then, None for a text that is not kept."""
    return [each.text for each in cited if each.known]


def _drops_words(part: Record, texts: Texts) -> bool:
    """Take a part's words out of it where the texts, as far as that can be seen, lack one of them; return whether."""
    there = [text for text in texts if text is not None]
    if "as_written" not in part or len(there) < len(texts) or find_missing(part["as_written"], there) is None:
        return False
    del part["as_written"]
    return True


def _mend_date(date: Record, field: str, cited: Sequence[Cited] | None, *, anchored: bool) -> None:
    """Make the date one that needs nothing later; its phrase stays where one of the known texts has it."""
    worded = cited is None or not _drops_words(date, _texts(cited))
    if date["basis"] not in BY_HAND:
        read_again = cited is None or (_is_supported(field, cited) and _is_read_alike(date, cited))
        if not (anchored and worded and read_again):
            date["basis"] = DateBasis.EDITOR.value
            date.pop("anchor", None)
    elif not anchored:
        del date["anchor"]


def _is_supported(field: str, cited: Sequence[Cited]) -> bool:
    """Return whether one of the citations that support the field by name was known, else one that supports all."""
    for name in (field, "*"):
        if supporting := [each for each in cited if name in each.supports]:
            return any(each.known for each in supporting)
    return True


def _is_read_alike(date: Record, cited: Sequence[Cited]) -> bool:
    """Return whether a date is read from the known citations as from all: from their first day, or its own anchor."""
    if date["basis"] == DateBasis.CONSTRAINT_INTERSECTION:
        return False
    first = next((each for each in cited if each.known), None)
    return "anchor" in date or (first is not None and first.dateline == cited[0].dateline)


def _leave_out_words(record: Record, cited: Mapping[str, Sequence[Cited]]) -> None:
    """Leave out wordings of parts that no known document has, and casualties that are nothing but such words."""
    for name in (name for name in WORDED if name in record):
        parts = [part for part in record[name] if _keeps_part(part, record["slug"], cited)]
        if parts:
            record[name] = parts
        else:
            del record[name]


def _keeps_part(part: Record, slug: str, cited: Mapping[str, Sequence[Cited]]) -> bool:
    """Return whether a part stays, which has lost its words where no known document has them."""
    slugs = {slug, part.get("citation", {}).get("entry", slug)}
    if not slugs <= cited.keys():
        return True
    unknown = _drops_words(part, [text for each in slugs for text in _texts(cited[each])])
    return not unknown or part.get("status") != CountStatus.COUNTED or any(end in part for end in NUMBERS)


def _leave_out_counts(record: Record, texts: Texts) -> None:
    for name in (name for name in COUNTS if name in record):
        if _drops_words(record[name], texts):
            del record[name]


def _leave_out_fields(record: Record, cited: Sequence[Cited]) -> None:
    """Leave out fields that only later citations name, and those that say nothing without another."""
    for name in (*COUNTS, *NAMED, *BESIDE):
        naming = [each.known for each in cited if name in each.supports]
        if (naming and not any(naming)) or BESIDE.get(name, name) not in record:
            record.pop(name, None)


def _leave_out_quoted_words(record: Record) -> None:
    quotes = [citation.get("quote", "") for citation in record.get("citations", ())]
    if "quoted_words" in record and not any(record["quoted_words"] in quote for quote in quotes):
        del record["quoted_words"]
