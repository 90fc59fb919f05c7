"""The columns of GDELT 2.0 events, which have no header (GDELT Event Codebook V2.0)."""

from typing import NamedTuple

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
_TYPES = ("Type1Code", "Type2Code", "Type3Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in "12" for name in _ACTOR + _TYPES),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{where}Geo_{name}" for where in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)


class GdeltRow(NamedTuple):
    """What is read of a row; each field stands for the column of `MAPPED` in the same place."""

    number: str
    date: str
    year: str
    actor1_code: str
    actor1_name: str
    actor2_code: str
    actor2_name: str
    event_code: str
    geo_type: str
    geo_name: str
    geo_country: str
    latitude: str
    longitude: str
    url: str


MAPPED = (
    *(
        "GLOBALEVENTID",
        "SQLDATE",
        "Year",
        "Actor1Code",
        "Actor1Name",
        "Actor2Code",
        "Actor2Name",
        "EventCode",
    ),
    *("ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_Lat", "ActionGeo_Long"),
    "SOURCEURL",
)
