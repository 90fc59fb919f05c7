"""Totals: a data folder says how many records it holds, so that a slip of the files does not go unseen."""

from pathlib import Path

from schema.records import Records
from schema.suggestions import one_of
from seed.disk import UnreadableFile
from seed.files import EXPECT
from seed.findings import Finding, name_file
from seed.toml_files import read_toml


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


def compare(data: Path, records: Records) -> list[Finding]:
    """Return what in a data folder's expect.toml does not match the records; [] where it has no such file."""
    path = data / EXPECT
    if not path.exists():
        return []
    try:
        expected = read_toml(path)
    except UnreadableFile as error:
        return [Finding(name_file(path), "", "", str(error))]
    found = count(records)
    compared = ((key, _compare(key, number, found)) for key, number in expected.items())
    return [Finding(name_file(path), "", key, message) for key, message in compared if message]


def _compare(key: str, number: object, found: dict[str, int]) -> str | None:
    if key not in found:
        return f"is no total{one_of(key, list(found))}"
    if not isinstance(number, int) or isinstance(number, bool):
        return "must be a whole number, without quotation marks"
    if number == found[key]:
        return None
    return f"is {number:,}, but the files hold {found[key]:,}; correct the number, or find what is missing or too many"
