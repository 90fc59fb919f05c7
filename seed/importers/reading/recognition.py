"""Which scheme a file seems to be of, to say so where another was asked for."""

import csv

from seed.importers.reading.tables import read_header

_SIGNS = {
    "acled-deleted": {"event_id_cnty", "deleted_timestamp"},
    "acled": {"event_id_cnty", "sub_event_type"},
    "ucdp-ged": {"type_of_violence", "date_prec"},
}
"""Columns that a file of the scheme has and others have not."""

_GDELT_COLUMNS = 61
_NAMES = {
    "ucdp-ged": "a UCDP GED file; import it as ucdp-ged",
    "acled": "an ACLED export; import it as acled",
    "acled-deleted": "ACLED's list of deleted events; give it with --deleted",
    "gdelt-events": "a GDELT 2.0 events file; import it as gdelt-events",
    "timelinejs": "a TimelineJS timeline; import it as timelinejs",
    "records": "records of our own, as export writes them; import it as records",
}


def recognise(head: str) -> str | None:
    """Return the scheme that the first characters of a file speak for; None where none does."""
    text = head.lstrip()
    if text.startswith("{"):
        first = text.partition("\n")[0]
        is_record = first.startswith('{"type":') or (first.rstrip().endswith("}") and '"slug"' in first)
        return "records" if is_record else "timelinejs" if '"events"' in text else None
    try:
        header = {name.casefold() for name in read_header(head, ",")}
        tabs = len(read_header(head, "\t"))
    except csv.Error:
        return None
    if tabs == _GDELT_COLUMNS:
        return "gdelt-events"
    return next((name for name, signs in _SIGNS.items() if signs <= header), None)


def describe(scheme: str) -> str:
    """Return what a file of the scheme is, and how to import it."""
    return _NAMES[scheme]
