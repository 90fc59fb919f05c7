"""`dateline seed draft` and `dateline seed new --draft`: where a draft goes, and what is refused."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from seed.__main__ import main
from tests.seed.drafted import DATA

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Iran said on Saturday it had “no part” in it.\r\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the data that comes with Dateline."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return a file with an article's text."""
    (tmp_path / "Iran again.txt").write_bytes(TEXT.encode())
    return tmp_path / "Iran again.txt"


def test_a_draft_is_printed(article: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["draft", str(article), "--dateline", "2021-07-12"]) == 0
    printed = capsysbinary.readouterr().out.decode()
    assert '[document]\nslug = "2021-07-12-iran-again"\ndateline = 2021-07-12\n' in printed
    assert '# date = { as_written = "on Saturday" } # 2021-07-10, weekday_before_dateline\n' in printed


def test_a_printed_draft_passes_the_check_in_the_articles_folder(
    data: Path, article: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = data / "articles" / "2021-07-12-iran-again"
    folder.mkdir()
    shutil.copy(article, folder / "article.txt")
    main(["draft", str(folder / "article.txt"), "--dateline", "2021-07-12", "--data", str(data)])
    records = capsysbinary.readouterr().out
    assert b'slug = "2021-07-12-iran-again"\n' in records
    (folder / "records.toml").write_bytes(records)
    assert main(["--check", str(folder)]) == 0


def test_a_draft_replaces_a_file_only_when_told(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "records.toml"
    command = ["draft", str(article), "--dateline", "2021-07-12", "--slug", "iran-again", "-o", str(output)]
    output.write_text("mine", encoding="utf-8")
    assert main(command) == 1
    assert "is there already" in capsys.readouterr().err
    assert output.read_text(encoding="utf-8") == "mine"
    assert main([*command, "--force"]) == 0
    assert 'slug = "iran-again"' in output.read_text(encoding="utf-8")


def test_a_new_article_can_begin_with_its_draft(
    data: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "2021-07-12", "iran-again", str(article), "--into", str(data), "--draft"]) == 0
    folder = data / "articles" / "2021-07-12-iran-again"
    assert (folder / "article.txt").read_bytes() == TEXT.encode()
    assert '# act = "report" # ? "said"' in (folder / "records.toml").read_text(encoding="utf-8")
    assert main(["--check", str(folder)]) == 0
    assert "2 documents, 16 entries" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "message"),
    [(b" \n", "is empty"), (b"\xff\xfe", "is not UTF-8: byte 0xff at offset 0"), (b"a\0b", "NUL at 1")],
)
def test_a_text_that_is_none_is_refused(
    content: bytes, message: str, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_bytes(content)
    assert main(["draft", str(article), "--dateline", "2021-07-12"]) == 1
    output = capsys.readouterr()
    assert message in output.err
    assert output.out == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--dateline", "2021-02-30"], "'2021-02-30' is not a day of the calendar"),
        (["--dateline", "2021-07-12", "--slug", "Iran"], "'Iran' is not a slug"),
        (["--dateline", "2021-07-12", "--data", "/nothing"], "/nothing: cannot be read as a folder"),
        (
            ["--dateline", "2021-07-12", "-o", "/nothing/records.toml"],
            "records.toml cannot be written: no such file",
        ),
    ],
)
def test_a_wrong_command_line_is_refused(
    arguments: list[str], message: str, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", str(article), *arguments]) == 1
    assert message in capsys.readouterr().err


def test_a_text_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "nothing.txt", "--dateline", "2021-07-12"]) == 1
    assert "nothing.txt does not exist" in capsys.readouterr().err


def test_actors_that_cannot_be_read_are_named(
    data: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "actors.toml").write_text("[[actor]\n", encoding="utf-8")
    assert main(["draft", str(article), "--dateline", "2021-07-12", "--data", str(data)]) == 1
    assert "actors.toml: is not TOML" in capsys.readouterr().err


def test_an_article_of_400_words_drafts_in_less_than_a_second() -> None:
    text = DATA / "articles" / "2021-07-09-pentagon-deeply-concerned" / "article.txt"
    command = [sys.executable, "-m", "seed", "draft", str(text), "--dateline", "2021-07-09"]
    before = os.times()
    subprocess.run(command, cwd=ROOT, env=dict(os.environ), stdout=subprocess.DEVNULL, check=True)
    after = os.times()  # the processor's time, which other tests at work do not lengthen
    assert (after.children_user + after.children_system) - (before.children_user + before.children_system) < 1
