"""How long an answer may take."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from api.errors import TimedOut

Found = TypeVar("Found")


async def within(seconds: float | None, finding: Awaitable[Found]) -> Found:
    """Return what is found within so many seconds; raises TimedOut where nothing is, and stops looking."""
    try:
        async with asyncio.timeout(seconds):
            return await finding
    except TimeoutError:
        raise TimedOut(
            f"The answer took longer than {seconds:g} s, the most allowed "
            "(DATELINE_TIMEOUT_SECONDS): ask for less."
        ) from None
