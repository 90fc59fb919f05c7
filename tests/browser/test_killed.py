"""The page counts people killed in place of entries: in bars, facets and marks, and never a 0 for what is not known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import watched
from tests.browser.drawn import find_marks
from tests.browser.test_timeline_page import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page


@pytest.fixture
def page(browser: Browser, toll_server: str) -> Iterator[Page]:
    with watched(browser, toll_server) as page:
        yield page


def switch(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Count").get_by_role("radio", name=name)


def bars(page: Page) -> Locator:
    return page.locator(".bar")


def test_the_switch_turns_bars_and_facets_from_entries_to_people_killed(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("checkbox", name="Incident 7", exact=True)).to_be_visible()
    expect(page.get_by_role("region", name="Entries over time")).to_be_visible()
    switch(page, "killed").check()

    expect(page).to_have_url(re.compile(r"\?count=killed$"))
    incidents = page.get_by_role("checkbox", name=re.compile("^Incident 17 killed"))
    expect(incidents).to_have_accessible_name(re.compile("at least 15; 3 without a number"))
    expect(page.get_by_role("region", name="Killed over time")).to_be_visible()
    expect(bars(page).first).to_have_attribute(
        "title", "4 January 2021 to 10 January 2021: 12 killed (at least 10)"
    )
    said = page.get_by_role("status").filter(has_text="killed")
    expect(said).to_have_text(
        "17 killed by the best estimates, at least 15. 4 entries give no number, and nothing is added for them."
    )
    page.go_back()
    expect(page.get_by_role("checkbox", name="Incident 7", exact=True)).to_be_visible()
    expect(said).to_have_count(0)


def test_a_choice_is_counted_in_the_measure_that_the_address_has(page: Page) -> None:
    page.goto("/?count=killed")
    expect(switch(page, "killed")).to_be_checked()
    page.get_by_role("link", name="North town").click()

    expect(rows(page)).to_have_count(2)
    expect(page.get_by_role("checkbox", name=re.compile("^Incident 16 killed at least 14$"))).to_be_visible()
    expect(page.get_by_text("16 killed by the best estimates, at least 14.")).to_be_visible()
    expect(page).to_have_url(re.compile("count=killed"))


def test_what_has_no_number_is_never_shown_as_0(page: Page) -> None:
    page.goto("/?count=killed")
    statements = page.get_by_role("checkbox", name="Statement no number")
    expect(statements).to_be_visible()
    unknown = page.locator(".bar.unknown")
    expect(unknown.first).to_have_attribute("title", re.compile("2021: number of killed not known$"))
    assert all(height > 0 for height in unknown.evaluate_all("all => all.map(one => one.offsetHeight)"))
    expect(page.get_by_title("South town: 3 entries, number of killed not known")).to_be_visible()
    zero = page.locator('.bar[title^="1 March 2021"]')
    expect(zero).to_have_attribute("title", "1 March 2021 to 7 March 2021: 0 killed")
    statements.check()

    expect(page.get_by_text("No entry here gives a number of people killed.")).to_be_visible()


def test_marks_are_as_large_as_what_is_counted(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_text("Places with the most entries")).to_be_visible()
    north, province, south = find_marks(page)
    assert province.width < north.width < south.width
    assert province.opacity < 0.5 < min(north.opacity, south.opacity)
    switch(page, "killed").check()
    expect(page.get_by_text("Places where most were killed")).to_be_visible()
    north, _, south = find_marks(page)

    assert north.width > south.width
    assert south.opacity == 0
    expect(page.get_by_text("An empty ring is a place of which no number is known.")).to_be_visible()


def test_as_of_a_day_entries_are_counted_and_it_is_said_why(page: Page) -> None:
    page.goto("/?count=killed&reported_by=2021-07-09")

    expect(page.get_by_role("checkbox", name="Incident 7", exact=True)).to_be_visible()
    expect(switch(page, "entries")).to_be_checked()
    expect(switch(page, "killed")).to_be_disabled()
    expect(page.get_by_text(re.compile("today.s record only, not as of a day"))).to_be_visible()
    page.get_by_role("button", name="as known on 9 July 2021").click()
    expect(switch(page, "killed")).to_be_checked()


def test_the_switch_works_by_keyboard(page: Page) -> None:
    page.goto("/")
    expect(rows(page)).to_have_count(8)
    switch(page, "entries").focus()
    page.keyboard.press("ArrowRight")

    expect(page).to_have_url(re.compile("count=killed"))
    expect(switch(page, "killed")).to_be_focused()
