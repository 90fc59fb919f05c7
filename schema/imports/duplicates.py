"""Entries that may be the same event as told by another scheme: suggested as links, never merged by themselves.

Two entries are suggested where their first days differ by one day at most, places with a good position lie within
25 km, an actor has a name of one of the other's, and the numbers of killed (the best, else what the ends allow) differ
by two or by a quarter at most.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select

from schema.index.word_sources import list_names
from schema.records.exchange import EntryRecord, LinkRecord
from schema.spelling.folding import fold
from schema.storage.bulk import add
from schema.storage.rows import among
from schema.tables import TABLES
from schema.vocabularies import DatePrecision, LinkBasis, LinkRelation, PlacePrecision

_FARTHEST_KM = 25.0
_EARTH_KM = 6371.0
_CELLS = 4
"""How many cells a degree of latitude has: one is 27.8 km high, so what is near lies in it or beside it."""

_ENTRY, _EXTERNAL, _LINK = TABLES["entry"], TABLES["external_id"], TABLES["entry_link"]
_AT, _PLACE, _PART = TABLES["entry_place"], TABLES["place"], TABLES["participation"]
_INCIDENT = TABLES["incident"]
_ON_A_DAY = (DatePrecision.TIME, DatePrecision.DAY, DatePrecision.FEW_DAYS)
_AT_A_POINT = (PlacePrecision.EXACT, PlacePrecision.FACILITY, PlacePrecision.NEAR, PlacePrecision.LOCALITY)


@dataclass(slots=True)
class _Told:
    """An event as one scheme tells it."""

    id: int
    day: date
    latitude: float
    longitude: float
    least_killed: int
    most_killed: int | None
    names: set[str] = field(default_factory=set)


def has_others(connection: Connection, scheme: str) -> bool:
    """Return whether there are entries that the scheme does not tell of."""
    query = select(_ENTRY.c.id).where(~_is_of(scheme)).limit(1)
    return connection.scalar(query) is not None


def _is_of(scheme: str) -> ColumnElement[bool]:
    return exists(
        select(_EXTERNAL.c.id).where(_EXTERNAL.c.entry_id == _ENTRY.c.id, _EXTERNAL.c.scheme == scheme)
    )


def suggest_duplicates(connection: Connection, scheme: str, entries: Collection[str]) -> int:
    """Link entries of a scheme to those that may tell of the same; return how many links are new.

    Two that are linked so already, whichever way, stay as they are.
    """
    own = _read(connection, among(connection, _ENTRY.c.slug, entries))
    days = {told.day + timedelta(days=step) for told in own for step in (-1, 0, 1)}
    near_in_time = among(connection, _ENTRY.c.date_earliest, [day.isoformat() for day in days])
    others = _read(connection, near_in_time & ~_is_of(scheme)) if days else []
    pairs = dict.fromkeys(_list_pairs(own, others))
    known = _read_linked(connection, {one for one, _ in pairs})
    rows = [
        {
            "from_entry_id": one,
            "to_entry_id": other,
            "relation": LinkRelation.POSSIBLY_SAME_AS,
            "basis": LinkBasis.INFERRED,
        }
        for one, other in pairs
        if (one, other) not in known and (other, one) not in known
    ]
    add(connection, "entry_link", rows)
    return len(rows)


def _read(connection: Connection, condition: ColumnElement[bool]) -> list[_Told]:
    query = (
        select(
            _ENTRY.c.id,
            _ENTRY.c.date_earliest,
            _PLACE.c.latitude,
            _PLACE.c.longitude,
            func.coalesce(_INCIDENT.c.killed_best, _INCIDENT.c.killed_low, 0),
            func.coalesce(_INCIDENT.c.killed_best, _INCIDENT.c.killed_high),
        )
        .join_from(_ENTRY, _INCIDENT, _INCIDENT.c.entry_id == _ENTRY.c.id)
        .join(_AT, _AT.c.entry_id == _ENTRY.c.id)
        .join(_PLACE, _PLACE.c.id == _AT.c.place_id)
        .where(condition, _ENTRY.c.date_precision.in_(_ON_A_DAY), _ENTRY.c.date_earliest.is_not(None))
        .where(_AT.c.precision.in_(_AT_A_POINT), _PLACE.c.latitude.is_not(None))
    )
    told = [_Told(*row) for row in connection.execute(query)]
    names = _read_names(connection, {each.id for each in told})
    for each in told:
        each.names = names[each.id]
    return told


def _read_names(connection: Connection, entries: Collection[int]) -> defaultdict[int, set[str]]:
    """Return the folded names and aliases of each entry's actors."""
    query = select(_PART.c.entry_id, _PART.c.actor_id).where(among(connection, _PART.c.entry_id, entries))
    parts = connection.execute(query).all()
    known = list_names(connection, "actor", {actor for _, actor in parts})
    folded = {actor: {" ".join(fold(name)) for name in names} for actor, names in known.items()}
    found: defaultdict[int, set[str]] = defaultdict(set)
    for entry, actor in parts:
        found[entry] |= folded[actor]
    return found


