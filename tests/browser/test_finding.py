from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import httpx2
from playwright.sync_api import expect

from tests.browser.test_timeline_page import row, rows

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def count(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text=re.compile("entr"))


def test_a_search_answers_while_it_is_typed(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").press_sequentially("qualita", delay=30)

    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("vow retaliation")
    expect(rows(page).locator("mark").first).to_have_text("qualitative")
    expect(count(page)).to_have_text("1 entry")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["qualita"]}


def test_a_quotation_that_is_still_open_is_searched_all_the_same(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill('"flagrant violation')

    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("Iranian envoy")


def test_a_search_that_finds_nothing_says_so_and_leads_back(page: Page) -> None:
    page.goto("/?q=unicorn")
    expect(page.get_by_text("No entry matches all of this.")).to_be_visible()
    page.get_by_role("link", name="Show all entries").click()

    expect(rows(page)).to_have_count(16)


def test_a_search_that_the_server_refuses_is_told_in_its_own_words(page: Page) -> None:
    page.goto(f"/?q={'a%20' * 30}")

    expect(page.get_by_role("region", name="Timeline")).to_contain_text("20 words")


def test_choices_narrow_count_and_are_taken_back_by_the_back_button(page: Page) -> None:
    page.goto("/")
    page.get_by_role("checkbox", name=re.compile("^Statement")).check()
    expect(rows(page)).to_have_count(8)
    page.get_by_role("group", name="Who").get_by_role("checkbox", name=re.compile("^Iran ?\\d")).check()
    expect(rows(page)).to_have_count(4)
    expect(count(page)).to_have_text("4 entries")
    page.get_by_role("checkbox", name=re.compile("^Only what somebody denies")).check()
    expect(rows(page)).to_have_count(2)
    page.go_back()
    expect(rows(page)).to_have_count(4)
    expect(page.get_by_role("checkbox", name=re.compile("^Only what somebody denies"))).not_to_be_checked()
    page.go_back()
    page.go_back()
    expect(rows(page)).to_have_count(16)


def test_sorts_of_several_kinds_are_any_of_them(page: Page) -> None:
    page.goto("/")
    sorts = page.get_by_role("group", name="Sort")
    sorts.get_by_role("checkbox", name=re.compile("^Air strike")).check()
    expect(rows(page)).to_have_count(1)
    sorts.get_by_role("checkbox", name=re.compile("^Condemn")).check()

    expect(rows(page)).to_have_count(3)
    expect(sorts.get_by_role("checkbox", name=re.compile("^Adjournment"))).to_be_visible()


def test_a_view_can_be_shared(page: Page) -> None:
    address = "/?kind=incident&country=IQ&from=2021-07-01&to=2021-07-09&entry=ain-al-asad-barrage-2021-07-07"
    page.goto(address)

    expect(rows(page)).to_have_count(4)
    expect(page.get_by_role("checkbox", name=re.compile("^Incident"))).to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("^Iraq"))).to_be_checked()
    expect(page.get_by_role("button", name="1 July 2021 to 9 July 2021")).to_be_visible()
    expect(page.get_by_role("heading", name="Barrage of 14", level=2)).to_be_visible()
    page.get_by_role("button", name="1 July 2021 to 9 July 2021").click()
    expect(rows(page)).to_have_count(5)


def test_the_histogram_narrows_by_pointer_and_by_keyboard(page: Page) -> None:
    page.goto("/")
    histogram = page.get_by_role("region", name="Entries over time")
    bars = histogram.locator(".bars")
    expect(bars.locator(".bar")).to_have_count(5)
    box = bars.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.58, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 20, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile("from=2021-07-06&to=2021-07-13"))
    expect(rows(page)).to_have_count(11)
    histogram.get_by_role("button", name="All of time").click()
    expect(rows(page)).to_have_count(16)

    slider = histogram.get_by_role("slider", name="From")
    slider.focus()
    page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "31 July 2021")
    expect(page.get_by_text("No entry matches all of this.")).to_be_visible()
    page.keyboard.press("Home")
    expect(rows(page)).to_have_count(16)


