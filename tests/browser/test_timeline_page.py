from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import watched
from tests.browser.crowd import ENTRIES, EVIL

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Route

MOST_ROWS = 8 * 30


def rows(page: Page) -> Locator:
    return page.get_by_role("region", name="Timeline").get_by_role("article")


def row(page: Page, title: str) -> Locator:
    return rows(page).filter(has=page.get_by_role("link", name=title))


def scroll_to_the_end(page: Page, last: str) -> None:
    """Scroll as a person does until that text is there."""
    for _ in range(60):
        if page.get_by_text(last, exact=True).count():
            return
        page.mouse.wheel(0, 2500)
        page.wait_for_timeout(80)
    raise AssertionError(last)


def test_the_whole_timeline_stands_in_the_order_of_time_under_its_months(page: Page) -> None:
    page.goto("/")

    expect(rows(page)).to_have_count(16)
    expect(rows(page).first).to_contain_text("US air strikes on the Iraq-Syria border kill four")
    expect(rows(page).last).to_contain_text("US seeks to bring Iran back into compliance")
    months = page.get_by_role("region", name="Timeline").get_by_role("heading", level=2)
    expect(months).to_have_text(["June 2021", "July 2021"])


def test_a_line_tells_the_kind_who_did_what_to_whom_and_what_came_of_it(page: Page) -> None:
    page.goto("/")

    strikes = row(page, "US air strikes on")
    expect(strikes).to_contain_text("Incident")
    expect(strikes).to_contain_text(re.compile("United States.*air strike.*→.*Iran-backed militants"))
    expect(strikes).to_contain_text("4 people were killed")
    expect(row(page, "Iran denies")).to_contain_text(re.compile("Statement.*contested"))
    expect(row(page, "Iran denies")).to_contain_text(re.compile("Iran.*denies.*→.*United States"))
    expect(row(page, "Barrage of 14")).to_contain_text("Not named")
    expect(row(page, "Barrage of 14")).to_contain_text("No death had been reported as of 9 July 2021")


def test_who_denies_what_is_seen_before_anything_is_clicked(page: Page) -> None:
    page.goto("/")
    overview = page.get_by_role("region", name="Contested claims")

    expect(overview.get_by_role("group", name="Who asserts it")).to_contain_text("United States asserts it")
    expect(overview.get_by_role("group", name="Who denies it")).to_contain_text("Iran denies it")
    expect(overview).to_contain_text("labelling them as “fabricated” and not real.")


def test_kinds_differ_in_shape_and_not_only_in_colour(page: Page) -> None:
    page.goto("/")
    expect(rows(page)).to_have_count(16)

    shapes = rows(page).locator("svg path").evaluate_all("all => all.map(one => one.getAttribute('d'))")
    assert len(set(shapes)) == 3


def test_an_imprecise_date_is_drawn_as_what_it_is(crowd: Page) -> None:
    crowd.goto("/?from=2021-06-25&to=2021-07-31")
    expect(rows(crowd).first).to_be_visible()

    def drawn(title: str) -> set[str]:
        return set((row(crowd, title).locator(".mark").get_attribute("class") or "").split())

    assert "point" in drawn("Iran denies it")
    assert {"span", "about-start"} <= drawn("Talks at about that time")
    assert "about-end" not in drawn("Talks at about that time")
    assert {"span", "open-start"} <= drawn("Talks before")
    assert {"span", "open-end"} <= drawn("Talks since")
    assert {"span", "one-of"} <= drawn("Talks on one of two days")
    from_the_edge = "one => one.getBoundingClientRect().left - one.parentElement.getBoundingClientRect().left"
    assert row(crowd, "Talks before").locator(".mark").evaluate(from_the_edge) == 0


def test_scrolling_brings_every_entry_once_and_keeps_the_page_small(crowd: Page) -> None:
    crowd.goto("/")
    expect(rows(crowd).first).to_contain_text("Strike number 0")
    seen: list[str] = []
    for _ in range(80):
        titles = rows(crowd).get_by_role("heading", level=3).all_inner_texts()
        assert len(titles) <= MOST_ROWS
        assert len(titles) == len(set(titles))
        seen += [title for title in titles if title not in set(seen)]
        if "Talks without a date" in titles:
            break
        crowd.mouse.wheel(0, 3000)
        crowd.wait_for_timeout(40)

    assert [title for title in seen if title.startswith("Strike")] == [
        f"Strike number {n}" for n in range(ENTRIES)
    ]
    assert len(seen) == ENTRIES + 8


