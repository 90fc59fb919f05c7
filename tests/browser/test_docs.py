from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_the_docs_list_the_operations(page: Page) -> None:
    page.goto("/docs")
    page.locator(".opblock").first.wait_for()

    assert page.title() == "REST interface · Dateline"
    paths = page.locator(".opblock-summary-path").evaluate_all("all => all.map(one => one.dataset.path)")
    assert {"/v1/timeline", "/v1/claims", "/v1/entries/{slug}"} <= set(paths)


def test_the_timeline_can_be_tried_out_with_every_filter_left_empty(page: Page) -> None:
    page.goto("/docs")
    operation = page.locator(".opblock", has=page.locator('[data-path="/v1/timeline"]'))
    operation.locator(".opblock-summary-control").click()
    operation.get_by_role("button", name="Try it out").click()
    with page.expect_request("**/v1/timeline*") as asked:
        operation.get_by_role("button", name="Execute").click()

    assert asked.value.url.endswith("/v1/timeline")
    answer = operation.locator(".live-responses-table .response").first
    answer.locator(".response-col_status").get_by_text("200").wait_for()
    answer.get_by_text("Ain al-Asad").first.wait_for()
