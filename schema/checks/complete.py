"""Every check that records can be given without writing them, and filling in what they may leave out."""

from typing import NamedTuple

from schema.checks.batch import Batch
from schema.checks.counts import complete_counts
from schema.checks.cycles import check_cycles
from schema.checks.dates import Dates
from schema.checks.early_answers import warn_of_early_answers
from schema.checks.quotes import locate_quotes
from schema.checks.recorded import Archive, EmptyArchive
from schema.checks.references import check_references
from schema.checks.repeats import check_repeats
from schema.checks.unread import Unread
from schema.checks.wordings import check_wordings, resolve_casualty_citations
from schema.records.exchange import Records
from schema.records.problems import InvalidRecords, Problem

__all__ = ["Archive", "EmptyArchive", "InvalidRecords", "Problem", "Unread", "check", "complete"]


class Checked(NamedTuple):
    """Records with all filled in, what is wrong with them, and what may be."""

    records: Records
    problems: list[Problem]
    warnings: list[Problem]


def complete(records: Records, archive: Archive) -> Records:
    """Return the records with every date, basis, count, offset and context filled in.

    Raises InvalidRecords with all that is wrong, each problem with the record and the field it is in.
    """
    batch = Batch(records, archive, Unread())
    _check(batch)
    if batch.problems:
        raise InvalidRecords(dict.fromkeys(batch.problems))
    return _list_completed(batch)


def check(records: Records, archive: Archive, *, unread: Unread | None = None) -> Checked:
    """Return the records as `complete` does, with what is wrong and what may be, for those who want to know both.

    Nothing is held against what is `unread`: neither references to it, nor what depends on it.
    """
    batch = Batch(records, archive, unread or Unread())
    warn_of_early_answers(batch, _check(batch))
    return Checked(_list_completed(batch), list(dict.fromkeys(batch.problems)), batch.warnings)


def _check(batch: Batch) -> Dates:
    check_references(batch)
    check_cycles(batch)
    locate_quotes(batch)
    check_repeats(batch)
    check_wordings(batch)
    resolve_casualty_citations(batch)
    complete_counts(batch)
    dates = Dates(batch)
    dates.complete()
    return dates


def _list_completed(batch: Batch) -> Records:
    return batch.records.model_copy(update={"entries": tuple(batch.entries.values())})
