from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from schema.store.sort_dates import find_sort_second
from tests.api.article import ACCUSATION, BARRAGE, DENIAL, FIFTH_ROUND, STRIKES, THREE_ATTACKS

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def details(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Details")


def fact(page: Page, name: str) -> Locator:
    """Return the facts that stand on the same sentence as the one of that name, and that sentence."""
    term = page.get_by_role("term").filter(has_text=re.compile(f"^{name}$"))
    return details(page).locator(".fact-group").filter(has=term)


def test_the_sentence_behind_a_fact_is_one_click_away_and_its_document_two(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Barrage of 14 projectiles").click()
    expect(fact(page, "Munitions")).to_contain_text("14 projectiles")
    sentence = fact(page, "Munitions").get_by_role("link", name="A barrage of 14 projectiles hit")
    expect(sentence).to_be_in_viewport()
    sentence.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Article of 9 July 2021")
    passage = page.get_by_role("main").get_by_role("link", name="A barrage of 14 projectiles hit")
    expect(passage).to_be_in_viewport()
    expect(passage).to_have_class(re.compile("chosen"))


def test_every_fact_stands_above_a_sentence_of_the_document(page: Page) -> None:
    for slug in (STRIKES, DENIAL, FIFTH_ROUND):
        page.goto(f"/?entry={slug}")
        groups = details(page).locator(".fact-group")
        expect(groups.first).to_be_visible()

        assert groups.locator("dt").count() > 3
        assert all(
            group.get_by_role("link", name="“").or_(group.locator("q")).count() for group in groups.all()
        )


def test_a_fact_that_a_citation_names_stands_on_that_citation_alone(page: Page) -> None:
    page.goto(f"/?entry={STRIKES}")

    expect(fact(page, "Killed")).to_contain_text("4 people were killed")
    expect(fact(page, "Killed")).to_contain_text("claimed four lives last month")
    expect(fact(page, "Target")).to_contain_text("US airstrikes on Tehran-backed militants there")
    expect(fact(page, "Target")).not_to_contain_text("claimed four lives")


def test_participants_stand_by_role_and_named_as_written(page: Page) -> None:
    page.goto(f"/?entry={STRIKES}")

    expect(fact(page, "Done by")).to_contain_text("United States named US")
    expect(fact(page, "Target")).to_contain_text(
        "Iran-backed militants named Tehran-backed militants, Iran back militants"
    )


def test_a_date_says_how_it_was_read(page: Page) -> None:
    page.goto(f"/?entry={THREE_ATTACKS}")

    expect(fact(page, "When")).to_contain_text("7 July 2021")
    expect(fact(page, "When")).to_contain_text(
        "On Wednesday: the last such weekday before the dateline, read from 9 July 2021"
    )


def test_four_kinds_of_nothing_are_four_sentences(crowd: Page) -> None:
    crowd.goto("/?entry=evil")

    expect(fact(crowd, "Killed")).to_contain_text("Nobody was killed; this is confirmed as of 9 July 2021")
    expect(fact(crowd, "Injured")).to_contain_text("No injury had been reported as of 9 July 2021")
    expect(fact(crowd, "Missing")).to_contain_text(
        "People were missing, the number is not known as of 9 July 2021"
    )
    expect(
        details(crowd).get_by_role("listitem").filter(has_text="Captures are not mentioned.")
    ).to_be_visible()


COUNTED = [
    ({"low": 40, "asWritten": "At least 40"}, "at least 40 people were killed"),
    ({"low": 71, "asWritten": "more than 70"}, "at least 71 people were killed (“more than 70”)"),
    ({"high": 100}, "up to 100 people were killed"),
    ({"low": 40, "high": 53}, "between 40 and 53 people were killed"),
    ({"best": 45, "low": 40, "high": 53}, "45 (between 40 and 53) people were killed"),
    ({"best": 45, "low": 40}, "45 (at least 40) people were killed"),
    ({"best": 45, "high": 53}, "45 (up to 53) people were killed"),
    ({"best": 40, "low": 40}, "at least 40 people were killed"),
    ({"best": 40, "asWritten": "about 40"}, "40 people were killed (“about 40”)"),
    ({"best": 1, "low": 1, "high": 1, "population": "GUARD"}, "1 guard was killed"),
    ({"low": 1, "population": "PRISONER"}, "at least 1 prisoner was killed"),
    (
        {"status": "NUMBER_UNKNOWN", "asWritten": "dozens"},
        "people were killed, the number is not known (“dozens”)",
    ),
]
MUNITIONS = [
    ({"best": 14}, "14 rockets"),
    ({"low": 2, "asWritten": "more than one"}, "at least 2 rockets (“more than one”)"),
    ({"high": 1}, "up to 1 rocket"),
    ({"asWritten": "several"}, "rockets (“several”)"),
]


def test_a_count_is_said_as_far_as_it_is_known(page: Page) -> None:
    page.goto("/")
    nothing = {"low": None, "best": None, "high": None, "asWritten": None, "asOf": None}
    killed = {"outcome": "KILLED", "population": "TOTAL", "status": "COUNTED"}
    reports = [{**nothing, **killed, **counted} for counted, _ in COUNTED]
    munitions = [
        {"munitionsCount": {**nothing, **counted}, "munitionsUnit": "ROCKET"} for counted, _ in MUNITIONS
    ]
    said = page.evaluate(
        """async ([reports, munitions]) => {
          const { sayCasualties, sayMunitions } = await import('/page/casualties.js');
          return [reports.map(sayCasualties), munitions.map(sayMunitions)];
        }""",
        [reports, munitions],
    )
    assert said == [[words for _, words in COUNTED], [words for _, words in MUNITIONS]]


def test_what_the_article_leaves_out_is_said_to_be_left_out(page: Page) -> None:
    page.goto(f"/?entry={BARRAGE}")

    expect(fact(page, "Killed")).to_contain_text("No death had been reported as of 9 July 2021")
    expect(details(page)).to_contain_text("Injuries are not mentioned.")
    expect(details(page)).to_contain_text("Whether anybody claimed responsibility is not mentioned.")


def test_links_lead_both_ways(page: Page) -> None:
    page.goto(f"/?entry={ACCUSATION}")
    details(page).get_by_role("definition").get_by_role(
        "link", name="Iran denies the US accusations"
    ).first.click()

    expect(details(page).get_by_role("heading", level=2)).to_contain_text("Iran denies the US accusations")
    relations = details(page).get_by_role("term")
    expect(relations.filter(has_text="responds to")).to_be_visible()
    page.go_back()
    expect(details(page).get_by_role("heading", level=2)).to_contain_text("US accuses Iran")
    expect(relations.filter(has_text="is denied in")).to_be_visible()


def test_the_thread_stands_in_time_with_its_relations(page: Page) -> None:
    page.goto(f"/?entry={DENIAL}")
    thread = details(page).locator(".thread")

    names = thread.get_by_role("listitem")
    expect(names).to_have_count(2)
    expect(names.first).to_contain_text("US accuses Iran of supporting attacks")
    expect(names.last).to_contain_text("denies, responds to")
    expect(thread.locator("path.arc")).to_have_count(2)
    expect(thread.locator("path.head")).to_have_count(2)
    names.first.get_by_role("link").click()
    expect(details(page).get_by_role("heading", level=2)).to_contain_text("US accuses Iran")


def test_the_keyboard_opens_an_entry_reads_it_and_comes_back(page: Page) -> None:
    page.goto("/")
    link = page.get_by_role("region", name="Timeline").get_by_role("link", name="Barrage of 14 projectiles")
    link.focus()
    page.keyboard.press("Enter")
    expect(details(page).get_by_role("heading", level=2)).to_be_focused()
    page.keyboard.press("Escape")

    expect(details(page)).to_be_hidden()
    expect(link).to_be_focused()


def test_an_entry_that_is_not_there_is_said_not_to_be(page: Page) -> None:
    page.goto("/?entry=nothing-of-the-kind")

    expect(details(page).get_by_role("heading", name="No such entry")).to_be_visible()


TIMES = ["T23:30:00-05:00", "T20:00:00Z", "", "T08:00:00", "T01:00:00+23:59", "T23:00:00"]
DRAWN = """async (entries) => {
  const { drawThread } = await import('/page/thread.js');
  const drawn = drawThread({ slug: 'none', thread: entries.map((entry) => ({ depth: 1, entry })) });
  return [...drawn.querySelectorAll('li small')].map((each) => each.textContent);
}"""


def test_times_of_day_order_a_thread_as_they_order_the_timeline(page: Page) -> None:
    page.goto("/")
    dates = {f"2021-07-08{time}": find_sort_second(f"2021-07-08{time}") for time in TIMES}
    drawn = page.evaluate(DRAWN, [make_drawn(edtf) for edtf in dates])
    assert drawn == sorted(dates, key=dates.__getitem__)


def make_drawn(edtf: str) -> dict[str, object]:
    precision = "TIME" if "T" in edtf else "DAY"
    date = {"earliest": edtf[:10], "latest": edtf[:10], "edtf": edtf, "precision": precision, "display": edtf}
    return {"slug": edtf, "title": edtf, "kind": "STATEMENT", "date": date, "links": []}