def _list_pairs(own: list[_Told], others: list[_Told]) -> Iterator[tuple[int, int]]:
    cells: defaultdict[tuple[date, int], list[_Told]] = defaultdict(list)
    for other in others:
        cells[other.day, int(other.latitude * _CELLS // 1)].append(other)
    for one in own:
        row = int(one.latitude * _CELLS // 1)
        for step in (-1, 0, 1):
            for beside in (row - 1, row, row + 1):
                for other in cells.get((one.day + timedelta(days=step), beside), ()):
                    if other.id != one.id and _is_alike(one, other):
                        yield one.id, other.id


def _is_alike(one: _Told, other: _Told) -> bool:
    if _killed_more(one, other) or _killed_more(other, one):
        return False
    return bool(one.names & other.names) and _measure_km(one, other) <= _FARTHEST_KM


def _killed_more(one: _Told, other: _Told) -> bool:
    """Return whether one killed so many more, at least, than the other at most that they are two events."""
    if other.most_killed is None:
        return False
    return one.least_killed - other.most_killed > max(2, one.least_killed / 4)


def _measure_km(one: _Told, other: _Told) -> float:
    """Return the distance along a great circle, by the haversine formula."""
    south, north = radians(one.latitude), radians(other.latitude)
    half = sin((north - south) / 2) ** 2
    half += cos(south) * cos(north) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def _read_linked(connection: Connection, entries: Collection[int]) -> set[tuple[int, int]]:
    ends = _LINK.c.from_entry_id, _LINK.c.to_entry_id
    ours = or_(*(among(connection, end, entries) for end in ends))
    query = select(*ends).where(ours, _LINK.c.relation == LinkRelation.POSSIBLY_SAME_AS)
    return {(row[0], row[1]) for row in connection.execute(query)}


def keep_suggested(connection: Connection, entries: tuple[EntryRecord, ...]) -> tuple[EntryRecord, ...]:
    """Return entries with the suggestions that are recorded for them: a file says nothing of these."""
    target = _ENTRY.alias("suggested")
    query = (
        select(_ENTRY.c.slug, target.c.slug)
        .join_from(_LINK, _ENTRY, _ENTRY.c.id == _LINK.c.from_entry_id)
        .join(target, target.c.id == _LINK.c.to_entry_id)
        .where(among(connection, _ENTRY.c.slug, [entry.slug for entry in entries]))
        .where(_LINK.c.relation == LinkRelation.POSSIBLY_SAME_AS, _LINK.c.basis == LinkBasis.INFERRED)
        .order_by(_LINK.c.id)
    )
    found: dict[str, list[LinkRecord]] = {}
    for slug, other in connection.execute(query):
        link = LinkRecord(relation=LinkRelation.POSSIBLY_SAME_AS, entry=other, basis=LinkBasis.INFERRED)
        found.setdefault(slug, []).append(link)
    return tuple(_add_links(entry, found[entry.slug]) if entry.slug in found else entry for entry in entries)


def _add_links(entry: EntryRecord, links: list[LinkRecord]) -> EntryRecord:
    more = tuple(link for link in links if link not in entry.links)
    return entry.model_copy(update={"links": (*entry.links, *more)}) if more else entry
