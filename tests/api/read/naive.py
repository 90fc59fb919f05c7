"""The filters, facets and orders by their definition: entries one by one, in plain Python."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from schema.dates.imprecise import parse
from schema.records.exchange import ClaimRecord, EntryRecord, Records

CATEGORY = {"incident": "category", "statement": "act", "diplomatic_event": "category"}
LISTS = {
    "incidentCategories": "incident",
    "statementActs": "statement",
    "diplomaticCategories": "diplomatic_event",
}


@dataclass
class World:
    """Records, and what follows from them for each entry."""

    records: Records
    parents: dict[str, str | None]
    codes: dict[str, str | None]
    coordinates: dict[str, tuple[float, float] | None]
    publishers: dict[str, str | None]
    published: dict[str, date | None]
    contested: set[str]

    @classmethod
    def of(cls, records: Records) -> "World":
        places, documents = records.places, records.documents
        return cls(
            records,
            {p.slug: p.parent for p in places},
            {p.slug: p.iso3166 for p in places},
            {p.slug: None if p.latitude is None else (p.longitude, p.latitude) for p in places},
            {d.slug: d.publisher for d in documents},
            {d.slug: d.published_on or d.dateline for d in documents},
            {slug for claim in records.claims for slug in list_contested(claim)},
        )

    def around(self, place: str) -> list[str]:
        parent = self.parents[place]
        return [place, *(self.around(parent) if parent else [])]

    def country(self, place: str) -> str | None:
        return next((self.codes[each] for each in self.around(place) if self.codes[each]), None)

    def first_report(self, entry: EntryRecord) -> date | None:
        return min(filter(None, (self.published[c.document] for c in entry.citations)), default=None)


def list_contested(claim: ClaimRecord) -> list[str]:
    stances = {position.stance for position in claim.positions}
    if not (stances & {"asserts", "confirms"} and stances & {"denies", "disputes"}):
        return []
    return [slug for slug in (claim.about, *(p.statement for p in claim.positions)) if slug]


def values(world: World, entry: EntryRecord) -> dict[str, set[str]]:
    """Return an entry's values of each list of the filter and of each facet."""
    at = [place.place for place in entry.places]
    cited = {citation.document for citation in entry.citations}
    found = {
        "kinds": {entry.kind},
        "actors": {p.actor for p in entry.participants},
        "roles": {str(p.role) for p in entry.participants},
        "places": {around for place in at for around in world.around(place)},
        "sites": set(at),
        "countries": {code for place in at if (code := world.country(place))},
        "documents": cited,
        "publishers": {p for d in cited if (p := world.publishers[d])},
        "assessments": {str(entry.assessment)},
        "weapons": {str(w.weapon) for w in getattr(entry, "weapons", ())},
        "categories": {f"{entry.kind}:{getattr(entry, CATEGORY[entry.kind])}"},
    }
    own = getattr(entry, CATEGORY[entry.kind])
    return found | {name: {str(own)} if kind == entry.kind else set() for name, kind in LISTS.items()}


def matches(world: World, where: dict[str, Any], entry: EntryRecord) -> bool:
    """Return whether a filter, as GraphQL takes it, holds for an entry."""
    own = values(world, entry)
    return all(holds(world, entry, own, where, name, given) for name, given in where.items())


def holds(  # noqa: PLR0911, PLR0913, PLR0917 - a line for each field
    world: World,
    entry: EntryRecord,
    own: dict[str, set[str]],
    where: dict[str, Any],
    name: str,
    given: Any,  # noqa: ANN401
) -> bool:
    match name:
        case "any":
            return any(matches(world, each, entry) for each in given)
        case "not":
            return not matches(world, given, entry)
        case "during":
            return is_during(entry, given)
        case "contested":
            return (entry.slug in world.contested) is given
        case "reportedBy":
            first = world.first_report(entry)
            return first is not None and first <= date.fromisoformat(given)
        case "minKilled":
            certain = [c.best if c.low is None else c.low for c in getattr(entry, "casualties", ())]
            return any(number is not None and number >= given for number in certain)
        case "area":
            return any(is_inside(world.coordinates[place.place], given) for place in entry.places)
        case "actors" if "roles" in where:
            roles = {each.lower() for each in where["roles"]}
            return any(p.actor in given and p.role in roles for p in entry.participants)
    return bool(own[name] & {each.lower() if each.isupper() and len(each) > 2 else each for each in given})


def is_during(entry: EntryRecord, given: dict[str, Any]) -> bool:
    if entry.date is None or entry.date.edtf is None:
        return False
    first, last, own = given.get("from"), given.get("to"), parse(entry.date.edtf)
    start, end = (None if day is None else date.fromisoformat(day) for day in (first, last))
    if given["mode"] == "CERTAIN":
        return bool(
            own.earliest
            and own.latest
            and (start is None or own.earliest >= start)
            and (end is None or own.latest <= end)
        )
    begins = end is None or own.earliest is None or own.earliest <= end
    return begins and (start is None or own.latest is None or own.latest >= start)


