"""Records gathered from files, with where each came from and what is wrong with those that are none."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from schema.problems import Problem
from schema.record_reading import MalformedRecord, read_record
from schema.records import (
    ActorRecord,
    ClaimRecord,
    DiplomaticEventRecord,
    DocumentRecord,
    IncidentRecord,
    PlaceRecord,
    PublisherRecord,
    Records,
    StatementRecord,
)
from schema.suggestions import one_of
from seed.findings import Finding, name_file

MODELS: dict[str, type[BaseModel]] = {
    "publisher": PublisherRecord,
    "actor": ActorRecord,
    "place": PlaceRecord,
    "document": DocumentRecord,
    "claim": ClaimRecord,
}
ENTRY_MODELS: dict[str, type[BaseModel]] = {
    "incident": IncidentRecord,
    "statement": StatementRecord,
    "diplomatic_event": DiplomaticEventRecord,
}


class Everything:
    """Contains every slug: stands for those of a file that cannot be read."""

    def __contains__(self, slug: object) -> bool:
        return True


class Gathering:
    """The records of a run, and all that is wrong with its files.

    `unread` has, by kind, the slugs of records that are there but malformed: references to them are right.
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.unread: dict[str, Container[str]] = {}
        self._malformed: defaultdict[str, set[str]] = defaultdict(set)
        self._records: defaultdict[str, list[BaseModel]] = defaultdict(list)
        self._files: defaultdict[str, list[Path]] = defaultdict(list)

    @property
    def records(self) -> Records:
        """What could be read."""
        return Records.model_construct(
            publishers=tuple(self._records["publisher"]),
            actors=tuple(self._records["actor"]),
            places=tuple(self._records["place"]),
            documents=tuple(self._records["document"]),
            entries=tuple(self._records["entry"]),
            claims=tuple(self._records["claim"]),
        )

    def report(self, file: Path, record: str, field: str, message: str) -> None:
        """Note what is wrong with a file."""
        self.findings.append(Finding(name_file(file), record, field, message))

    def add(self, kind: str, file: Path, data: Mapping[str, Any], number: int) -> None:
        """Add a record, the file's so-manieth of its kind, or note what is wrong with it."""
        slug = data.get("slug")
        name = f"{kind}:{slug}" if isinstance(slug, str) and slug else f"{kind} number {number}"
        self._files[name].append(file)
        try:
            model = MODELS.get(kind) or _find_entry_model(data)
            self._records[kind].append(read_record(model, data))
        except MalformedRecord as malformed:
            for field, message in malformed.faults:
                self.report(file, name, field, message)
            self.leave_unread(kind, slug if isinstance(slug, str) else None)

    def leave_unread(self, kind: str, slug: str | None = None) -> None:
        """Note that a record exists but cannot be read; without a slug, that any may."""
        self._malformed[kind].update([slug] if slug else [])
        lost = slug is None or isinstance(self.unread.get(kind), Everything)
        self.unread[kind] = Everything() if lost else self._malformed[kind]

    def locate(self, problems: Iterable[Problem]) -> list[Finding]:
        """Return problems of records with the files that the records are in."""
        return [self._locate(problem) for problem in problems]

    def _locate(self, problem: Problem) -> Finding:
        files = [name_file(file) for file in self._files[problem.record]]
        others = [file for file in dict.fromkeys(files) if file != files[0]]
        also = f" (also in {', '.join(others)})" if others and problem.field == "slug" else ""
        return Finding(files[0], problem.record, problem.field, problem.message + also)


def _find_entry_model(data: Mapping[str, Any]) -> type[BaseModel]:
    kind = data.get("kind")
    if kind is None:
        raise MalformedRecord([("kind", f"is missing; write one of {', '.join(ENTRY_MODELS)}")])
    if not isinstance(kind, str) or kind not in ENTRY_MODELS:
        advice = one_of(str(kind), list(ENTRY_MODELS))
        raise MalformedRecord([("kind", f"{str(kind)!r} is no kind of entry{advice}")])
    return ENTRY_MODELS[kind]
