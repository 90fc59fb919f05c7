"""What a page costs right after another process has written one entry that belongs on it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import median
from typing import Any

from sqlalchemy import Engine, select

from schema.proofs.leftovers import Leftover
from schema.proofs.pruning import prune
from schema.records.exchange import (
    CitationRecord,
    DateRecord,
    DocumentRecord,
    IncidentRecord,
    ParticipantRecord,
    Records,
)
from schema.storage.database import make_engine, reading
from schema.store.saving import save
from schema.tables import TABLES
from tests.bench.choices import YEAR, Values
from tests.bench.ground import Ground
from tests.bench.selecting import NODES, select_everything, write_document
from tests.bench.timing import WARMING, Line, fresh_line

WRITES = 15
SLUG = "bench-written"
DAY = "2014-06-10"
LIMIT = 5.0
"""How many milliseconds more a page may take after somebody wrote."""

COUNT = write_document("totalCount", first=1)
ASKED = {
    "page": write_document(NODES),
    "page, all counts": write_document(NODES, select_everything()),
}


def measure_after_writes(ground: Ground) -> Sequence[Mapping[str, Any]]:
    """Return, by filter, what the first page after a write takes beside the same page again, the medians.

    Raises RuntimeError where what was written is not counted.
    """
    rows = []
    for database, url in ground.databases().items():
        engine = make_engine(url)
        with reading(engine) as connection:
            ((_, (actor,)),) = Values(connection).common("actors").items()
        with writing(engine, actor) as writes, fresh_line(ground, url) as line:
            for asked, document in ASKED.items():
                for name, where in _list_filters(actor).items():
                    row = {"database": database, "asked": asked, "filter": name}
                    rows.append(row | _measure(line, document, where, writes))
        engine.dispose()
    return rows


def _list_filters(actor: str) -> dict[str, Mapping[str, Any]]:
    """Return filters that hold what is written."""
    return {
        "kind + actor": {"kinds": ["INCIDENT"], "actors": [actor]},
        "kind + actor + year": {"kinds": ["INCIDENT"], "actors": [actor], "during": YEAR},
        "search attack + actor": {"search": "attack", "actors": [actor]},
    }


def _measure(
    line: Line, document: str, where: Mapping[str, Any], writes: Iterator[None]
) -> Mapping[str, Any]:
    before = line.ask(COUNT, where)["totalCount"]
    for _ in range(WARMING):
        line.ask(document, where)
    after, warm = [], []
    for _ in range(WRITES):
        next(writes)
        for times in (after, warm):
            line.ask(document, where)
            times.append(line.last_ms)
    if (found := line.ask(COUNT, where)["totalCount"] - before) != WRITES:
        raise RuntimeError(f"{WRITES} entries were written, and {found} more are counted by {where}")
    more = median(a - w for a, w in zip(after, warm, strict=True))
    return {
        "times": WRITES,
        "after_ms": median(after),
        "worst after_ms": max(after),
        "warm_ms": median(warm),
        "more_ms": more,
        "limit_ms": LIMIT,
    }


@contextmanager
def writing(engine: Engine, actor: str) -> Iterator[Iterator[None]]:
    """Yield what writes another entry at each step, and take all of them out at the end."""
    _take_out(engine)  # what an earlier run left when it was stopped
    try:
        yield _write(engine, actor)
    finally:
        _take_out(engine)


def _write(engine: Engine, actor: str) -> Iterator[None]:
    document = DocumentRecord(slug=SLUG, dateline=DAY, text="An attack was reported.")
    number = 0
    while True:
        number += 1
        entry = IncidentRecord(
            kind="incident",
            slug=f"{SLUG}-{number}",
            title=f"Attack {number}",
            category="other",
            date=DateRecord(edtf=DAY, basis="explicit"),
            participants=(ParticipantRecord(actor=actor, role="initiator"),),
            citations=(CitationRecord(document=SLUG, quote="An attack was reported."),),
        )
        with engine.begin() as connection:
            save(connection, Records(documents=(document,), entries=(entry,)))
        yield


def _take_out(engine: Engine) -> None:
    with engine.begin() as connection:
        found = [
            Leftover(kind, key, slug)
            for kind in ("entry", "document")
            for key, slug in connection.execute(
                select(TABLES[kind].c.id, TABLES[kind].c.slug).where(TABLES[kind].c.slug.startswith(SLUG))
            )
        ]
        prune(connection, found)
