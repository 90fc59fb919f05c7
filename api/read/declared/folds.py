"""What the store derives from rows and keeps, derived anew from only those rows that were known on a day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from schema.counts.envelope import find_envelope
from schema.records.exchange import CasualtyRecord, PositionRecord
from schema.store.claim_status import claim_status
from schema.vocabularies import CasualtyOutcome, CountStatus, Population, Stance

Fold = Callable[[Sequence[Any]], Mapping[str, Any]]

CASUALTY = ("population", "count_status", "low", "best", "high", "as_of")
POSITION = ("actor_id", "stance")
QUOTED = ("quoted_words", "quote")


def count_casualties(outcome: CasualtyOutcome) -> Fold:
    """Return what makes the columns of an outcome's envelope of rows of `CASUALTY`."""

    def fold(rows: Sequence[Any]) -> Mapping[str, Any]:
        found = find_envelope([_read_casualty(outcome, *row) for row in rows], outcome)
        return {f"{outcome}_{end}": getattr(found, end, None) for end in ("low", "best", "high")}

    return fold


def _read_casualty(  # noqa: PLR0913, PLR0917 - its columns
    outcome: CasualtyOutcome,
    population: str,
    status: str,
    low: int | None,
    best: int | None,
    high: int | None,
    as_of: str | None,
) -> CasualtyRecord:
    return CasualtyRecord.model_construct(
        outcome=outcome,
        population=Population(population),
        status=CountStatus(status),
        low=low,
        best=best,
        high=high,
        as_of=as_of and date.fromisoformat(as_of),
    )


def judge_claim(rows: Sequence[Any]) -> Mapping[str, Any]:
    """Return a claim's status by rows of `POSITION`, in the order in which they are listed."""
    positions = [PositionRecord.model_construct(actor=str(row[0]), stance=Stance(row[1])) for row in rows]
    return {"status": claim_status(positions).value}


def keep(columns: Sequence[str], **otherwise: object) -> Fold:
    """Return what keeps the columns of the one row there is; without it they are null, or what is told."""

    def fold(rows: Sequence[Any]) -> Mapping[str, Any]:
        found = rows[0] if rows else [otherwise.get(name) for name in columns]
        return dict(zip(columns, found, strict=True))

    return fold


def find_quoted_words(rows: Sequence[Any]) -> Mapping[str, Any]:
    """Return a statement's own words where one of its quotes, in rows of `QUOTED`, has them."""
    return {"quoted_words": next((words for words, quote in rows if words in (quote or "")), None)}
