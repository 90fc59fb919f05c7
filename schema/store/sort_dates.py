"""Sort dates: where on the timeline an entry stands, so that what was answered precedes its answer.

Times of day order the entries of one sort date, after those that have none.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, select

from schema.storage.rows import among, change
from schema.tables import TABLES
from schema.vocabularies import LinkRelation

ANSWERS = (LinkRelation.RESPONDS_TO, LinkRelation.DENIES, LinkRelation.CONDEMNS)
"""The relations by which an entry answers another, and so comes after it."""

_ENTRY, _LINK = TABLES["entry"], TABLES["entry_link"]


@dataclass(frozen=True)
class Dated:
    """What an entry's sort date depends on: its bounds, and the entries that answer it."""

    earliest: date | None
    latest: date | None
    answers: Sequence[int] = ()


def list_answered(connection: Connection, entries: Collection[int]) -> set[int]:
    """Return the entries that these answer."""
    if not entries:
        return set()
    query = select(_LINK.c.to_entry_id).where(
        among(connection, _LINK.c.from_entry_id, entries), _LINK.c.relation.in_(ANSWERS)
    )
    return set(connection.scalars(query))


def update_sort_dates(
    connection: Connection, entries: Collection[int], note: Callable[[Collection[int]], None]
) -> None:
    """Compute anew the sort dates of entries, and all that follow from them.

    `entries` are those that are new or changed, and those that they answered before they changed. `note` is
    told which entries move, before they do.
    """
    if not entries:
        return
    recorded = _read_dependent(connection, entries)
    answers = _read_answers(connection, [key for key, row in recorded.items() if row.earliest is None])
    dated = {
        key: Dated(row.earliest, row.latest, [answer for answer, _ in answers.get(key, ())])
        for key, row in recorded.items()
    }
    settled = {answer: day for found in answers.values() for answer, day in found if answer not in dated}
    computed = compute_sort_dates(dated, settled)
    moved = {key: day for key, day in computed.items() if day != recorded[key].sort_date}
    note(moved.keys())
    change(connection, "entry", "id", [{"id": key, "sort_date": day} for key, day in moved.items()])


def compute_sort_dates(
    dated: Mapping[int, Dated], settled: Mapping[int, date | None]
) -> dict[int, date | None]:
    """Return each entry's sort date; `settled` has those of the answers that are not themselves in question.

    It is the first day the entry may have been on; else the day before the least sort date of its answers,
    leaving out answers that it answers itself, directly or through others; else the last day it may have been
    on; else None. An entry with a first day depends on no answer, so no cycle leads through it.
    """
    order = _list_answers_first(dated)
    cycle = _number_cycles(order, dated)
    days = dict(settled)
    for key in order:
        entry = dated[key]
        answers = [days[a] for a in entry.answers if a not in cycle or cycle[a] != cycle[key]]
        days[key] = entry.earliest or _day_before(answers) or entry.latest
    return {key: days[key] for key in dated}


def find_sort_second(edtf: str | None) -> int:
    """Return by what an entry with that date, in canonical form, is ordered within its sort date.

    It is 0 unless the date is a time of day. Else it is how many seconds its instant comes after midnight, UTC, of
    the day before the written one, so that it is positive whatever the offset. Without an offset the clock is taken
    as if it were UTC: the order is total, and between times without offsets it is that of their clocks.
    """
    if edtf is None or "T" not in edtf:
        return 0
    moment = datetime.fromisoformat(edtf)
    clock = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
    instant = timedelta(days=1) + clock - (moment.utcoffset() or timedelta())
    return int(instant.total_seconds())


def _day_before(days: Iterable[date | None]) -> date | None:
    least = min((day for day in days if day is not None), default=None)
    return least if least is None or least == date.min else least - timedelta(days=1)


def _list_answers_first(dated: Mapping[int, Dated]) -> list[int]:
    """Return the entries so that each comes after its answers, but for those in a cycle with it."""
    seen: set[int] = set()
    order: list[int] = []
    for start in dated:
        if start in seen:
            continue
        seen.add(start)
        path = [(start, iter(dated[start].answers))]
        while path:
            ahead = path[-1][1]
            answer = next((a for a in ahead if a in dated and a not in seen), None)
            if answer is None:
                order.append(path.pop()[0])
            else:
                seen.add(answer)
                path.append((answer, iter(dated[answer].answers)))
    return order


def _number_cycles(order: list[int], dated: Mapping[int, Dated]) -> dict[int, int]:
    """Return for each entry a number that it shares with just those it is in a cycle with.

    This is the second half of Kosaraju's algorithm: from the last entry back, whatever is reached against the
    links, and was not reached before, is in one cycle.
    """
    answered: dict[int, list[int]] = {key: [] for key in dated}
    for key, entry in dated.items():
        for answer in entry.answers:
            if answer in answered:
                answered[answer].append(key)
    cycle: dict[int, int] = {}
    for number, start in enumerate(reversed(order)):
        ahead = [start]
        while ahead:
            key = ahead.pop()
            if key not in cycle:
                cycle[key] = number
                ahead += answered[key]
    return cycle


class _Recorded(NamedTuple):
    id: int
    earliest: date | None
    latest: date | None
    sort_date: date | None


def _read_dependent(connection: Connection, entries: Collection[int]) -> dict[int, _Recorded]:
    """Return the entries and all that depend on them, through any chain of answers."""
    dependent = select(_ENTRY.c.id).where(among(connection, _ENTRY.c.id, entries)).cte(recursive=True)
    answered = (
        select(_LINK.c.to_entry_id)
        .join(dependent, _LINK.c.from_entry_id == dependent.c.id)
        .join(_ENTRY, _ENTRY.c.id == _LINK.c.to_entry_id)
        .where(_LINK.c.relation.in_(ANSWERS), _ENTRY.c.date_earliest.is_(None))
    )
    keys = select(dependent.union(answered).c.id)
    query = select(_ENTRY.c.id, _ENTRY.c.date_earliest, _ENTRY.c.date_latest, _ENTRY.c.sort_date)
    rows = connection.execute(query.where(_ENTRY.c.id.in_(keys)).order_by(_ENTRY.c.id))
    return {row[0]: _Recorded(*row) for row in rows}


def _read_answers(
    connection: Connection, entries: Collection[int]
) -> dict[int, list[tuple[int, date | None]]]:
    """Return the answers to each of the entries, with the sort dates that are recorded for them."""
    query = (
        select(_LINK.c.to_entry_id, _LINK.c.from_entry_id, _ENTRY.c.sort_date)
        .join(_ENTRY, _ENTRY.c.id == _LINK.c.from_entry_id)
        .where(among(connection, _LINK.c.to_entry_id, entries), _LINK.c.relation.in_(ANSWERS))
    )
    answers: dict[int, list[tuple[int, date | None]]] = {}
    for key, answer, day in connection.execute(query):
        answers.setdefault(key, []).append((answer, day))
    return answers
