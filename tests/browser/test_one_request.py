"""The timeline's view comes with one request: its entries, all its numbers and the places of its map."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error, expect

from tests.browser.conftest import watched
from tests.browser.test_timeline_page import rows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Route


def note_questions(page: Page) -> list[dict[str, Any]]:
    """Return a list that grows with all that the page asks of /graphql."""
    asked: list[dict[str, Any]] = []

    def note(request: Request) -> None:
        if request.url.endswith("/graphql"):
            asked.append(request.post_data_json)

    page.on("request", note)
    return asked


def names(asked: list[dict[str, Any]]) -> list[str]:
    return [str(re.search(r"query (\w+)", each["query"])[1]) for each in asked]  # type: ignore[index]


def open_timeline(page: Page, address: str = "/") -> None:
    page.goto(address)
    expect(page.locator("#count")).to_contain_text("entries")
    page.wait_for_load_state("networkidle")


def test_a_visit_and_every_choice_ask_for_the_view_once(page: Page) -> None:
    asked = note_questions(page)
    open_timeline(page)
    assert names(asked).count("View") == 1
    assert {"View", "Extent", "Claims", "KnownDocuments"} >= set(names(asked))
    asked.clear()
    page.get_by_role("checkbox", name=re.compile("^Statement")).check()
    expect(rows(page)).to_have_count(8)
    expect(page.locator("#count")).to_have_text("8 entries")
    page.wait_for_load_state("networkidle")

    assert names(asked) == ["View"]


def test_what_is_counted_and_what_is_open_ask_nothing_of_the_view_again(page: Page) -> None:
    open_timeline(page)
    asked = note_questions(page)
    page.get_by_role("radio", name="killed").check()
    expect(page.get_by_role("region", name="Killed over time")).to_be_visible()
    page.get_by_role("link", name="US air strikes on").click()
    expect(page.get_by_role("complementary", name="Details").get_by_role("heading", level=2)).to_be_visible()

    assert names(asked) == ["Entry"]


def test_places_are_asked_for_when_there_is_a_map_to_see(browser: Browser, live_server: str) -> None:
    with watched(browser, live_server, viewport={"width": 360, "height": 740}) as page:
        asked = note_questions(page)
        open_timeline(page)
        assert [each["variables"]["map"] for each in asked if "query View(" in each["query"]] == [False]
        asked.clear()
        page.get_by_text("Map", exact=True).click()
        expect(page.get_by_role("link", name="Ain al-Asad Air Base")).to_be_visible()
        assert names(asked) == ["Places"]
        asked.clear()
        page.get_by_role("link", name="Ain al-Asad Air Base").click()
        expect(rows(page)).to_have_count(1)

        assert [each["variables"]["map"] for each in asked] == [True]


def test_an_answer_that_nobody_waits_for_any_more_is_not_shown(page: Page) -> None:
    open_timeline(page)
    held: list[Route] = []

    def hold_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/graphql", hold_first)
    page.get_by_role("checkbox", name=re.compile("^Statement")).check()
    page.get_by_role("checkbox", name=re.compile("^Incident")).check()
    expect(rows(page)).to_have_count(13)
    with suppress(Error):  # the page has given it up
        held[0].continue_()
    page.wait_for_timeout(300)

    expect(rows(page)).to_have_count(13)
    expect(page.locator("#count")).to_have_text("13 entries")


def test_a_view_that_is_refused_says_why_and_keeps_what_is_chosen(page: Page) -> None:
    page.goto(f"/?kind=statement&q={'a%20' * 30}")

    expect(page.get_by_role("region", name="Timeline")).to_contain_text("20 words")
    chosen = page.get_by_role("checkbox", name="Statement", exact=True)
    expect(chosen).to_be_checked()
    page.get_by_role("searchbox").fill("iran")
    expect(page.locator("#count")).to_contain_text("entries")
    expect(page.get_by_role("region", name="Timeline")).not_to_contain_text("20 words")
