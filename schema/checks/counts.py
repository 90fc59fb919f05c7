"""Counts and the words for them: numbers that the words say are filled in, and numbers that they do not say refused."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from schema.checks.batch import Batch
from schema.checks.wordings import BETWEEN
from schema.counts.phrases import CountReading, read_count_phrase
from schema.records.entries import NOT_COUNTED
from schema.records.exchange import CasualtyRecord, CountRange, IncidentRecord
from schema.vocabularies import CountStatus

_COUNTS = ("event_count", "munitions_count")
_NUMBERED = (CountStatus.COUNTED, CountStatus.ZERO_CONFIRMED)
_ADVICE = "correct it, or leave out what the words do not say"
_NOBODY = {"best": 0}
_ZERO = 'write status = "zero_confirmed" with low, best and high 0'
_ZERO_ADVICE = {
    CountStatus.COUNTED: f"is of somebody; {_ZERO}",
    CountStatus.NUMBER_UNKNOWN: f"has no number; {_ZERO}",
    CountStatus.NOT_MENTIONED: f"has no number; {_ZERO}",
}

Counted = TypeVar("Counted", CasualtyRecord, CountRange)


def complete_counts(batch: Batch) -> None:
    """Give every count the numbers that its words say; report those that contradict them."""
    for slug, entry in batch.entries.items():
        if isinstance(entry, IncidentRecord):
            changes = _complete(batch, entry)
            if changes:
                batch.entries[slug] = entry.model_copy(update=changes)


def _complete(batch: Batch, entry: IncidentRecord) -> dict[str, object]:
    """Return the counts of an incident as they are with their numbers, those that have words."""
    changes: dict[str, object] = {}
    for name in _COUNTS:
        counts: CountRange | None = getattr(entry, name)
        if counts and counts.as_written:
            changes[name] = _fill(batch, entry, name, counts)
    if any(casualty.as_written for casualty in entry.casualties):
        changes["casualties"] = tuple(
            _fill_casualty(batch, entry, f"casualties[{number}]", casualty)
            for number, casualty in enumerate(entry.casualties)
        )
    return changes


def _fill_casualty(
    batch: Batch, entry: IncidentRecord, field: str, casualty: CasualtyRecord
) -> CasualtyRecord:
    if casualty.as_written is None:
        return casualty
    readings = _read(casualty.as_written)
    if advice := _find_other_status(casualty.status, readings):
        said = _say_all(readings)
        message = f"'{casualty.as_written}' says {said}, but {casualty.status} {advice}, or correct the words"
        batch.report(f"entry:{entry.slug}", field, message)
        return casualty
    if casualty.status not in _NUMBERED:
        return casualty
    filled = _fill(batch, entry, field, casualty)
    if not _list_numbers(filled):
        batch.report(f"entry:{entry.slug}", field, NOT_COUNTED)
    return filled


def _find_other_status(status: CountStatus, readings: Sequence[CountReading | None]) -> str | None:
    """Return why a status does not fit the numbers that its words say, None where it does."""
    if _find_numbers(readings) == _NOBODY:
        return _ZERO_ADVICE.get(status)
    counted = any(reading.numbers for reading in readings if reading)
    return 'has no number; write status = "counted"' if counted and status not in _NUMBERED else None


def _fill(batch: Batch, entry: IncidentRecord, field: str, counted: Counted) -> Counted:
    """Return a count with the numbers that its words say and it leaves out; report those that they do not say."""
    words = counted.as_written or ""
    readings = _read(words)
    given = _list_numbers(counted)
    wrong = {end: number for end, number in given.items() if not _allow(readings, end, number)}
    for end, number in wrong.items():
        message = f"'{words}' says {_say_all(readings)}, not {end} {number}; {_ADVICE}"
        batch.report(f"entry:{entry.slug}", f"{field}.{end}", message)
    filled = _find_numbers(readings) | given
    return counted if wrong or not _is_ordered(filled) else counted.model_copy(update=filled)


def _allow(readings: Sequence[CountReading | None], end: str, number: int) -> bool:
    """Return whether a reading allows a number, or a wording that no rule reads may say it."""
    read = [reading for reading in readings if reading is not None]
    if any(reading.allows(end, number) for reading in read):
        return True
    return len(read) < len(readings) and not any(end in reading.numbers for reading in read)


def _read(as_written: str) -> list[CountReading | None]:
    """Return the reading of each wording, None for one that no rule reads."""
    return [read_count_phrase(words) for words in as_written.split(BETWEEN)]


def _find_numbers(readings: Sequence[CountReading | None]) -> dict[str, int]:
    """Return the numbers that several wordings say together; none where they say different ones."""
    numbers: dict[str, int] = {}
    for reading in filter(None, readings):
        for end, number in reading.numbers.items():
            if numbers.setdefault(end, number) != number:
                return {}
    return numbers if _is_ordered(numbers) else {}


def _is_ordered(numbers: Mapping[str, int]) -> bool:
    in_order = [numbers[end] for end in ("low", "best", "high") if end in numbers]
    return in_order == sorted(in_order)


def _list_numbers(counted: CasualtyRecord | CountRange) -> dict[str, int]:
    numbers = {"low": counted.low, "best": counted.best, "high": counted.high}
    return {end: number for end, number in numbers.items() if number is not None}


def _say_all(readings: Sequence[CountReading | None]) -> str:
    return " and ".join(_say(reading.numbers) for reading in readings if reading)


def _say(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{end} {number}" for end, number in numbers.items()) or "no number"
