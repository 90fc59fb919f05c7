"""`python -m schema`: bring the tables of the database in DATABASE_URL up to date, or check what is derived in it."""

import argparse
import os
import sys

from schema.storage.database import DEFAULT_URL, DatabaseUnavailable, make_engine, migrate, reading


def main() -> int:
    """Run the command that the command line names; return an exit status."""
    parser = argparse.ArgumentParser(prog="python -m schema", description="The tables of the database.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("migrate", help="bring the tables up to date")
    commands.add_parser("check-data", help="prove that what is derived follows from the record")
    revision = commands.add_parser("revision", help="write the next migration from what the tables lack")
    revision.add_argument("message", help="what it does, in a few words")
    options = parser.parse_args()
    try:
        if options.command == "revision":
            print(add_revision(options.message))  # noqa: T201 - a command's answer
            return 0
        migrate(url := os.environ.get("DATABASE_URL") or DEFAULT_URL)
        if options.command == "check-data":
            return check_data(url)
        print("Up to date.")  # noqa: T201 - as above
    except DatabaseUnavailable as error:
        print(f"dateline: {error}.", file=sys.stderr)  # noqa: T201 - as above
        return 1
    return 0


def check_data(url: str) -> int:
    """Print each derived value that does not follow from the record; return 1 if there is any."""
    from schema.proofs.derived import list_differences  # noqa: PLC0415 - `migrate` starts faster without it

    wrong = 0
    with reading(make_engine(url)) as connection:
        for difference in list_differences(connection):
            print(difference)  # noqa: T201 - a command's answer
            wrong += 1
    if wrong:
        print(f"dateline: {wrong} derived values do not follow from the record.", file=sys.stderr)  # noqa: T201
    else:
        print("Everything derived follows from the record.")  # noqa: T201 - as above
    return 1 if wrong else 0


def add_revision(message: str) -> str:
    """Write the next migration; return the path of its file."""
    from schema.migrations import writing  # noqa: PLC0415 - Alembic is slow to import, and `migrate` rarely needs it

    return str(writing.add_revision(message))


if __name__ == "__main__":
    sys.exit(main())
