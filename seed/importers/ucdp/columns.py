"""The columns of a UCDP GED file, by all the names that its releases have given them.

Högbladh, UCDP GED Codebook (22.1 and later: `conflict_new_id`, `best`; 5.0 and before: `conflict_id`, `best_est`).
"""

from typing import NamedTuple

from seed.importers.reading.tables import SourceColumn


class GedRow(NamedTuple):
    """A row of a UCDP GED file; "" where the file has no such column."""

    id: str
    year: str
    type_of_violence: str
    conflict_id: str
    conflict_name: str
    dyad_id: str
    dyad_name: str
    side_a_id: str
    side_a: str
    side_b_id: str
    side_b: str
    source_article: str
    source_original: str
    where_prec: str
    where_coordinates: str
    adm_1: str
    adm_2: str
    latitude: str
    longitude: str
    country: str
    country_id: str
    iso3: str
    event_clarity: str
    date_prec: str
    date_start: str
    date_end: str
    deaths_a: str
    deaths_b: str
    deaths_civilians: str
    deaths_unknown: str
    low: str
    best: str
    high: str


_OLDER = {
    **{f"{what}_id": (f"{what}_new_id", f"{what}_id", f"{what}_dset_id") for what in ("conflict", "dyad")},
    **{
        f"side_{side}_id": (f"side_{side}_new_id", f"side_{side}_id", f"side_{side}_dset_id") for side in "ab"
    },
    **{number: (number, f"{number}_est") for number in ("low", "best", "high")},
}
_OPTIONAL = {"source_article", "source_original", "adm_1", "adm_2", "country_id", "iso3", "event_clarity"}
_COMPARED = {"deaths_unknown"}

COLUMNS = tuple(
    SourceColumn(
        name,
        _OLDER.get(name, (name,)),
        required=name not in _OPTIONAL | _COMPARED,
        recorded=name not in _COMPARED,
    )
    for name in GedRow._fields
)
