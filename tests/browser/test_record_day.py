"""The page as of a day: what was reported later is shown nowhere, and all of it when the day is given up."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from schema.storage.database import migrate
from tests.api.later import BETWEEN, DENIED, THREE, TWO, WORDS, make_later_world
from tests.browser.conftest import watched
from tests.browser.crowd import write
from tests.live import serving
from tests.schema.factories import make_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

LAST = "2024-06-12"
"""The day of a document that tells more of what was reported before."""
THEN = f"reported_by={BETWEEN}"
LATER = (
    THREE,
    DENIED,
    WORDS,
    "The group denies it",
    "Iran was behind it",
    "A later report",
    "3 people were killed",
)


@pytest.fixture(scope="module")
def later_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    url = f"sqlite:///{tmp_path_factory.mktemp('later') / 'dateline.db'}"
    migrate(url)
    world = make_later_world()
    last = make_document("last", dateline=LAST, text="It went on.")
    write(url, world.model_copy(update={"documents": (*world.documents, last)}))
    with serving(url) as address:
        yield address


@pytest.fixture
def page(browser: Browser, later_server: str) -> Iterator[Page]:
    with watched(browser, later_server) as page:
        yield page


def find_slider(page: Page) -> Locator:
    """Return the slider when it reaches the last document, and a step further."""
    slider = page.get_by_role("slider", name="The public record as it stood on")
    expect(slider).to_have_attribute("max", str((date.fromisoformat(LAST) - date(1970, 1, 1)).days + 1))
    return slider


def expect_nothing_later(page: Page) -> None:
    expect(page.locator("[aria-busy=true]:visible")).to_have_count(0)
    for words in LATER:
        expect(page.locator("body")).not_to_contain_text(words, use_inner_text=True)
    expect(page.locator(".badge:visible")).to_have_count(0)


def test_the_slider_takes_back_what_was_reported_later_and_gives_it_again(page: Page) -> None:
    page.goto("/?entry=the-strike")
    details = page.get_by_role("complementary", name="Details")
    expect(details).to_contain_text("3 people were killed")
    expect(details.locator(".badge").first).to_be_visible()
    slider = find_slider(page)
    slider.focus()
    for _ in range(8):
        page.keyboard.press("ArrowLeft")

    expect(details).to_contain_text("As the public record stood on 5 June 2024.")
    expect(details).to_contain_text("2 people were killed")
    expect(details).to_contain_text(TWO)
    expect(details.locator(".claim")).to_have_count(1)
    expect_nothing_later(page)
    details.get_by_role("link", name="Show what is recorded today").click()
    expect(details).to_contain_text("3 people were killed")
    expect(details.locator(".claim")).to_have_count(2)


def test_the_last_day_is_not_yet_today_s_record(page: Page) -> None:
    page.goto("/?entry=the-talks")
    slider = find_slider(page)
    expect(slider).to_have_attribute("aria-valuetext", "today, with all that is recorded")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(f"reported_by={LAST}"))
    expect(page.locator("#beside")).to_contain_text("As the public record stood on")
    expect(slider).to_be_focused()  # the entry beside it is drawn anew
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(re.compile("reported_by"))


def test_what_is_no_day_is_told_in_words(page: Page) -> None:
    page.goto("/?reported_by=2024-06-31")
    expect(page.locator("#record-day output")).to_have_text("“2024-06-31” is no day: write it as 2021-07-09")
    expect(page.locator("body")).not_to_contain_text("Invalid time value")


@pytest.mark.parametrize(
    "address", ["", "entry=the-strike", "entry=the-accusation", "claims=all", "documents=all", "read=early"]
)
def test_no_view_tells_what_was_reported_later(page: Page, address: str) -> None:
    page.goto(f"/?{THEN}&{address}")
    if address:
        expect(page.get_by_text("As the public record stood on 5 June 2024.").first).to_be_visible()
    expect_nothing_later(page)


@pytest.mark.parametrize(
    "address", ["entry=the-denial", "claim=iran-was-behind-it", "read=late", "read=undated"]
)
def test_what_was_not_known_is_said_to_have_been_unknown(page: Page, address: str) -> None:
    page.goto(f"/?{THEN}&{address}")
    unknown = page.get_by_text("It was not in the public record as that stood on 5 June 2024.")
    expect(unknown).to_be_visible()
    expect_nothing_later(page)


def test_claims_have_the_status_and_the_positions_of_the_day(page: Page) -> None:
    page.goto(f"/?claims=all&{THEN}")
    main = page.get_by_role("main")
    expect(main.get_by_role("group", name="Who asserts it")).to_contain_text("asserts it")
    expect(main.get_by_role("group", name="Who denies it")).to_contain_text("Nobody on record denies it.")
    main.get_by_role("link", name="Contested", exact=True).click()
    expect(main).to_contain_text("No claim is contested.")
    main.get_by_role("link", name="Show what is recorded today").click()
    expect(main.get_by_role("group", name="Who denies it")).to_contain_text("denies it")


def test_the_day_stays_from_view_to_view(page: Page) -> None:
    page.goto(f"/?{THEN}&entry=the-strike")
    for name in ("Contested claims", "Documents", "Timeline"):
        page.get_by_role("navigation", name="Views").get_by_role("link", name=name).click()
        expect(page).to_have_url(re.compile(THEN))
    page.get_by_role("link", name="A strike on the base").click()
    page.get_by_role("complementary", name="Details").get_by_title("All entries with them").first.click()
    expect(page).to_have_url(re.compile(f"actor=the-ministry.*{THEN}"))
