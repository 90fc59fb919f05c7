"""The schemes whose files can be imported, by name."""

from collections.abc import Callable
from pathlib import Path

from schema.records.suggestions import one_of
from seed.importers.acled.scheme import Acled
from seed.importers.gdelt.scheme import GdeltEvents
from seed.importers.ndjson import OwnRecords
from seed.importers.reading.opening import Opened, prove
from seed.importers.reading.recognition import describe, recognise
from seed.importers.scheme import Scheme, UnusableFile
from seed.importers.timelinejs.scheme import TimelineJs
from seed.importers.ucdp.scheme import UcdpGed

SCHEMES: dict[str, Callable[[Opened, str | None], Scheme]] = {
    "ucdp-ged": UcdpGed,
    "acled": Acled,
    "gdelt-events": GdeltEvents,
    "timelinejs": TimelineJs,
    "records": OwnRecords,
}
"""What reads a file of each scheme, given who publishes it: a slug, or None for the scheme's own publisher."""


def open_scheme(name: str, path: Path, publisher: str | None = None) -> Scheme:
    """Return a file as its scheme, having read it once from end to end.

    Raises UnusableFile for a file that is not whole, not UTF-8, of another scheme or without what it must have.
    """
    if name not in SCHEMES:
        raise UnusableFile(f"cannot be read as '{name}', which is no scheme{one_of(name, SCHEMES)}")
    opened = prove(path)
    found = recognise(opened.head)
    if found is not None and found != name:
        raise UnusableFile(f"is {describe(found)}")
    return SCHEMES[name](opened, publisher)
