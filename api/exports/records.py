"""Records as NDJSON: one object a line, in the form of schema/records.py with its `type`, to be read in again.

What schemes call a record stands in it as `external_ids`, so that a filter which leaves it out leaves them out too.
Publishers come first, then actors, places, documents, entries and claims: entries in the order of the timeline, the
others by slug, so that the same records are the same bytes.
"""

from collections.abc import Iterator

import orjson

from api.exports.source import Source


def write(source: Source) -> Iterator[bytes]:
    """Yield the lines, some at a time."""
    for kind, records in source.list_records():
        yield b"".join(
            [orjson.dumps({"type": kind, **each}, option=orjson.OPT_APPEND_NEWLINE) for each in records]
        )
