from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

EXAMPLES = ["WholeTimeline", "WhoDeniesWhat", "StrikesToCondemnation", "EntriesOfIran", "FactToItsSentence"]

TWO_OPERATIONS = """\
query First { actor(slug: "iran") { name } }
query Second($slug: String!) { actor(slug: $slug) { slug } }
"""


def list_tabs(page: Page) -> list[str]:
    tabs = page.get_by_role("tab")
    tabs.first.wait_for()
    return [text.strip() for text in tabs.all_inner_texts()]


def wait_for_editor(page: Page) -> None:
    page.locator(".graphiql-query-editor .view-line").first.wait_for()


def choose_tab(page: Page, name: str) -> None:
    """Show that tab and return when GraphiQL has read it: 100 ms later it does, and then stores the text."""
    wait_for_editor(page)
    page.get_by_role("tab", name=name).click()
    for _ in range(100):
        if name in (page.evaluate("localStorage.getItem('graphiql:query')") or ""):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"GraphiQL never read the tab {name}.")


def run(page: Page) -> Locator:
    wait_for_editor(page)
    page.get_by_role("button", name="Execute query").click()
    result = page.locator(".graphiql-response .view-lines")
    result.get_by_text('"data"').wait_for()
    return result


def test_a_first_visit_opens_with_the_examples(page: Page) -> None:
    page.goto("/graphiql")

    assert page.title() == "GraphiQL · Dateline"
    assert list_tabs(page) == EXAMPLES


def test_the_first_example_shows_the_timeline(page: Page) -> None:
    page.goto("/graphiql")

    run(page).get_by_text("air strikes on the Iraq-Syria border").first.wait_for()


@pytest.mark.parametrize(
    ("example", "words"),
    [
        ("WhoDeniesWhat", '"DENIES"'),
        ("StrikesToCondemnation", '"CONDEMNS"'),
        ("EntriesOfIran", '"Iran"'),
        ("FactToItsSentence", '"A barrage of 14'),
    ],
)
def test_an_example_tells_what_it_is_for(page: Page, example: str, words: str) -> None:
    page.goto("/graphiql")
    choose_tab(page, example)

    run(page).get_by_text(words).first.wait_for()


def test_the_schema_can_be_explored(page: Page) -> None:
    page.goto("/graphiql")
    page.get_by_role("button", name="Show Documentation Explorer").click()
    page.locator(".graphiql-doc-explorer").get_by_role("link", name="Query").click()

    page.locator(".graphiql-doc-explorer").get_by_role("link", name="timeline", exact=True).wait_for()


def test_an_address_opens_its_query_with_its_variables(page: Page) -> None:
    query = "query Given($slug: String!) { actor(slug: $slug) { slug } }"
    page.goto(f"/graphiql?{urlencode({'query': query, 'variables': json.dumps({'slug': 'united-states'})})}")

    assert list_tabs(page) == ["Given", *EXAMPLES]
    run(page).get_by_text('"united-states"').wait_for()


def test_an_address_opens_the_operation_that_it_names(page: Page) -> None:
    given = {"query": TWO_OPERATIONS, "variables": '{"slug": "united-states"}', "operationName": "Second"}
    page.goto(f"/graphiql?{urlencode(given)}")
    page.get_by_role("tab", name="Second").wait_for()
    page.locator(".graphiql-query-editor .view-line").first.click()
    page.get_by_role("button", name="Execute query").click()
    page.get_by_role("menuitem", name="Second").click()

    page.locator(".graphiql-response .view-lines").get_by_text('"united-states"').wait_for()


def test_an_address_wins_over_what_was_open_before(page: Page) -> None:
    tab = {"id": "1", "title": "Old", "query": "query Old { old }", "variables": '{"old": 1}'}
    tabs = [{**tab, "headers": None, "operationName": "Old", "response": None}]
    page.goto("/static/licences.txt")
    page.evaluate(
        "stored => Object.entries(stored).forEach(([name, value]) => localStorage.setItem(name, value))",
        {
            "graphiql:tabState": json.dumps({"tabs": tabs, "activeTabIndex": 0}),
            "graphiql:query": tab["query"],
            "graphiql:variables": tab["variables"],
        },
    )
    page.goto(f"/graphiql?{urlencode({'query': 'query Given { claims { totalCount } }'})}")

    assert list_tabs(page) == ["Old", "Given"]
    with page.expect_request(lambda request: "Given" in (request.post_data or "")) as sent:
        run(page).get_by_text('"totalCount"').wait_for()
    assert "old" not in (sent.value.post_data or "")
