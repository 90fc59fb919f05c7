from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

CONTESTED = "Iran supported attacks on American forces in Syria and Iraq"


def test_one_click_finds_what_is_contested_with_both_sides_beside_each_other(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Contested claims").click()

    expect(page.get_by_role("heading", level=2)).to_have_text([CONTESTED])
    asserts, denies = (
        page.get_by_role("main").get_by_role("group", name=name)
        for name in ("Who asserts it", "Who denies it")
    )
    expect(asserts).to_contain_text("United States asserts it")
    expect(asserts).to_contain_text("on or before 4 July 2021")
    expect(denies).to_contain_text("Iran denies it")
    boxes = [side.bounding_box() for side in (asserts, denies)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] == boxes[1]["y"]


def test_all_claims_are_a_click_further_and_tell_where_nobody_denies(page: Page) -> None:
    page.goto("/?claims=contested")
    page.get_by_role("link", name="All claims").click()

    expect(page.get_by_role("heading", level=2)).to_have_count(5)
    legality = (
        page.get_by_role("main")
        .get_by_role("article")
        .filter(has_text="violation of international law")
        .first
    )
    expect(legality).to_contain_text("Nobody on record denies it.")


def test_a_claim_leads_to_the_words_in_which_it_was_denied(page: Page) -> None:
    page.goto("/?claims=contested")
    page.get_by_role("link", name=CONTESTED).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(CONTESTED)
    page.get_by_role("group", name="Who denies it").get_by_role("link", name="Tehran last week").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Article of 9 July 2021")
    expect(page.get_by_role("complementary", name="Details")).to_contain_text(
        "Iran denies the US accusations"
    )


def test_a_claim_that_is_not_there_is_said_not_to_be(page: Page) -> None:
    page.goto("/?claim=nothing-of-the-kind")

    expect(page.get_by_role("heading", name="No such claim")).to_be_visible()
