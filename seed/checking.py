"""Checking the files of a run without a database."""

from pathlib import Path

from schema.checks import Archive, EmptyArchive, InvalidRecords, complete
from schema.records import Records
from seed import totals
from seed.files import ARTICLES, EXPECT, find_data_folder, gather, is_article
from seed.findings import Finding, WrongFiles, name_file
from seed.gathering import Gathering


def check(path: Path) -> Records:
    """Return the records of a folder, an article's with those of its neighbours; raises WrongFiles."""
    gathering = gather(path, with_neighbours=True)
    findings = gathering.findings + find_wrong_totals(path, gathering)
    findings += find_problems(gathering, EmptyArchive())
    if findings:
        raise WrongFiles(findings)
    return gathering.records


def renew_totals(path: Path) -> list[str]:
    """Write the totals of a data folder, or of the one that an article's folder lies in; return what changed.

    Raises WrongFiles, with nothing written, where anything else is wrong with the files.
    """
    data = find_data_folder(path) if is_article(path) else path
    if data is None:
        advice = f"{EXPECT} stands in a data folder, beside {ARTICLES}/"
        raise WrongFiles([Finding(name_file(path), "", "", f"has no totals; {advice}")])
    gathering = gather(data)
    findings = gathering.findings + find_problems(gathering, EmptyArchive())
    if findings:
        raise WrongFiles(findings)
    return totals.renew(data, gathering.records)


def find_problems(gathering: Gathering, archive: Archive) -> list[Finding]:
    """Return what is wrong with the records that could be read."""
    try:
        complete(gathering.records, archive, unread=gathering.unread)
    except InvalidRecords as invalid:
        return gathering.locate(invalid.problems)
    return []


def find_wrong_totals(path: Path, gathering: Gathering) -> list[Finding]:
    """Return the totals that do not match, unless one article is all that is asked."""
    return [] if is_article(path) else totals.compare(path, gathering)
