"""Pages with all that is counted beside them, under filters that combine several conditions."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from schema.storage.database import make_engine, reading
from tests.bench import cases, sizes, written
from tests.bench.choices import Values
from tests.bench.combinations import GENERATED, REAL, Words, list_questions
from tests.bench.ground import Ground
from tests.bench.measuring import measure_questions
from tests.bench.real import repeated
from tests.bench.say import say

Rows = list[dict[str, Any]]
LIMITS = {
    "all counts": 20.0,
    "search, all counts": 25.0,
    "relevance": 20.0,
    "phrase, page": 30.0,
    "phrase, count": 150.0,
    "documents": 200.0,
}
"""How many milliseconds each may take at a million entries, in the median."""

FIRST_LIMIT = 150.0
"""How many milliseconds any of them may take at its first use."""

REAL_LIMIT = (8, 2.0)
"""How many small pages, and milliseconds beside, all counts of the real rows may take."""


def measure_combined(ground: Ground) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Return tables of times by question, of what writes and first uses add, and of the index's size."""
    urls = ground.databases()
    tables = {"": _measure_all(ground, urls, GENERATED, real=False)}
    if ground.real is not None:
        real = ground.holding(repeated(ground.real))
        tables["real rows"] = _measure_all(ground, real, REAL, real=True)
    tables |= {f"summary{name and ', '}{name}": summarise(rows) for name, rows in tables.items()}
    tables["hard cases"] = cases.measure_cases(ground)
    tables["after a write"] = written.measure_after_writes(ground)
    tables["on disk"] = sizes.measure_sizes(urls)
    return tables


def _measure_all(ground: Ground, urls: Mapping[str, str], words: Words, *, real: bool) -> Rows:
    rows = []
    for database, url in urls.items():
        engine = make_engine(url)
        with reading(engine) as connection:
            questions = list(list_questions(Values(connection), words, real=real))
        engine.dispose()
        say(f"Asking {database} {len(questions)} combined questions")
        rows += [{"database": database, **row} for row in measure_questions(ground, url, questions)]
    return rows


def summarise(rows: Sequence[Mapping[str, Any]]) -> Rows:
    """Return what the slowest of each sort of question took, and how many took longer than they may."""
    sorts: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        sorts.setdefault((row["database"], row["asked"]), []).append(row)
    return [_summarise(*key, found) for key, found in sorts.items()]


def _summarise(database: str, asked: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    slowest = max(rows, key=lambda row: row["median_ms"])
    limit, (pages, more) = LIMITS[asked], REAL_LIMIT
    return {
        "database": database,
        "asked": asked,
        "questions": len(rows),
        "median of medians_ms": median(row["median_ms"] for row in rows),
        "slowest": slowest["filter"],
        "its median_ms": slowest["median_ms"],
        "limit_ms": limit,
        "over it": sum(row["median_ms"] > limit for row in rows),
        f"over {pages} small + {more:.0f} ms": sum(
            row["median_ms"] > pages * row["small_ms"] + more for row in rows
        ),
        "slowest first_ms": max(row["first_ms"] for row in rows),
        f"over {FIRST_LIMIT:.0f} ms": sum(row["first_ms"] > FIRST_LIMIT for row in rows),
    }
