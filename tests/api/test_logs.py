import asyncio
import json
import logging
import sys
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from api.logs import RequestLog, configure_logging, request_id


async def answer(request: Request) -> PlainTextResponse:
    if "fail" in request.url.path:
        raise RuntimeError("broken")
    logging.getLogger("dateline.test").info("inside")
    return PlainTextResponse(request_id.get())


def make_client() -> TestClient:
    app = RequestLog(Starlette(routes=[Route("/{path:path}", answer)]))
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture(autouse=True)
def restored_logging() -> Iterator[None]:
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    yield
    root.setLevel(level)
    root.handlers[:] = handlers


def lines_of(capsys: pytest.CaptureFixture[str], path: str, **headers: str) -> list[dict]:
    """Return what a request for `path` logs."""
    configure_logging("info", "json")
    make_client().get(path, headers=headers)
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def request_line_of(capsys: pytest.CaptureFixture[str], path: str, **headers: str) -> dict:
    """Return the one line about the request itself."""
    (line,) = (line for line in lines_of(capsys, path, **headers) if line["logger"] == "dateline.request")
    return line


def test_a_request_is_logged_on_one_line_without_its_query(capsys: pytest.CaptureFixture[str]) -> None:
    line = request_line_of(capsys, "/v1/timeline?q=secret", **{"X-Request-ID": "abc-1"})
    assert (line["method"], line["path"], line["status"]) == ("GET", "/v1/timeline", 200)
    assert (line["level"], line["request_id"]) == ("info", "abc-1")
    assert 0 <= line["duration_ms"] < 5_000
    assert "secret" not in json.dumps(line)


def test_what_is_logged_inside_a_request_carries_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    lines = lines_of(capsys, "/", **{"X-Request-ID": "abc-2"})
    assert ("inside", "abc-2") in [(line["message"], line["request_id"]) for line in lines]


def test_the_id_is_on_the_response() -> None:
    response = make_client().get("/", headers={"X-Request-ID": "from.proxy_1"})
    assert response.headers["x-request-id"] == response.text == "from.proxy_1"


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, "é", "a\tb", "<script>"])
def test_an_id_that_is_not_safe_to_repeat_is_replaced(given: str) -> None:
    response = make_client().get("/", headers={"X-Request-ID": given.encode()})
    assert response.headers["x-request-id"] != given
    assert len(response.headers["x-request-id"]) == 16


def test_each_request_without_an_id_is_given_one_of_its_own() -> None:
    client = make_client()
    assert client.get("/").text != client.get("/").text


def test_a_failed_request_is_logged_as_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    line = request_line_of(capsys, "/fail")
    assert (line["level"], line["status"]) == ("error", 500)


def test_a_line_break_in_a_path_does_not_break_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info", "text")
    make_client().get("/a%0aERROR%20forged")
    requests = [line for line in capsys.readouterr().err.splitlines() if " ms" in line]
    assert len(requests) == 1
    assert "GET /a%0AERROR%20forged 404" in requests[0]


@pytest.mark.parametrize("form", ["json", "text"])
def test_an_exception_is_logged_with_its_traceback(capsys: pytest.CaptureFixture[str], form: str) -> None:
    configure_logging("info", form)
    try:
        int("told")
    except ValueError:
        logging.getLogger("dateline").exception("It failed")
    written = capsys.readouterr().err
    assert "It failed" in written
    assert "ValueError: invalid literal" in written
    assert len(written.splitlines()) == 1 or form == "text"


def test_what_is_below_the_level_is_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("warning", "text")
    make_client().get("/")
    assert capsys.readouterr().err == ""


def test_the_workings_of_the_web_server_are_told_at_debug_only(capsys: pytest.CaptureFixture[str]) -> None:
    for level, told in (("info", False), ("debug", True), ("error", False)):
        configure_logging(level, "text")
        logging.getLogger("uvicorn.error").info("Started server process")
        assert ("Started server process" in capsys.readouterr().err) is told


def test_auto_is_json_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    assert not sys.stderr.isatty()
    configure_logging("info", "auto")
    logging.getLogger("dateline").info("said")
    assert json.loads(capsys.readouterr().err)["message"] == "said"


def test_what_is_not_http_passes_through() -> None:
    seen = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append((scope["type"], receive, send))

    asyncio.run(RequestLog(app)({"type": "lifespan"}, "receive", "send"))
    assert seen == [("lifespan", "receive", "send")]
