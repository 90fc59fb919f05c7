"""Rows that are written together: their records once each, and what is wrong with them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from schema.checks.references import SECTIONS
from schema.imports.batches import FoundIssue
from schema.imports.external_ids import NamedElsewhere
from schema.records.exchange import Records
from schema.records.problems import Problem
from seed.importers.memory import Memory, SaidBefore
from seed.importers.scheme import Issue, Mapped, RowRecords, RowRejected, SchemeId

OTHERWISE = "differs_from_earlier_row"
_SHARED = {section: kind for section, kind in SECTIONS.items() if kind != "entry"}


@dataclass
class Gathered:
    """What a chunk writes."""

    records: Records
    external_ids: dict[NamedElsewhere, int]
    """With the row that gave each first."""
    issues: list[FoundIssue]


@dataclass
class Chunk:
    """Some rows of a file with what they became, and the rows among them that are rejected."""

    memory: Memory
    rows: list[tuple[int, Mapped]] = field(default_factory=list)
    rejected: list[FoundIssue] = field(default_factory=list)
    length: int = 0
    """How many rows there are, those rejected included."""
    last: int = 0
    """The number of the last row."""
    _fresh: dict[tuple[str, str], Any] = field(default_factory=dict)
    _named: dict[SchemeId, int] = field(default_factory=dict)

    def add(self, row: int, mapped: Mapped) -> None:
        """Take in a row."""
        self.rows.append((row, mapped))
        self.length, self.last = self.length + 1, row

    def reject(self, row: int, refused: RowRejected) -> None:
        """Take in a row that its scheme cannot keep."""
        self.rejected.append(FoundIssue(row, refused.rule, refused.column, refused.value, rejected=True))
        self.length, self.last = self.length + 1, row

    def leave_out(self, rows: set[int]) -> None:
        """Take out rows that were rejected when the chunk was written."""
        self.rows = [(number, mapped) for number, mapped in self.rows if number not in rows]

    def reject_invalid(self, problems: Iterable[Problem]) -> None:
        """Take out the rows whose records the store refuses; raises LookupError where that is none of them."""
        by_record: dict[str, list[Problem]] = {}
        for problem in problems:
            by_record.setdefault(problem.record, []).append(problem)
        kept = []
        for number, mapped in self.rows:
            wrong = [each for name in _list_names(mapped.records) for each in by_record.get(name, ())]
            self.rejected += [_make_invalid(number, problem) for problem in wrong]
            if not wrong:
                kept.append((number, mapped))
        if len(kept) == len(self.rows):
            raise LookupError("; ".join(f"{each.record} {each.message}" for each in problems))
        self.rows = kept

    def gather(self) -> Gathered:
        """Return what is to be written; rows that give an entry again are rejected."""
        self._reject_repeated()
        self._fresh.clear()
        self._named.clear()
        issues: list[FoundIssue] = []
        for number, mapped in self.rows:
            entry = mapped.records.entries[0].slug if mapped.records.entries else None
            for kind, record in _list_shared(mapped.records):
                if not self.memory.is_recent(record) and self._is_otherwise(kind, record):
                    issues.append(FoundIssue(number, OTHERWISE, kind, record.slug, None, entry=entry))
            issues += [_make_issue(issue, entry) for issue in mapped.issues]
            for each in mapped.external_ids:
                if not self._is_named(each):
                    self._named.setdefault(each, number)
        named = {NamedElsewhere(e.kind, e.slug, e.scheme, e.value): row for e, row in self._named.items()}
        return Gathered(self._make_records(), named, issues + self.rejected)

    def remember(self) -> None:
        """Take in what was gathered, now that it is written."""
        for (kind, slug), record in self._fresh.items():
            self.memory.add(kind, slug, record)
        for _, mapped in self.rows:
            for entry in mapped.records.entries:
                self.memory.add("entry", entry.slug)
        for each in self._named:
            if each.kind != "entry":
                self.memory.say(each)

    def _reject_repeated(self) -> None:
        given: set[str] = set()
        kept = []
        for number, mapped in self.rows:
            slugs = {entry.slug for entry in mapped.records.entries}
            again = [slug for slug in slugs if slug in given or self.memory.knows("entry", slug)]
            if again:
                self.rejected.append(FoundIssue(number, "repeated_id", None, again[0], rejected=True))
            else:
                given |= slugs
                kept.append((number, mapped))
        self.rows = kept

    def _is_named(self, external_id: SchemeId) -> bool:
        """Return whether an id was given before: an entry's was not, since no entry is given twice."""
        if external_id.kind == "entry":
            return False
        return self.memory.is_recent(external_id) or self.memory.has_said(external_id)

    def _is_otherwise(self, kind: str, record: Any) -> bool:  # noqa: ANN401 - of any type
        """Return whether a record was given before with other content; take it in where it was not given."""
        known = self._fresh.get((kind, record.slug))
        if known is not None:
            return known is not record and known != record
        said = self.memory.find(kind, record.slug, record)
        if said is SaidBefore.NEW:
            self._fresh[kind, record.slug] = record
        return said is SaidBefore.OTHERWISE

    def _make_records(self) -> Records:
        shared: dict[str, list[Any]] = {kind: [] for kind in SECTIONS.values()}
        for (kind, _), record in self._fresh.items():
            shared[kind].append(record)
        return Records.model_construct(
            publishers=tuple(shared["publisher"]),
            actors=tuple(shared["actor"]),
            places=tuple(shared["place"]),
            documents=tuple(shared["document"]),
            entries=tuple(entry for _, mapped in self.rows for entry in mapped.records.entries),
            claims=tuple(shared["claim"]),
        )


def _list_shared(records: RowRecords) -> Iterator[tuple[str, Any]]:
    for section, kind in _SHARED.items():
        for record in getattr(records, section):
            yield kind, record


def _list_names(records: RowRecords) -> Iterator[str]:
    for section, kind in SECTIONS.items():
        for record in getattr(records, section):
            yield f"{kind}:{record.slug}"


def _make_invalid(row: int, problem: Problem) -> FoundIssue:
    said = f"{problem.record}: {problem.message}"
    return FoundIssue(row, "invalid_record", problem.field or None, said, rejected=True)


def _make_issue(issue: Issue, entry: str | None) -> FoundIssue:
    return FoundIssue(issue.row, issue.rule, issue.column, issue.value, issue.kept, entry=entry)
