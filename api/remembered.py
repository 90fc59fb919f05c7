"""Answers given before are given again, as long as nobody has written to the database since.

What an answer depends on is its request and the data. The data's version is asked for before the request is looked
up or worked out, so an answer may be newer than the version it is kept under, never older: once a write is committed,
no older answer is given. An answer is kept when its request comes a second time: of pages that one reader leafs
through most are asked for once, and they need neither room nor a look at the version.
"""

from collections import OrderedDict
from http import HTTPStatus
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.answer import Answer
from api.errors import Unavailable
from api.read.database.readers import Reader, version_seen

OVERHEAD = 1_000
"""Bytes that keeping an answer takes beside its body and its request's."""

KEPT = (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED)
LONGEST = 512_000
"""Bytes of the longest answer that is kept."""

REQUESTS_SEEN = 20_000
"""How many requests that were asked once are known by their hash, before all are forgotten."""

# Of a request's headers, those that its answer may depend on.
TELLING = frozenset(
    (
        b"accept",
        b"accept-encoding",
        b"content-encoding",
        b"content-type",
        b"host",
        b"if-none-match",
        b"origin",
        b"prefer",
    )
)


class Key(NamedTuple):
    """All of a request that its answer may depend on."""

    method: str
    scheme: str
    path: str
    query: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Answers:
    """The answers of one version of the data, up to so many bytes, the least recently given dropped first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.version: object = None
        self.kept: OrderedDict[Key, Answer] = OrderedDict()
        self.size = 0
        self.seen: set[int] = set()

    def is_new(self, key: Key) -> bool:
        """Return whether a request has not been asked before, as far as is known."""
        known = hash(key)
        if known in self.seen:
            return False
        if len(self.seen) >= REQUESTS_SEEN:
            self.seen.clear()
        self.seen.add(known)
        return True

    def find(self, version: object, key: Key) -> Answer | None:
        """Return the answer to a request, if there is one of this version; those of another are forgotten."""
        if version != self.version:
            self.kept.clear()
            self.size = 0
            self.version = version
            return None
        answer = self.kept.get(key)
        if answer is not None:
            self.kept.move_to_end(key)
        return answer

    def keep(self, version: object, key: Key, answer: Answer) -> None:
        """Keep the answer to a request that was asked when the data had this version, unless that is over."""
        if version != self.version or key in self.kept:
            return
        self.kept[key] = answer
        self.size += _weigh(key, answer)
        while self.size > self.most_bytes:
            self.size -= _weigh(*self.kept.popitem(last=False))


def _weigh(key: Key, answer: Answer) -> int:
    """Return the bytes that are kept, near enough: a request may be longer than its answer."""
    return len(answer.body) + len(key.body) + len(key.query) + OVERHEAD


class Remembered:
    """ASGI middleware: gives an answer again when its request is repeated.

    Only an answer of status 200 or 304 in one piece is kept, and only where its endpoint has set `may_be_kept` in the
    request's state: it must depend on nothing but the request and the data.
    """

    def __init__(self, app: ASGIApp, reader: Reader, most_bytes: int, longest_body: int) -> None:
        self.app = app
        self.reader = reader
        self.longest_body = longest_body
        self.answers = Answers(most_bytes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or through the application inside."""
        if scope["type"] != "http" or not scope["path"].startswith(("/graphql", "/v1/")):
            await self.app(scope, receive, send)
            return
        body = b""
        if scope["method"] == "POST":
            first = await receive()
            body, receive = first.get("body", b""), _replaying(first, receive)
            if first.get("more_body") or len(body) > self.longest_body:
                await self.app(scope, receive, send)
                return
        key = _key(scope, body)
        if self.answers.is_new(key):
            await self.app(scope, receive, send)
        else:
            await self._answer(key, scope, receive, send)

    async def _answer(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            version = await self.reader.version()
        except Unavailable:  # the answer will say so
            await self.app(scope, receive, send)
            return
        version_seen.set(version)
        answer = self.answers.find(version, key)
        if answer is not None:
            await answer.send(send)
            return
        noting = _Noting(send)
        await self.app(scope, receive, noting)
        answer = noting.answer if scope.get("state", {}).get("may_be_kept") else None
        if answer is not None:
            self.answers.keep(version, key, answer)


class _Noting:
    """Sends a response on, and notes it where it is one that may be kept."""

    def __init__(self, send: Send) -> None:
        self.forward = send
        self.start: Message | None = None
        self.answer: Answer | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message if message["status"] in KEPT else None
        elif message["type"] == "http.response.body" and self.start is not None:
            body = message.get("body", b"")
            if not message.get("more_body") and len(body) <= LONGEST:
                self.answer = Answer(self.start["status"], tuple(self.start["headers"]), bytes(body))
            self.start = None
        await self.forward(message)


def _replaying(first: Message, receive: Receive) -> Receive:
    """Return what gives a message that was already received, and then what comes after it."""
    waiting = [first]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay


def _key(scope: Scope, body: bytes) -> Key:
    headers = tuple([each for each in scope["headers"] if each[0] in TELLING])
    return Key(scope["method"], scope["scheme"], scope["path"], scope["query_string"], headers, body)
