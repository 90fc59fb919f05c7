"""Further points, each a function that returns rows of figures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.servers import Cores


@dataclass(frozen=True)
class Ground:
    """What points are measured on: the PostgreSQL server, the cores, and a folder for files."""

    postgresql: str
    cores: Cores
    folder: Path


Rows = Sequence[Mapping[str, Any]]
POINTS: dict[str, Callable[[Ground], Rows]] = {}
