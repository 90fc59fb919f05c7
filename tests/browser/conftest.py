"""A server of one's own, and a browser that reaches nothing else and complains of nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import httpx2
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Route

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
QUIET = (  # Chromium's own requests would be foreign ones
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
READY_WITHIN = 30.0  # seconds; a first start migrates and loads the article


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a server over a new SQLite database with the article in it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("live")
    log = folder / "server.log"
    command = [sys.executable, "-m", "api", "--host", "127.0.0.1", "--port", str(port)]
    env = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'dateline.db'}"}
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=output) as server,
    ):
        try:
            wait_until_ready(f"http://127.0.0.1:{port}", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_until_ready(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return once /readyz answers 200; fail with the server's own words when it does not."""
    deadline = time.monotonic() + READY_WITHIN
    while server.poll() is None and time.monotonic() < deadline:
        with suppress(httpx2.TransportError):
            if httpx2.get(f"{address}/readyz", timeout=1).is_success:
                return
        time.sleep(0.1)
    pytest.fail(f"The server was not ready within {READY_WITHIN:.0f} s. It said:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it may be missing, which is a skip
    except ImportError:
        do_without("Playwright is not installed: pip install playwright")
    if not CHROMIUM.exists():
        do_without(f"{CHROMIUM} is missing: apt-get install --no-install-recommends chromium")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium has no sandbox for root
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sandbox])
        yield started
        started.close()


def do_without(reason: str) -> NoReturn:
    """Skip the test, or fail it under CI, where nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


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
