"""Checking the files of a run without a database."""

from collections.abc import Iterable
from pathlib import Path

from schema.checks.complete import Archive, EmptyArchive
from schema.checks.complete import check as check_records
from schema.records.exchange import Records
from seed import totals
from seed.files import ARTICLES, EXPECT, find_data_folder, gather, is_article
from seed.findings import Finding, WrongFiles, name_file
from seed.gathering import Gathering


def check(path: Path) -> tuple[Records, list[Finding]]:
    """Return the records of a folder, an article's with those of its neighbours, and what may be wrong with them.

    Raises WrongFiles where anything is.
    """
    gathering = gather(path, with_neighbours=True)
    warnings = judge(gathering, EmptyArchive(), find_wrong_totals(path, gathering))
    return gathering.records, warnings


def judge(gathering: Gathering, archive: Archive, found: Iterable[Finding] = ()) -> list[Finding]:
    """Return what may be wrong with records; raises WrongFiles with all that is, and with what was found before."""
    checked = check_records(gathering.records, archive, unread=gathering.unread)
    warnings = gathering.locate(checked.warnings)
    if findings := [*gathering.findings, *found, *gathering.locate(checked.problems)]:
        raise WrongFiles(findings, warnings)
    return warnings


def renew_totals(path: Path) -> list[str]:
    """Write the totals of a data folder, or of the one that an article's folder lies in; return what changed.

    Raises WrongFiles, with nothing written, where anything else is wrong with the files.
    """
    data = find_data_folder(path) if is_article(path) else path
    if data is None:
        advice = f"{EXPECT} stands in a data folder, beside {ARTICLES}/"
        raise WrongFiles([Finding(name_file(path), "", "", f"has no totals; {advice}")])
    gathering = gather(data)
    judge(gathering, EmptyArchive())
    return totals.renew(data, gathering.records)


def find_wrong_totals(path: Path, gathering: Gathering) -> list[Finding]:
    """Return the totals that do not match, unless one article is all that is asked."""
    return [] if is_article(path) else totals.compare(path, gathering)
