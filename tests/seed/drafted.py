"""What the tests of drafts share: a draft's entries as records, and what is wrong with them."""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from schema.checks.complete import EmptyArchive
from seed.checking import judge
from seed.drafting.draft import KnownNames, draft
from seed.files import gather_shared
from seed.findings import Finding, WrongFiles
from seed.gathering import Gathering
from tests.frozen import DATA

SHARED = gather_shared(DATA).records
KNOWN = KnownNames(SHARED.actors, SHARED.places)
DATELINE = date(2021, 7, 9)
FILE = Path("records.toml")
STYLES = {path.stem: path.read_bytes().decode() for path in Path(__file__).with_name("drafts").glob("*.txt")}
"""Texts that were made up in the styles of several newsrooms."""


def draft_text(text: str, dateline: date = DATELINE, known: KnownNames = KNOWN) -> str:
    """Return the draft of a text with the names of the article's actors and places."""
    return draft(text, "a-draft", dateline, known)


def uncomment(records: str) -> str:
    """Return a draft without the first comment signs of its entries."""
    head, *entries = records.split("\n\n# [[entry]]\n")
    lines = [
        line.removeprefix("# ").removeprefix("#")
        for entry in entries
        for line in f"[[entry]]\n{entry}".split("\n")
    ]
    return "\n".join([head, "", *(line if line != "[[entry]]" else "\n[[entry]]" for line in lines)])


def list_entries(records: str) -> list[dict[str, Any]]:
    """Return the entries of a draft as they are when they stand."""
    entries: list[dict[str, Any]] = tomllib.loads(uncomment(records)).get("entry", [])
    return entries


def find_entry(text: str, words: str = "") -> dict[str, Any]:
    """Return the only drafted entry whose quote has the words."""
    (entry,) = [one for one in list_entries(draft_text(text)) if words in one["citations"][0]["quote"]]
    return entry


def find_faults(records: str, text: str) -> list[Finding]:
    """Return what a check finds wrong with records of a text."""
    table = tomllib.loads(records)
    gathering = Gathering()
    for kind, shared in (("actor", SHARED.actors), ("place", SHARED.places)):
        _add(gathering, kind, (one.model_dump(mode="json", exclude_defaults=True) for one in shared))
    _add(gathering, "document", [{**table["document"], "text": text}])
    _add(gathering, "entry", table.get("entry", []))
    try:
        judge(gathering, EmptyArchive())
    except WrongFiles as wrong:
        return wrong.findings
    return []


def _add(gathering: Gathering, kind: str, items: Iterable[dict[str, Any]]) -> None:
    for number, item in enumerate(items, start=1):
        gathering.add(kind, FILE, item, number)
