"""How long an answer may take."""

import asyncio
from collections.abc import Awaitable
from time import monotonic
from typing import TypeVar

from api.errors import TimedOut

Found = TypeVar("Found")


async def within(seconds: float | None, finding: Awaitable[Found], began: float | None = None) -> Found:
    """Return what is found within so many seconds, counted from when it was begun, by default now.

    Raises TimedOut where nothing is, and stops looking.
    """
    left = seconds if seconds is None or began is None else seconds - (monotonic() - began)
    try:
        async with asyncio.timeout(left):
            return await finding
    except TimeoutError:
        raise TimedOut(
            f"The answer took longer than {seconds:g} s, the most allowed "
            "(DATELINE_TIMEOUT_SECONDS): ask for less."
        ) from None
