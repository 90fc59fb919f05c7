"""Every check that records can be given without writing them, and filling in what they may leave out."""

from collections.abc import Container, Mapping

from schema.batch import Batch
from schema.circles import check_circles
from schema.count_checks import complete_counts
from schema.date_checks import Dates
from schema.problems import InvalidRecords, Problem
from schema.quotes import locate_quotes
from schema.recorded import Archive, EmptyArchive
from schema.records import Records
from schema.references import check_references
from schema.repeats import check_repeats
from schema.wordings import check_wordings, resolve_casualty_citations

__all__ = ["Archive", "EmptyArchive", "InvalidRecords", "Problem", "complete"]


def complete(
    records: Records, archive: Archive, *, unread: Mapping[str, Container[str]] | None = None
) -> Records:
    """Return the records with every date, basis, count, offset and context filled in.

    `unread` names, by kind, records that exist but could not be read: references to them are not wrong.
    Raises InvalidRecords with all that is wrong, each problem with the record and the field it is in.
    """
    batch = Batch(records, archive, unread or {})
    check_references(batch)
    check_circles(batch)
    locate_quotes(batch)
    check_repeats(batch)
    check_wordings(batch)
    resolve_casualty_citations(batch)
    complete_counts(batch)
    Dates(batch).complete()
    if batch.problems:
        raise InvalidRecords(dict.fromkeys(batch.problems))
    return records.model_copy(update={"entries": tuple(batch.entries.values())})
