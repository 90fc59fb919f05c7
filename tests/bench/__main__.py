"""`./dateline bench`: measure Dateline beside a floor, a constant response and its peers."""

import argparse
import shlex
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.bench import rounds, wrk
from tests.bench.cluster import find_version, running_cluster
from tests.bench.earlier import Earlier
from tests.bench.ground import KINDS, Ground
from tests.bench.points import LOADED, POINTS
from tests.bench.results import Results, find_versions
from tests.bench.rounds import Figure
from tests.bench.say import say
from tests.bench.servers import find_cores
from tests.bench.targets import Disagreement, compare, list_repeated, make_before, running_targets

QUICK = {"entries": [10_000], "rounds": 2, "seconds": 2.0}
FILES = frozenset(("--json", "--results", "--real", "--before"))
THOROUGH = {"entries": [100_000], "rounds": 5, "seconds": 5.0}


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    made = argparse.ArgumentParser(prog="dateline bench", description=__doc__, allow_abbrev=False)
    made.add_argument(
        "--quick", action="store_true", help="10,000 entries and two short rounds: some minutes"
    )
    made.add_argument(
        "--peers", action="store_true", help="measure mercurius and PostGraphile too (needs npm)"
    )
    made.add_argument("--entries", type=int, nargs="+", metavar="N", help="how many entries; several in turn")
    made.add_argument("--rounds", type=int, metavar="N", help="how many rounds (default: 5)")
    made.add_argument("--seconds", type=float, metavar="S", help="how long each target has in a round (5)")
    made.add_argument("--json", type=Path, metavar="FILE", help="write every figure and ratio there")
    made.add_argument("--results", type=Path, metavar="FILE", help="write this instead of RESULTS.md")
    _add_points(made)
    return made


def _add_points(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--points",
        type=lambda text: text.split(","),
        default=[],
        metavar="A,B,…",
        help=f"further points: {', '.join(POINTS)}; alone, without --entries, they are all that is measured",
    )
    made.add_argument(
        "--at",
        type=int,
        default=1_000_000,
        metavar="N",
        help="how many entries points are measured at (1,000,000)",
    )
    made.add_argument(
        "--databases",
        type=lambda text: text.split(","),
        default=list(KINDS),
        metavar="A,B",
        help="sqlite, or both (default): sqlite,postgresql",
    )
    made.add_argument(
        "--before",
        type=lambda text: Earlier(Path(text).absolute()),
        metavar="FOLDER",
        help="measure the pages of an earlier version too, whose code is in that folder",
    )
    made.add_argument(
        "--real",
        type=Path,
        metavar="FILE",
        help="a UCDP GED file, which `combined` asks about too, imported twenty times over with new ids",
    )


def main(arguments: list[str]) -> int:
    """Measure what is asked; return 0, or 1 where a target is wrong or a program is missing."""
    options = parser().parse_args(arguments)
    unknown = [name for name in options.points if name not in POINTS]
    if unknown:
        parser().error(f"there is no point {unknown[0]!r}; the points are {', '.join(POINTS)}")
    if "sqlite" not in options.databases or not set(options.databases) <= set(KINDS):
        parser().error("--databases takes sqlite, or sqlite,postgresql")
    if options.before and not options.before.python.exists():
        parser().error(f"there is no {options.before.python}: make it with ./dateline test --version there")
    if options.real and not options.real.is_file():
        parser().error(f"there is no file {options.real}")
    for name, value in (QUICK if options.quick else THOROUGH).items():
        if getattr(options, name) is None:
            setattr(
                options, name, [] if name == "entries" and options.points and not options.quick else value
            )
    try:
        results = run(options, write_command(arguments))
    except (wrk.ToolMissing, Disagreement, RuntimeError) as error:
        say(str(error))
        return 1
    results.write_markdown(*([options.results] if options.results else []))
    if options.json:
        results.write_json(options.json)
    return 0


def write_command(arguments: Sequence[str]) -> str:
    """Return the command line as it is recorded: files by their names, for where they lie is this machine's own."""
    return shlex.join(["./dateline", "bench", *_without_folders(arguments)])


def _without_folders(arguments: Sequence[str]) -> Iterator[str]:
    previous = ""
    for argument in arguments:
        option, is_one, value = argument.partition("=")
        if is_one and option in FILES:
            yield f"{option}={Path(value).name}"
        else:
            yield Path(argument).name if previous in FILES else argument
        previous = argument


def run(options: argparse.Namespace, command: str) -> Results:
    """Return what was found."""
    if options.entries or LOADED.intersection(options.points):
        wrk.check_installed()
    cores = find_cores()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dateline-bench-")))
        server = (
            stack.enter_context(running_cluster(cores.load)) if "postgresql" in options.databases else None
        )
        versions = find_versions(server and find_version(server), peers=options.peers)
        ground = Ground(server, cores, folder, options.at, options.real)
        figures = [figure for entries in options.entries for figure in _measure(options, entries, ground)]
        points = {name: POINTS[name](ground) for name in options.points}
    return Results(command, versions, figures, {name: found for name, found in points.items() if found})


def _measure(options: argparse.Namespace, entries: int, ground: Ground) -> list[Figure]:
    """Return the figures over databases of one size."""
    cores = ground.cores
    before = {}
    if options.before:
        urls = ground.holding(options.before.generated(entries))
        before = {database: make_before(options.before, url) for database, url in urls.items()}
    with running_targets(ground.databases(entries), cores, peers=options.peers, before=before) as targets:
        compare(targets, entries)
        say(f"{len(targets)} targets give the same entries")
        measured = [*targets, *list_repeated(targets, entries)]
        schedule = rounds.Schedule(options.rounds, options.seconds, cores.load, ground.folder)
        return rounds.measure(measured, entries, schedule)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
