"""Values of the API that are computed from columns."""

from functools import lru_cache

import orjson

from schema.dates.imprecise import display
from schema.vocabularies import DateBasis

# These bases find the one day of one event within bounds; any other range is told as the range it is.
ONE_EVENT_WITHIN = frozenset({DateBasis.CONSTRAINT_INTERSECTION, DateBasis.SAME_OCCASION})


@lru_cache(maxsize=8192)
def display_date(edtf: str | None, basis: str) -> str:
    """Return an imprecise date in words, such as "about 1 to 8 July 2021"."""
    return display(edtf, one_event=basis in ONE_EVENT_WITHIN)


@lru_cache(maxsize=1024)
def read_list(text: str) -> tuple[str, ...]:
    """Return a list of texts that is stored as JSON."""
    return tuple(orjson.loads(text))