def test_scrolling_back_up_brings_back_what_was_let_go(crowd: Page) -> None:
    crowd.goto("/")
    scroll_to_the_end(crowd, "Talks without a date")
    expect(crowd.get_by_text("Strike number 0", exact=True)).to_have_count(0)
    for _ in range(80):
        if crowd.get_by_text("Strike number 0", exact=True).count():
            break
        crowd.mouse.wheel(0, -4000)
        crowd.wait_for_timeout(50)

    expect(crowd.get_by_text("Strike number 0", exact=True)).to_have_count(1)


def test_a_view_opens_again_where_it_was_left(crowd: Page) -> None:
    crowd.goto("/?sort=latest")
    scroll_to_the_end(crowd, "Strike number 150")
    crowd.wait_for_timeout(500)  # the address follows when the scrolling has paused
    assert "at=" in crowd.url
    on_top = "all => all.find(one => one.getBoundingClientRect().bottom > 0).querySelector('h3').textContent"
    title = rows(crowd).evaluate_all(on_top)
    crowd.reload()

    expect(rows(crowd).first).to_be_visible()
    expect(crowd.get_by_text(title, exact=True)).to_be_attached()
    expect(crowd.get_by_text("Strike number 239", exact=True)).to_have_count(0)
    for _ in range(60):
        crowd.mouse.wheel(0, -2500)
        crowd.wait_for_timeout(50)
        if crowd.get_by_text("Strike number 239", exact=True).count():
            break
    expect(crowd.get_by_text("Strike number 239", exact=True)).to_be_attached()


def test_a_server_that_is_gone_while_scrolling_is_told_of_and_nothing_is_lost(crowd: Page) -> None:
    crowd.goto("/")
    expect(rows(crowd).first).to_contain_text("Strike number 0")
    expect(crowd.get_by_role("checkbox", name=re.compile("The report"))).to_be_attached()

    def gone(route: Route) -> None:
        route.abort("connectionrefused")

    crowd.route("**/graphql", gone)
    crowd.mouse.wheel(0, 20000)
    notice = crowd.get_by_role("status").filter(has_text="The server does not answer")
    expect(notice).to_be_visible()
    expect(crowd.get_by_text("Strike number 29", exact=True)).to_be_attached()
    crowd.unroute("**/graphql", gone)
    notice.get_by_role("button", name="Try now").click()

    expect(notice).to_be_hidden()
    scroll_to_the_end(crowd, "Strike number 100")
    titles = rows(crowd).get_by_role("heading", level=3).all_inner_texts()
    assert titles[:60] == [f"Strike number {n}" for n in range(60)]


def test_a_server_that_is_back_is_found_without_a_click(crowd: Page) -> None:
    def gone(route: Route) -> None:
        route.abort("connectionrefused")

    crowd.route("**/graphql", gone)
    crowd.goto("/")
    expect(crowd.get_by_text("The server does not answer")).to_be_visible()
    crowd.unroute("**/graphql", gone)

    expect(rows(crowd).first).to_contain_text("Strike number 0")


def test_an_empty_record_says_so(browser: Browser, tmp_path: Path) -> None:
    from schema.storage.database import migrate  # noqa: PLC0415 - only this test makes a database of its own
    from tests.live import serving  # noqa: PLC0415

    url = f"sqlite:///{tmp_path / 'empty.db'}"
    migrate(url)
    with serving(url) as address, watched(browser, address) as page:
        page.goto("/")
        expect(page.get_by_text("Nothing is recorded yet.")).to_be_visible()
        expect(page.get_by_role("status").filter(has_text="0 entries")).to_be_visible()
        page.get_by_role("link", name="Contested claims").click()
        expect(page.get_by_text("No claim is contested.")).to_be_visible()
        page.get_by_role("link", name="Documents").click()
        expect(page.get_by_text("No document is recorded.")).to_be_visible()


def test_markup_in_a_record_is_text_wherever_it_stands(crowd: Page) -> None:
    crowd.goto("/?entry=evil&from=2021-07-05&to=2021-07-05")

    details = crowd.get_by_role("complementary", name="Details")
    expect(details.get_by_role("heading", level=2)).to_have_text(EVIL)
    expect(row(crowd, EVIL)).to_contain_text(EVIL)
    expect(crowd.get_by_role("checkbox", name=re.compile("<img"))).to_be_attached()
    details.get_by_role("link", name=re.compile("alert")).first.click()
    expect(crowd.get_by_role("main")).to_contain_text("<script>alert(1)</script> hit the base 🚀 early.")
    assert crowd.locator("img, main script").count() == 0
    assert crowd.title() == "Early · Dateline"
