"""Proofs that what is derived equals what it is derived from: each yields where it does not."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, func, or_, select

from schema.counts.envelope import find_envelope
from schema.dates.imprecise import MalformedDate, parse
from schema.proofs.difference import Difference
from schema.proofs.index import prove_index
from schema.records.entries import CasualtyRecord
from schema.records.exchange import PositionRecord
from schema.store.claim_status import claim_status
from schema.store.documents import FIRST_REPORT
from schema.store.sort_dates import ANSWERS, Dated, compute_sort_dates, find_sort_second
from schema.tables import TABLES
from schema.vocabularies import CasualtyOutcome, DatePrecision

_ENTRY, _CITATION, _DOCUMENT = TABLES["entry"], TABLES["citation"], TABLES["document"]
_STATED = {DatePrecision.FEW_DAYS, DatePrecision.WEEK}
"""What a record may say of an interval: EDTF cannot."""


def list_differences(connection: Connection) -> Iterator[Difference]:
    """Yield every derived value that is not as it is when worked out anew."""
    for prove in PROOFS:
        yield from prove(connection)


def _prove_dates(connection: Connection) -> Iterator[Difference]:
    """Yield bounds and precisions that are not those of the date."""
    for name, prefix in (("entry", "date"), ("citation", "date"), ("diplomatic_event", "next_meeting")):
        table = TABLES[name]
        columns = [table.c[f"{prefix}_{part}"] for part in ("edtf", "earliest", "latest", "precision")]
        query = select(_ENTRY.c.slug, *columns).where(columns[0].is_not(None))
        if table is not _ENTRY:
            query = query.join_from(table, _ENTRY, _ENTRY.c.id == table.c.entry_id)
        for slug, *stored in connection.execute(query):
            for part, found, derived in zip(
                ("earliest", "latest", "precision"), stored[1:], _read(*stored), strict=True
            ):
                if found != derived:
                    yield Difference(f"entry:{slug}", f"{name}.{prefix}_{part}", found, derived)


def _read(edtf: str, earliest: object, latest: object, precision: DatePrecision) -> Sequence[object]:
    """Return the bounds and the precision that follow from a date."""
    try:
        date = parse(edtf)
    except MalformedDate as error:
        return [f"nothing ({error})" for _ in (earliest, latest, precision)]
    stated = date.precision == DatePrecision.INTERVAL and precision in _STATED
    return date.earliest, date.latest, precision if stated else date.precision


def _prove_sort_dates(connection: Connection) -> Iterator[Difference]:
    link = TABLES["entry_link"]
    answering = select(link.c.to_entry_id, link.c.from_entry_id).where(link.c.relation.in_(ANSWERS))
    answers: dict[int, list[int]] = {}
    for answered, answer in connection.execute(answering):
        answers.setdefault(answered, []).append(answer)
    columns = [_ENTRY.c[name] for name in ("id", "slug", "date_earliest", "date_latest", "sort_date")]
    rows = connection.execute(select(*columns).order_by(_ENTRY.c.id)).all()
    dated = {row[0]: Dated(row[2], row[3], () if row[2] else answers.get(row[0], ())) for row in rows}
    derived = compute_sort_dates(dated, {})
    for key, slug, _, _, found in rows:
        if found != derived[key]:
            yield Difference(f"entry:{slug}", "sort_date", found, derived[key])


def _prove_sort_seconds(connection: Connection) -> Iterator[Difference]:
    columns = (_ENTRY.c.slug, _ENTRY.c.date_edtf, _ENTRY.c.sort_second)
    of_times = or_(_ENTRY.c.date_edtf.contains("T"), _ENTRY.c.sort_second != 0)
    for slug, edtf, found in connection.execute(select(*columns).where(of_times)):
        try:
            derived = find_sort_second(edtf)
        except ValueError:
            continue  # what is no date is told by the proof of dates
        if found != derived:
            yield Difference(f"entry:{slug}", "sort_second", found, derived)


def _prove_first_reports(connection: Connection) -> Iterator[Difference]:
    query = select(_ENTRY.c.slug, _ENTRY.c.first_reported_on, FIRST_REPORT)
    for slug, found, derived in connection.execute(
        query.where(_ENTRY.c.first_reported_on.is_distinct_from(FIRST_REPORT))
    ):
        yield Difference(f"entry:{slug}", "first_reported_on", found, derived)


def _prove_statuses(connection: Connection) -> Iterator[Difference]:
    claim, position = TABLES["claim"], TABLES["position"]
    query = select(claim.c.slug, claim.c.status, position.c.actor_id, position.c.stance)
    query = query.join_from(claim, position, position.c.claim_id == claim.c.id, isouter=True)
    rows = connection.execute(query.order_by(claim.c.id, position.c.id))
    for (slug, found), taken in groupby(rows, itemgetter(0, 1)):
        positions = [
            PositionRecord.model_construct(actor=str(actor), stance=stance)
            for _, _, actor, stance in taken
            if actor is not None
        ]
        if found != (derived := claim_status(positions)):
            yield Difference(f"claim:{slug}", "status", found, derived)


def _prove_envelopes(connection: Connection) -> Iterator[Difference]:
    incident, casualty = TABLES["incident"], TABLES["casualty"]
    outcomes = (CasualtyOutcome.KILLED, CasualtyOutcome.INJURED)
    ends = [incident.c[f"{outcome}_{end}"] for outcome in outcomes for end in ("low", "best", "high")]
    told = ("outcome", "population", "count_status", "low", "best", "high", "as_of")
    query = select(_ENTRY.c.slug, *ends, *[casualty.c[name] for name in told])
    query = query.join_from(incident, _ENTRY, _ENTRY.c.id == incident.c.entry_id)
    query = query.join(casualty, casualty.c.entry_id == incident.c.entry_id, isouter=True)
    rows = connection.execute(query.order_by(incident.c.entry_id, casualty.c.id))
    for (slug, *found), reports in groupby(rows, lambda row: tuple(row[: 1 + len(ends)])):
        records = [_read_casualty(row[-len(told) :]) for row in reports if row[-len(told)] is not None]
        derived = [end for outcome in outcomes for end in _span(records, outcome)]
        for column, is_now, ought in zip(ends, found, derived, strict=True):
            if is_now != ought:
                yield Difference(f"entry:{slug}", column.name, is_now, ought)


def _read_casualty(row: Sequence[Any]) -> CasualtyRecord:
    names = ("outcome", "population", "status", "low", "best", "high", "as_of")
    return CasualtyRecord.model_construct(**dict(zip(names, row, strict=True)))


def _span(records: Sequence[CasualtyRecord], outcome: CasualtyOutcome) -> tuple[int | None, ...]:
    found = find_envelope(records, outcome)
    return (found.low, found.best, found.high) if found else (None, None, None)


def _prove_hashes(connection: Connection) -> Iterator[Difference]:
    query = select(_DOCUMENT.c.slug, _DOCUMENT.c.sha256, _DOCUMENT.c.text).where(
        _DOCUMENT.c.text.is_not(None)
    )
    for slug, found, text in connection.execute(query, execution_options={"yield_per": 1000}):
        if found != (derived := sha256(text.encode()).hexdigest()):
            yield Difference(f"document:{slug}", "sha256", found, derived)


def _prove_quotes(connection: Connection) -> Iterator[Difference]:
    start, end = _CITATION.c.quote_start, _CITATION.c.quote_end
    there = func.substr(_DOCUMENT.c.text, start + 1, end - start)
    query = (
        select(_ENTRY.c.slug, _CITATION.c.quote, _DOCUMENT.c.slug, there)
        .join_from(_CITATION, _DOCUMENT, _DOCUMENT.c.id == _CITATION.c.document_id)
        .join(_ENTRY, _ENTRY.c.id == _CITATION.c.entry_id)
        .where(_CITATION.c.quote.is_not(None), or_(there.is_(None), there != _CITATION.c.quote))
    )
    for entry, quote, document, found in connection.execute(query):
        yield Difference(f"entry:{entry}", "citation.quote", repr(quote), f"{found!r} (document:{document})")


PROOFS: tuple[Callable[[Connection], Iterator[Difference]], ...] = (
    _prove_dates,
    _prove_sort_dates,
    _prove_sort_seconds,
    _prove_first_reports,
    _prove_statuses,
    _prove_envelopes,
    _prove_hashes,
    _prove_quotes,
    prove_index,
)
"""What is proved, in this order: what comes later is derived from what comes before."""
