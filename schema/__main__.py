"""`python -m schema migrate`: bring the tables of the database in DATABASE_URL up to date."""

import argparse
import os
import sys

from schema.database import DEFAULT_URL, DatabaseUnavailable, make_engine, migrate, migrating


def main() -> int:
    """Run the command that the command line names; return an exit status."""
    parser = argparse.ArgumentParser(prog="python -m schema", description="The tables of the database.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("migrate", help="bring the tables up to date")
    revision = commands.add_parser("revision", help="write the next migration from what the tables lack")
    revision.add_argument("message", help="what it does, in a few words")
    options = parser.parse_args()
    try:
        migrate(url := os.environ.get("DATABASE_URL") or DEFAULT_URL)
        print(add_revision(url, options.message) if options.command == "revision" else "Up to date.")  # noqa: T201 - a command's answer
    except DatabaseUnavailable as error:
        print(f"dateline: {error}.", file=sys.stderr)  # noqa: T201 - as above
        return 1
    return 0


def add_revision(url: str, message: str) -> str:
    """Write the next migration against the database at `url`; return the path of its file."""
    from schema import migrations  # noqa: PLC0415 - Alembic is slow to import, and `migrate` rarely needs it

    with migrating(make_engine(url)) as connection:
        return str(migrations.add_revision(connection, message))


if __name__ == "__main__":
    sys.exit(main())
