"""The oracle for as long as one likes: `python -m tests.oracle --documents 100000 --processes 2 --seed 1`.

It prints how far it is, what the documents met, and how much memory its processes hold. The first difference is
printed with its document and variables, and ends it with exit code 1.
"""

import argparse
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from pathlib import Path

from tests.databases import PostgresServer, SqliteFolder, find_postgres_binaries, running_postgres
from tests.oracle.data import fill
from tests.oracle.judging import Tally
from tests.oracle.rounds import Round, judge_round

ROUND = 250
GENERAL = 20  # one round in so many has documents of hypothesis-graphql


def read_arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--documents", type=int, default=10_000, help="how many documents (default 10,000)")
    parser.add_argument("--processes", type=int, default=2, help="how many at a time (default 2)")
    parser.add_argument("--seed", type=int, default=0, help="the number of the first document")
    parser.add_argument(
        "--database", choices=("sqlite", "postgresql", "both"), default="both", help="where (default both)"
    )
    return parser.parse_args()


def make_databases(which: str, stack: ExitStack) -> list[str]:
    """Return the URLs of filled databases, there until the stack is left."""
    urls = []
    if which != "postgresql":
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="dateline-oracle-"))
        urls.append(SqliteFolder(Path(folder)).make("oracle"))
    if which != "sqlite":
        binaries = find_postgres_binaries()
        if binaries is None:
            sys.exit("PostgreSQL is not installed: apt-get install postgresql, or give --database sqlite.")
        urls.append(PostgresServer(stack.enter_context(running_postgres(binaries))).make("oracle"))
    for url in urls:
        fill(url)
    return urls


def list_rounds(urls: list[str], arguments: argparse.Namespace) -> Iterator[Round]:
    """Yield the rounds that make up so many documents."""
    for number, first in enumerate(range(arguments.seed, arguments.seed + arguments.documents, ROUND)):
        count = min(ROUND, arguments.seed + arguments.documents - first)
        yield Round(tuple(urls), first, count, general=number % GENERAL == GENERAL - 1)


def main() -> int:
    """Judge the documents; return 1 when one made a difference."""
    arguments = read_arguments()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a run that is stopped stops its server too
    total, began = Tally(), time.monotonic()
    with ExitStack() as stack:
        urls = make_databases(arguments.database, stack)
        pool = ProcessPoolExecutor(arguments.processes)
        stack.callback(pool.shutdown, cancel_futures=True)  # however it ends
        waiting = [pool.submit(judge_round, each) for each in list_rounds(urls, arguments)]
        for done in as_completed(waiting):
            result = done.result()
            total.add(result.tally)
            seconds = time.monotonic() - began
            print(f"{total} {seconds:.0f} s, {result.megabytes} MB", flush=True)  # noqa: T201
            if result.difference:
                print(result.difference)  # noqa: T201
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