def is_inside(at: tuple[float, float] | None, box: dict[str, float]) -> bool:
    if at is None:
        return False
    west, east = box["west"] <= at[0], at[0] <= box["east"]
    between = (west or east) if box["west"] > box["east"] else (west and east)
    return between and box["south"] <= at[1] <= box["north"]


def sort_entries(found: dict[str, tuple[date | None, str | None, int]], *, down: bool) -> list[str]:
    """Return slugs, each with its sort date, its date as EDTF and its id, in the order of the timeline."""
    dated = [slug for slug, (day, _, _) in found.items() if day]
    undated = [slug for slug, (day, _, _) in found.items() if not day]
    dated.sort(key=lambda slug: (found[slug][0], tell_instant(found[slug][1]), found[slug][2]), reverse=down)
    return dated + sorted(undated, key=lambda slug: found[slug][2], reverse=down)


def tell_instant(edtf: str | None) -> datetime:
    """Return the instant of a time of day, its clock being UTC's if it has no offset; else what is before all."""
    if edtf is None or "T" not in edtf:
        return BEFORE_ALL
    moment = datetime.fromisoformat(edtf)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


BEFORE_ALL = datetime.min.replace(tzinfo=timezone(timedelta(hours=23, minutes=59)))

IGNORED = {
    "kinds": ("kinds",),
    "categories": ("categories", *LISTS),
    "actors": ("actors", "roles"),
    "countries": ("countries",),
    "sites": ("places",),
    "documents": ("documents",),
    "assessments": ("assessments",),
}


Buckets = dict[str, tuple[int, dict[str, int]]]
"""How many entries there are of a value, and what they add up to."""


def count(world: World, where: dict[str, Any], facet: str) -> Buckets:
    """Return a facet's buckets, the fullest first."""
    left = {name: given for name, given in where.items() if name not in IGNORED[facet]}
    found: dict[str, list[EntryRecord]] = {}
    for entry in world.records.entries:
        if matches(world, left, entry):
            for value in values(world, entry)[facet]:
                found.setdefault(value, []).append(entry)
    fullest = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    return {value: (len(entries), add_up(world, entries)) for value, entries in fullest}


def add_up(world: World, entries: list[EntryRecord]) -> dict[str, int]:
    """Return how many were killed in entries, of which none is counted beside one that it is part of."""
    there = {entry.slug for entry in entries}
    sums = dict.fromkeys(("low", "best", "high", "withNumber", "withoutNumber"), 0)
    for entry in entries:
        (row,) = getattr(entry, "casualties", ()) or (None,)
        numbers = row and {"low": row.low, "best": row.best, "high": row.high}
        if not numbers or set(numbers.values()) == {None}:
            sums["withoutNumber"] += 1
        elif not there & list_wholes(world, entry):
            sums["withNumber"] += 1
            for name, others in ENDS.items():
                sums[name] += next((numbers[each] for each in others if numbers[each] is not None), 0)
    return sums


ENDS = {"low": ("low", "best"), "best": ("best", "low"), "high": ("high", "best", "low")}
"""What stands for an end that an entry does not give, in the order in which it does."""


def list_wholes(world: World, entry: EntryRecord) -> set[str]:
    """Return what an entry is part of, directly or through others."""
    by_slug = {each.slug: each for each in world.records.entries}
    wholes = {link.entry for link in entry.links if link.relation == "part_of"}
    return wholes | {further for whole in wholes for further in list_wholes(world, by_slug[whole])}


def histogram(world: World, where: dict[str, Any], interval: str) -> tuple[Buckets, int, int]:
    """Return (the buckets by their first days, spanning, undated)."""
    left = {name: given for name, given in where.items() if name != "during"}
    within: dict[str, list[EntryRecord]] = {}
    spanning = undated = 0
    for entry in world.records.entries:
        if not matches(world, left, entry):
            continue
        own = parse(entry.date.edtf) if entry.date and entry.date.edtf else None
        if own is None:
            undated += 1
        elif own.earliest and own.latest and begin(own.earliest, interval) == begin(own.latest, interval):
            within.setdefault(begin(own.earliest, interval).isoformat(), []).append(entry)
        else:
            spanning += 1
    buckets = {day: (len(entries), add_up(world, entries)) for day, entries in sorted(within.items())}
    return buckets, spanning, undated


def begin(day: date, interval: str) -> date:
    match interval:
        case "YEAR":
            return day.replace(month=1, day=1)
        case "MONTH":
            return day.replace(day=1)
        case "WEEK":
            return day - timedelta(days=day.weekday())
    return day
