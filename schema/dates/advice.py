"""What is wrong with a date that cannot be read, and what to write instead."""

import re
from calendar import monthrange
from datetime import date

from schema.dates.english import MONTHS

MAX_LENGTH = 200
"""The longest EDTF text that is read, in characters: a set of some fifteen days."""

_EVERY_FORM = (
    "write a year (2021), a month (2021-07), a day (2021-07-08), a range (2021-07-01/2021-07-08),"
    " an open range (../2021-07-08) or a choice of days ([2021-07-01,2021-07-03])"
)
_ADVICE = [
    (r"", "it is empty; leave the date out when it is not known"),
    (r"(?s).*[\x00-\x1f\x7f-\x9f].*", "it holds a control character; remove it"),
    (r".*[?~%]{2}", "it has two qualifiers; write ? for uncertain, ~ for approximate, % for both"),
    (r"[?~%].*|.*[?~%]-.*", "put ?, ~ or % at the end, where it qualifies the whole date"),
    (r"[Yy][-+]?[0-9].*|[-+][0-9].*|[0-9]{5,}.*", "a year has four digits, 0001 to 9999"),
    (r"[0-9-]*[xu][0-9xuXU-]*[?~%]?", "write X, as a capital, for a digit that is not specified"),
    (
        r"[0-9X-]*X[0-9X-]*[?~%]?",
        "X stands for a whole day, a month and its day, or a year's last one or two digits",
    ),
    (
        r".+[Tt ][0-9]{1,2}:.*",
        "write a time as 2021-07-08T14:30:00Z: with seconds, from 00:00:00 to 23:59:59",
    ),
]


class MalformedDate(ValueError):
    """A date that the EDTF subset cannot read; its message says why and what to write instead."""


def describe_malformed(text: str) -> str:
    """Return why a text is no date of any form, for a person to read."""
    nearest = _find_nearest(text)
    if nearest:
        return f"{text!r} is not a date: write {nearest}"
    return f"{text!r} is not a date: {next((a for p, a in _ADVICE if re.fullmatch(p, text)), _EVERY_FORM)}"


def _find_nearest(text: str) -> str | None:
    """Return the day or month meant by figures with other marks or too few digits, if there is one."""
    match = re.fullmatch(r"([0-9]{4})([-/.]?)([0-9]{2}|(?<=[-/.])[0-9])(?:\2([0-9]{1,2}))?", text)
    if match is None:
        return None
    year, _, month, day = match.groups()
    try:
        meant = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return meant.isoformat() if day else meant.isoformat()[:7]


def describe_impossible(text: str) -> str:
    """Return why a text of the right form (a year, a month, a day) names nothing in the calendar."""
    return f"{text!r} is impossible: {_describe_calendar(text[:4], text[5:7])}"


def _describe_calendar(year: str, month: str) -> str:
    if year.replace("X", "0") == "0000" or month == "24":  # the winter of 9999 ends in the year after
        return "a date lies within the years 0001 to 9999"
    if not month.isdecimal() or not 1 <= int(month) <= 12:  # noqa: PLR2004 - months of the year
        return f"there is no month {month}; months are 01 to 12, seasons 21 to 24"
    days = monthrange(int(year), int(month))[1]
    return f"{MONTHS[int(month) - 1]} {year} has {days} days; write {year}-{month} when the day is not known"
