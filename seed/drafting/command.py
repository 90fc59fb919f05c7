"""`./dateline seed draft`: the draft of an article's records.toml, printed or written to a file."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from seed.disk import UnwritableFile, write_text
from seed.drafting.draft import KnownNames, draft
from seed.drafting.slugs import name_document, read_known_slugs
from seed.files import gather_shared
from seed.findings import WrongFiles, name_file
from seed.scaffold import CannotScaffold, check_slug, read_article, read_day

_DATA = Path(__file__).resolve().parents[1] / "data"
_EPILOG = (
    "Nothing is recorded by it: entries are commented out, for you to decide. dateline seed new --draft makes an"
    " article's folder with such a draft."
)


def run(arguments: list[str]) -> int:
    """Draft what the command line names; return an exit status."""
    options = _parse(arguments)
    try:
        day = read_day(options.dateline)
        text = read_article(options.text)
        slug = check_slug(options.slug or name_document(options.text, options.dateline))
        records = draft_records(text, slug, day, options.data)
        _write(records, options.output, may_replace=options.force)
    except (CannotScaffold, WrongFiles) as error:
        print(f"dateline: {error}.", file=sys.stderr)  # noqa: T201 - a command's answer
        return 1
    return 0


def draft_records(text: str, slug: str, day: date, data: Path) -> str:
    """Return the draft of a new document's records.toml, with the names that a data folder knows.

    Raises WrongFiles where these cannot be read.
    """
    shared = gather_shared(data).records
    return draft(text, slug, day, KnownNames(shared.actors, shared.places, read_known_slugs(data)))


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dateline seed draft",
        description="Draft an article's records.toml from its text.",
        epilog=_EPILOG,
    )
    parser.add_argument("text", type=Path, metavar="TEXT-FILE", help="the article's text, in UTF-8")
    parser.add_argument(
        "--dateline", required=True, metavar="DATE", help="the day of the report, like 2021-07-09"
    )
    parser.add_argument("--slug", help="the document's slug (default: the date and the file's name)")
    parser.add_argument(
        "--data",
        type=Path,
        default=_DATA,
        metavar="PATH",
        help="the data folder whose actors and places are looked for (default: seed/data)",
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to write it (default: standard output)"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")
    return parser.parse_args(arguments)


def _write(records: str, output: Path | None, *, may_replace: bool) -> None:
    """Print the records or write them to a file; raises CannotScaffold."""
    if output is None:
        _print(records)
        return
    if output.exists() and not may_replace:
        raise CannotScaffold(
            f"{name_file(output)} is there already; name another file, or add --force to replace it"
        )
    try:
        write_text(output, records)
    except UnwritableFile as error:
        raise CannotScaffold(f"{name_file(output)} {error}") from error


def _print(records: str) -> None:
    try:
        sys.stdout.buffer.write(records.encode())  # UTF-8 as every record, whatever the terminal's encoding
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
