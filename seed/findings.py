"""What is wrong with the files of a run, gathered so that all of it is said at once."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Finding(NamedTuple):
    """What is wrong, in which file, in which record of it and which field, the latter two "" for the file."""

    file: str
    record: str
    field: str
    message: str

    def __str__(self) -> str:
        """Return the line that a person reads."""
        return ": ".join(part for part in self if part)


class WrongFiles(Exception):
    """Files that cannot be loaded; `findings` says why, by file, and in it by record.

    `warnings` has what may be wrong besides.
    """

    def __init__(self, findings: Iterable[Finding], warnings: Iterable[Finding] = ()) -> None:
        found = list(dict.fromkeys(findings))
        order = {
            (finding.file, finding.record): number for number, finding in reversed(list(enumerate(found)))
        }
        self.findings = sorted(found, key=lambda f: (f.file, order[f.file, f.record]))
        self.warnings = list(warnings)
        super().__init__("\n".join(map(str, self.findings)))


def name_file(path: Path) -> str:
    """Return a file's name as a person can open it: relative to where they are, if it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
