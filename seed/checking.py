"""Checking the files of a run without a database."""

from pathlib import Path

from schema.checks import Archive, EmptyArchive, InvalidRecords, complete
from schema.records import Records
from seed.files import gather, is_article
from seed.findings import Finding, WrongFiles
from seed.gathering import Gathering
from seed.totals import compare


def check(path: Path) -> Records:
    """Return the records of a folder, an article's with those of its neighbours; raises WrongFiles."""
    gathering = gather(path, with_neighbours=True)
    findings = gathering.findings + find_wrong_totals(path, gathering)
    findings += find_problems(gathering, EmptyArchive())
    if findings:
        raise WrongFiles(findings)
    return gathering.records


def find_problems(gathering: Gathering, archive: Archive) -> list[Finding]:
    """Return what is wrong with the records that could be read."""
    try:
        complete(gathering.records, archive, unread=gathering.unread)
    except InvalidRecords as invalid:
        return gathering.locate(invalid.problems)
    return []


def find_wrong_totals(path: Path, gathering: Gathering) -> list[Finding]:
    """Return the totals that do not match, unless one article is all that is asked, or files are unread."""
    return [] if is_article(path) or gathering.unread else compare(path, gathering.records)
