from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.api.article import DOCUMENT, KIRBY
from tests.frozen import ARTICLE

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_document_stands_there_as_it_was_printed(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Documents").click()
    page.get_by_role("link", name="Article of 9 July 2021").click()
    text = page.locator(".printed")
    expect(text).to_be_visible()

    assert text.text_content() == (ARTICLE / "article.txt").read_text("utf-8")


def test_a_click_on_a_passage_shows_the_entries_that_stand_on_it(page: Page) -> None:
    page.goto(f"/?read={DOCUMENT}")
    page.get_by_role("main").get_by_role(
        "link", name="US airstrikes on Tehran-backed militants there"
    ).click()

    details = page.get_by_role("complementary", name="Details")
    expect(details.get_by_role("heading", level=2)).to_have_text("3 entries stand on this passage")
    expect(details.get_by_role("listitem")).to_have_text(
        [
            'Iran denies the US accusations, calls them "fabricated" between 1 and 4 July 2021',
            "Iran condemns the US air strikes between 1 and 4 July 2021",
            "US air strikes on the Iraq-Syria border kill four June 2021",
        ],
        use_inner_text=True,
    )


def test_a_click_on_an_entry_jumps_to_its_passages(page: Page) -> None:
    page.goto(f"/?read={DOCUMENT}&passage=1345-1402")
    page.set_viewport_size({"width": 1600, "height": 500})
    details = page.get_by_role("complementary", name="Details")
    details.get_by_role("link", name="Barrage of 14").click()
    details.get_by_role("link", name="A barrage of 14").first.click()
    expect(page.locator(".passage.chosen")).to_have_text(
        ["A barrage of 14 projectiles hit Iraq\u2019s Ayn Al Asad alone."]
    )
    expect(page.locator(".passage.chosen")).to_be_in_viewport()


def test_an_open_entry_has_all_its_passages_marked(page: Page) -> None:
    page.goto(f"/?read={DOCUMENT}&entry={KIRBY}")

    expect(page.locator(".passage.chosen")).to_have_count(2)
    expect(page.locator(".passage.chosen").first).to_be_in_viewport()


def test_a_document_whose_text_is_not_kept_still_shows_what_stands_on_it(crowd: Page) -> None:
    crowd.goto("/?read=reference")

    expect(crowd.get_by_role("main")).to_contain_text("The text of this document is not kept here.")
    expect(crowd.get_by_role("main").get_by_role("listitem")).to_have_count(1)
    expect(crowd.get_by_role("link", name="the original")).to_have_attribute("href", "https://example.org/")
