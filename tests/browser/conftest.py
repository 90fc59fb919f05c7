"""A browser that reaches nothing but the live server and complains of nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.machine import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Route

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (  # Chromium's own requests would be foreign ones
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


# Playwright's event loop runs in this thread: others need it when the module's pages are done.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it may be missing, which is a skip
    except ImportError:
        missing("Playwright (pip install playwright)")
    if not CHROMIUM.exists():
        missing(f"{CHROMIUM} (apt-get install --no-install-recommends chromium)")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium has no sandbox for root
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sandbox])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, live_server: str) -> Iterator[Page]:
    """Yield a page on the live server; at the end it has asked nobody else and logged no error."""
    foreign: list[str] = []
    errors: list[str] = []

    def keep_at_home(route: Route) -> None:
        if route.request.url.startswith(f"{live_server}/"):
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    context = browser.new_context(base_url=live_server, viewport={"width": 1600, "height": 1600})
    context.set_default_timeout(10_000)
    context.route("**/*", keep_at_home)
    page = context.new_page()
    page.on("console", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert (foreign, errors) == ([], [])
