"""What the further points are measured on."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench import datasets
from tests.bench.datasets import Dataset, generated
from tests.bench.servers import Cores
from tests.databases import Databases, PostgresServer, SqliteFolder

KINDS = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Ground:
    """The PostgreSQL server, where there is one, the cores, a folder for files, and how many entries there are to be.

    Where `postgresql` is None all is measured on SQLite alone. `real` is a UCDP GED file, if one was given.
    """

    postgresql: str | None
    cores: Cores
    folder: Path
    entries: int
    real: Path | None = None

    def databases(self, entries: int | None = None) -> Mapping[str, str]:
        """Return the URL of a database of each kind, with so many entries."""
        return self.holding(generated(entries or self.entries))

    def holding(self, dataset: Dataset) -> Mapping[str, str]:
        """Return the URL of a database of each kind that holds this."""
        urls = {"sqlite": datasets.find_or_make_sqlite(dataset)}
        if self.postgresql is not None:
            urls["postgresql"] = datasets.find_or_make_postgresql(self.postgresql, dataset)
        return urls

    def places(self) -> Mapping[str, Databases]:
        """Return, by kind, where databases are made that are not kept."""
        made: dict[str, Databases] = {"sqlite": SqliteFolder(self.folder)}
        if self.postgresql is not None:
            made["postgresql"] = PostgresServer(self.postgresql)
        return made
