"""Totals: a data folder says how many records it holds, so that a slip of the files does not go unseen."""

import re
from contextlib import suppress
from pathlib import Path

from schema.records.exchange import Records
from schema.records.suggestions import one_of
from seed.disk import UnreadableFile, UnwritableFile, read_text, write_text
from seed.files import EXPECT
from seed.findings import Finding, WrongFiles, name_file
from seed.gathering import Gathering
from seed.toml_files import parse_toml, read_toml

_HEADER = "# How many records the files of this folder hold. A number that does not match stops the load.\n\n"
_COUNTED = {
    "publishers": ("publisher", ""),
    "actors": ("actor", ""),
    "places": ("place", ""),
    "documents": ("document", ""),
    "entries": ("entry", ""),
    "incidents": ("entry", "kind"),
    "statements": ("entry", "kind"),
    "diplomatic_events": ("entry", "kind"),
    "links": ("entry", "links"),
    "citations": ("entry", "citations"),
    "claims": ("claim", ""),
    "positions": ("claim", "positions"),
}
"""The kind of record that each total counts, and the field of it that has to be known."""


def count(records: Records) -> dict[str, int]:
    """Return how many records there are of each kind, and how many parts of those that are counted too."""
    kinds = [entry.kind for entry in records.entries]
    return {
        "publishers": len(records.publishers),
        "actors": len(records.actors),
        "places": len(records.places),
        "documents": len(records.documents),
        "entries": len(records.entries),
        "incidents": kinds.count("incident"),
        "statements": kinds.count("statement"),
        "diplomatic_events": kinds.count("diplomatic_event"),
        "links": sum(len(entry.links) for entry in records.entries),
        "citations": sum(len(entry.citations) for entry in records.entries),
        "claims": len(records.claims),
        "positions": sum(len(claim.positions) for claim in records.claims),
    }


def describe(totals: dict[str, int]) -> str:
    """Return totals as people read them: "1 document, 16 entries"."""
    return ", ".join(f"{number:,} {_name(kind, number)}" for kind, number in totals.items())


def _name(kind: str, number: int) -> str:
    kind = kind.replace("_", " ")
    return kind if number != 1 else "entry" if kind == "entries" else kind.removesuffix("s")


def compare(data: Path, gathering: Gathering) -> list[Finding]:
    """Return what in a data folder's expect.toml does not match its records; [] where it has no such file.

    Malformed records are counted too; a total that some file left unknown is not compared.
    """
    path = data / EXPECT
    if not path.exists():
        return []
    try:
        expected = read_toml(path)
    except UnreadableFile as error:
        return [Finding(name_file(path), "", "", str(error))]
    found = count(gathering.records)
    known = {key: number for key, number in found.items() if gathering.can_count(*_COUNTED[key])}
    compared = ((key, _compare(key, number, known, data)) for key, number in expected.items())
    return [Finding(name_file(path), "", key, message) for key, message in compared if message]


def _compare(key: str, number: object, found: dict[str, int], data: Path) -> str | None:
    if key not in _COUNTED:
        return f"is no total{one_of(key, list(_COUNTED))}"
    if not isinstance(number, int) or isinstance(number, bool):
        return "must be a whole number, without quotation marks"
    if number == found.get(key, number):
        return None
    return (
        f"is {number:,}, but the files hold {found[key]:,}; find what is missing or too many, or write the totals"
        f" anew: ./dateline seed --totals {name_file(data)}"
    )


def renew(data: Path, records: Records) -> list[str]:
    """Write a data folder's totals as they are, and return those that changed: "entries 16 → 19".

    Comments and order stay; a total that the file has not is added at its end. Raises WrongFiles, with nothing
    written, where the file cannot be read or written, or holds what is no total.
    """
    path = data / EXPECT
    try:
        text = read_text(path) if path.exists() else _HEADER
        found = count(records)
        old = parse_toml(text)
        _refuse_strangers(path, old)
        changed = [key for key, number in found.items() if repr(old.get(key)) != repr(number)]
        if changed:
            write_text(path, _put(text, {key: found[key] for key in changed}))
    except (UnreadableFile, UnwritableFile) as error:
        raise WrongFiles([Finding(name_file(path), "", "", str(error))]) from error
    return [f"{key} {old.get(key, 'none')} → {found[key]}" for key in changed]


def _refuse_strangers(path: Path, totals: dict[str, object]) -> None:
    findings = [
        Finding(name_file(path), "", key, f"is no total{one_of(key, list(_COUNTED))}")
        for key in totals
        if key not in _COUNTED
    ]
    if findings:
        raise WrongFiles(findings)


def _put(text: str, totals: dict[str, int]) -> str:
    """Return a file's text with other totals; raises UnwritableFile where its lines are not plain ones."""
    for key, number in totals.items():
        text = _put_one(text, key, number)
    with suppress(UnreadableFile):
        if totals.items() <= parse_toml(text).items():
            return text
    raise UnwritableFile("cannot be renewed; write each total on a line of its own, like entries = 16")


def _put_one(text: str, key: str, number: int) -> str:
    """Return a file's text with another number on the line of a total, or with such a line at its end."""
    line = re.compile(rf"(?m)^([ \t]*[\"']?{key}[\"']?[ \t]*=[ \t]*)[^#\r\n]*?([ \t]*(?:#[^\r\n]*)?\r?)$")
    renewed, lines = line.subn(rf"\g<1>{number}\g<2>", text)
    if lines:
        return renewed
    end = "\r\n" if "\r\n" in text else "\n"
    return f"{text}{'' if text.endswith(end) or not text else end}{key} = {number}{end}"
