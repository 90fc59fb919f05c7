"""The dates of a batch: each read once those that it is read from are known."""

from datetime import date
from typing import cast

from schema.checks.batch import Batch
from schema.checks.cycles import arrange, describe
from schema.checks.date_bases import DateSetting, RefusedDate
from schema.checks.date_reading import check_form, complete_date, read_anchor
from schema.checks.references import find_anchor_entry, list_dates
from schema.checks.wordings import describe_missing, find_missing, list_texts
from schema.dates.imprecise import ImpreciseDate, parse
from schema.phrases.anchors import TENSES, Tense
from schema.records.exchange import CitationRecord, DateRecord, DiplomaticEventRecord, EntryRecord
from schema.vocabularies import DateBasis

_READ_WITH = ("aspect", "citations")
"""What an entry's dates are not read without."""


class _Unknown(Exception):
    """What a date is read from has a problem that is already reported."""


class Dates:
    """Completes the dates of a batch's entries, and knows the dates of all entries they are read from."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.known: dict[str, ImpreciseDate | None] = {}
        self.broken: set[str] = set()

    def complete(self) -> None:
        """Replace every entry of the batch by one with its dates; report what is wrong with them."""
        anchors = {
            slug: [anchor for _, date in list_dates(entry) if (anchor := find_anchor_entry(date))]
            for slug, entry in self.batch.entries.items()
        }
        order, cycles = arrange(anchors)
        for cycle in cycles:
            message = f"is read from itself: {describe(cycle)}; give one of them a date without an anchor"
            self.batch.report(f"entry:{cycle[0]}", "date.anchor", message)
            self.broken.update(cycle)
        for slug in order:
            if slug in self.batch.entries:
                self.batch.entries[slug] = self._complete_entry(self.batch.entries[slug])

    def _complete_entry(self, entry: EntryRecord) -> EntryRecord:
        if any(citation.date for citation in entry.citations):
            citations = tuple(
                self._complete_citation(entry, index, citation)
                for index, citation in enumerate(entry.citations)
            )
            entry = entry.model_copy(update={"citations": citations})
        if isinstance(entry, DiplomaticEventRecord) and entry.next_meeting_date:
            next_meeting = self._complete_date(
                entry, "next_meeting_date", entry.next_meeting_date, Tense.FUTURE
            )
            entry = entry.model_copy(update={"next_meeting_date": next_meeting or entry.next_meeting_date})
        found = self._complete_date(entry, "date", entry.date)
        if found is None:
            self.broken.add(entry.slug)
            return entry
        self.known[entry.slug] = parse(found.edtf) if found.edtf else None
        return entry if found is entry.date else entry.model_copy(update={"date": found})

    def _complete_citation(self, entry: EntryRecord, index: int, citation: CitationRecord) -> CitationRecord:
        if citation.date is None:
            return citation
        citing_it_alone = entry.model_copy(update={"citations": (citation,)})
        found = self._complete_date(citing_it_alone, f"citations[{index}].date", citation.date)
        if found is None:
            self.broken.add(entry.slug)
        return citation.model_copy(update={"date": found or citation.date})

    def _complete_date(
        self, entry: EntryRecord, field: str, stated: DateRecord, tense: Tense | None = None
    ) -> DateRecord | None:
        """Return the date, or None when it has a problem, which is then reported; its tense is the entry's."""
        try:
            self._check_wording(entry, stated)
            if not self._is_unread(entry, field):
                return complete_date(stated, self._set(entry, stated, tense or TENSES[entry.aspect]))
            check_form(stated)
        except RefusedDate as refused:
            self.batch.report(f"entry:{entry.slug}", f"{field}.{refused.field}", str(refused))
        except _Unknown:
            pass
        return None

    def _is_unread(self, entry: EntryRecord, field: str) -> bool:
        """Return whether a part of a date cannot be read, or that on which its reading depends."""
        unread, record = self.batch.unread, f"entry:{entry.slug}"
        return unread.touches(record, field) or any(unread.has_field(record, name) for name in _READ_WITH)

    def _find_dateline(self, entry: EntryRecord) -> date | None:
        """Return the day of the document that an entry cites first."""
        if not entry.citations:
            return None
        document = self.batch.find_document(entry.citations[0].document)
        if document is None:
            raise _Unknown
        for field in ("dateline", "published_on"):
            if self.batch.unread.has_field(f"document:{document.slug}", field):
                raise _Unknown
            if day := getattr(document, field):
                return cast("date", day)
        return None

    def _check_wording(self, entry: EntryRecord, stated: DateRecord) -> None:
        if stated.as_written is None or (texts := list_texts(self.batch, entry)) is None:
            return
        if (words := find_missing(stated.as_written, texts)) is not None:
            raise RefusedDate("as_written", describe_missing(self.batch, words, texts))

    def _set(self, entry: EntryRecord, stated: DateRecord, tense: Tense) -> DateSetting:
        slug, dateline = find_anchor_entry(stated), self._find_dateline(entry)
        readings = self._list_readings(entry, stated)
        if slug is not None:
            return DateSetting(dateline, self._find_entry_date(slug), slug, readings, tense)
        anchor = read_anchor(stated.anchor) if stated.anchor else None
        return DateSetting(dateline, anchor, None, readings, tense)

    def _list_readings(self, entry: EntryRecord, stated: DateRecord) -> tuple[ImpreciseDate, ...]:
        """Return the dates of an entry's citations, for the one basis that needs them."""
        if stated.basis != DateBasis.CONSTRAINT_INTERSECTION:
            return ()
        fields = [f"citations[{index}].date" for index, _ in enumerate(entry.citations)]
        unread = any(self.batch.unread.has_field(f"entry:{entry.slug}", field) for field in fields)
        if unread or entry.slug in self.broken:
            raise _Unknown
        dates = [citation.date.edtf for citation in entry.citations if citation.date]
        return tuple(parse(edtf) for edtf in dates if edtf)

    def _find_entry_date(self, slug: str) -> ImpreciseDate:
        """Return the date of an entry that another is read from; raises RefusedDate where it has none."""
        if slug in self.broken or self.batch.is_unread("entry", slug):
            raise _Unknown
        if slug not in self.known:
            recorded = self.batch.archive.find_entry_kind_and_date(slug)
            if recorded is None:
                raise _Unknown
            self.known[slug] = parse(recorded[1]) if recorded[1] else None
        found = self.known[slug]
        if found is None:
            raise RefusedDate("anchor", f"cannot be '{slug}', because that entry has no date")
        return found
