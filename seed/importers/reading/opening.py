"""Files to import as bytes: plain, gzip or a zip of one file, proved readable to their end before a row is read."""

import gzip
import re
import stat
import zipfile
import zlib
from codecs import BOM_UTF8, IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, cast

from seed.importers.scheme import UnusableFile

_CHUNK = 1_048_576
_HEAD = 131_072
_GZIP, _ZIPS = b"\x1f\x8b", (b"PK\x03\x04", b"PK\x05\x06")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NO_DATA = re.compile(r"(^|/)(__MACOSX/|\.|Thumbs\.db$)|/$")
"""What archives hold beside data: folders and what desktops leave behind."""


@dataclass(frozen=True)
class Opened:
    """A file that was read to its end: its first characters, its lines, whether a control character is anywhere."""

    path: Path
    head: str
    lines: int
    has_control: bool


def prove(path: Path) -> Opened:
    """Read a file through, keeping only its head; raises UnusableFile where it is not whole, UTF-8 and filled."""
    head, has_control, proof = b"", False, _Proof()
    with unpack(path) as stream:
        for chunk in iter(partial(stream.read, _CHUNK), b""):
            head = head or chunk[:_HEAD]
            has_control = has_control or _CONTROL.search(chunk) is not None
            proof.feed(chunk)
    proof.feed(b"", final=True)
    text = head.removeprefix(BOM_UTF8).decode("utf-8", "ignore")  # the head may end within a character
    if not text.strip():
        raise UnusableFile("is empty; give the file that was downloaded")
    return Opened(path, text, proof.line, has_control)


class _Proof:
    """Proves that bytes which come in chunks are UTF-8."""

    def __init__(self) -> None:
        self._decoder: IncrementalDecoder = getincrementaldecoder("utf-8")()
        self._offset = 0
        self.line = 1

    def feed(self, chunk: bytes, *, final: bool = False) -> None:
        """Raise UnusableFile with the place of the first byte that is not UTF-8."""
        held = len(self._decoder.getstate()[0])  # of a character that the last chunk began
        try:
            self._decoder.decode(chunk, final)
        except UnicodeDecodeError as error:
            byte, line = error.object[error.start], self.line + chunk.count(b"\n", 0, error.start)
            raise UnusableFile(
                f"is not UTF-8: byte 0x{byte:02x} at offset {self._offset - held + error.start:,} (line {line:,});"
                " save it as UTF-8"
            ) from None
        self._offset += len(chunk)
        self.line += chunk.count(b"\n")


@contextmanager
def unpack(path: Path) -> Iterator[IO[bytes]]:
    """Give the bytes of a file, unpacked; raises UnusableFile for a path or a packing that cannot be read."""
    try:
        with _open(path) as packed, _unpack(packed) as stream:
            yield stream
    except (EOFError, gzip.BadGzipFile, zipfile.BadZipFile, zlib.error) as error:
        raise UnusableFile(f"is a broken archive: {_say(error)}; fetch it again") from error
    except OSError as error:
        raise UnusableFile(f"cannot be read: {str(error.strerror or error).lower()}") from error


def _say(error: Exception) -> str:
    return "it ends too early" if isinstance(error, EOFError) else str(error).rstrip(".").lower()


def _open(path: Path) -> IO[bytes]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise UnusableFile("does not exist; correct its name") from None
    if stat.S_ISDIR(mode):
        raise UnusableFile("is a folder where a file is expected; name the file in it")
    if not stat.S_ISREG(mode):
        raise UnusableFile("is not an ordinary file; save it to one, because it is read more than once")
    return path.open("rb")


def _unpack(packed: IO[bytes]) -> IO[bytes]:
    """Return the bytes that a file packs, told by its first bytes and not by its name."""
    start = packed.read(4)
    packed.seek(0)
    if start.startswith(_GZIP):
        return cast("IO[bytes]", gzip.open(packed))
    return _open_member(zipfile.ZipFile(packed)) if start in _ZIPS else packed


def _open_member(archive: zipfile.ZipFile) -> IO[bytes]:
    members = [member for member in archive.infolist() if not _NO_DATA.search(member.filename)]
    if len(members) != 1:
        names = ", ".join(member.filename for member in members[:5])
        listed = f" ({names}{', …' if len(members) > 5 else ''})" if members else ""  # noqa: PLR2004 - as many as fit a line
        raise UnusableFile(
            f"is a zip of {len(members)} files{listed}; one is expected: unpack it, and name one"
        )
    try:
        return archive.open(members[0])
    except RuntimeError as error:  # it has a password, or a packing that Python does not know
        raise UnusableFile(f"is a zip that cannot be unpacked: {error}; unpack it first") from error
