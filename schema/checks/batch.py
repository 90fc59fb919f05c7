"""Records that are checked together, with what is already recorded and the problems found so far."""

from schema.checks.recorded import Archive
from schema.checks.unread import Unread
from schema.records.exchange import DocumentRecord, EntryRecord, Records
from schema.records.passages import COPY, describe_nearest
from schema.records.problems import Problem
from schema.records.suggestions import did_you_mean

_SUGGESTIONS = 20
"""How many wrong slugs get a suggestion; each costs a look at every slug of its kind."""
_SEARCHED = 20_000_000
"""How many characters of text are searched for passages like those that are missing: two seconds' work."""


class Batch:
    """What the checks work on. `entries` is replaced, entry by entry, as they are filled in.

    Of records with the same slug the first is kept; that they are several is a problem of its own.
    Nothing is reported of a field that is `unread`, or of which a part is.
    """

    def __init__(self, records: Records, archive: Archive, unread: Unread) -> None:
        self.records = records
        self.archive = archive
        self.unread = unread
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.entries: dict[str, EntryRecord] = {entry.slug: entry for entry in reversed(records.entries)}
        self.entries = dict(reversed(self.entries.items()))
        self.slugs = {
            "publisher": {record.slug for record in records.publishers},
            "actor": {record.slug for record in records.actors},
            "place": {record.slug for record in records.places},
            "document": {record.slug for record in records.documents},
            "entry": set(self.entries),
            "claim": {record.slug for record in records.claims},
        }
        self._documents: dict[str, DocumentRecord | None] = {}
        for document in records.documents:  # of two with one slug neither is known: which is meant?
            known = document.slug in self._documents
            textless = unread.has_field(f"document:{document.slug}", "text")
            self._documents[document.slug] = None if known or textless else document
        self._suggested = 0
        self._searched = 0

    def report(self, record: str, field: str, message: str) -> None:
        """Note a problem, unless it may come of what could not be read."""
        if not self.unread.touches(record, field):
            self.problems.append(Problem(record, field, message))

    def warn(self, record: str, field: str, message: str) -> None:
        """Note what is no error, and may be one all the same."""
        if not self.unread.touches(record, field):
            self.warnings.append(Problem(record, field, message))

    def is_unread(self, kind: str, slug: str) -> bool:
        """Return whether a record exists, but only as one that could not be read."""
        return slug not in self.slugs[kind] and self.unread.has_record(kind, slug)

    def find_document(self, slug: str) -> DocumentRecord | None:
        """Return a document of the batch or of the archive, with its text; None for one that is unread."""
        if self.is_unread("document", slug):
            return None
        if slug not in self._documents:
            cited = {citation.document for entry in self.entries.values() for citation in entry.citations}
            wanted = (cited | {slug}) - self._documents.keys()
            self._documents |= {**dict.fromkeys(wanted), **self.archive.list_documents(wanted)}
        return self._documents[slug]

    def list_known(self, kind: str, wanted: set[str]) -> set[str]:
        """Return which of the wanted slugs exist, here or in the archive."""
        here = {slug for slug in wanted if slug in self.slugs[kind] or self.is_unread(kind, slug)}
        return here | self.archive.list_slugs(kind, wanted - here)

    def suggest(self, kind: str, wrong: str) -> str:
        """Return the nearest slug of that kind as the end of a message, or nothing."""
        self._suggested += 1
        if self._suggested > _SUGGESTIONS:
            return ""
        return did_you_mean(wrong, [*self.slugs[kind], *self.archive.list_similar(kind, wrong)])

    def advise(self, words: str, text: str) -> str:
        """Return the passage of a text most like words that it does not have, as the end of a message."""
        self._searched += len(text)
        return describe_nearest(words, text) if self._searched <= _SEARCHED else COPY
