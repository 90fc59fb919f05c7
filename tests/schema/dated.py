"""Entries with dates, completed as a load completes them, and what is said of those that are wrong."""

import pytest

from schema.checks.complete import EmptyArchive, InvalidRecords, complete
from schema.records.exchange import CitationRecord, DateRecord, DocumentRecord, IncidentRecord, Records

TEXT = (
    "On Wednesday, last week, last month, less than a week after, Soon afterward, Wednesday week, 8 July 2021,"
    " on July 20, in June, two days later, tomorrow, yesterday, by August, in the summer of 2020,"
    " in the coming days, at lunch on Wednesday, 30 February 2021."
)


def make_entry(
    slug: str, *dates: DateRecord | None, aspect: str = "occurred", **date: object
) -> IncidentRecord:
    """Return an entry with a date, and a citation for each of `dates`, or one."""
    citations = [
        CitationRecord(document="report", quote=TEXT[: 10 + number], date=stated)
        for number, stated in enumerate(dates or [None])
    ]
    return IncidentRecord(
        kind="incident",
        slug=slug,
        title="Something",
        category="other",
        aspect=aspect,
        citations=citations,
        date=DateRecord(**date),
    )


def complete_dates(*entries: IncidentRecord, dateline: str | None = "2021-07-09") -> dict[str, DateRecord]:
    document = DocumentRecord(slug="report", dateline=dateline, text=TEXT)
    completed = complete(Records(documents=(document,), entries=entries), EmptyArchive())
    return {entry.slug: entry.date for entry in completed.entries}


def find_message(*entries: IncidentRecord, dateline: str | None = "2021-07-09") -> str:
    with pytest.raises(InvalidRecords) as refused:
        complete_dates(*entries, dateline=dateline)
    (problem,) = refused.value.problems
    return f"{problem.field} {problem.message}"
