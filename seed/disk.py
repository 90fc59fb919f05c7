"""Files as bytes and as text: nothing is trimmed, normalised or translated."""

import shutil
import stat
import tempfile
from pathlib import Path

MAX_BYTES = 10_000_000
"""The largest file that is read: a text of some two million words."""


class UnreadableFile(Exception):
    """A file cannot be read; the message says why and what to do, without the file's name."""


class UnwritableFile(Exception):
    """A file cannot be written; the message says why and what to do, without the file's name."""


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file exactly as it stands; raises UnreadableFile."""
    return decode(read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file of at most MAX_BYTES; raises UnreadableFile, before reading a larger one."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UnreadableFile("is a folder where a file is expected")
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableFile("is not an ordinary file")
        if found.st_size > MAX_BYTES:
            raise UnreadableFile(
                f"has {found.st_size:,} bytes; the most is {MAX_BYTES:,}. Split the document"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile("does not exist; make it, or correct its name") from None
    except OSError as error:
        raise UnreadableFile(f"cannot be read: {str(error.strerror).lower()}") from error


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file, whole or not at all; raises UnwritableFile. One that is there keeps its permissions."""
    path = path.resolve()
    try:
        with tempfile.TemporaryDirectory(prefix=".", dir=path.parent) as temporary:
            made = Path(temporary) / path.name
            made.write_bytes(text.encode())
            if path.exists():
                shutil.copymode(path, made)
            made.replace(path)
    except OSError as error:
        raise UnwritableFile(f"cannot be written: {str(error.strerror).lower()}") from error


def decode(data: bytes) -> str:
    """Return UTF-8 bytes as text; raises UnreadableFile with the offset of the first byte that is not."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            f"is not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start} (line {line}); save it as UTF-8"
        ) from None
