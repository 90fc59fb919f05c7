"""`./dateline seed phrases`: how phrases of time are read, one that is given or the table of all rules."""

import argparse
import sys
from datetime import date

from schema.checks.date_bases import DateSetting
from schema.checks.date_reading import describe_unread, name_nearest, read_phrase
from schema.dates.imprecise import display
from schema.phrases.anchors import TENSES
from schema.phrases.table import make_table
from schema.vocabularies import Aspect


def run(arguments: list[str]) -> int:
    """Print the table, or how a phrase is read; return an exit status, 1 where no rule reads it."""
    options = _parse(arguments)
    if options.phrase is None:
        print(make_table())  # noqa: T201 - a command's answer
        return 0
    setting = DateSetting(options.dateline, tense=TENSES[options.aspect])
    reading = read_phrase(options.phrase, setting)
    if reading is None:
        unread = f"{describe_unread(options.phrase, setting)}{name_nearest(options.phrase)}"
        print(f"dateline: {unread}.", file=sys.stderr)  # noqa: T201 - as above
        return 1
    print(f"{reading.edtf} ({reading.basis}): {display(reading.edtf)}")  # noqa: T201 - as above
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dateline seed phrases",
        description="Say how a phrase of time is read; without one, print the table of all rules.",
    )
    parser.add_argument("phrase", nargs="?", metavar="PHRASE", help='such as "on July 20"')
    parser.add_argument(
        "--dateline",
        type=_read_day,
        default=date.today(),  # noqa: DTZ011 - the day where the person is
        metavar="DATE",
        help="the day from which it is read, like 2021-07-09 (default: today)",
    )
    parser.add_argument(
        "--aspect",
        type=Aspect,
        choices=list(Aspect),
        default=Aspect.OCCURRED,
        metavar="ASPECT",
        help=f"of the entry: {', '.join(Aspect)} (default: %(default)s)",
    )
    return parser.parse_args(arguments)


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it like 2021-07-09") from None
