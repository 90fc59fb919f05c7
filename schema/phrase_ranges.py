"""What phrases say that name two days of one month: "28-29 July", "March 10-12", "8 and 9 July"."""

from datetime import date

from schema.english import read_month
from schema.phrase_anchors import Anchor, spell_span
from schema.phrase_days import Match, find_year


def days_of_year(match: Match, _: Anchor) -> str | None:
    """Return two days of a month that is named with its year."""
    return _join(match, int(match["year"]))


def days_without_year(match: Match, anchor: Anchor) -> str | None:
    """Return the latest such days that have begun by A, or the first that begin on or after it of what is to come."""
    return _join(match, find_year(anchor, read_month(match["month"]), int(match["first"])))


def _join(match: Match, year: int) -> str | None:
    """Return the days as an interval; with "and" as the set of both, with "or" as the set that one of them is."""
    month = read_month(match["month"])
    first, last = date(year, month, int(match["first"])), date(year, month, int(match["last"]))
    if first >= last:
        return None
    if match["word"] == "between":
        return spell_span(first, last) if match["mark"] == "and" else None
    marks = {"and": "{}", "or": "[]"}.get(match["mark"])
    return f"{marks[0]}{first},{last}{marks[1]}" if marks else spell_span(first, last)
