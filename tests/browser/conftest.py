"""A browser that reaches nothing but the live server and complains of nothing."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from schema.storage.database import migrate
from tests.browser.crowd import make_crowd, write
from tests.browser.toll import make_toll
from tests.live import serving
from tests.machine import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Route

CHROMIUM = Path("/usr/bin/chromium")
VIEWPORT = {"width": 1600, "height": 1600}
UNREACHED = "net::ERR_CONNECTION_REFUSED"  # Chromium says so itself where a test takes the server away
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


@contextmanager
def watched(browser: Browser, address: str, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's own
    """Yield a page on the server at `address`; at the end it has asked nobody else and logged no error."""
    foreign: list[str] = []
    errors: list[str] = []

    def keep_at_home(route: Route) -> None:
        if route.request.url.startswith(f"{address}/"):
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    context = browser.new_context(base_url=address, **{"viewport": VIEWPORT, **options})
    context.set_default_timeout(10_000)
    context.route("**/*", keep_at_home)
    page = context.new_page()
    page.on("console", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert (foreign, [error for error in errors if UNREACHED not in error]) == ([], [])


@pytest.fixture
def page(browser: Browser, live_server: str) -> Iterator[Page]:
    """Yield a page on the live server."""
    with watched(browser, live_server) as page:
        yield page


@pytest.fixture(scope="session")
def crowd_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a server with an invented record of some hundred entries, shared: only read from it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('crowd') / 'dateline.db'}"
    migrate(url)
    write(url, make_crowd())
    with serving(url) as address:
        yield address


@pytest.fixture
def crowd(browser: Browser, crowd_server: str) -> Iterator[Page]:
    """Yield a page on that server."""
    with watched(browser, crowd_server) as page:
        yield page


@pytest.fixture(scope="module")
def toll_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    url = f"sqlite:///{tmp_path_factory.mktemp('toll') / 'dateline.db'}"
    migrate(url)
    write(url, make_toll())
    with serving(url) as address:
        yield address
