"""Records as NDJSON: one object a line, in the form of schema/records/exchange.py with its `type`, to be read in again.

What schemes call a record stands in it as `external_ids`, so that a filter which leaves it out leaves them out too.
Publishers come first, then actors, places, documents, entries and claims: entries in the order of the timeline, the
others by slug, so that the same records are the same bytes.
"""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial

import orjson

from api.exports.companion import Batch, Writer
from api.exports.source import Source
from api.read.export.record_reader import RecordReader
from api.read.export.snapshots import Snapshot

AHEAD = 4
"""So many batches are handed out before the first of them is due: the companion is never without one."""


def make_writer(snapshot: Snapshot, day: str | None = None) -> Writer:
    """Return what writes the lines of a batch of records, as they are or as they stood on a day."""
    reader = RecordReader(snapshot, day)

    def write_lines(batch: Batch) -> bytes:
        records = reader.read(*batch)
        return b"".join([orjson.dumps(each, option=orjson.OPT_APPEND_NEWLINE) for each in records])

    return write_lines


def write(source: Source) -> Iterator[bytes]:
    """Yield the lines, some at a time: every other batch is the companion's as soon as there is one."""
    write_own, companion = make_writer(source.snapshot, source.day), source.companion
    ahead: deque[Callable[[], bytes]] = deque()
    for number, batch in enumerate(source.list_records()):
        if companion and number % 2 and companion.has_joined():
            companion.ask(batch)
            ahead.append(companion.answer)
        else:
            ahead.append(partial(write_own, batch))
        if len(ahead) > AHEAD:
            yield ahead.popleft()()
    for write_next in ahead:
        yield write_next()
