"""Who runs a plan: a pool of read-only connections, each run one snapshot of the database."""

import logging
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from api.errors import Unavailable
from api.read.plan.levels import Run
from api.read.plan.roots import Plan
from api.read.sql.dialects import Dialect
from schema.storage.database import list_revisions

statements_log = logging.getLogger("dateline.statements")
"""Every statement that is run, at level debug."""

AWAY = "The database cannot be reached at the moment; try again later."
REVISION = "SELECT version_num FROM alembic_version"
STATEMENTS_KEPT = 512


version_seen: ContextVar[object] = ContextVar("version_seen", default=None)
"""The data's version as it was when this request came, where somebody has asked for it: nobody need ask again."""


FIRST_PATIENCE = 8
MOST_PATIENCE = 1_024


@dataclass(eq=False)
class Plans:
    """The plans of one request's roots, each under its response key, and what a reader learned of them.

    Plans that were slow are run beside the event loop so many times before they are tried on it again: what makes them
    slow may be only that the index was read for the first time.
    """

    by_key: Mapping[str, Plan]
    are_slow: bool = False
    patience: int = FIRST_PATIENCE
    runs: int = 0

    def go_beside(self) -> bool:
        """Return whether the next run is to be beside the event loop."""
        if self.are_slow:
            self.runs += 1
            if self.runs > self.patience:
                self.are_slow, self.runs, self.patience = False, 0, min(2 * self.patience, MOST_PATIENCE)
        return self.are_slow

    @cached_property
    def are_one_statement(self) -> bool:
        """Return whether one statement, which is a snapshot by itself, is all that they ever take."""
        return len(self.by_key) == 1 and all(plan.is_one_statement for plan in self.by_key.values())


class Reader(Protocol):
    """Runs plans against one database."""

    dialect: Dialect

    async def open(self) -> None:
        """Connect; raises `Unavailable` where that cannot be done."""

    async def close(self) -> None:
        """Let go of all connections."""

    async def version(self) -> object:
        """Return what differs after any commit from what it was before; raises `Unavailable`."""

    def run_at_once(self, plans: Plans, start: Callable[[], Run]) -> Any:  # noqa: ANN401 - what the plan gives
        """Return the result of what `start` begins, as `run` does, or None where it cannot be had without waiting."""

    async def run(self, plans: Plans, start: Callable[[], Run]) -> Any:  # noqa: ANN401 - what the plan gives
        """Return the result of what `start` begins, more than once if need be.

        Raises `Unavailable` where the database is away, and what the plan raises.
        """


async def is_migrated(reader: Reader) -> bool:
    """Return whether the database can be read and its tables are those that this program knows."""

    def ask() -> Run:
        rows = yield REVISION, ()
        return bool(rows and rows[0][0] == list_revisions()[-1])

    try:
        return bool(await reader.run(Plans({}), ask))
    except Unavailable:
        return False
