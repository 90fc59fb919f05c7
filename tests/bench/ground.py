"""What the further points are measured on."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench import datasets
from tests.bench.servers import Cores


@dataclass(frozen=True)
class Ground:
    """The PostgreSQL server, the cores, a folder for files, and how many entries there are to be."""

    postgresql: str
    cores: Cores
    folder: Path
    entries: int

    def databases(self, entries: int | None = None) -> Mapping[str, str]:
        """Return the URL of a database of each kind, with so many entries."""
        size = entries or self.entries
        return {
            "sqlite": datasets.find_or_make_sqlite(size),
            "postgresql": datasets.find_or_make_postgresql(self.postgresql, size),
        }
