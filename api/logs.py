"""One line a request and a message, as JSON or as text, each with the id of the request it belongs to."""

import json
import logging
import re
import secrets
import sys
import time
from contextvars import ContextVar
from datetime import UTC, datetime
from itertools import count
from typing import Literal
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.headers import find_header

request_id: ContextVar[str] = ContextVar("request_id", default="-")

# Ids of our own say which start of the server they are of; they need be unique, not secret.
STARTED = secrets.token_hex(6)
numbers = count(1)
ACCEPTABLE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
REQUEST_FIELDS = ("method", "path", "status", "duration_ms")
SERVER_ERROR = 500
TALKATIVE = ("uvicorn", "alembic")
"""Whose news of their own inner workings is left for the level debug."""

logger = logging.getLogger("dateline.request")


class JsonLines(logging.Formatter):
    """Formats a record as one JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time (UTC), level, logger, message and request id; a request's fields; a traceback."""
        line = {
            "time": _moment(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": request_id.get(),
        } | {name: getattr(record, name) for name in REQUEST_FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class PlainText(logging.Formatter):
    """Formats a record for a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time (UTC), level, request id and message; below them a traceback, when there is one."""
        line = f"{_moment(record)} {record.levelname:<7} [{request_id.get()}] {record.getMessage()}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def configure_logging(level: str, form: Literal["auto", "json", "text"]) -> None:
    """Send every logger's records from `level` up to standard error, the web server's among them."""
    text = form == "text" or (form == "auto" and sys.stderr.isatty())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlainText() if text else JsonLines())
    root = logging.getLogger()
    root.setLevel(level.upper())
    root.handlers[:] = [handler]
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING if level == "info" else logging.NOTSET)


class RequestLog:
    """ASGI middleware: gives each request an id, logs its path and outcome, never its query or body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through the application inside, with `X-Request-ID` on the response."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id.set(_id_for(scope))  # each request is a task of its own: nothing to reset
        request = _Request(scope, send)
        try:
            await self.app(scope, receive, request.send)
        finally:
            request.log()


class _Request:
    """One request as its log line tells it."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope = scope
        self.forward = send
        self.status = SERVER_ERROR  # what the client is given when no response was begun
        self.began = time.perf_counter()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message.get("headers", ()), (b"x-request-id", request_id.get().encode())]
        await self.forward(message)

    def log(self) -> None:
        level = logging.ERROR if self.status >= SERVER_ERROR else logging.INFO
        if not logger.isEnabledFor(level):
            return
        fields = {
            "method": self.scope["method"],
            "path": quote(self.scope["path"]),  # a decoded path may hold line breaks
            "status": self.status,
            "duration_ms": round((time.perf_counter() - self.began) * 1000, 1),
        }
        logger.log(level, "%(method)s %(path)s %(status)s %(duration_ms)s ms", fields, extra=fields)


def _id_for(scope: Scope) -> str:
    """Return the id that the client or a proxy gave, when it is safe to repeat; else a new one."""
    given = find_header(scope, b"x-request-id").decode("latin-1")
    return given if ACCEPTABLE_ID.fullmatch(given) else f"{STARTED}-{next(numbers):x}"


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
