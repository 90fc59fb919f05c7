"""What is no file that can be read, and how reading is shown to a person who waits."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from seed.__main__ import main
from seed.disk import MAX_BYTES
from seed.progress import track
from tests.frozen import DATA


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the tests' data."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_a_file_of_50_megabytes_is_refused_without_being_read(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data)
    article = next(data.glob("articles/*/article.txt"))
    os.truncate(article, 50_000_000)
    assert main(["--check", "."]) == 1
    assert f"has 50,000,000 bytes; the most is {MAX_BYTES:,}" in capsys.readouterr().err


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to(path)])
def test_what_is_no_file_is_refused(
    make: Callable[[Path], None], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "actors.toml").unlink()
    make(data / "actors.toml")
    assert main(["--check", str(data)]) == 1
    assert capsys.readouterr().err.count("\n") == 2


@pytest.mark.parametrize("name", ["nowhere", "actors.toml", "articles"])
def test_a_path_that_is_no_folder_of_records_is_refused(
    name: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--check", str(data / name)]) == 1
    assert "folder" in capsys.readouterr().err


class Terminal:
    """A terminal that remembers what is written to it."""

    def __init__(self, *, watched: bool) -> None:
        self.watched = watched
        self.written = ""

    def isatty(self) -> bool:
        return self.watched

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("watched", [True, False])
def test_a_bar_is_drawn_only_on_a_terminal(watched: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a parameter
    monkeypatch.setattr("seed.progress._PATIENCE", -1)
    terminal = Terminal(watched=watched)
    assert list(track([1, 2], "Reading", terminal)) == [1, 2]
    assert ("Reading [###############               ] 1 of 2" in terminal.written) == watched
    assert terminal.written.endswith("\r\x1b[K") == watched


def test_short_work_draws_no_bar() -> None:
    terminal = Terminal(watched=True)
    assert list(track([1, 2], "Reading", terminal)) == [1, 2]
    assert terminal.written == ""
