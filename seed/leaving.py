"""What the database has and the files have no more: told after every load, and taken out when asked."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from schema.proofs.leftovers import OWN, Leftover, list_leftovers
from schema.proofs.pruning import StillNamed, prune
from seed.files import find_data_folder, gather, is_article
from seed.findings import Finding, WrongFiles, name_file
from seed.gathering import Gathering

_MOST_NAMES = 20


def find_leftovers(path: Path, gathering: Gathering, connection: Connection) -> list[Leftover]:
    """Return what is recorded of a folder's documents that no file has; of a data folder shared records too.

    Of an article that is loaded alone, what its neighbours have is known too.
    """
    beside = is_article(path) and find_data_folder(path)
    known = gather(path, with_neighbours=True) if beside else gathering
    documents = [document.slug for document in gathering.records.documents]
    return list_leftovers(connection, documents, known.has, whole=not is_article(path))


def take_out(
    path: Path, gathering: Gathering, connection: Connection, warnings: Sequence[Finding]
) -> list[Leftover]:
    """Take out what no file has, and return it; raises WrongFiles where that is named by a record that stays."""
    try:
        return prune(connection, find_leftovers(path, gathering, connection))
    except StillNamed as named:
        raise WrongFiles(_list_findings(path, gathering, named.leftovers), warnings) from None


def _list_findings(path: Path, gathering: Gathering, leftovers: Sequence[Leftover]) -> list[Finding]:
    return [
        Finding(name_file(path), leftover.name, "", _refuse(leftover, gathering)) for leftover in leftovers
    ]


def _refuse(leftover: Leftover, gathering: Gathering) -> str:
    naming = [
        f"{by.field} of {by.name}{gathering.say_where(by.name)}" for by in leftover.named_by[:_MOST_NAMES]
    ]
    listed = _cut(naming, len(leftover.named_by))
    return f"cannot be taken out: it is named in {listed}; take that out first, or put the record back"


def describe_left(path: Path, leftovers: Sequence[Leftover]) -> list[str]:
    """Return what to say of records that no file has, with the command that takes them out."""
    command = f"./dateline seed --prune {name_file(path)}"
    own = [each.name for each in leftovers if each.kind in OWN]
    free = [each.name for each in leftovers if each.kind not in OWN and not each.named_by]
    lines = (
        [f"Recorded of these documents, but in no file: {_cut(own)}; to take out: {command}"] if own else []
    )
    if free:
        lines.append(f"In no file, and named by nothing: {_cut(free)}; to take out: {command}")
    return lines + describe_kept(leftovers)


def describe_taken(taken: Sequence[Leftover], kept: Sequence[Leftover]) -> list[str]:
    """Return what to say of records that were taken out, all by name since they are gone, and of those that stay."""
    names = ", ".join(each.name for each in taken)
    return [f"Taken out: {names}." if taken else "Nothing was to be taken out.", *describe_kept(kept)]


def describe_kept(leftovers: Sequence[Leftover]) -> list[str]:
    """Return what to say of shared records that no file has, and that stay because they are named."""
    kept = [
        f"{each.name} ({_name_first(each)})" for each in leftovers if each.kind not in OWN and each.named_by
    ]
    return [f"In no file, and kept because it is named: {_cut(kept)}."] if kept else []


def _name_first(leftover: Leftover) -> str:
    first, more = leftover.named_by[0], len({by.name for by in leftover.named_by}) - 1
    return f"by {first.name}{f' and {more:,} more' if more else ''}"


def _cut(names: Sequence[str], total: int = 0) -> str:
    more = max(total, len(names)) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more:,} more" if more > 0 else "")
