"""`seed --totals` writes how many records a data folder holds, says what changed, and touches nothing else."""

import shutil
import stat
import tomllib
from pathlib import Path

import pytest

from seed.__main__ import main
from tests.frozen import DATA

ENTRY = """
[[entry]]
kind = "statement"
slug = "another-denial-2021-07"
title = "Another denial"
date = { edtf = "2021-07-09", basis = "as_of_report" }
act = "deny"
form = "indirect"
links = [{ relation = "responds_to", entry = "ain-al-asad-barrage-2021-07-07", basis = "stated" }]
citations = [{ document = "2021-07-09-pentagon-deeply-concerned", quote = "It is imperative to note" }]
"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the tests' data with one entry more."""
    shutil.copytree(DATA, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    records = next(Path("data").glob("articles/*/records.toml"))
    records.write_text(records.read_text(encoding="utf-8") + ENTRY, encoding="utf-8")
    return Path("data")


CHANGED = "entries 16 → 17\nstatements 8 → 9\nlinks 16 → 17\ncitations 21 → 22\n"


@pytest.mark.usefixtures("data")
def test_it_writes_what_the_files_hold_and_says_what_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--check", "data"]) == 1
    assert "write the totals anew: ./dateline seed --totals data" in capsys.readouterr().err
    assert main(["--totals", "data"]) == 0
    assert capsys.readouterr().out == CHANGED
    assert main(["--check", "data"]) == 0


def test_a_second_run_changes_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--totals", "data"])
    before = (data / "expect.toml").stat().st_mtime_ns
    capsys.readouterr()
    assert main(["--totals", "data"]) == 0
    assert capsys.readouterr().out == "The totals are right already.\n"
    assert (data / "expect.toml").stat().st_mtime_ns == before


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comments_order_and_line_ends_stay(data: Path, end: str) -> None:
    lines = ["# Ours", "entries=16# all kinds", '  "links" = "12"   # a text', "", "actors = 13"]
    (data / "expect.toml").write_bytes(end.join(lines).encode())
    (data / "expect.toml").chmod(0o640)
    assert main(["--totals", "data"]) == 0
    text = (data / "expect.toml").read_bytes().decode()
    assert text.startswith(
        end.join(["# Ours", "entries=17# all kinds", '  "links" = 17   # a text', "", "actors = 13", ""])
    )
    assert text.count("\n") == text.count(end) == 14
    assert tomllib.loads(text)["positions"] == 6
    assert stat.S_IMODE((data / "expect.toml").stat().st_mode) == 0o640


def test_a_folder_without_totals_gets_them(data: Path) -> None:
    (data / "expect.toml").unlink()
    assert main(["--totals", "data"]) == 0
    assert tomllib.loads((data / "expect.toml").read_text(encoding="utf-8"))["entries"] == 17
    assert main(["--check", "data"]) == 0


def test_an_articles_folder_stands_for_the_data_folder_around_it(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--totals", str(next((data / "articles").iterdir()))]) == 0
    assert capsys.readouterr().out == CHANGED


def test_an_article_that_lies_in_no_data_folder_has_no_totals(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = shutil.copytree(next((data / "articles").iterdir()), tmp_path / "alone")
    assert main(["--totals", str(alone)]) == 1
    assert "has no totals" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("totals", "message"),
    [
        ("entrys = 16\n", "entrys: is no total; did you mean 'entries'?"),
        ("entries = 16\nentries = 16\n", "is not TOML"),
        ('entries = """\n16"""\n', "write each total on a line of its own"),
    ],
)
def test_totals_that_cannot_be_renewed_stay_as_they_are(
    data: Path, totals: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "expect.toml").write_text(totals, encoding="utf-8")
    assert main(["--totals", "data"]) == 1
    assert message in capsys.readouterr().err
    assert (data / "expect.toml").read_text(encoding="utf-8") == totals
    assert len(list(data.iterdir())) == 5


def test_nothing_is_written_while_anything_else_is_wrong(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (data / "expect.toml").read_bytes()
    records = next(data.glob("articles/*/records.toml"))
    text = records.read_text(encoding="utf-8").replace('quote = "It is imp', 'quote = "It was imp')
    records.write_text(text, encoding="utf-8")
    assert main(["--totals", "data"]) == 1
    assert "is not in the text" in capsys.readouterr().err
    assert (data / "expect.toml").read_bytes() == before
