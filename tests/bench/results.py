"""What was found: for people as RESULTS.md, for programs as JSON."""

import os
import platform
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from tests.bench.rounds import Figure, Ratios, find_ratios
from tests.bench.targets import find_node

RESULTS = Path(__file__).with_name("RESULTS.md")
PACKAGES = (
    "strawberry-graphql", "graphql-core", "starlette", "uvicorn", "uvloop", "httptools", "orjson", "asyncpg",
    "sqlalchemy",
)  # fmt: skip

COMBINED = (
    "\n\n*Combined*: one request at a time over HTTP, no answer kept. Each is asked after a small page, again and"
    " again: *median* and *worst* are of its own times, *small* is the small pages' median, *ratio* the one by the"
    " other. *first* is what it takes of a new server that has answered one small page, with the file in the system's"
    " memory. *all counts*: 50 entries, the number of all that match, facets by kind, category, actor, country and"
    " assessment, months, and sums and places where the schema has them; *documents*: that facet alone. *page on*:"
    " by cursor. *hard cases* were held against plain counts over the tables before."
)
"""What the columns of the combined questions are."""

JUDGED = 100_000
"""The size whose ratios count."""


@dataclass(frozen=True)
class Results:
    """Everything that a run found."""

    command: str
    versions: Mapping[str, str]
    figures: Sequence[Figure]
    points: Mapping[str, Any]
    """The further points, each under its name."""

    @property
    def sizes(self) -> list[int]:
        """Return the numbers of entries that were measured, the smallest first."""
        return sorted({figure.entries for figure in self.figures})

    def ratios(self, entries: int) -> Ratios:
        """Return the ratios at one size."""
        return find_ratios([figure for figure in self.figures if figure.entries == entries])

    def write_json(self, path: Path) -> None:
        """Write versions, figures and the ratios at 100,000 entries, or at the largest size where that was left out.

        The further points follow where there are any.
        """
        figures = [
            {name: value for name, value in asdict(each).items() if name != "rounds"} for each in self.figures
        ]
        judged = JUDGED if JUDGED in self.sizes else max(self.sizes, default=0)
        content = {"versions": self.versions, "figures": figures, "ratios": self.ratios(judged)}
        if self.points:
            content["points"] = self.points
        path.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))

    def write_markdown(self, path: Path = RESULTS) -> None:
        """Write the tables for people."""
        parts = ["# Benchmark results", self._describe(), _write_figures(self.figures)]
        parts += [_write_ratios(entries, self.ratios(entries)) for entries in self.sizes]
        parts += [part for name, found in self.points.items() for part in _write_point(name, found)]
        path.write_text("\n\n".join(part for part in parts if part) + "\n")

    def _describe(self) -> str:
        versions = ", ".join(f"{name} {number}" for name, number in self.versions.items())
        return (
            f"Made by `{self.command}` on {datetime.now(UTC):%Y-%m-%d}, on {find_machine()}.\n\n{versions}.\n\n"
            "Servers have one core, the load generator (wrk, 8 connections) and PostgreSQL the other. *full*: 50"
            " entries with places, participants, citations and their documents, links and their targets, and what"
            " each kind has of its own, 49 kB; *small*: 10 entries, 3 fields. Each request asks for another place"
            " of the timeline, but those of *ours-repeated* and *constant*. Figures are medians over alternating"
            " rounds, ratios medians of the rounds' ratios; CPU is the server process's, PostgreSQL's not counted."
            f"{COMBINED if 'combined' in self.points else ''}"
        )


def find_machine() -> str:
    """Return what the machine is: processor, cores, memory, system."""
    found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    processor = found[1] if found else platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}"


def find_versions(postgresql: str | None, *, peers: bool) -> dict[str, str]:
    """Return the versions of all that takes part."""
    versions = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    if postgresql:
        versions["postgresql"] = postgresql.split()[0]
    versions |= {name: version(name) for name in PACKAGES}
    if shutil.which("wrk"):
        said = subprocess.run(["wrk", "-v"], capture_output=True, text=True, check=False).stdout.split()
        versions["wrk"] = said[1] if len(said) > 1 else "unknown"
    if peers:
        node = subprocess.run([find_node(), "--version"], capture_output=True, text=True, check=False).stdout
        versions["node"] = node.strip().removeprefix("v")
        package = orjson.loads((Path(__file__).with_name("peers") / "package.json").read_bytes())
        versions |= package["dependencies"]
    return versions


def _write_figures(figures: Sequence[Figure]) -> str:
    if not figures:
        return ""
    lines = [
        "| target | database | page | entries | req/s | p50 ms | p99 ms | CPU ms |",
        "|--|--|--|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {f.target} | {f.database} | {f.page} | {f.entries:,} | {f.rps:,.0f} | {f.p50_ms:.2f}"
        f" | {f.p99_ms:.2f} | {f.cpu_ms:.3f} |"
        for f in figures
    ]
    return "## Figures\n\n" + "\n".join(lines)


def _write_ratios(entries: int, ratios: Ratios) -> str:
    lines = ["| | database | full | small |", "|--|--|--:|--:|"]
    lines += [
        f"| {pair.replace('/', ' ÷ ')} | {database} | {pages['full']:.2f} | {pages['small']:.2f} |"
        for pair, databases in ratios.items()
        for database, pages in databases.items()
    ]
    return f"## Ratios at {entries:,} entries\n\n" + "\n".join(lines)


def _write_point(name: str, found: Sequence[Mapping[str, Any]] | Mapping[str, Any]) -> list[str]:
    """Return a point's table, or each of its tables."""
    if isinstance(found, Mapping):
        return [
            _write_table(f"{name}: {part}" if part else name, rows) for part, rows in found.items() if rows
        ]
    return [_write_table(name, found)]


def _write_table(name: str, found: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as a table; all of them have the same columns."""
    columns = list(found[0])
    lines = [f"| {' | '.join(columns)} |", f"|{'--|' * len(columns)}"]
    lines += [f"| {' | '.join(_write_value(row[column]) for column in columns)} |" for row in found]
    return f"## {name[0].upper()}{name[1:]}\n\n" + "\n".join(lines)


def _write_value(value: object) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else str(value)
