"""An entry's record as the rows that hold it."""

from schema.counts.envelope import find_envelope
from schema.dates.imprecise import parse
from schema.records.exchange import (
    CitationRecord,
    CountRange,
    DateRecord,
    DiplomaticEventRecord,
    EntryRecord,
    IncidentRecord,
    Record,
    StatementRecord,
)
from schema.storage.rows import Row
from schema.store.sort_dates import find_sort_second
from schema.vocabularies import CasualtyOutcome, DateBasis, DatePrecision, EntryKind

_DATE = ("edtf", "as_written", "earliest", "latest", "precision", "basis", "anchor")
_NO_DATE: dict[str, Row] = {
    prefix: dict.fromkeys(f"{prefix}_{part}" for part in _DATE) for prefix in ("date", "next_meeting")
}


def make_entry(record: EntryRecord) -> Row:
    """Return what the three kinds share; an entry without a date has precision `unknown` by its editor."""
    row = {
        "slug": record.slug,
        "kind": EntryKind(record.kind),
        "title": record.title,
        "summary": record.summary,
        **make_date("date", record.date),
        "aspect": record.aspect,
        "granularity": record.granularity,
        "assessment": record.assessment,
        "language": record.language,
    }
    row["date_precision"] = row["date_precision"] or DatePrecision.UNKNOWN
    row["date_basis"] = row["date_basis"] or DateBasis.EDITOR
    row["sort_second"] = find_sort_second(row["date_edtf"])
    return row


def make_date(prefix: str, record: DateRecord | None) -> Row:
    """Return a date's columns, all of them NULL for None; raises MalformedDate for what is no EDTF."""
    if record is None:
        return _NO_DATE[prefix]
    date = parse(record.edtf) if record.edtf is not None else None
    return {
        f"{prefix}_edtf": date and date.edtf,
        f"{prefix}_as_written": record.as_written,
        f"{prefix}_earliest": date and date.earliest,
        f"{prefix}_latest": date and date.latest,
        f"{prefix}_precision": date and (record.precision or date.precision),
        f"{prefix}_basis": record.basis,
        f"{prefix}_anchor": record.anchor,
    }


def make_kind(record: EntryRecord) -> Row:
    """Return what only an entry's own kind has, without the entry's id."""
    match record:
        case IncidentRecord():
            return _make_incident(record)
        case StatementRecord():
            return _take(record, "act", "channel", "form", "quoted_words")
        case DiplomaticEventRecord():
            return _make_diplomatic_event(record)


def _take(record: Record, *fields: str) -> Row:
    """Return some fields of a record as they are: dumping it takes ten times as long."""
    return {field: getattr(record, field) for field in fields}


def _make_incident(record: IncidentRecord) -> Row:
    return {
        **_take(record, "category", "responsibility", "responsibility_as_of", "munitions_unit"),
        **_make_counts("event_count", record.event_count),
        **_take_words("event_count", record.event_count),
        **_make_counts("munitions_count", record.munitions_count),
        **_take_words("munitions_count", record.munitions_count),
        **_make_counts("killed", find_envelope(record.casualties, CasualtyOutcome.KILLED)),
        **_make_counts("injured", find_envelope(record.casualties, CasualtyOutcome.INJURED)),
    }


def _make_counts(prefix: str, counts: CountRange | None) -> Row:
    low, best, high = (counts.low, counts.best, counts.high) if counts else (None, None, None)
    return {f"{prefix}_low": low, f"{prefix}_best": best, f"{prefix}_high": high}


def _take_words(prefix: str, counts: CountRange | None) -> Row:
    return {f"{prefix}_as_written": counts and counts.as_written}


def _make_diplomatic_event(record: DiplomaticEventRecord) -> Row:
    own = _take(
        record,
        *("category", "forum", "instrument", "round_number", "document_symbol", "outcome", "next_meeting"),
    )
    return {**own, **make_date("next_meeting", record.next_meeting_date)}


def make_citation(record: CitationRecord) -> Row:
    """Return a citation, without the ids of its entry and document."""
    return {
        "quote": record.quote,
        "quote_start": record.start,
        "quote_end": record.end,
        "prefix": record.prefix,
        "suffix": record.suffix,
        **make_date("date", record.date),
        "supports": list(record.supports),
    }
