"""Records gathered from files, with where each came from and what is wrong with those that are none."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from schema.checks.unread import Unread
from schema.records.exchange import (
    ActorRecord,
    ClaimRecord,
    DiplomaticEventRecord,
    DocumentRecord,
    EntryBase,
    IncidentRecord,
    PlaceRecord,
    PublisherRecord,
    Records,
    StatementRecord,
)
from schema.records.problems import Problem
from schema.records.rest import Rest, read_rest
from schema.records.suggestions import find_nearest, one_of
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

    Of a malformed record that is kept which can be read; `unread` says what cannot. A record without a slug has
    one that no file can give it, so that it is told from others.
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.uncounted: set[str] = set()
        """The kinds of records of which it is not known how many there are."""
        self._lost: dict[str, Container[str]] = {}
        self._malformed: defaultdict[str, set[str]] = defaultdict(set)
        self._fields: dict[str, frozenset[str]] = {}
        self._records: defaultdict[str, list[BaseModel]] = defaultdict(list)
        self._files: defaultdict[str, list[Path]] = defaultdict(list)
        self._names: dict[str, str] = {}

    @property
    def records(self) -> Records:
        """What could be read, that of malformed records included."""
        return Records.model_construct(
            publishers=tuple(self._records["publisher"]),
            actors=tuple(self._records["actor"]),
            places=tuple(self._records["place"]),
            documents=tuple(self._records["document"]),
            entries=tuple(self._records["entry"]),
            claims=tuple(self._records["claim"]),
        )

    @property
    def unread(self) -> Unread:
        """What could not be read."""
        return Unread(self._lost, self._fields)

    def can_count(self, kind: str, field: str) -> bool:
        """Return whether it is known how many records of a kind there are, and that field of all of them."""
        unread = self.unread
        known = not any(
            unread.has_field(record, field) for record in self._fields if record.startswith(f"{kind}:")
        )
        return known and kind not in self.uncounted

    def report(self, file: Path, record: str, field: str, message: str) -> None:
        """Note what is wrong with a file."""
        self.findings.append(Finding(name_file(file), record, field, message))

    def add(
        self, kind: str, file: Path, data: Mapping[str, Any], number: int, *, unread: Iterable[str] = ()
    ) -> None:
        """Add a record, the file's so-manieth of its kind, or what is left of it, and note what is wrong with it.

        `unread` names fields that are known to be there, but not what they are.
        """
        slug = data.get("slug") if isinstance(data.get("slug"), str) else None
        name = f"{kind}:{slug}" if slug else f"{kind} number {number}"
        rest = read_rest(MODELS[kind], data) if kind in MODELS else _read_entry(data)
        for field, message in rest.faults:
            self.report(file, name, field, message)
        if rest.record is None:
            self.uncounted.add(kind)
            self._leave_unread(kind, slug)
            return
        fields = rest.unread.union(unread)
        if "slug" in fields:
            self._leave_unread(kind, None)
            slug = f"{kind} number {number} of {name_file(file)}"
            rest.record.__dict__["slug"] = slug
        self._records[kind].append(rest.record)
        record = f"{kind}:{slug}"
        self._files[record].append(file)
        self._names[record] = name
        if fields:
            self._fields[record] = fields | self._fields.get(record, frozenset())

    def lose(self, kind: str) -> None:
        """Note that there may be any number of records of a kind that cannot be read."""
        self.uncounted.add(kind)
        self._leave_unread(kind, None)

    def _leave_unread(self, kind: str, slug: str | None) -> None:
        """Note that a record exists but cannot be read; without a slug, that any may."""
        self._malformed[kind].update([slug] if slug else [])
        lost = slug is None or isinstance(self._lost.get(kind), Everything)
        self._lost[kind] = Everything() if lost else self._malformed[kind]

    def has(self, kind: str, slug: str) -> bool:
        """Return whether a file has a record, or may have it among what cannot be read."""
        return f"{kind}:{slug}" in self._files or self.unread.has_record(kind, slug)

    def say_where(self, record: str) -> str:
        """Return the file that a record is in, as what follows its name; nothing where it is in none."""
        return f" ({name_file(self._files[record][0])})" if record in self._files else ""

    def locate(self, problems: Iterable[Problem]) -> list[Finding]:
        """Return problems of records with the files that the records are in."""
        return [self._locate(problem) for problem in problems]

    def _locate(self, problem: Problem) -> Finding:
        files = [name_file(file) for file in self._files[problem.record]]
        others = [file for file in dict.fromkeys(files) if file != files[0]]
        also = f" (also in {', '.join(others)})" if others and problem.field == "slug" else ""
        return Finding(files[0], self._names[problem.record], problem.field, problem.message + also)


def _read_entry(data: Mapping[str, Any]) -> Rest:
    """Return an entry; where its kind is none, as one of the kind that is most like it."""
    kind = data.get("kind")
    if isinstance(kind, str) and kind in ENTRY_MODELS:
        return read_rest(ENTRY_MODELS[kind], data)
    meant = find_nearest(str(kind), ENTRY_MODELS)
    likeliest = meant or max(ENTRY_MODELS, key=lambda name: len(_list_fields(name) & data.keys()))
    rest = read_rest(ENTRY_MODELS[likeliest], {**data, "kind": likeliest})
    sure = [
        fault for fault in rest.faults if meant or re.split(r"[.\[]", fault[0])[0] in EntryBase.model_fields
    ]
    return Rest(rest.record, rest.unread | {"kind"}, [("kind", _describe_kind(kind)), *sure])


def _list_fields(kind: str) -> set[str]:
    return set(ENTRY_MODELS[kind].model_fields)


def _describe_kind(kind: object) -> str:
    if kind is None:
        return f"is missing; write one of {', '.join(ENTRY_MODELS)}"
    return f"{str(kind)!r} is no kind of entry{one_of(str(kind), list(ENTRY_MODELS))}"
