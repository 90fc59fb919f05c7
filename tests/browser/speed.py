"""Measures how soon the page answers: `python -m tests.browser.speed [--entries 1000000 | --address http://…]`.

Each figure is what a person waits for: from the first visit to the first entry, and from a key, a click or a
scroll to the entries that it asked for, and the counts beside them; medians of five, in milliseconds, with no answer
remembered from the time before.
"""

from __future__ import annotations

import argparse
import os
import statistics
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.bench.datasets import find_or_make_sqlite, generated
from tests.browser.conftest import CHROMIUM, QUIET, watched
from tests.live import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROUNDS = 5
SCRIPT = Path(__file__).with_name("speed.js")
ACTS = {
    "kind": "a kind",
    "actor": "an actor",
    "country": "a country",
    "sort": "a sort",
    "contested": "contested",
    "letter": "a letter of a search",
    "range": "a range of time",
    "day": "the record of a day",
    "order": "the order",
    "entry": "an entry",
    "claims": "contested claims",
    "scroll": "more, by scrolling",
}


def main() -> None:
    """Print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000, help="size of the generated record")
    parser.add_argument("--address", help="a server that is there already, instead")
    options = parser.parse_args()
    with addressed(options) as address, sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium has no sandbox for root
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sandbox])
        for name, times in measure(browser, address):
            print(f"{name:24}{statistics.median(times):8.0f} ms   {[round(one) for one in times]}")  # noqa: T201


@contextmanager
def addressed(options: argparse.Namespace) -> Iterator[str]:
    """Yield the address to measure at."""
    if options.address:
        yield options.address
    else:
        with serving(find_or_make_sqlite(generated(options.entries)), cache_bytes=0) as address:
            yield address


def measure(browser: Browser, address: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each figure's name and its times."""
    yield "first content", [first_content(browser, address) for _ in range(ROUNDS)]
    for act, name in ACTS.items():
        yield name, [time_of(browser, address, act) for _ in range(ROUNDS)]


def first_content(browser: Browser, address: str) -> float:
    """Return after how many milliseconds of a first visit there is an entry to read."""
    with watched(browser, address) as page:
        return float(opened(page).evaluate("window.firstContent"))


def time_of(browser: Browser, address: str, act: str) -> float:
    """Return how many milliseconds an act takes on a page where all has come to rest."""
    with watched(browser, address) as page:
        return float(opened(page).evaluate(f"acts.{act}()"))


def opened(page: Page) -> Page:
    """Return the page with the timeline on it, when nothing more is under way."""
    page.set_default_timeout(30_000)
    page.add_init_script(path=SCRIPT)
    page.goto("/")
    page.locator(".row").first.wait_for()
    page.wait_for_load_state("networkidle")
    return page


if __name__ == "__main__":
    main()
