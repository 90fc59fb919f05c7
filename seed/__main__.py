"""`python -m seed`: load or check articles and what they refer to, begin or draft a new one, or import other files."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from seed import checking, totals
from seed.findings import Finding, WrongFiles, name_file
from seed.scaffold import CannotScaffold, Fill, describe_next_steps, fill_template, scaffold

DATA = Path(__file__).resolve().parent / "data"
_OTHERS = (
    "dateline seed new DATE SLUG TEXT-FILE begins an article's folder; dateline seed draft TEXT-FILE --dateline DATE"
    " drafts its records; dateline seed phrases [PHRASE] says how a phrase of time is read (each with --help says more)"
)


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for; return an exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        if arguments[:1] == ["import"]:
            from seed.importers import command  # noqa: PLC0415 - loading articles starts faster without it

            return command.run(arguments[1:])
        if arguments[:1] == ["draft"]:
            from seed.drafting import command as drafting  # noqa: PLC0415 - as above

            return drafting.run(arguments[1:])
        if arguments[:1] == ["phrases"]:
            from seed import phrases  # noqa: PLC0415 - as above

            return phrases.run(arguments[1:])
        return begin(arguments[1:]) if arguments[:1] == ["new"] else seed(arguments)
    except KeyboardInterrupt:
        return fail("dateline: stopped; nothing was written")


def seed(arguments: list[str]) -> int:
    """Load or check a folder; return an exit status."""
    options = parse(arguments)
    try:
        if options.totals:
            return renew_totals(options.path)
        if options.check:
            return check(options.path)
        return load(options.path, if_empty=options.if_empty, prune=options.prune)
    except WrongFiles as wrong:
        warn(wrong.warnings)
        also = f", {count(wrong.warnings, 'warning')}" if wrong.warnings else ""
        return fail(f"{wrong}\n{count(wrong.findings, 'error')}{also}; nothing was written")


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="dateline seed", description="Load articles, all of a folder or nothing.", epilog=_OTHERS
    )
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        default=DATA,
        metavar="PATH",
        help="a data folder, or one article's (default: seed/data)",
    )
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument("--check", action="store_true", help="only check the files; needs no database")
    modes.add_argument(
        "--totals", action="store_true", help="write the totals in expect.toml anew, if all else is in order"
    )
    modes.add_argument(
        "--prune", action="store_true", help="load, and take out what is recorded but in no file any more"
    )
    modes.add_argument("--if-empty", action="store_true", help="load only if there is no entry yet")
    return parser.parse_args(arguments)


def check(path: Path) -> int:
    """Check a folder and say what it holds."""
    records, warnings = checking.check(path)
    tell(warnings)
    return say(f"{name_file(path)} is in order: {totals.describe(totals.count(records))}.")


def renew_totals(path: Path) -> int:
    """Write a data folder's totals and say which changed."""
    changed = checking.renew_totals(path)
    return say("\n".join(changed) if changed else "The totals are right already.")


def load(path: Path, *, if_empty: bool, prune: bool) -> int:
    """Load a folder into the database that DATABASE_URL names and say what changed."""
    from schema.storage.database import DEFAULT_URL, DatabaseUnavailable  # noqa: PLC0415 - a draft needs no database
    from seed import loading  # noqa: PLC0415 - as above
    from seed.leaving import describe_left, describe_taken  # noqa: PLC0415 - as above
    from seed.report import describe  # noqa: PLC0415 - as above

    try:
        url = os.environ.get("DATABASE_URL") or DEFAULT_URL
        loaded = loading.load(path, url, if_empty=if_empty, prune=prune)
    except DatabaseUnavailable as error:
        return fail(f"dateline: {error}")
    if loaded is None:
        return say("There are entries already; nothing was loaded.")
    tell(loaded.warnings)
    left = describe_taken(loaded.taken, loaded.left) if prune else describe_left(path, loaded.left)
    return say("\n".join([describe(loaded.report), *left]))


def begin(arguments: list[str]) -> int:
    """Begin an article's folder and say what to do next."""
    parser = argparse.ArgumentParser(prog="dateline seed new", description="Begin an article's folder.")
    parser.add_argument("date", metavar="DATE", help="the day of the report, like 2021-07-09")
    parser.add_argument("slug", metavar="SLUG", help="a short name, like pentagon-deeply-concerned")
    parser.add_argument("text", type=Path, metavar="TEXT-FILE", help="the article's text, in UTF-8")
    parser.add_argument(
        "--into", type=Path, default=DATA, metavar="PATH", help="the data folder (default: seed/data)"
    )
    parser.add_argument(
        "--draft", action="store_true", help="draft its records from the text, not an example"
    )
    options = parser.parse_args(arguments)
    try:
        fill = _import_draft() if options.draft else fill_template
        folder = scaffold(options.date, options.slug, options.text, options.into, fill)
    except (CannotScaffold, WrongFiles) as error:
        return fail(f"dateline: {error}")
    return say(describe_next_steps(folder))


def tell(warnings: Sequence[Finding]) -> None:
    """Print what may be wrong, and how much of it there is."""
    warn(warnings)
    if warnings:
        print(f"{count(warnings, 'warning')}.", file=sys.stderr)  # noqa: T201 - beside a command's answer


def warn(warnings: Sequence[Finding]) -> None:
    """Print what may be wrong."""
    for warning in warnings:
        print(f"warning: {warning}", file=sys.stderr)  # noqa: T201 - as above


def count(findings: Sequence[Finding], name: str) -> str:
    """Return how many there are: "1 error", "2 errors"."""
    return f"{len(findings):,} {name}{'' if len(findings) == 1 else 's'}"


def _import_draft() -> Fill:
    from seed.drafting.command import draft_records  # noqa: PLC0415 - other commands start faster without it

    return draft_records


def say(text: str) -> int:
    """Print an answer; return the exit status for it."""
    print(text)  # noqa: T201 - a command's answer
    return 0


def fail(text: str) -> int:
    """Print what went wrong; return the exit status for it."""
    print(f"{text}.", file=sys.stderr)  # noqa: T201 - as above
    return 1


if __name__ == "__main__":
    sys.exit(main())
