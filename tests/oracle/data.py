"""The data that the oracle asks about: a generated timeline with ties, times, gaps and cycles, and the article."""

from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select, text, update

from schema.storage.database import make_engine
from schema.store.sort_dates import find_sort_second
from schema.tables import TABLES
from tests.bench.datasets import derive, write_rows
from tests.bench.importing import import_file
from tests.databases import seed
from tests.seed.ged import make_row, make_rows, write

ENTRIES = 300
MOMENT = datetime(2026, 1, 2, 3, 4, 5, 678_900, tzinfo=UTC)
CYCLE = "INSERT INTO entry_link (from_entry_id, to_entry_id, relation, basis) VALUES (:a, :b, :relation, 'stated')"
RELATIONS = ("responds_to", "supersedes", "denies")


def fill(url: str) -> None:
    """Migrate the database at `url`, which is empty, and fill it; it is the same data with the same ids each time."""
    write_rows(url, ENTRIES)
    _tie(url)
    derive(url)
    seed(url)
    with TemporaryDirectory() as folder:
        rows = [*make_rows(6), make_row(7, low=9), make_row(2)]
        import_file(url, write(Path(folder) / "ged.csv", rows))
    _stop_the_clock(url)


def _stop_the_clock(url: str) -> None:
    """Have every import happen at one moment, which the cursors of imports tell: databases are filled in turn."""
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(update(TABLES["import_batch"]).values(started_at=MOMENT, finished_at=MOMENT))
    engine.dispose()


def _make_time(day: date, key: int) -> dict[str, Any]:
    """Return the columns of a date that is a time of that day."""
    edtf = f"{day}T{key % 24:02}:30:00{('', 'Z', '+03:00', '-05:00')[key // 6 % 4]}"
    return {
        "date_edtf": edtf,
        "date_earliest": day,
        "date_latest": day,
        "date_precision": "time",
        "sort_date": day,
        "sort_second": find_sort_second(edtf),
    }


def _tie(url: str) -> None:
    """Put several entries on one day, some at a time of it, take others' day away, and let links lead in cycles."""
    entry = TABLES["entry"]
    engine = make_engine(url)
    with engine.begin() as connection:
        for key in range(3, ENTRIES, 3):
            day = connection.execute(select(entry.c.sort_date).where(entry.c.id == key - 1)).scalar()
            changed = update(entry).where(entry.c.id == key)
            connection.execute(changed.values(sort_date=None if key % 7 == 0 else day))
            if day and key % 7 and key % 2:
                connection.execute(
                    update(entry).where(entry.c.id.in_([key, key - 1])).values(_make_time(day, key))
                )
        for key in range(1, ENTRIES - 3, 20):
            ring = [key, key + 1, key + 2, key]
            for a, b, relation in zip(ring, ring[1:], RELATIONS, strict=False):
                for way in ((a, b), (b, a)):
                    connection.execute(text(CYCLE), {"a": way[0], "b": way[1], "relation": relation})
    engine.dispose()
