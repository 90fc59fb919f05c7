"""The process that makes one export for the server: its request comes in as a line of JSON, the export goes out.

An export keeps an interpreter busy for as long as it lasts. In the server's own process every other request would wait
for it, thread or no thread; in another one only the client of the export waits.

The first line out is `{}`, or what is wrong with the request; what follows is the export. It is whole when the process
ends with status 0. The process ends, too, when nobody reads it any more.
"""

import gc
import logging
import os
import signal
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, NoReturn

import orjson

from api.errors import DatelineError
from api.exports.companion import accompanied
from api.exports.formats import BY_SUFFIX
from api.exports.question import ExportQuestion, begin, read_arguments
from api.rest.problems import WrongRequest

FLAG = "--for-server"
LESS_URGENT = 5
"""How much nicer than the server it is: whoever waits for a page goes first."""
GZIP = 16 + zlib.MAX_WBITS
FAST = 1

logger = logging.getLogger("dateline.export")


def settle() -> None:
    """Have the garbage collector run seldom: an export makes hardly any cycles, and what it makes is dropped soon."""
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


def serve() -> int:
    """Wait for a request and make its export; return the exit status."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # a terminal's ^C is for the server, which will close the pipe
    line = sys.stdin.buffer.readline()
    if not line:
        return 0
    os.nice(LESS_URGENT)
    try:
        _make(orjson.loads(line))
    except WrongRequest as error:
        _say({"wrong": [asdict(each) for each in error.wrong]})
    except DatelineError as error:
        _say({"error": error.message})
    return 0


def _make(request: dict[str, Any]) -> None:
    form = BY_SUFFIX[request["suffix"]]
    arguments = read_arguments(form, request["items"])
    question = ExportQuestion(form, arguments, request["base_url"], request["address"])
    begun = False
    try:
        with (
            accompanied(question.make_writer) as companion,
            begin(request["database_url"], question, companion) as chunks,
        ):
            begun = True
            _say({})
            for chunk in _compress(chunks) if request["gzip"] else chunks:
                sys.stdout.buffer.write(chunk)
                sys.stdout.buffer.flush()
    except DatelineError as error:
        if not begun:
            raise
        _break_off(error)


def _say(words: dict[str, Any]) -> None:
    sys.stdout.buffer.write(orjson.dumps(words, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def _break_off(error: DatelineError) -> NoReturn:
    logger.error("An export broke off: %s", error.message)
    sys.exit(1)


def _compress(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the chunks as one gzip file (RFC 1952), each to be read as soon as it is there."""
    compressor = zlib.compressobj(FAST, zlib.DEFLATED, GZIP)
    for chunk in chunks:
        yield compressor.compress(chunk) + compressor.flush(zlib.Z_SYNC_FLUSH)
    yield compressor.flush()
