"""Who runs a plan: a pool of read-only connections, each run one snapshot of the database."""

import logging
from typing import Any, Protocol

from api.errors import Unavailable
from api.read.dialects import Dialect
from api.read.levels import Run
from schema.database import list_revisions

statements_log = logging.getLogger("dateline.statements")
"""Every statement that is run, at level debug."""

AWAY = "The database cannot be reached at the moment; try again later."
REVISION = "SELECT version_num FROM alembic_version"
STATEMENTS_KEPT = 512


class Reader(Protocol):
    """Runs plans against one database."""

    dialect: Dialect

    async def open(self) -> None:
        """Connect; raises `Unavailable` where that cannot be done."""

    async def close(self) -> None:
        """Let go of all connections."""

    async def run(self, run: Run) -> Any:  # noqa: ANN401 - what the plan gives
        """Return the plan's result; raises `Unavailable` where the database is away, and what the plan raises."""


async def is_migrated(reader: Reader) -> bool:
    """Return whether the database can be read and its tables are those that this program knows."""

    def ask() -> Run:
        rows = yield REVISION, ()
        return rows[0][0] == list_revisions()[-1]

    try:
        return bool(await reader.run(ask()))
    except Unavailable:
        return False
