"""The map: countries as areas, every place of what matches as a mark, and what cannot be drawn in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from schema.storage.database import migrate
from tests.api.article import STRIKES
from tests.browser.conftest import watched
from tests.browser.crowd import write
from tests.browser.drawn import find_marks
from tests.browser.test_timeline_page import rows
from tests.browser.toll import MANY, make_many
from tests.live import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

MOST_STOPS = 30
"""How many stops the keyboard may make on a map, however many places it shows."""


def world(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Map")


@pytest.fixture
def toll(browser: Browser, toll_server: str) -> Iterator[Page]:
    with watched(browser, toll_server) as page:
        yield page


def open_map(page: Page, address: str = "/") -> None:
    page.goto(address)
    expect(world(page).get_by_text("Places with the most entries")).to_be_visible()
    expect(world(page).locator("path.area.counted").first).to_be_visible()


def test_an_exact_place_is_a_mark_and_a_country_an_area(page: Page) -> None:
    open_map(page)

    assert len(find_marks(page)) == 1
    expect(world(page).locator("path.area.counted")).to_have_count(2)
    expect(world(page).get_by_role("link", name="Ain al-Asad Air Base")).to_be_visible()


def test_what_has_neither_point_nor_outline_is_listed_and_not_drawn(page: Page) -> None:
    page.goto("/")

    expect(world(page)).to_contain_text(
        "Without a point or an outline, so listed and not drawn: Iraq-Syria border"
    )
    expect(world(page)).to_contain_text("Outlines: Natural Earth, as they are de facto.")
    world(page).get_by_role("link", name="Iraq-Syria border").click()
    expect(rows(page)).to_have_count(1)


def test_a_mark_says_its_name_and_numbers_and_narrows_the_timeline_to_its_place(toll: Page) -> None:
    open_map(toll)
    north, province, south = find_marks(toll)
    toll.mouse.move(north.x, north.y)
    expect(toll.get_by_role("tooltip")).to_have_text("North town: 2 entries, 16 killed (at least 14)")
    toll.mouse.move(south.x, south.y)
    expect(toll.get_by_role("tooltip")).to_have_text("South town: 3 entries, number of killed not known")
    toll.mouse.move((north.x + province.x + south.x) / 3, (north.y + province.y + south.y) / 3)
    expect(toll.get_by_role("tooltip")).to_contain_text("Iraq:")
    toll.mouse.click(south.x, south.y)
    expect(toll).to_have_url(re.compile(r"\?place=south-town$"))
    expect(rows(toll)).to_have_count(3)
    expect(toll.get_by_role("button", name="at South town")).to_be_visible()
    assert len(find_marks(toll)) == 3
    toll.mouse.click(south.x, south.y)

    expect(rows(toll)).to_have_count(8)


def test_places_are_chosen_by_keyboard_from_a_list_of_the_fullest(toll: Page) -> None:
    open_map(toll)
    fullest = world(toll).get_by_role("list", name="Places with the most entries")
    expect(fullest.get_by_role("listitem")).to_have_text(["South town3", "North town2", "The province1"])
    fullest.get_by_role("link", name="North town").focus()
    toll.keyboard.press("Enter")

    expect(rows(toll)).to_have_count(2)
    expect(fullest.get_by_role("link", name="North town")).to_have_attribute("aria-current", "true")


def test_a_mark_leads_from_any_view_to_the_timeline(toll: Page) -> None:
    open_map(toll, "/?documents=all")
    _, _, south = find_marks(toll)
    toll.mouse.click(south.x, south.y)

    expect(rows(toll)).to_have_count(3)
    expect(toll).to_have_url(re.compile(r"\?place=south-town$"))


def test_a_mark_is_chosen_with_a_finger(browser: Browser, toll_server: str) -> None:
    with watched(browser, toll_server, viewport={"width": 360, "height": 740}, has_touch=True) as page:
        page.goto("/")
        page.get_by_text("Map", exact=True).tap()
        expect(world(page).locator("path.area.counted").first).to_be_visible()
        expect(world(page).get_by_role("link", name="South town")).to_be_visible()
        world(page).locator(".map").scroll_into_view_if_needed()
        south = find_marks(page)[-1]
        page.touchscreen.tap(south.x, south.y)

        expect(page).to_have_url(re.compile(r"\?place=south-town$"))
        expect(rows(page)).to_have_count(3)


def test_marks_follow_the_map_as_it_is_moved_and_zoomed(toll: Page) -> None:
    open_map(toll)
    north, _, south = find_marks(toll)
    world(toll).get_by_role("button", name="Closer").click()
    toll.wait_for_timeout(600)
    closer = find_marks(toll)
    assert closer[-1].y - closer[0].y > 1.5 * (south.y - north.y)
    box = world(toll).locator(".map").bounding_box()
    assert box is not None
    seen = next(mark for mark in closer if box["y"] + 5 < mark.y < box["y"] + box["height"] - 5)
    toll.mouse.move(seen.x, seen.y)
    expect(toll.get_by_role("tooltip")).to_contain_text(re.compile("town|province"))
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    toll.mouse.move(*middle)
    toll.mouse.down()
    toll.mouse.move(middle[0] - 40, middle[1], steps=5)
    toll.mouse.up()
    toll.wait_for_timeout(600)

    assert find_marks(toll)[0].x < closer[0].x - 20
    expect(rows(toll)).to_have_count(8)


def test_thousands_of_places_are_drawn_and_the_keyboard_still_gets_past_them(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    url = f"sqlite:///{tmp_path_factory.mktemp('many') / 'dateline.db'}"
    migrate(url)
    write(url, make_many())
    with serving(url) as address, watched(browser, address) as page:
        page.goto("/")
        expect(page.locator("#count")).to_have_text(f"{MANY:,} entries")
        expect(world(page)).to_contain_text(
            "More places match than can be drawn: these have the most entries."
        )
        stops = world(page).locator("a[href], button, summary, [tabindex='0']")
        assert stops.count() < MOST_STOPS
        assert page.locator("*").count() < 3_000
        page.get_by_role("radio", name="killed").check()
        expect(world(page).get_by_role("list", name="Places where most were killed")).to_be_visible()
        assert sum(mark.width for mark in find_marks(page)) > 100


def test_an_entry_marks_its_places(page: Page) -> None:
    page.goto("/?entry=ain-al-asad-barrage-2021-07-07")
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
