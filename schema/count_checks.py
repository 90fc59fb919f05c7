"""Counts and the words for them: numbers that the words say are filled in, and numbers that they do not say refused."""

from collections.abc import Mapping
from typing import TypeVar

from schema.batch import Batch
from schema.count_phrases import CountReading, read_count_phrase
from schema.entry_records import NOT_COUNTED
from schema.records import CasualtyRecord, CountRange, IncidentRecord
from schema.vocabularies import CountStatus
from schema.wordings import BETWEEN

_COUNTS = ("event_count", "munitions_count")
_NUMBERED = (CountStatus.COUNTED, CountStatus.ZERO_CONFIRMED)

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
    if casualty.status not in _NUMBERED:
        if said := _find_numbers(_read(casualty.as_written)):
            message = f"'{casualty.as_written}' says {_say(said)}, but {casualty.status} has no number"
            batch.report(
                f"entry:{entry.slug}", field, f'{message}; write status = "counted", or correct the words'
            )
        return casualty
    filled = _fill(batch, entry, field, casualty)
    if not _list_numbers(filled):
        batch.report(f"entry:{entry.slug}", field, NOT_COUNTED)
    return filled


def _fill(batch: Batch, entry: IncidentRecord, field: str, counted: Counted) -> Counted:
    """Return a count with the numbers that its words say, where it has none."""
    words = counted.as_written or ""
    readings = _read(words)
    given = _list_numbers(counted)
    if not given:
        return counted.model_copy(update=_find_numbers(readings))
    for end, number in given.items():
        if readings and not any(reading.allows(end, number) for reading in readings):
            said = " and ".join(_say(reading.numbers) for reading in readings)
            message = f"'{words}' says {said}, not {end} {number}; correct it, or leave out what the words do not say"
            batch.report(f"entry:{entry.slug}", f"{field}.{end}", message)
    return counted


def _read(as_written: str) -> list[CountReading]:
    """Return the readings of those of the wordings that a rule reads."""
    found = (read_count_phrase(words) for words in as_written.split(BETWEEN))
    return [reading for reading in found if reading is not None]


def _find_numbers(readings: list[CountReading]) -> dict[str, int]:
    """Return the numbers that several wordings say together; none where they say different ones."""
    numbers: dict[str, int] = {}
    for reading in readings:
        for end, number in reading.numbers.items():
            if numbers.setdefault(end, number) != number:
                return {}
    in_order = [numbers[end] for end in ("low", "best", "high") if end in numbers]
    return numbers if in_order == sorted(in_order) else {}


def _list_numbers(counted: CasualtyRecord | CountRange) -> dict[str, int]:
    numbers = {"low": counted.low, "best": counted.best, "high": counted.high}
    return {end: number for end, number in numbers.items() if number is not None}


def _say(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{end} {number}" for end, number in numbers.items()) or "no number"
