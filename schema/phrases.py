"""Phrases of time as documents write them, read from an anchor: a dateline, a sentence's day, an entry.

| phrase | reading, from the anchor A | basis |
|--|--|--|
| "8 July 2021", "July 8, 2021", "June 2021", "2021" | what it says | explicit |
| "on July 8", "in June" | the latest not after A, at most a year back | explicit_year_from_dateline |
| "today", "tonight", "yesterday", "tomorrow", "three days ago" | the day counted from A | relative_day |
| "On Wednesday", "Tuesday evening" | the latest such weekday, A included | weekday_before_dateline |
| "last Friday", none since A's Monday | the latest such weekday before A | weekday_before_dateline |
| "last Tuesday", one since A's Monday | that one or the week before's, as a set | weekday_ambiguous |
| "last week", "next week" | the ISO week before or after A's | relative_week |
| "this week", "earlier this week" | A's ISO week, up to A | relative_week |
| "last month", "next month" | the calendar month before or after A's | relative_month |
| "this month", "earlier this month" | A's month, up to A | relative_month |
| "in recent days", "in recent weeks" | 7 or 28 days before A to A, the start approximate | vague_term |
| "as yet", "so far" | A | as_of_report |
| "less than a week after", of that after which A came | the 7 days that end with A | before_other_entry |
| "soon afterward", of what came after A | from A to the report's day | after_other_entry |

What has no row ("last year", "since Monday", "recently", "8/7/2021") has no rule: an editor reads it.
"""

import re
from dataclasses import dataclass
from datetime import date

from schema.dates import ImpreciseDate
from schema.phrase_rules import RULES, Anchor, Rule
from schema.vocabularies import DateBasis

COMPUTABLE = frozenset(rule.basis for rule in RULES)
"""The bases that a rule computes: a date on one of them must be what its phrase says."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase says: a date in canonical EDTF, and the basis on which it was read."""

    edtf: str
    basis: DateBasis


def resolve(phrase: str, anchor: ImpreciseDate | date, *, report: date | None = None) -> Reading | None:
    """Return the date that a phrase says from its anchor, or None when no rule can compute it.

    The anchor is the day on which the phrase was said or, for "less than a week after" and "soon afterward",
    the date of the entry that they point at; `report` is the dateline, which "soon afterward" needs too.
    Case, repeated spaces and a comma or full stop about the phrase do not matter.
    """
    said = " ".join(phrase.split()).strip(" ,.;:").lower()
    days = _read_anchor(anchor, report)
    for rule in RULES:
        match = re.fullmatch(rule.pattern, said)
        edtf = _apply(rule, match, days) if match else None
        if edtf:
            return Reading(edtf, rule.basis)
    return None


def _read_anchor(anchor: ImpreciseDate | date, report: date | None) -> Anchor:
    if isinstance(anchor, date):
        return Anchor(anchor, anchor, report)
    if re.search(r"[?~%]", anchor.edtf):
        return Anchor(None, None, report)
    return Anchor(anchor.earliest, anchor.latest, report)


def _apply(rule: Rule, match: re.Match[str], anchor: Anchor) -> str | None:
    try:
        return rule.read(match, anchor)
    except (ValueError, OverflowError):  # a day that the calendar lacks, or an anchor that is not one day
        return None
