"""The formats that the timeline is exported in: their one table, by suffix."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from api.exports import records
from api.exports.source import Source


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `name` on the command line, `suffix` in addresses, and what writes it.

    `negotiated` is whether a request can ask for it by its media type alone.
    """

    name: str
    suffix: str
    media_type: str
    description: str
    write: Callable[[Source], Iterator[bytes]]
    negotiated: bool = True
    ordered: bool = True


FORMATS = (
    Format(
        "records",
        "ndjson",
        "application/x-ndjson",
        "Records, one JSON object a line, as `./dateline import records` reads them in again: the entries that are "
        "chosen, and every record that they refer to, however indirectly. Without a filter, everything recorded.",
        records.write,
        ordered=False,
    ),
)
BY_SUFFIX = {each.suffix: each for each in FORMATS}
BY_NAME = {each.name: each for each in FORMATS}