def test_a_click_on_a_bar_chooses_its_days(page: Page) -> None:
    page.goto("/")
    bar = page.get_by_role("region", name="Entries over time").locator(".bar").nth(2)
    expect(bar).to_have_attribute("title", "7 July 2021: 2")
    bar.click()

    expect(page).to_have_url(re.compile("from=2021-07-07&to=2021-07-07"))
    expect(row(page, "Barrage of 14")).to_be_visible()


def test_the_slider_shows_the_record_as_it_stood_on_a_day(crowd: Page) -> None:
    crowd.goto("/")
    slider = crowd.get_by_role("slider", name="The public record as it stood on")
    expect(slider).to_have_attribute("aria-valuetext", "today, with all that is recorded")
    slider.focus()
    crowd.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "9 July 2021")
    crowd.keyboard.press("ArrowLeft")
    expect(crowd.get_by_role("button", name="as known on 8 July 2021")).to_be_visible()
    expect(rows(crowd)).to_have_count(1)
    crowd.keyboard.press("Home")
    expect(crowd.get_by_role("button", name="as known on 31 December 2014")).to_be_visible()
    expect(crowd.get_by_text("No entry matches all of this.")).to_be_visible()
    crowd.keyboard.press("End")
    expect(rows(crowd)).not_to_have_count(1)
    expect(rows(crowd).first).to_contain_text("Strike number 0")


def test_the_order_can_be_turned(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox", name="Order").select_option("latest first")

    expect(rows(page).first).to_contain_text("US seeks to bring Iran back into compliance")


def test_the_query_of_a_view_opens_in_graphiql_and_gives_the_same_entries(page: Page) -> None:
    page.goto("/?kind=statement&contested=true")
    expect(rows(page)).to_have_count(2)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Copy this query").click()
    given = parse_qs(urlsplit(opened.value.url).query)
    opened.value.locator(".graphiql-query-editor .view-line").first.wait_for()
    opened.value.close()

    base = page.evaluate("location.origin")
    variables = json.loads(given["variables"][0])
    answer = httpx2.post(f"{base}/graphql", json={"query": given["query"][0], "variables": variables}).json()
    assert variables["where"] == {"kinds": ["STATEMENT"], "contested": True}
    assert len(answer["data"]["timeline"]["edges"]) == 2


def test_every_view_has_a_query_that_the_server_answers(page: Page) -> None:
    for view in ("/?claims=contested", "/?documents=all", "/?read=2021-07-09-pentagon-deeply-concerned"):
        page.goto(view)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        href = page.get_by_role("link", name="Copy this query").get_attribute("href")
        given = parse_qs(urlsplit(str(href)).query)
        body = {"query": given["query"][0], "variables": json.loads(given["variables"][0])}
        answer = httpx2.post(f"{page.evaluate('location.origin')}/graphql", json=body).json()
        assert "errors" not in answer


def test_the_view_as_rest_gives_the_same_entries(page: Page) -> None:
    page.goto("/?category=statement:condemn&category=incident:air_strike&from=2021-06-01&q=iran&sort=latest")
    expect(rows(page)).to_have_count(3)
    page.get_by_role("group").filter(has_text="Export").locator("summary").click()
    href = page.get_by_role("link", name="JSON", exact=True).get_attribute("href")
    data = httpx2.get(f"{page.evaluate('location.origin')}{href}").json()["data"]

    slugs = rows(page).evaluate_all("all => all.map(one => one.closest('[data-slug]').dataset.slug)")
    assert [entry["slug"] for entry in data] == slugs


def test_every_export_of_a_view_is_there(page: Page) -> None:
    page.goto("/?category=statement:condemn&q=iran&sort=latest")
    expect(rows(page)).to_have_count(2)
    exports = page.get_by_role("group").filter(has_text="Export")
    exports.locator("summary").click()
    links = exports.get_by_role("link").evaluate_all("all => all.map(one => one.href)")
    answers = {urlsplit(link).path: httpx2.get(link, timeout=30) for link in links}
    assert len(answers) == 8
    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(answers, 200)
    assert all(answer.content for answer in answers.values())
