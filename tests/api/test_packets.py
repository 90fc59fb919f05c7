"""An answer goes out as one packet, and a long one no faster than it is taken."""

import asyncio
from collections.abc import Iterator

import pytest

from api.packets import MOST_HELD, GatheringTransport


class Pipe(asyncio.Transport):
    """A transport that notes what is written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Note the bytes."""
        self.written.append(bytes(data))

    def close(self) -> None:
        """Note that nothing more will come."""
        self.closed = True


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


def test_what_is_written_in_one_moment_goes_out_together(runner: asyncio.Runner) -> None:
    pipe = Pipe()

    async def answer() -> None:
        gathered = GatheringTransport(pipe, asyncio.get_running_loop())
        for moment in ((b"head", b"body"), (b"more", b"and more")):
            for part in moment:
                gathered.write(part)
            await asyncio.sleep(0)

    runner.run(answer())
    assert pipe.written == [b"headbody", b"moreand more"]


def test_more_than_may_be_held_goes_out_at_once(runner: asyncio.Runner) -> None:
    pipe = Pipe()

    async def answer() -> None:
        gathered = GatheringTransport(pipe, asyncio.get_running_loop())
        gathered.write(b"head")
        gathered.write(b"x" * MOST_HELD)
        assert pipe.written == [b"head" + b"x" * MOST_HELD]

    runner.run(answer())


def test_closing_sends_what_is_held_and_only_once(runner: asyncio.Runner) -> None:
    pipe = Pipe()

    async def answer() -> None:
        gathered = GatheringTransport(pipe, asyncio.get_running_loop())
        gathered.write(b"last words")
        gathered.close()
        assert (pipe.written, pipe.closed) == ([b"last words"], True)
        await asyncio.sleep(0)

    runner.run(answer())
    assert pipe.written == [b"last words"]
