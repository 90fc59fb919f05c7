"""Rounds: each target in turn, again and again, so that what slows the machine slows all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import wrk
from tests.bench.pages import PAGES, Page, Start, list_starts
from tests.bench.say import say
from tests.bench.targets import Target

WARM_UP_SECONDS = 1

Ratios = dict[str, dict[str, dict[str, float]]]
"""By pair, database and page."""


@dataclass(frozen=True)
class Figure:
    """What a target did for one page: the medians over the rounds, and each round's requests a second."""

    target: str
    database: str
    page: str
    entries: int
    rps: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    rounds: tuple[float, ...]


@dataclass(frozen=True)
class Schedule:
    """How often and for how many seconds each target is measured, with the load from which core."""

    rounds: int
    seconds: float
    core: int
    folder: Path
    """For the files that the load generator reads."""


@dataclass(frozen=True)
class Measured:
    """One round's figures."""

    rps: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float


def measure(targets: Sequence[Target], entries: int, schedule: Schedule) -> list[Figure]:
    """Return the figures of all targets and pages."""
    starts = list_starts(entries)
    figures = []
    for page in PAGES:
        found: dict[Target, list[Measured]] = {target: [] for target in targets}
        _measure_round(targets, page, starts, schedule, WARM_UP_SECONDS)
        for number in range(schedule.rounds):
            for target, measured in _measure_round(targets, page, starts, schedule, schedule.seconds).items():
                found[target].append(measured)
            _tell(page, number, found)
        figures += [_summarise(target, page, entries, each) for target, each in found.items()]
    return figures


def _measure_round(
    targets: Sequence[Target], page: Page, starts: Iterator[Start], schedule: Schedule, seconds: float
) -> dict[Target, Measured]:
    places = schedule.folder / "places"
    wrk.write_places(places, starts, seconds)
    return {
        target: measure_once(target, page, places if target.rotating else None, schedule.core, seconds)
        for target in targets
    }


def measure_once(target: Target, page: Page, places: Path | None, core: int, seconds: float) -> Measured:
    """Return the figures of one target for one page, measured for so long."""
    before = target.server.cpu_seconds()
    load = wrk.run(target.server.address, target.requests[page.name], places, seconds, core)
    used = target.server.cpu_seconds() - before
    return Measured(load.rps, load.p50_ms, load.p99_ms, used / load.requests * 1000)


def _tell(page: Page, number: int, found: dict[Target, list[Measured]]) -> None:
    figures = ", ".join(
        f"{target.name}/{target.database} {each[-1].rps:.0f}" for target, each in found.items()
    )
    say(f"{page.name}, round {number + 1}: {figures} requests a second")


def _summarise(target: Target, page: Page, entries: int, found: list[Measured]) -> Figure:
    return Figure(
        target.name,
        target.database,
        page.name,
        entries,
        rps=round(median(each.rps for each in found), 1),
        p50_ms=round(median(each.p50_ms for each in found), 3),
        p99_ms=round(median(each.p99_ms for each in found), 3),
        cpu_ms=round(median(each.cpu_ms for each in found), 4),
        rounds=tuple(round(each.rps, 1) for each in found),
    )


def find_ratios(figures: Sequence[Figure]) -> Ratios:
    """Return, for each pair, database and page, the median over the rounds of one's speed by the other's."""
    by_name = {(each.target, each.database, each.page): each for each in figures}
    ratios: Ratios = {}
    for pair, (one, other) in PAIRS.items():
        for (target, database, page), figure in by_name.items():
            against = by_name.get((other, database, page))
            if target == one and against is not None:
                each = [a / b for a, b in zip(figure.rounds, against.rounds, strict=True)]
                ratios.setdefault(pair, {}).setdefault(database, {})[page] = round(median(each), 3)
    return ratios


PAIRS = {
    "ours/before": ("ours", "before"),
    "ours/floor": ("ours", "floor"),
    "ours/executor": ("ours", "executor"),
    "ours/constant": ("ours-repeated", "constant"),
    "ours/postgraphile": ("ours", "postgraphile"),
    "ours/mercurius": ("ours", "mercurius"),
}
"""The ratios that are reported. What is constant is compared with what is asked again and again."""
