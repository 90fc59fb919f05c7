"""The columns of an ACLED export, and how its tables in data read (ACLED Codebook)."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from seed.importers.reading.tables import SourceColumn

_FILE = Path(__file__).parents[1] / "data" / "acled.toml"


class AcledRow(NamedTuple):
    """A row of an ACLED export; "" where the file has no such column."""

    event_id_cnty: str
    event_date: str
    year: str
    time_precision: str
    event_type: str
    sub_event_type: str
    actor1: str
    assoc_actor_1: str
    inter1: str
    actor2: str
    assoc_actor_2: str
    inter2: str
    iso: str
    country: str
    admin1: str
    admin2: str
    location: str
    latitude: str
    longitude: str
    geo_precision: str
    source: str
    notes: str
    fatalities: str


_OPTIONAL = {"year", "iso", "admin1", "admin2"}

COLUMNS = tuple(SourceColumn(name, (name,), required=name not in _OPTIONAL) for name in AcledRow._fields)


@cache
def read_table(name: str) -> dict[str, Any]:
    """Return a table of acled.toml."""
    table: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))[name]
    return table
