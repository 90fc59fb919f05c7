"""A second process beside an export's own, which writes every other batch of it from the same snapshot.

Reading records is bound by one processor: half the time goes into the database's rows, half into shaping them. The
companion is a fork, there at once, and asked only once it is known to read the same data; until then, and where it
never is, the export goes on alone.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from api.errors import DatelineError, Unavailable
from api.read.export.snapshots import Snapshot, open_snapshot

Batch = tuple[str, list[int]]
"""Records to be written: their type and their ids."""
Writer = Callable[[Batch], bytes]
MakeWriter = Callable[[Snapshot], Writer]
STDOUT = 1
ENDED = "The export's second process has ended."


class Companion:
    """The second process, as the first sees it."""

    def __init__(self, connection: "Connection[Any, Any]") -> None:
        self.connection = connection
        self.snapshot: Snapshot | None = None
        self.joined: bool | None = None

    def invite(self, url: str, snapshot: Snapshot) -> None:
        """Have it open the same snapshot of the database; that takes a moment."""
        self.snapshot = snapshot
        self._send((url, snapshot.share()))

    def has_joined(self) -> bool:
        """Return whether it reads the same snapshot by now."""
        if self.joined is None and self.snapshot is not None and self.connection.poll():
            self.joined = self._is_greeted() and self.snapshot.is_shared()
        return bool(self.joined)

    def _is_greeted(self) -> bool:
        try:
            self.connection.recv()
        except EOFError:  # it could not open the database
            return False
        return True

    def ask(self, batch: Batch) -> None:
        """Have it write a batch; raises `Unavailable` where it is gone."""
        self._send(batch)

    def answer(self) -> bytes:
        """Return what it was asked for; raises `Unavailable` where it could not go on."""
        try:
            return self.connection.recv_bytes()
        except (EOFError, ConnectionError) as error:
            raise Unavailable(ENDED) from error

    def _send(self, message: object) -> None:
        # SIGPIPE may be left to end the process, for whoever reads the export may stop reading; not for this pipe.
        before = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        try:
            self.connection.send(message)
        except ConnectionError as error:
            raise Unavailable(ENDED) from error
        finally:
            signal.signal(signal.SIGPIPE, before)


def has_second_processor() -> bool:
    """Return whether a fork could run beside this process: elsewhere than on Linux it is none that is safe."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


@contextmanager
def accompanied(make_writer: MakeWriter | None) -> Iterator[Companion | None]:
    """Yield a companion that writes what `make_writer` says, or None without that or a second processor.

    No connection to the database may be open: SQLite's are not to be carried into another process.
    """
    if make_writer is None or not has_second_processor():
        yield None
        return
    fork = get_context("fork")
    ours, theirs = fork.Pipe()
    process = fork.Process(target=_serve, args=(theirs, ours, make_writer), daemon=True)
    process.start()
    theirs.close()
    try:
        yield Companion(ours)
    finally:
        ours.close()
        process.join()


def _serve(
    connection: "Connection[Any, Any]", others: "Connection[Any, Any]", make_writer: MakeWriter
) -> None:
    """Answer until the other end is closed, by whatever ends the export."""
    others.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's ^C ends the export, and thereby this
    os.dup2(os.open(os.devnull, os.O_WRONLY), STDOUT)  # whoever reads that waits for its last writer
    try:
        url, shared = connection.recv()
        with open_snapshot(url, shared) as snapshot:
            connection.send("joined")
            write = make_writer(snapshot)
            while True:
                connection.send_bytes(write(connection.recv()))
    except (EOFError, ConnectionError):
        return
    except DatelineError:  # it is in the log
        sys.exit(1)
