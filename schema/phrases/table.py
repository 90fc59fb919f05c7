"""The rules for phrases of time as a table for people, in Markdown; `./dateline seed phrases` prints it."""

import re
from datetime import date
from itertools import groupby

from schema.phrases.frame_rules import FRAMES
from schema.phrases.reading import Tense, resolve
from schema.phrases.rule import Frame, Rule
from schema.phrases.rules import RULES

FRIDAY, SUNDAY = date(2021, 7, 9), date(2021, 7, 11)
"""The days from which examples are read: the dateline of the first article, and for what is said on a weekend."""

_HEAD = [
    "| phrase | read, from A, the anchor, as | from Friday 9 July 2021 | basis |",
    "|--|--|--|--|",
]


def make_table() -> str:
    """Return the table, a row for each way of reading, with what its first example is from a Friday."""
    every_row: list[Rule | Frame] = [*RULES, *FRAMES]
    by_reading = [list(rows) for _, rows in groupby(every_row, key=lambda row: row.read)]
    return "\n".join([*_HEAD, *map(_write_row, by_reading)])


def _write_row(rows: list[Rule | Frame]) -> str:
    examples = list(dict.fromkeys(row.examples for row in rows))
    bases = dict.fromkeys(row.basis for row in rows if isinstance(row, Rule))
    shown = " · ".join(examples)
    basis = ", ".join(bases) or "that of the phrase within"
    return f"| {shown} | {_describe(rows[0])} | {_show(rows[0])} | {basis} |"


def _describe(row: Rule | Frame) -> str:
    """Return how a rule reads, in the words of its function: its first sentence without "Return"."""
    said = " ".join((row.read.__doc__ or "").split())
    return re.split(r"\.(?= |$)", said)[0].removeprefix("Return ")


def _show(row: Rule | Frame) -> str:
    phrase, _, note = row.examples.split(" · ")[0].partition(" (")
    day = SUNDAY if "said on" in note else FRIDAY
    past, future = (resolve(phrase, day, report=day, tense=tense) for tense in (Tense.PAST, Tense.FUTURE))
    if isinstance(row, Rule):
        past, future = (each if each and each.basis == row.basis else None for each in (past, future))
    dates = [f"`{past.edtf}`"] if past else []
    if future and future != past:
        dates.append(f"to come: `{future.edtf}`")
    return "; ".join(dates) + (" (from Sunday 11 July)" if day == SUNDAY else "")
