from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.api.article import STRIKES
from tests.browser.test_timeline_page import rows

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def world(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Map")


def test_an_exact_place_is_a_point_and_a_country_an_area(page: Page) -> None:
    page.goto("/")

    expect(world(page).get_by_role("button", name="Ain al-Asad Air Base: Barrage of 14")).to_be_visible()
    expect(world(page).locator("path.area.counted")).to_have_count(2)
    expect(world(page).locator(".leaflet-marker-icon")).to_have_count(1)


def test_what_has_no_outline_is_listed_and_not_drawn(page: Page) -> None:
    page.goto("/")

    expect(world(page)).to_contain_text("Without an outline, so listed and not drawn: Iraq-Syria border")
    expect(world(page)).to_contain_text("Outlines: Natural Earth, as they are de facto.")
    world(page).get_by_role("link", name="Iraq-Syria border").click()
    expect(rows(page)).to_have_count(1)


def test_a_point_opens_its_entry_and_an_entry_marks_its_places(page: Page) -> None:
    page.goto("/")
    world(page).get_by_role("button", name="Ain al-Asad Air Base").click()
    expect(page.get_by_role("heading", name="Barrage of 14", level=2)).to_be_visible()
    expect(world(page).locator(".place.here")).to_have_count(1)
    page.goto(f"/?entry={STRIKES}")

    expect(world(page).locator("path.area.here")).to_have_count(2)
    expect(world(page).locator(".place.here")).to_have_count(0)


def test_a_country_narrows_the_timeline_and_widens_it_again(page: Page) -> None:
    page.goto("/?country=SY")
    expect(rows(page)).to_have_count(4)
    expect(world(page).locator("path.area.chosen")).to_have_count(1)
    world(page).locator("path.area.chosen").click(position={"x": 40, "y": 25})

    expect(rows(page)).to_have_count(16)


def test_points_that_lie_close_are_one_cluster_that_comes_apart(crowd: Page) -> None:
    crowd.goto("/")
    clusters = world(crowd).get_by_role("button", name=re.compile("entries near"))
    expect(clusters).to_have_count(1)
    clusters.click()

    expect(clusters.nth(1)).to_be_visible()
    expect(world(crowd)).to_contain_text("The 100 earliest entries with coordinates")


def test_the_map_comes_closer_by_its_buttons(page: Page) -> None:
    page.goto("/")
    area = world(page).locator("path.area.counted").first
    expect(area).to_be_visible()
    before = area.bounding_box()
    world(page).get_by_role("button", name="Closer").click()
    page.wait_for_timeout(600)
    after = area.bounding_box()

    assert before is not None
    assert after is not None
    assert after["width"] > before["width"]
