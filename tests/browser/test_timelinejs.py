"""The export for TimelineJS, shown by TimelineJS itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest

from tests.clients.conftest import node_modules

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

__all__ = ["node_modules"]

HOME = "http://timeline.invalid"
PAGE = """<!doctype html><meta charset="utf-8"><title>Timeline</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/dist/css/timeline.css"><script src="/dist/js/timeline.js"></script>
<div id="timeline" style="width: 1200px; height: 700px"></div>
<script>
fetch("/events.json").then((answer) => answer.json()).then((events) => {
  window.timeline = new TL.Timeline("timeline", events, {hash_bookmark: false, font: null});
  window.timeline.on("ready", () => document.body.classList.add("ready"));
});
</script>"""


@pytest.fixture
def exported(live_server: str) -> dict:
    return httpx2.get(f"{live_server}/v1/timeline.timelinejs", timeout=60).json()


def show(browser: Browser, package: Path, exported: dict) -> tuple[Page, list[str]]:
    """Return a page in which TimelineJS shows the export, and what it asked others for."""
    foreign: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOME)
        if path == "/":
            route.fulfill(body=PAGE, content_type="text/html")
        elif path == "/events.json":
            route.fulfill(body=json.dumps(exported), content_type="application/json")
        elif path.startswith("/dist/") and (package / path[1:].partition("?")[0]).is_file():
            route.fulfill(path=package / path[1:].partition("?")[0])
        else:
            foreign.append(route.request.url)
            route.abort()

    page = browser.new_context(viewport={"width": 1200, "height": 800}).new_page()
    page.route("**/*", answer)
    page.goto(f"{HOME}/")
    page.locator("body.ready").wait_for(timeout=30_000)
    return page, foreign


def test_timelinejs_shows_every_entry_and_says_imprecise_dates_in_words(
    browser: Browser,
    node_modules: Path,
    exported: dict,
) -> None:
    page, foreign = show(browser, node_modules / "@knight-lab" / "timelinejs", exported)
    try:
        assert page.locator(".tl-timemarker").count() == len(exported["events"]) == 16
        assert page.locator(".tl-message-full").count() == 0, "it complains of nothing"
        words = page.locator(".tl-slide .tl-headline-date").all_text_contents()
        assert {"June 2021", "on or before 4 July 2021", "7 July 2021"} <= {each.strip() for each in words}
        headlines = page.locator(".tl-slide h2.tl-headline").all_text_contents()
        assert any("Ain al-Asad" in each for each in headlines)
        assert foreign == []
    finally:
        page.context.close()
